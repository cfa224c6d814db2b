"""The lines of a Markdown page: which are code, which only divide, which are a list of contents."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.origin import Origin
from aic_faq.richtext.markdown import block_tokens
from aic_faq.source import NEWLINE, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq.richtext.markdown import BlockToken

__all__ = ("ANCHOR_LINE", "Line", "Page", "page_of", "text_of")

Line = tuple[int, str]
"""A line of text, or a part of one, with the number that the line has in its source."""

_ANCHOR = r"<(?:a|span)[ \t]+(?:name|id)[ \t]*=[^<>]*>(?:[ \t]*</(?:a|span)>)?"
ANCHOR_LINE = re.compile(rf"[ \t]*(?:(?:{_ANCHOR}[ \t]*)++|\([\w.:-]+\)=[ \t]*)")
# What gives a text its frame on a page, and says nothing.
_FRAME = re.compile(
    r"import[ \t][^\n]+[\"'];?"  # of components in MDX
    r"|[ \t]*(?:(?:</?[A-Z]\w*(?:[ \t][^<>]*[^<>/])?>"
    r"|</?(?:div|section|article|main|aside|header|center|span|p|button|i|hr)(?:[ \t][^<>]*)?>"
    r"|</(?:a|details|summary)>|<!--(?:[^-]|-(?!->))*+-->"
    r"|\{\{[<%][ \t]*/[^{}]*\}\}|\{%[ \t]*end[^{}]*\})[ \t]*)++"
)
_ANCHOR_LINK = re.compile(
    r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:[*_`]*!?\[[^\]\n]*\]\(#[^)\n]*\)[*_`]*[ \t,;|·•:.\\]*)++"
)
_CONTENTS_MARK = re.compile(
    r"[ \t]*(?:[-*+][ \t]+TOC|\[TOC\]|\[\[_?TOC_?\]\]|\{:[ \t]*toc[^{}]*\}"
    r"|\{[{%][<%]?[ \t]*(?:toc|table_of_contents)[ \t]*[>%]?[%}]\}|<TOC[^<>]*>|@\[toc\])[ \t]*",
    re.IGNORECASE,
)
_CONTENTS_FENCE = ("{contents}", "{toctree}")
_LEAST_LINKS = 2


@frozen(eq=False)
class Page:
    """Hold a page, line by line; lines are counted from 0 at its ``start``.

    Attributes:
        start: the offset in the source where the page begins.
        before: how many lines of the source stand above it.
        definitions: where each link definition stands, by its label.
        notes: where each footnote stands, by its name.
        code: which lines are code; ``fences``: which of them stand between fences.
        defining: which lines belong to definitions of links or notes.
        words, contents: up to each line, how many lines have something to read,
            and how many belong to a list of contents.
    """

    source: Source
    start: int
    before: int
    lines: Sequence[str]
    tokens: Sequence[BlockToken]
    definitions: dict[str, tuple[int, int]]
    notes: dict[str, tuple[int, int]]
    code: bytearray
    fences: bytearray
    defining: bytearray
    words: Sequence[int]
    contents: Sequence[int]

    def number(self, line: int) -> int:
        """Give the 1-based number that a line has in the source."""
        return self.before + line + 1

    def offset(self, line: int) -> int:
        """Give the offset in the source at which a line begins; that of the end after the last line."""
        starts = self.source.line_starts
        place = self.before + line
        return max(starts[place], self.start) if place < len(starts) else len(self.source.text)

    def span(self, first: int, end: int) -> Span:
        """Give where the lines stand in the source, without their last newline."""
        stop = self.offset(end - 1) + len(self.lines[end - 1])
        return Span(self.offset(first), stop)

    def has_words(self, first: int, end: int) -> bool:
        """Tell whether there is something to read on lines that belong to no list of contents."""
        return self.words[max(first, end)] > self.words[first]

    def has_contents(self, first: int, end: int) -> bool:
        """Tell whether a list of contents stands on the lines."""
        return self.contents[max(first, end)] > self.contents[first]

    def is_contents(self, line: int) -> bool:
        """Tell whether a line belongs to a list of contents."""
        return self.contents[line + 1] > self.contents[line]

    def numbered(self, first: int, end: int) -> list[Line]:
        """Give whole lines with their numbers."""
        return [(self.number(line), self.lines[line]) for line in range(first, end)]

    def shown(self, first: int, end: int) -> list[Line]:
        """Give whole lines but for link definitions and footnotes: texts get those that they use."""
        lines = self.numbered(first, end)
        if not self.definitions and not self.notes:
            return lines
        return [line for line in lines if not self.defining[line[0] - 1 - self.before]]

    def piece(self, start: int, end: int) -> list[Line]:
        """Give the lines between two offsets of the source, the first and the last one in part."""
        number = self.source.line_number(start)
        return list(enumerate(NEWLINE.split(self.source.text[start:end]), number))

    def trimmed(self, lines: list[Line]) -> list[Line]:
        """Leave out lines at both ends that have nothing to read, and lines between questions at the end."""
        first, end = 0, len(lines)
        while end > first and self._is_margin(lines[end - 1], last=True):
            end -= 1
        while first < end and self._is_margin(lines[first], last=False):
            first += 1
        return lines[first:end]

    def _is_margin(self, line: Line, *, last: bool) -> bool:
        text = line[1]
        if not text.strip() or (_FRAME.fullmatch(text) is not None and "%" not in text):
            return True
        place = line[0] - 1 - self.before
        return last and text == self.lines[place] and not self.has_words(place, place + 1) and _is_rule(text)

    def origin(self, lines: Sequence[Line]) -> Origin:
        """Say where lines stand in the source."""
        numbers = tuple(number for number, _ in lines)
        end = self.source.offset(numbers[-1], 1) + len(self.source.line(numbers[-1]))
        return Origin(self.source, self.source.offset(numbers[0], 1), max(end, 0), "verbatim", numbers)


def _is_rule(text: str) -> bool:
    return not text.strip(" \t*_-") and len(text) >= 3


def text_of(lines: Iterable[Line], /) -> str:
    """Put lines together."""
    return "\n".join(text for _, text in lines)


def page_of(source: Source, body: Span, /) -> Page:
    """Divide the text of a page into lines and blocks."""
    text = source.text[body.start : body.end]
    start = body.start + len(text) - len(text.removeprefix("\ufeff"))
    lines = NEWLINE.split(source.text[start : body.end])
    tokens, definitions = block_tokens("\n".join(lines))
    notes = {
        str(token.meta["label"]): (token.map[0], token.map[1])
        for token in tokens
        if token.type == "footnote_reference_open" and token.map is not None
    }
    fences = bytearray(len(lines) + 1)
    _flag(fences, _lines_of(tokens, "fence"))
    code = bytearray(fences)
    _flag(code, _lines_of(tokens, "code_block"))
    contents = _contents_lines(lines, tokens, code)
    defining = bytearray(len(lines) + 1)
    _flag(defining, (*definitions.values(), *notes.values()))
    silent = bytearray(defining)
    _flag(silent, _lines_of(tokens, "hr"))
    words = [
        bool(code[number] or (text.strip() and not silent[number] and not _says_nothing(text)))
        and not contents[number]
        for number, text in enumerate(lines)
    ]
    return Page(
        source=source,
        start=start,
        before=source.line_number(start) - 1,
        lines=lines,
        tokens=tokens,
        definitions=definitions,
        notes=notes,
        code=code,
        fences=fences,
        defining=defining,
        words=list(accumulate(words, initial=0)),
        contents=list(accumulate(contents[:-1], initial=0)),
    )


def _says_nothing(text: str) -> bool:
    return _FRAME.fullmatch(text) is not None or ANCHOR_LINE.fullmatch(text) is not None


def _flag(flags: bytearray, places: Iterable[tuple[int, int]]) -> None:
    for first, end in places:
        flags[first:end] = b"\1" * (end - first)


def _lines_of(tokens: Iterable[BlockToken], kind: str) -> Iterator[tuple[int, int]]:
    for token in tokens:
        if token.type == kind and token.map is not None:
            yield token.map[0], token.map[1]


def _contents_lines(lines: Sequence[str], tokens: Iterable[BlockToken], code: bytearray) -> bytearray:
    """Find the lines of lists of contents: several links in a row that lead to places of the page."""
    found = bytearray(len(lines) + 1)
    run: list[int] = []
    for number, text in enumerate((*lines, "end")):
        if not text.strip() and number < len(lines):
            continue
        if number < len(lines) and not code[number]:
            if _ANCHOR_LINK.fullmatch(text):
                run.append(number)
                continue
            if _CONTENTS_MARK.fullmatch(text):
                found[number] = 1
                continue
        if len(run) >= _LEAST_LINKS:
            for link in run:
                found[link] = 1
        run = []
    listing = [token for token in tokens if token.type == "fence" and token.info.startswith(_CONTENTS_FENCE)]
    _flag(found, _lines_of(listing, "fence"))
    return found
