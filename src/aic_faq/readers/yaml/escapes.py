"""Escapes in double-quoted YAML that no text may hold, or that mean nothing."""

from __future__ import annotations

import re
from functools import cache

from aic_faq.characters import find_control

__all__ = ("find_unfit_escape",)

# YAML 1.2.2, section 5.7; a line break after a backslash joins two lines.
_MEANINGFUL = frozenset('0abt\tnvfre "/\\N_LP\n\r')
_CONTROLS = {"0": "\x00", "a": "\x07", "b": "\x08", "v": "\x0b", "f": "\x0c", "e": "\x1b", "N": "\x85"}


@cache
def _escape() -> re.Pattern[str]:
    """Find escapes, and the end of the text."""
    return re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[\s\S])|\"")


def find_unfit_escape(text: str, start: int, /) -> tuple[int, str] | None:
    """Find the first unfit escape of a double-quoted text from ``start`` to its end.

    Gives the offset of its backslash, and the character that it stands for:
    an empty text where there is no such character.
    """
    for match in _escape().finditer(text, start):
        sign = match.group()[1:2]
        if not sign:
            return None
        code = match[1] or match[2] or match[3]
        if code is not None:
            number = int(code, 16)
            character = chr(number) if number <= 0x10FFFF else ""
        elif sign not in _MEANINGFUL:
            character = ""
        else:
            character = _CONTROLS.get(sign, " ")
        if not character or find_control(character) is not None:
            return match.start(), character
    return None
