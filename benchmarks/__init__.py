"""Measure aic-faq against the least script that does the same job; see docs/explanation/performance.md."""
