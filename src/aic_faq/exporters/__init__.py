"""FAQs to text: one exporter for each format, loaded when it is asked for."""

from __future__ import annotations

from aic_faq.exporters._base import (
    BUILT_IN,
    Exporter,
    ReportsLosses,
    export,
    exporter_names,
    get_exporter,
    losses,
)

__all__ = ("BUILT_IN", "Exporter", "ReportsLosses", "export", "exporter_names", "get_exporter", "losses")
