"""Questions of a Markdown page that are rows of a table, whose header says which column is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.readers.columns import Columns, columns_of
from aic_faq.readers.markdown.marks import Mark, closed_mark, lines_of, top_level
from aic_faq.readers.markdown.titles import read_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.readers.markdown.lines import Page

__all__ = ("table_rows",)


def table_rows(page: Page, /) -> Iterator[Mark]:
    """Find the rows of tables with a column of questions and one of answers."""
    for place, token, _ in top_level(page, "table_open"):
        rows = list(_rows(page, place))
        columns = columns_of(rows[0][1])
        if columns is not None:
            marks = list(_marks(page, columns, rows[1:]))
            # The header belongs to the first of them: it is no text of the page.
            yield from [evolve(mark, line=lines_of(token)[0]) for mark in marks[:1]]
            yield from marks[1:]


def _rows(page: Page, place: int) -> Iterator[tuple[int, list[str]]]:
    """Give the line of each row, and the texts of its cells."""
    line, cells = 0, list[str]()
    while page.tokens[place].type != "table_close":
        token = page.tokens[place]
        if token.type == "tr_open":
            line, cells = lines_of(token)[0], []
        elif token.type == "inline":
            cells.append(token.content)
        elif token.type == "tr_close":
            yield line, cells
        place += 1


def _marks(page: Page, columns: Columns, rows: list[tuple[int, list[str]]]) -> Iterator[Mark]:
    section: str | None = None
    for line, cells in rows:
        if columns.section is not None:
            section = cells[columns.section].strip() or section
        span = page.span(line, line + 1)
        title = read_title(page, span.start, span.end, cells[columns.question])
        if not title.words:
            continue
        number = page.number(line)
        texts = [cells[columns.answer], *(cells[place] for place in columns.further)]
        lines = [part for text in texts if text.strip() for part in ((number, text), (number, ""))]
        yield evolve(closed_mark(page, "row", line, title, lines, line + 1), section=section)
