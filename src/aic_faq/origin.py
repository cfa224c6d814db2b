"""Where each line of a text stands in the document that it was read from.

YAML folds lines, so the third line of an answer may stand on the ninth line of
its scalar. Diagnostics and translators need the true line; see YAML 1.2.2,
sections 6.5 (line folding), 7.3 (flow scalars) and 8.1 (block scalars).
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from aic_faq.fieldwise import Fieldwise
from aic_faq.source import NEWLINE, Position, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("Origin", "ScalarStyle")

ScalarStyle: TypeAlias = Literal[
    "plain",
    "bare",
    "single-quoted",
    "double-quoted",
    "literal",
    "folded",
    "verbatim",
    "multiline-basic",
    "multiline-literal",
]
"""The five styles of YAML, text that stands in the source as it is, and the two of TOML for several lines.

Texts of JSON and one-line texts of TOML are ``double-quoted`` or ``single-quoted``;
what is no text there, a number say, is ``bare``.
"""


@cache
def _double_quoted_part() -> re.Pattern[str]:
    """Tell the parts of a double-quoted text apart."""
    return re.compile(
        r"\\(?P<newline>r\\n|[nr]|x0[ADad]|u000[ADad]|U0000000[ADad])"
        r"|(?P<other>\\[^\r\n\t t]|\")|(?P<break>\\?(?:\r\n|\n|\r))|\\[\t t]"
    )


@cache
def _multiline_part() -> re.Pattern[str]:
    """Tell the parts of a text of TOML apart."""
    return re.compile(
        r"\\(?P<joined>[ \t]*+(?:\r\n|\n|\r)[ \t\r\n]*+)|(?P<break>\r\n|\n|\r)"
        r"|(?P<newline>\\(?:n|r|u000[ADad]|U0000000[ADad]))|\\.|[^\\\r\n]++"
    )


@cache
def _block_header() -> re.Pattern[str]:
    """Find the indentation that a folded block scalar states."""
    return re.compile(r">[+-]?(?P<indent>[1-9])")


@cache
def _parent() -> re.Pattern[str]:
    """Find where the key stands, or the last hyphen where there is none."""
    return re.compile(r" *(?:[-?] +)*(?P<level>[^ #\r\n])")


@frozen(eq=False, repr=False)
class Origin(Fieldwise):
    """Remember where a text came from and how it was written there.

    ``start`` and ``end`` are offsets in the source. A text put together from
    several places brings its ``known_lines`` along.
    """

    source: Source
    start: int
    end: int
    style: ScalarStyle
    known_lines: tuple[int, ...] | None = None

    @property
    def span(self) -> Span:
        """Give the stretch of the source that the text was written on."""
        return Span(self.start, self.end)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Give the 1-based source line on which each line of the text begins."""
        if self.known_lines is not None:
            return self.known_lines
        first = self.source.line_number(self.start)
        raw = NEWLINE.split(self.source.text[self.start : self.end])
        match self.style:
            case "verbatim":
                return tuple(range(first, first + len(raw)))
            case "literal":
                return tuple(range(first + 1, first + max(len(raw), 2)))
            case "folded":
                return tuple(_folded_lines(raw[1:], first + 1, self._written_indent)) or (first,)
            case "double-quoted":
                return tuple(_double_quoted_lines(self.source.text[self.start + 1 : self.end], first))
            case "multiline-basic" | "multiline-literal":
                opening = NEWLINE.match(self.source.text, self.start + 3)
                start = self.start + 3 if opening is None else opening.end()
                text, first = self.source.text[start : self.end - 3], first + (opening is not None)
                if self.style == "multiline-literal":
                    return tuple(range(first, first + len(NEWLINE.split(text))))
                return tuple(_multiline_lines(text, first))
            case _:  # plain and single-quoted
                return tuple(_flow_lines(raw, first))

    def line_of(self, index: int, /) -> int:
        """Give the source line of line ``index`` of the text, counted from 0."""
        if index == 0 and self.known_lines is None and self.style in {"plain", "literal"}:
            # Of most texts only this one is asked for, and to work all out takes ten times as long.
            return self.source.line_number(self.start) + (self.style == "literal")
        lines = self.lines
        return lines[min(index, len(lines) - 1)]

    def find(self, needle: str, index: int, count: int = 1, /) -> tuple[Position, Span | None]:
        """Find ``needle`` in ``count`` lines of the text from line ``index`` on.

        The column and the span are given only where the needle stands exactly
        once on the source lines in question.
        """
        first = self.line_of(index)
        last = max(
            first, self.line_of(index + count) - 1 if index + count < len(self.lines) else self._last_line
        )
        start = max(self.source.offset(first, 1), self.start)
        end = min(self.source.offset(last, 1) + len(self.source.line(last)), self.end)
        at = self.source.text.find(needle, start, end) if needle else -1
        if at < 0 or self.source.text.find(needle, at + 1, end) >= 0:
            return Position(first), None
        return self.source.position(at), Span(at, at + len(needle))

    @property
    def _last_line(self) -> int:
        return self.source.line_number(max(self.start, self.end - 1))

    @property
    def _written_indent(self) -> int | None:
        """Give the indentation of a block scalar that says it itself, as ``>2`` does."""
        start = self.start
        header = _block_header().match(self.source.text, start)
        if header is None:
            return None
        # The key may stand on a line above, with comments between.
        parent, end = 0, start
        for number in range(self.source.line_number(start), 0, -1):
            begins = self.source.offset(number, 1)
            match = _parent().match(self.source.text, begins, end)
            if match is not None:
                parent = match.start("level") - begins
                break
            end = begins
        return parent + int(header["indent"])


