"""HTML: a page or a fragment, for people."""

from __future__ import annotations

from aic_faq.exporters.html._choices import ProfileName
from aic_faq.exporters.html._exporter import HTMLExporter, rich_text_html
from aic_faq.exporters.html._page import script, stylesheet

__all__ = ("HTMLExporter", "ProfileName", "rich_text_html", "script", "stylesheet")
