"""FAQs to text: one exporter for each format, loaded when it is asked for."""

from __future__ import annotations

from aic_faq.exporters._base import Exporter, export, exporter_names, get_exporter

__all__ = ("Exporter", "export", "exporter_names", "get_exporter")