def _double_quoted_lines(text: str, line: int) -> list[int]:
    r"""Walk escapes and line breaks: ``\n`` starts a line, n breaks in a row give n - 1 newlines.

    A line begins where its first character stands that is no blank. The
    quotation mark at the end of the text takes part as a character like others.
    """
    lines, blank, breaks, end = [line], True, 0, 0
    for match in _double_quoted_part().finditer(text):
        part, between = match.group(), text[end : match.start()].strip(" \t")
        end = match.end()
        if between or part[0] in '\\"':
            lines += range(line - breaks + 2, line + 1)
            blank, breaks = blank or breaks > 1, 0
        if blank and (between or match["newline"] or match["other"]):
            lines[-1], blank = line, False
        if match["newline"]:
            lines.append(line)
            blank = True
        elif match["break"]:
            line, breaks = line + 1, breaks + 1
    return lines


def _multiline_lines(text: str, line: int) -> list[int]:
    """Walk a text of TOML; a backslash at the end of a line joins it with the next."""
    lines, blank = [line], True
    for match in _multiline_part().finditer(text):
        if match["joined"]:
            line += len(NEWLINE.findall(match["joined"]))
            if blank:
                lines[-1] = line
        elif match["break"]:
            line += 1
            lines.append(line)
            blank = True
        else:
            blank = False
            if match["newline"]:
                lines.append(line)
                blank = True
    return lines


def _flow_lines(raw: list[str], first: int) -> list[int]:
    """Map the lines of a plain or single-quoted scalar: n breaks in a row give n - 1 newlines."""
    lines, breaks = [first], 0
    for number, line in enumerate(raw[1:], first + 1):
        breaks += 1
        if line.strip(" \t"):
            if number == first + 1 and raw[0].strip(" \t") == "'":
                lines = [number]
            lines += range(number - breaks + 2, number + 1)
            breaks = 0
    return lines


def _folded_lines(raw: list[str], first: int, written_indent: int | None) -> Iterator[int]:
    """Map the lines of a folded block scalar; lines that are indented more are not folded."""
    indent = written_indent
    if indent is None:
        indent = next((len(line) - len(line.lstrip(" ")) for line in raw if line.strip(" ")), 0)
    breaks, previous_more, started = 0, False, False
    for number, line in enumerate(raw, first):
        content = line[indent:]
        if not content:
            breaks += 1
            continue
        more = content[0] in " \t"
        if not started:
            yield from range(number - breaks, number + 1)
        elif breaks or more or previous_more:
            newlines = breaks + (1 if more or previous_more else 0)
            yield from range(number - newlines + 1, number + 1)
        breaks, previous_more, started = 0, more, True
