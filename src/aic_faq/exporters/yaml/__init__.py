"""YAML: the native document, as people write it by hand."""

from __future__ import annotations

from aic_faq.exporters.yaml._exporter import YAMLExporter, front_matter_lines

__all__ = ("YAMLExporter", "front_matter_lines")
