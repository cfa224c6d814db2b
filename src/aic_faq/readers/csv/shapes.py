"""What the columns of a table are: by their names, or by the shapes of tables without names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.readers.csv.rows import DELIMITERS, sample_rows
from aic_faq.readers.lists import CLEAR, ends_with_question_mark
from aic_faq.readers.nodes import MappingNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.readers.lists import ListFinder

__all__ = ("find_delimiter", "name_of_column", "names_clearly", "names_columns", "unnamed_columns")

_PHPMYFAQ = (
    "category id", "question", "answer", "keywords", "language", "author", "email", "active", "sticky",
)  # fmt: skip
_FLAG = re.compile(r"(?:true|false|yes|no|y|n|0|1)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_ADDRESS = re.compile(r"(?:https?://\S+|/\S*|[\w.-]+\.[a-z]{2,}/\S*)?")
_SURE = 2


def name_of_column(cell: str, /) -> str:
    """Give the name of a column as a key; those of Kendra begin with an underscore."""
    return cell.strip().lstrip("_")


def names_columns(cells: Sequence[str], finder: ListFinder, /) -> bool:
    """Tell whether a row names the columns of a table of questions."""
    kinds = 0
    for cell in cells:
        kinds |= finder.kind_of_key(name_of_column(cell))
    return finder.is_question(kinds)


def names_clearly(cells: Sequence[str], finder: ListFinder, /) -> bool:
    """Tell whether a row names questions and answers, and not only titles and texts."""
    keys = [ScalarNode(name_of_column(cell), 0, 0, "verbatim") for cell in cells]
    return finder.sureness_of(MappingNode(0, 0, [(key, key) for key in keys])) == CLEAR


def find_delimiter(text: str, start: int, suffix: str, finder: ListFinder, /) -> str | None:
    """Find what stands between the cells: what gives a header, or rows of one length; None for neither."""
    best, most = None, (0, 0, 0, 0)
    for delimiter in DELIMITERS:
        rows = sample_rows(text, start, delimiter)
        if not rows or len(rows[0]) < _SURE:
            continue
        even = sum(len(row) == len(rows[0]) for row in rows)
        score = (
            int(names_columns(rows[0], finder)) + int(suffix == ".tsv" and delimiter == "\t"),
            sum(ends_with_question_mark(row[0]) for row in rows),
            even * 10 // len(rows),
            -len(rows[0]),
        )
        if best is None or score > most:
            best, most = delimiter, score
    return best


def unnamed_columns(cells: Sequence[str], /) -> tuple[str, ...]:
    """Name the columns of a table without a header, after its first row.

    Those of phpMyFAQ are nine: the number of a category comes first. In all
    other tables the question does, then the answer, then perhaps an address.
    """
    if len(cells) == len(_PHPMYFAQ):
        category, language, flags = cells[0], cells[4], cells[7:]
        if category.isdigit() and _LANGUAGE.fullmatch(language) and all(map(_FLAG.fullmatch, flags)):
            return _PHPMYFAQ
    third = ("url",) if len(cells) > 2 and _ADDRESS.fullmatch(cells[2]) else ()
    return ("question", "answer", *third)
