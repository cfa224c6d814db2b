"""HTML to the closed tree: answers of web pages and of JSON-LD, and what Markdown holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.diagnostics import Code
from aic_faq.markup import (
    Block,
    HardBreak,
    Inline,
    SoftBreak,
)
from aic_faq.richtext.cleaning import clean_elements
from aic_faq.richtext.elements import Element
from aic_faq.richtext.flow import runs_of
from aic_faq.richtext.html_blocks import BlockConverter
from aic_faq.richtext.html_problems import opens_too_much
from aic_faq.richtext.html_tables import TooManyCellsError
from aic_faq.richtext.inline_runs import (
    nest,
    tidy,
)
from aic_faq.richtext.normal import normal_form
from aic_faq.richtext.plain_html import plain_elements, plain_html, plain_line
from aic_faq.richtext.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = (
    "FOOTNOTE_LEVEL",
    "convert_html",
    "convert_line",
    "convert_plain_html",
    "convert_plain_line",
    "most_cells",
)

FOOTNOTE_LEVEL = 2
"""How deep the content of a footnote is nested already."""
_MOST_CELLS_OF_TITLE = 1_000


def convert_html(
    html: str, normalise_url: Callable[[str], str], /, *, most_cells: int | None, level: int = 0
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Turn HTML into blocks; what it holds besides is dropped without a word.

    :mod:`aic_faq.richtext.html_problems` tells what that is, and where.
    """
    root = plain_elements(html)
    if root is not None:
        return _converted(root, normalise_url, most_cells, level, too_deep=False)
    if opens_too_much(html):
        message = "HTML opens more than 30 marks, such as <b>, inside each other"
        return (), (Problem(code=Code.LIMIT, message=message, hint="close them", fatal=True),)
    root, too_deep = clean_elements(html)
    return _converted(root, normalise_url, most_cells, level, too_deep=too_deep)


def convert_plain_html(markdown: str, /) -> tuple[Block, ...] | None:
    """Turn Markdown whose only markup is plain HTML into blocks; None for any other."""
    blocks = _converted_plainly(plain_html(markdown))
    return None if blocks is None else normal_form(blocks)


def _converted_plainly(html: str | None) -> tuple[Block, ...] | None:
    root = None if html is None else plain_elements(html)
    if root is None:
        return None
    # No address in it needs to be normalised, and it has no tables.
    blocks, problems = _converted(root, str, None, 0, too_deep=False)
    return None if problems else blocks


def _converted(
    root: Element,
    normalise_url: Callable[[str], str],
    most_cells: int | None,
    level: int,
    *,
    too_deep: bool,
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    converter = BlockConverter(normalise_url, most_cells, level)
    converter.too_deep = too_deep
    try:
        blocks = converter.blocks(root.children)
    except TooManyCellsError as error:
        hint = "use a table with fewer empty cells"
        return (), (Problem(code=Code.LIMIT, message=str(error), hint=hint, fatal=True),)
    if not converter.too_deep:
        return blocks, ()
    message = "HTML is nested so deeply that inner elements are left out; their text stays"
    return blocks, (Problem(code=Code.NESTED_TOO_DEEPLY, message=message, hint="nest less deeply"),)


def convert_line(
    html: str, normalise_url: Callable[[str], str], /
) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """Turn HTML into what can stand in a title."""
    blocks, problems = convert_html(html, normalise_url, most_cells=_MOST_CELLS_OF_TITLE)
    return _in_line(blocks), problems


def convert_plain_line(markdown: str, /) -> tuple[Inline, ...] | None:
    """Turn a line whose only markup is plain HTML into what can stand in a title; None for any other."""
    blocks = _converted_plainly(plain_line(markdown))
    return None if blocks is None else _in_line(blocks)


def _in_line(blocks: tuple[Block, ...]) -> tuple[Inline, ...]:
    runs = (
        evolve(run, leaf=SoftBreak()) if isinstance(run.leaf, HardBreak) else run for run in runs_of(blocks)
    )
    return nest(tidy(runs, one_line=True))


def most_cells(output_limit: int | None, /) -> int | None:
    """Give the number of cells that a limit of output leaves room for."""
    return None if output_limit is None else output_limit // 16
