"""Where each word of a text stands in the document that it was read from.

Folding, indentation and quotation marks change the blanks of a text only, so
its words are, one after the other, those of the source. That is verified:
where it does not hold, there is no place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from aic_faq.source import NEWLINE

if TYPE_CHECKING:
    from aic_faq.origin import Origin

__all__ = ("Alignment", "align")

_WORD = re.compile(r"\S+")
# In a long text many places may be asked for, in a short one hardly more than one.
_LONG = 4_000
_VISIBLE = re.compile(r"\S")
_ESCAPED = re.compile(
    r"\\(?:x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})|(?P<one>\S))"
    r"|\\\s|\S"
)
_SINGLE_QUOTED = re.compile(r"''|\S")
_NAMED = {"_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029", "n": "\n", "r": "\r", "t": "\t"}


class Alignment(Protocol):
    """Lead from a character of a text that is no blank to its offset in the source."""

    def offset(self, index: int, /) -> int:
        """Give the offset in the source of the character at an index of the text."""
        ...


def align(text: str, origin: Origin, /) -> Alignment | None:
    """Find out where the characters of a text stand; None where that is not sure."""
    start, end = _inside(origin)
    raw = origin.source.text[start:end]
    escapes = {"single-quoted": "''", "double-quoted": "\\", "multiline-basic": "\\"}.get(origin.style)
    if escapes is None or escapes not in raw:
        words = text.rstrip()
        if raw.startswith(words):
            return _Shifted(start)
        # Splitting is a hundred times as quick as to look at each character.
        return _ByWord(text, raw, start) if text.split() == raw.split() else None
    characters = [
        (character, start + match.start())
        for match in (_SINGLE_QUOTED if escapes == "''" else _ESCAPED).finditer(raw)
        for character in _meant(match)
        if not character.isspace()
    ]
    same = "".join(character for character, _ in characters) == "".join(text.split())
    return _ByCharacter(text, tuple(offset for _, offset in characters)) if same else None


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


@frozen(eq=False)
class _Shifted:
    """Add a number: text and source are the same."""

    start: int

    def offset(self, index: int, /) -> int:
        return self.start + index


@frozen(eq=False)
class _ByWord:
    """Count words: text and source have the same ones."""

    text: str
    raw: str
    start: int

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Give where each word begins, in the text and in what is written."""
        return (
            [match.start() for match in _WORD.finditer(self.text)],
            [match.start() for match in _WORD.finditer(self.raw)],
        )

    def offset(self, index: int, /) -> int:
        if len(self.text) > _LONG:
            in_text, in_raw = self._words
            number = bisect_right(in_text, index) - 1
            return self.start + in_raw[number] + index - in_text[number]
        before = self.text[:index]
        words = before.split()
        within = len(words[-1]) if words and not before[-1].isspace() else 0
        number = len(words) - (within > 0)
        # What is left after so many words begins with the one that is looked for.
        rest = self.raw.split(None, number)[number]
        return self.start + len(self.raw) - len(rest) + within


@frozen(eq=False)
class _ByCharacter:
    """Count characters that are no blanks: escapes stand for one each."""

    text: str
    offsets: tuple[int, ...]

    @cached_property
    def _visible(self) -> list[int]:
        return [match.start() for match in _VISIBLE.finditer(self.text)]

    def offset(self, index: int, /) -> int:
        return self.offsets[bisect_left(self._visible, index)]


def _meant(match: re.Match[str]) -> str:
    """Give the character that is written; nothing for a line break that is escaped."""
    written = match.group()
    if written == "''":
        return "'"
    if written[0] != "\\" or len(written) == 1:
        return written
    code = match["two"] or match["four"] or match["eight"]
    if code is not None:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""
    return _NAMED.get(match["one"] or "", match["one"] or "")
