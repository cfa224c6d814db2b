"""JSON: all that a FAQ holds, for programs."""

from __future__ import annotations

from aic_faq.exporters.json_model._exporter import JSONExporter

__all__ = ("JSONExporter",)
