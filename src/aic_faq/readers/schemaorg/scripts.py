"""What stands in a script element around its JSON."""

from __future__ import annotations

import re

from aic_faq.source import Span

__all__ = ("json_of_script",)

_LONGEST_END = 100
# Kept from XHTML: content management systems still write them.
_START = re.compile(r"\s*+(?://|/\*)?\s*<!(?:\[CDATA\[|--)(?:\s*\*/|\s*//)?")
_END = re.compile(r"(?:(?://|/\*)\s*)?(?:\]\]|--)>(?:\s*\*/)?\s*\Z")


def json_of_script(text: str, span: Span, /) -> Span:
    """Give where the JSON of a script element stands, without the signs of a section or comment around it."""
    start = _START.match(text, span.start, span.end)
    if start is None:
        return span
    tail = max(start.end(), span.end - _LONGEST_END)
    end = _END.search(text, tail, span.end)
    return Span(start.end(), span.end if end is None else end.start())
