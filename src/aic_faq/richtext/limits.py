"""What reading a rich text gives, and the limits that are looked at before."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from aic_faq.diagnostics import Code
from aic_faq.markup import Block
from aic_faq.options import Limits
from aic_faq.richtext.problems import Problem

__all__ = ("ParsedRichText", "limit_problem", "over_filled_cells", "over_limits")

# markdown-it fills rows up with as many as 65,536 cells: 50 kB take 3 s and become 1 MB.
_MOST_FILLED_CELLS = 16_384


@cache
def _blank_line() -> re.Pattern[str]:
    """Find blank lines."""
    return re.compile(r"\n[ \t]*+\n")


@cache
def _rule_of_table() -> re.Pattern[str]:
    """Match the line below the header of a table."""
    return re.compile(
        r"^[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)++\|?[ \t]*+$", re.MULTILINE
    )


class ParsedRichText(NamedTuple):
    """Hold the tree of a text, and what was wrong with the text."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def over_limits(text: str, limits: Limits, /) -> Problem | None:
    """Tell which limit a text is over, before anything is made of it."""
    if limits.answer is not None and len(text) > limits.answer:
        return limit_problem(f"the text has {len(text)} characters", limits.answer)
    for bracket in "[<":
        count = text.count(bracket)
        if limits.brackets is not None and count > limits.brackets:
            return limit_problem(f"the text has {count} times the character '{bracket}'", limits.brackets)
    return None


def over_filled_cells(markdown: str, /) -> Problem | None:
    """Tell whether the rows of a table lack so many cells that filling them up would take long.

    What lies between two blank lines is looked at as one table with as many columns
    as the widest rule in it has: no table is overlooked, and each line is read once.
    """
    if "|" not in markdown:
        return None
    for block in _blank_line().split(markdown):
        columns = max(
            (rule.strip("> \t|").count("|") + 1 for rule in _rule_of_table().findall(block)), default=0
        )
        filled = columns * (block.count("\n") + 1) - block.count("|")
        if filled > _MOST_FILLED_CELLS:
            return limit_problem(f"the rows of a table lack {filled} cells", _MOST_FILLED_CELLS)
    return None


def limit_problem(found: str, limit: int, /) -> Problem:
    """Say that a limit leaves no tree."""
    return Problem(
        code=Code.LIMIT,
        message=f"{found}, more than the limit of {limit}",
        hint="shorten it, or raise the limit where you trust the document",
        fatal=True,
    )
