"""Read FAQs out of folders with a file for each question."""
