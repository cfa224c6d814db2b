"""Characters that no text may hold, and how to speak of them."""

from __future__ import annotations

import re
from functools import cache

__all__ = ("find_control", "find_open_direction", "is_invisible", "name_of", "replace_controls", "visible")

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Nearly every text is nothing but these, and this is the quickest way to see it.
# Letters by their kind: a set of all of them would take 6 ms to compile.
_ORDINARY = re.compile(r"[ -~\xa0-\xff\u2010-\u22ff\w\t\n\r]*+")

# What a terminal or a log must never be sent as it is: controls, and the
# characters that change the direction of what follows (Unicode UAX #9).
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@cache
def _control() -> re.Pattern[str]:
    """Compile what is rarely needed when it is needed: it takes 4 ms."""
    planes = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    return re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{planes}]")


@cache
def _allowed() -> re.Pattern[str]:
    """Compile what all of a text may be: to look for what it may not hold takes thirty times as long."""
    planes = "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
    return re.compile(f"[ -~\xa0-\ud7ff\t\n\r\ue000-\ufdcf\ufdf0-\ufffd{planes}]*+")


def find_control(text: str, start: int = 0, /) -> int | None:
    """Find the first character from ``start`` on that no text may hold.

    These are the control characters but for tab, line feed and carriage
    return, lone surrogates, and Unicode's noncharacters.
    """
    if _ORDINARY.fullmatch(text, start):
        return None
    match = _allowed().match(text, start)
    end = match.end() if match else start
    return end if end < len(text) else None


def replace_controls(text: str, /) -> str:
    """Put U+FFFD where a text holds what it may not, carriage returns included."""
    if find_control(text) is not None:
        text = _control().sub(_REPLACEMENT, text)
    return text.replace("\r", _REPLACEMENT)


_ENDS_OF_DIRECTIONS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}


@cache
def _directions() -> re.Pattern[str]:
    return re.compile("[\u202a-\u202e\u2066-\u2069]")


def find_open_direction(text: str, /) -> int | None:
    """Find the first character that changes the direction of a text to its very end.

    See Unicode UAX #9, sections 2.1 to 2.5.
    """
    if text.isascii():
        return None
    opened: list[re.Match[str]] = []
    for match in _directions().finditer(text):
        starts = _ENDS_OF_DIRECTIONS.get(match.group())
        if starts is None:
            opened.append(match)
            continue
        places = [place for place, start in enumerate(opened) if start.group() in starts]
        # The end of an isolate ends all within it; that of an embedding does not reach out of an isolate.
        if places and (match.group() == "\u2069" or places[-1] == len(opened) - 1):
            del opened[places[-1] :]
    return opened[0].start() if opened else None


def is_invisible(text: str, /) -> bool:
    """Tell whether a text has nothing that could be seen."""
    if text[:1].isalnum():  # nearly every text
        return False
    return not any(character.isprintable() and not character.isspace() for character in text)


def name_of(character: str, /) -> str:
    """Name a character that cannot be shown.

    >>> name_of(chr(27))
    'control character U+001B'
    """
    code = ord(character)
    kind = (
        "lone surrogate"
        if 0xD800 <= code <= 0xDFFF
        else "control character"
        if code < 0xFDD0
        else "noncharacter"
    )
    return f"{kind} U+{code:04X}"


def visible(text: str, /) -> str:
    r"""Write what cannot be seen, or reorders what is seen, as escapes.

    >>> visible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return text if text.isascii() and text.isprintable() else _perhaps_invisible().sub(_escape, text)


@cache
def _perhaps_invisible() -> re.Pattern[str]:
    """Find what a terminal or a log may not be sent as it is; :func:`_escape` looks closer."""
    return re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character.isprintable() and character not in _REORDERING:
        return character
    return character.encode("unicode_escape").decode("ascii")
