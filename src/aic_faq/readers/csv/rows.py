"""Rows of CSV and TSV (RFC 4180) with the place of each cell."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen

from aic_faq.diagnostics import Code
from aic_faq.readers.nodes import ScalarNode
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.readers.problems import ProblemCollector

__all__ = ("DELIMITERS", "Row", "read_rows", "sample_rows")

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 20


@frozen(eq=False)
class Row:
    """Hold one row: its cells without the blanks around them, and where it stands."""

    cells: list[ScalarNode]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Give where the row stands."""
        return Span(self.start, self.end)


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """Match one cell as the csv module reads it, with what ends it."""
    mark = re.escape(delimiter)
    return re.compile(
        rf' *+(?:"(?P<quoted>(?:[^"]|"")*+)(?P<closing>"?)(?P<rest>[^{mark}\r\n]*+)'
        rf"|(?P<plain>[^{mark}\r\n]*+))(?P<end>{mark}|\r\n|\n|\r|\Z)"
    )


def sample_rows(text: str, start: int, delimiter: str, /) -> list[list[str]]:
    """Give the first rows as they would be with a delimiter."""
    import csv  # noqa: PLC0415 - only for tables

    lines = (text[slice(*span)] for span in _line_spans(text, start))
    rows: list[list[str]] = []
    with suppress(csv.Error):  # said when it is read
        for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True):
            if any(map(str.strip, row)):
                rows.append(row)
            if len(rows) == _SAMPLE:
                break
    return rows


def _line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in NEWLINE.finditer(text, start):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def read_rows(
    problems: ProblemCollector, start: int, delimiter: str, most_cells: int | None, /
) -> Iterator[Row]:
    """Give the rows that have anything in them.

    Raises:
        InvalidFAQError: where a quotation mark is never closed, or there are
            too many cells or too large ones.
    """
    import csv  # noqa: PLC0415 - only for tables

    text, number = problems.source.text, 0
    spans = list(_line_spans(text, start))
    pattern = _cell_pattern(delimiter)
    reader = csv.reader((text[slice(*span)] for span in spans), delimiter=delimiter, skipinitialspace=True)
    while True:
        begins = reader.line_num
        if begins >= len(spans):
            return
        at = spans[begins][0]
        try:
            values = next(reader)
        except csv.Error:
            _refuse_large(problems, at, csv.field_size_limit())
        number += len(values)
        if most_cells is not None and number > most_cells:
            message = f"the table has more than {most_cells} cells"
            problems.stop(Code.LIMIT, message, Span(at, at), hint="split it, or raise the limit")
        if any(map(str.strip, values)):
            yield _located(problems, values, pattern, at)


def _located(problems: ProblemCollector, values: list[str], pattern: re.Pattern[str], start: int) -> Row:
    text, at, end = problems.source.text, start, start
    cells: list[ScalarNode] = []
    for value in values:
        match = pattern.match(text, at)
        assert match is not None  # noqa: S101 - it matches anything
        at, end = match.end(), match.start("end")
        if match["closing"] == "":
            opening = Span(match.start("quoted") - 1, match.start("quoted"))
            hint = 'write a second " at the end of the cell, and two of them for one that is text'
            problems.stop(Code.INVALID_TABLE, "a quotation mark is never closed", opening, hint=hint)
        cells.append(_cell(value, match))
    return Row(cells, start, end)


def _cell(value: str, match: re.Match[str]) -> ScalarNode:
    """Make the cell; what is written in it stands between its quotation marks."""
    kind = "plain" if match["quoted"] is None else "quoted"
    start, end = match.span(kind)
    written = match[kind]
    start += len(written) - len(written.lstrip())
    end = max(start, end - len(written) + len(written.rstrip()))
    text = "\n".join(NEWLINE.split(value)) if "\r" in value else value
    return ScalarNode(text.strip(), start, end, "verbatim")


def _refuse_large(problems: ProblemCollector, start: int, most: int) -> NoReturn:
    message = f"a cell in the row that begins here has more than {most} characters"
    hint = "close its quotation marks, or divide the text; csv.field_size_limit() allows more"
    problems.stop(Code.LIMIT, message, Span(start, start), hint=hint)
