"""Read FAQs out of JSON-LD with the vocabulary of schema.org."""
