"""Markdown: a page with a heading for each question, for site generators and repositories."""

from __future__ import annotations

from aic_faq.exporters.markdown._exporter import MarkdownExporter

__all__ = ("MarkdownExporter",)
