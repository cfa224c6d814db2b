"""Read TOML into located nodes."""
