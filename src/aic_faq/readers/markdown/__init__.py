"""Read FAQs out of pages of Markdown."""
