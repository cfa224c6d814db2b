"""How many columns a text takes on a screen."""

from __future__ import annotations

import re
from functools import cache

__all__ = ("display_width", "is_narrow", "unwidened", "widened")

# Characters that all take one column: Latin, Greek, Cyrillic, the letters of Hebrew and Arabic,
# their punctuation and digits, arrows, mathematical signs, and symbols that are no emoji.
_ONE_COLUMN = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u064a"
    "\u0660-\u0669\u0671-\u06d5\u06f0-\u06f9\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf"
    "\u2100-\u2319\u2460-\u25fc\u2600-\u2613\u2616-\u262f\u270c-\u2727\u2758-\u2794\u2798-\u27af"
)
_LAST_NARROW = "\u27af"
# Chinese, Japanese and Korean.
_TWO_COLUMNS = (
    "\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3131-\u3163\u3165-\u318e\u3200-\u321e\u3220-\u3247"
    "\u3250-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
)
_NARROW = re.compile(f"[{_ONE_COLUMN}]*")
_FILLER = "\ufdd2"


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


def widened(text: str, /) -> str | None:
    """Put a filler behind each wide character, so that each column has a character.

    None where a text holds others than those whose width is known. The filler
    is a noncharacter; :func:`unwidened` takes it out again.
    """
    if not _simple().fullmatch(text):
        return None
    return "".join([sign + _FILLER if sign > _LAST_NARROW else sign for sign in text])


def unwidened(text: str, /) -> str:
    """Take the fillers out that :func:`widened` has put in."""
    return text.replace(_FILLER, "")


@cache
def _wide() -> re.Pattern[str]:
    """Compile what few texts need when one does."""
    return re.compile(f"[{_TWO_COLUMNS}]+")


@cache
def _simple() -> re.Pattern[str]:
    return re.compile(f"[{_ONE_COLUMN}{_TWO_COLUMNS}]*")
