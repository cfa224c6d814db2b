"""How many columns a text takes on a screen."""

from __future__ import annotations

import re
from functools import cache

__all__ = ("display_width", "is_narrow")

# Scripts whose characters all take one column: Latin, Greek, Cyrillic and their punctuation.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*"
)


def is_narrow(text: str, /) -> bool:
    """Tell whether each character of a text takes one column, as far as that is quick to see."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def display_width(text: str, /) -> int:
    """Give the number of columns that a text takes: two for a wide character, none for a combining one."""
    if is_narrow(text):
        return len(text)
    if _wide().fullmatch(text):
        return 2 * len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - most texts do without

    return max(0, wcswidth(text))


@cache
def _wide() -> re.Pattern[str]:
    """Compile what few texts need when one does."""
    return re.compile("[\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*")
