"""What reading a rich text gives, and the limits that are looked at before."""

from __future__ import annotations

from attrs import frozen

from aic_faq.diagnostics import Code
from aic_faq.markup import Block
from aic_faq.options import Limits
from aic_faq.richtext.problems import Problem

__all__ = ("ParsedRichText", "limit_problem", "over_limits")


@frozen
class ParsedRichText:
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


def limit_problem(found: str, limit: int, /) -> Problem:
    """Say that a limit leaves no tree."""
    return Problem(
        code=Code.LIMIT,
        message=f"{found}, more than the limit of {limit}",
        hint="shorten it, or raise the limit where you trust the document",
        fatal=True,
    )
