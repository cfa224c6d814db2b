"""Questions that a page shows as rows of a table, whose first row says which column is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.readers.columns import Columns, columns_of
from aic_faq.readers.html.shown import Shown, unless_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.readers.html.tree import Node, Page

__all__ = ("shown_in_tables",)

_MOST_IN_A_HEADING = 20


def shown_in_tables(page: Page, /) -> list[Shown]:
    """Find tables with a column of questions and one of answers."""
    found: list[Shown] = []
    end = 0
    for table in page.elements("table"):
        if not table.is_content or table.index < end:
            continue
        rows = list(_rows(page, table))
        columns = columns_of([_heading(page, cell) for cell in rows[0]]) if rows else None
        if columns is not None:
            end = table.stop
            found += _shown(page, columns, rows[1:])
    return found


def _heading(page: Page, cell: Node) -> str:
    """Give the words of a cell, unless it holds more than the head of a column does, such as a page."""
    return page.text_of(cell) if cell.stop - cell.index <= _MOST_IN_A_HEADING else ""


def _rows(page: Page, table: Node) -> Iterator[list[Node]]:
    """Give the cells of each row; tables within them are parts of cells."""
    row: list[Node] = []
    at = table.index + 1
    while at < table.stop:
        node = page.nodes[at]
        at += 1
        if node.name == "tr":
            if row:
                yield row
            row = []
        elif node.name in {"td", "th"}:
            row.append(node)
            at = node.stop
    if row:
        yield row


def _shown(page: Page, columns: Columns, rows: Sequence[Sequence[Node]]) -> Iterator[Shown]:
    section: str | None = None
    for cells in rows:
        if len(cells) == 1:
            # It stands over all columns, and heads the rows below.
            section = page.text_of(cells[0]) or section
            continue
        shift = columns.shift(len(cells))
        if shift is None:
            continue
        if columns.section is not None and columns.section >= shift:
            section = page.text_of(cells[columns.section - shift]) or section
        title = cells[columns.question - shift]
        answers = [
            answer
            for place in (columns.answer, *columns.further)
            if place >= shift
            for answer in unless_empty(page, cells[place - shift].index, cells[place - shift].stop)
        ]
        if words := page.text_of(title):
            yield Shown(title, words, answers, outer=title.parent, section=section)
