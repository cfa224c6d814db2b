"""Read YAML into located nodes."""
