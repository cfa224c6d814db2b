"""Read FAQs out of tables of separated values."""
