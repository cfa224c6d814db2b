"""Text that was written for one line, whatever white space is in it."""

from __future__ import annotations

import re
from functools import cache

__all__ = ("one_line",)


@cache
def _breaking_space() -> re.Pattern[str]:
    """Compile what few texts need: no-break spaces are none of these, they stay as they are."""
    return re.compile("[ \t\n\r\u2028\u2029]+")


def one_line(text: str, /) -> str:
    """Put one space where blanks, tabs and newlines stand, and none at the ends."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\u2028" in text or "\u2029" in text:
        text = _breaking_space().sub(" ", text)
    return text.strip(" ")
