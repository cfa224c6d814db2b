"""Where each character of a text stands in the document that it was read from.

Folding, indentation and quotation marks change the blanks of a text only, so
the n-th character that is no blank is the n-th in the source as well. That is
verified character by character: where it does not hold, there is no place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.source import NEWLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.origin import Origin

__all__ = ("align",)

_VISIBLE = re.compile(r"[^ \t\r\n]")
_SINGLE_QUOTED = re.compile(r"''|[^ \t\r\n]")
_ESCAPED = re.compile(
    r"\\(?:x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})|(?P<one>.))"
    r"|\\[ \t\r\n]|[^ \t\r\n]"
)
_NAMED = {"_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029"}
_BLANK_ESCAPES = frozenset("nrt ")


def align(text: str, origin: Origin, /) -> tuple[int, ...] | None:
    """Give the offset in the source of each character of a text that is no blank; None where unsure."""
    start, end = _inside(origin)
    raw = origin.source.text
    pairs = list(_characters(raw, start, end, origin))
    wanted = _VISIBLE.findall(text)
    if [character for character, _ in pairs] != wanted:
        return None
    return tuple(offset for _, offset in pairs)


def _inside(origin: Origin) -> tuple[int, int]:
    """Leave out quotation marks, and the line on which a block scalar begins."""
    raw, start, end = origin.source.text, origin.start, origin.end
    match origin.style:
        case "literal" | "folded":
            header = NEWLINE.search(raw, start, end)
            return (end if header is None else header.end()), end
        case "single-quoted" | "double-quoted":
            return start + 1, end - 1
        case "multiline-basic" | "multiline-literal":
            return start + 3, end - 3
        case _:
            return start, end


def _characters(raw: str, start: int, end: int, origin: Origin) -> Iterator[tuple[str, int]]:
    match origin.style:
        case "single-quoted":
            for match in _SINGLE_QUOTED.finditer(raw, start, end):
                yield match.group()[0], match.start()
        case "double-quoted" | "multiline-basic":
            for match in _ESCAPED.finditer(raw, start, end):
                character = _unescaped(match)
                if character:
                    yield character, match.start()
        case _:
            for match in _VISIBLE.finditer(raw, start, end):
                yield match.group(), match.start()


def _unescaped(match: re.Match[str]) -> str:
    """Give the character that is meant; nothing for a blank."""
    code = match["two"] or match["four"] or match["eight"]
    if code is not None:
        number = int(code, 16)
        return "" if number in {9, 10, 13, 32} or number > 0x10FFFF else chr(number)
    one = match["one"]
    if one is None:
        return match.group() if match.group()[0] != "\\" else ""
    return "" if one in _BLANK_ESCAPES else _NAMED.get(one, one)
