"""Markdown to tree: the fast way for plain Markdown, the parser for the rest."""

from __future__ import annotations

from attrs import frozen

from aic_faq.characters import find_control
from aic_faq.diagnostics import Code
from aic_faq.markup import Block, Paragraph, Text
from aic_faq.options import Limits
from aic_faq.richtext.plain import is_prose, plain_blocks
from aic_faq.richtext.problems import Problem

__all__ = ("ParsedMarkdown", "parse", "parse_title")


@frozen
class ParsedMarkdown:
    """Hold the tree of a text, and what was wrong with the text."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def parse(markdown: str, limits: Limits, /) -> ParsedMarkdown:
    """Read Markdown into blocks.

    Raises:
        ValueError: where the text holds control characters.
    """
    over = _over_limits(markdown, limits)
    if over is not None:
        return ParsedMarkdown((), (over,))
    plain = plain_blocks(markdown)
    if plain is not None:
        return ParsedMarkdown(plain)
    _refuse_controls(markdown)
    from aic_faq.richtext.markdown import parse_blocks  # noqa: PLC0415 - plain Markdown needs no parser

    blocks, problems = parse_blocks(markdown, output_limit=limits.output)
    return ParsedMarkdown(blocks, problems)


def parse_title(markdown: str, limits: Limits, /) -> ParsedMarkdown:
    """Read one line of Markdown, such as the title of a question, into one paragraph."""
    if limits.title is not None and len(markdown) > limits.title:
        return ParsedMarkdown(
            (), (_limit_problem(f"the title has {len(markdown)} characters", limits.title),)
        )
    line = " ".join(markdown.split("\n")) if "\n" in markdown else markdown
    line = line.strip(" \t")
    if not line:
        return ParsedMarkdown(())
    if is_prose(line):
        return ParsedMarkdown((Paragraph((Text(line),)),))
    _refuse_controls(line)
    from aic_faq.richtext.markdown import parse_inline  # noqa: PLC0415 - as above

    children, problems = parse_inline(line)
    return ParsedMarkdown((Paragraph(children),) if children else (), problems)


def _refuse_controls(markdown: str) -> None:
    if find_control(markdown) is not None:
        message = "control characters cannot stand in Markdown; take them out first"
        raise ValueError(message)


def _over_limits(markdown: str, limits: Limits) -> Problem | None:
    if limits.answer is not None and len(markdown) > limits.answer:
        return _limit_problem(f"the text has {len(markdown)} characters", limits.answer)
    for bracket in "[<":
        count = markdown.count(bracket)
        if limits.brackets is not None and count > limits.brackets:
            return _limit_problem(f"the text has {count} times the character '{bracket}'", limits.brackets)
    return None


def _limit_problem(found: str, limit: int) -> Problem:
    return Problem(
        code=Code.LIMIT,
        message=f"{found}, more than the limit of {limit}",
        hint="shorten it, or raise the limit where you trust the document",
        fatal=True,
    )
