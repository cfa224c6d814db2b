"""Read FAQs out of pages of HTML."""
