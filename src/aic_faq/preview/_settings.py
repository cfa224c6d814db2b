"""How documents are read, shown and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.exporters.html import HTMLExporter
    from aic_faq.exporters.jsonld import JSONLDExporter
    from aic_faq.exporters.text import TextExporter
    from aic_faq.options import ReadOptions
    from aic_faq.readers import ReadResult

__all__ = ("Settings",)


@frozen(kw_only=True)
class Settings:
    """Hold how documents are read, shown and checked.

    Attributes:
        page: writes the page, which stands alone.
        jsonld: writes the JSON-LD.
        text: writes the text.
        reading: how the documents are read.
        check: finds what is wrong with documents, each with the name that it was given by.
        configuration: the file of settings, where there is one.
    """

    page: HTMLExporter
    jsonld: JSONLDExporter
    text: TextExporter
    reading: ReadOptions
    check: Callable[[Sequence[tuple[str, ReadResult]]], tuple[Diagnostic, ...]]
    configuration: str | None = None
