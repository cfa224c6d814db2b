"""Read JSON into located nodes."""
