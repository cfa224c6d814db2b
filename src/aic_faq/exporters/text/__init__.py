"""Plain text: for mail, terminals, chat bots and speech."""

from __future__ import annotations

from aic_faq.exporters.text._exporter import TextExporter

__all__ = ("TextExporter",)
