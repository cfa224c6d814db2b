"""Tables of HTML: any number of rows of headers, or none, cells that span others, rows of any length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from attrs import frozen

from aic_faq.markup import Alignment, Strong, Table, TableCell, TableRow
from aic_faq.richtext.inline_runs import Mark, Run, nest, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aic_faq.richtext.elements import Element

__all__ = ("TooManyCellsError", "read_table")

_ALIGNED = re.compile(r"\s*(?:text-align\s*:\s*)?(left|center|right)\b", re.IGNORECASE)
_MOST_SPANNED = 100


class TooManyCellsError(Exception):
    """Say that a table grows over the limit when its rows are filled up."""


@frozen
class _Cell:
    children: TableCell
    is_header: bool = False
    alignment: Alignment = None


_EMPTY = _Cell(TableCell(()))


def read_table(
    element: Element,
    inline_runs: Callable[[Sequence[Element | str], tuple[Mark, ...]], list[Run]],
    most_cells: int | None,
    /,
) -> Table | None:
    """Give a table; a first row without headers has an empty row of headers above it.

    Raises:
        TooManyCellsError: where it would have more than ``most_cells`` cells.
    """
    written = [[child for child in row.children if not isinstance(child, str)] for row in _rows(element)]
    header_first = bool(written) and _is_header(written[0])
    grid: list[list[_Cell]] = []
    below: dict[int, int] = {}
    width = 0
    for number, cells in enumerate(written):
        row: list[_Cell] = []
        occupied, below = below, {column: rows - 1 for column, rows in below.items() if rows > 1}
        for cell in cells:
            while len(row) in occupied:
                row.append(_EMPTY)
            marks: tuple[Mark, ...] = (Strong,) if cell.name == "th" and (number or not header_first) else ()
            columns, height = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
            if height > 1:
                below.update(dict.fromkeys(range(len(row), len(row) + columns), height - 1))
            runs = tidy(inline_runs(cell.children, marks), one_line=True)
            row += (
                _Cell(TableCell(nest(runs)), cell.name == "th", _alignment(cell)),
                *[_EMPTY] * (columns - 1),
            )
        grid.append(row)
        width = max(width, len(row))
        if most_cells is not None and width * len(grid) > most_cells:
            message = f"a table of {width} columns has over {most_cells} cells, more than the limit"
            raise TooManyCellsError(message)
    return _table(grid, width, header_first=header_first)


def _rows(element: Element) -> Iterator[Element]:
    """Give the rows in the order in which they are shown: heads first, feet last."""
    groups = [child for child in element.children if not isinstance(child, str)]
    for name in ("thead", "tbody", "tfoot"):
        for group in groups:
            if group.name == name:
                yield from (row for row in group.children if not isinstance(row, str) and row.name == "tr")


def _is_header(cells: Sequence[Element]) -> bool:
    """Tell whether a first row heads the columns: all its cells with words are headers."""
    names = {cell.name for cell in cells if cell.children or cell.name == "th"}
    return names == {"th"}


def _table(grid: list[list[_Cell]], width: int, *, header_first: bool) -> Table | None:
    if not any(cell.children.children for row in grid for cell in row):
        return None
    full = [row + [_EMPTY] * (width - len(row)) for row in grid]
    if not header_first:
        full.insert(0, [_EMPTY] * width)
    alignments: tuple[Alignment, ...] = tuple(_common(column) for column in zip(*full, strict=True))
    rows = tuple(TableRow(tuple(cell.children for cell in row)) for row in full)
    return Table(rows[0], rows[1:], alignments)


def _common(column: Sequence[_Cell]) -> Alignment:
    """Give the alignment of a column: that of the first cell that has one."""
    return next((cell.alignment for cell in column if cell.alignment), None)


def _alignment(cell: Element) -> Alignment:
    match = _ALIGNED.match(cell.attributes.get("style") or cell.attributes.get("align", ""))
    return cast("Alignment", match[1].lower()) if match else None


def _spanned(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "")
    return max(1, min(int(written[:4]), _MOST_SPANNED)) if written.isascii() and written.isdecimal() else 1
