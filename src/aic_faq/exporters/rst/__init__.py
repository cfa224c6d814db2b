"""reStructuredText: a page with a section for each question, for docutils and Sphinx."""

from __future__ import annotations

from aic_faq.exporters.rst._exporter import RSTExporter

__all__ = ("RSTExporter",)
