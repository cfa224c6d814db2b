"""JSON-LD: a schema.org ``FAQPage``, for search engines and other machines."""

from __future__ import annotations

from aic_faq.exporters.jsonld._exporter import JSONLDExporter

__all__ = ("JSONLDExporter",)
