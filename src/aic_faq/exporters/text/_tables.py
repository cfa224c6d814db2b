"""Tables as columns of words, or as records where the columns are too wide."""

from __future__ import annotations

from itertools import chain, repeat, zip_longest
from typing import TYPE_CHECKING

from aic_faq.display import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.markup import Alignment

__all__ = ("aligned", "records", "widths_of")

_BETWEEN = "  "


def widths_of(rows: Sequence[Sequence[str]], /) -> list[int]:
    """Give how many columns of the screen each column of a table takes."""
    widths = [0] * max(map(len, rows))
    for row in rows:
        for position, cell in enumerate(row):
            widths[position] = max(widths[position], display_width(cell))
    return widths


def aligned(
    rows: Sequence[Sequence[str]], widths: Sequence[int], alignments: Sequence[Alignment], /
) -> Iterator[str]:
    """Write rows as columns of these widths, with a line below the first row, which holds the headers."""
    sides: tuple[Alignment, ...] = (*alignments, *[None] * len(widths))
    for position, row in enumerate(rows):
        cells = zip(chain(row, repeat("")), widths, sides, strict=False)
        yield _BETWEEN.join([_padded(cell, width, alignment) for cell, width, alignment in cells])
        if not position:
            yield _BETWEEN.join(["-" * width for width in widths])


def _padded(cell: str, width: int, alignment: Alignment) -> str:
    free = width - display_width(cell)
    left = free if alignment == "right" else free // 2 if alignment == "center" else 0
    return " " * left + cell + " " * (free - left)


def records(rows: Sequence[Sequence[str]], /) -> Iterator[list[str]]:
    """Write each row below the first as lines ``header: cell``; a table of headers only as its headers."""
    headers, *others = rows
    if not others:
        yield list(headers)
    for row in others:
        pairs = zip_longest(headers, row, fillvalue="")
        yield [f"{header}: {cell}".rstrip() if header else cell for header, cell in pairs if header or cell]
