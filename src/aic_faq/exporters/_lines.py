"""Text that was written for one line, whatever white space is in it."""

from __future__ import annotations

import re

__all__ = ("one_line",)

# No-break spaces are none of these: they stay as they are.
_BREAKING_SPACE = re.compile("[ \t\n\r\u2028\u2029]+")


def one_line(text: str, /) -> str:
    """Put one space where blanks, tabs and newlines stand, and none at the ends."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\u2028" in text or "\u2029" in text:
        text = _BREAKING_SPACE.sub(" ", text)
    return text.strip(" ")
