"""FAQs in Sphinx, and FAQ pages in reStructuredText."""
