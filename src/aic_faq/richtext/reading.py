"""Markdown to tree: the fast way for plain Markdown, the parser for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.characters import find_control, find_open_direction
from aic_faq.diagnostics import Code
from aic_faq.markup import Block, Inline, Paragraph, Text, walk
from aic_faq.options import Limits, RawHTML
from aic_faq.richtext.limits import ParsedRichText, limit_problem, over_filled_cells, over_limits
from aic_faq.richtext.plain import is_prose, plain_blocks
from aic_faq.richtext.problems import Problem
from aic_faq.richtext.remembered import texts_in_use
from aic_faq.richtext.site_syntax import find_site_syntax, may_hold_site_syntax, site_syntax_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("parse", "parse_html", "parse_title")


def parse(markdown: str, limits: Limits, /, *, raw_html: RawHTML = "convert") -> ParsedRichText:
    """Read Markdown into blocks.

    Raises:
        ValueError: where the text holds control characters.
    """
    remembered = texts_in_use.get()
    if remembered is None:
        return _parse(markdown, limits, raw_html)
    return remembered.get((markdown, limits, raw_html), lambda: _parse(markdown, limits, raw_html))


def _parse(markdown: str, limits: Limits, raw_html: RawHTML) -> ParsedRichText:
    over = over_limits(markdown, limits)
    if over is not None:
        return ParsedRichText((), (over,))
    is_foreign = may_hold_site_syntax(markdown)
    plain = None if is_foreign else plain_blocks(markdown)
    if plain is not None:
        return ParsedRichText(plain)
    _refuse_controls(markdown)
    filled = None if limits.output is None else over_filled_cells(markdown)
    if filled is not None:
        return ParsedRichText((), (filled,))
    convert = "<" in markdown and raw_html == "convert"
    if convert and not is_foreign:
        from aic_faq.richtext.html import convert_plain_html  # noqa: PLC0415 - most texts hold no HTML

        tagged = convert_plain_html(markdown)
        if tagged is not None:
            return ParsedRichText(tagged)
    from aic_faq.richtext.markdown import parse_blocks  # noqa: PLC0415 - plain Markdown needs no parser

    return ParsedRichText(*parse_blocks(markdown, output_limit=limits.output, convert=convert))


def parse_title(markdown: str, limits: Limits, /, *, raw_html: RawHTML = "convert") -> ParsedRichText:
    """Read one line of Markdown, such as the title of a question, into one paragraph."""
    if limits.title is not None and len(markdown) > limits.title:
        return ParsedRichText((), (limit_problem(f"the title has {len(markdown)} characters", limits.title),))
    line = " ".join(markdown.split("\n")) if "\n" in markdown else markdown
    line = line.strip(" \t")
    if not line:
        return ParsedRichText(())
    open_direction = _open_direction(line)
    if is_prose(line) and not may_hold_site_syntax(line):
        return ParsedRichText((Paragraph((Text(line),)),), open_direction)
    _refuse_controls(line)
    children, problems = _parse_line(line, convert="<" in line and raw_html == "convert")
    return ParsedRichText((Paragraph(children),) if children else (), (*problems, *open_direction))


def _parse_line(line: str, *, convert: bool) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    if convert and not may_hold_site_syntax(line):
        from aic_faq.richtext.html import convert_plain_line  # noqa: PLC0415 - as above

        inlines = convert_plain_line(line)
        if inlines is not None:
            return inlines, ()
    from aic_faq.richtext.markdown import parse_inline  # noqa: PLC0415 - as above

    return parse_inline(line, convert=convert)


def _open_direction(line: str) -> tuple[Problem, ...]:
    at = find_open_direction(line)
    if at is None:
        return ()
    message = f"the title changes the direction of writing with U+{ord(line[at]):04X} and does not end it"
    hint = "take the character out, or end it with U+202C or U+2069"
    return (Problem(code=Code.OPEN_DIRECTION, message=message, hint=hint, needle=line[at]),)


def _refuse_controls(markdown: str) -> None:
    if find_control(markdown) is not None:
        message = "control characters cannot stand in Markdown; take them out first"
        raise ValueError(message)


def parse_html(html: str, limits: Limits, /) -> ParsedRichText:
    """Read HTML, a whole page or a part of one, into blocks.

    Raises:
        ValueError: where it holds control characters.
    """
    over = over_limits(html, limits)
    if over is not None:
        return ParsedRichText((), (over,))
    _refuse_controls(html)
    from aic_faq.richtext.html import convert_html, most_cells  # noqa: PLC0415 - as above
    from aic_faq.richtext.html_problems import find_html_problems  # noqa: PLC0415
    from aic_faq.richtext.markdown import normalise_url  # noqa: PLC0415
    from aic_faq.richtext.normal import normal_form  # noqa: PLC0415

    blocks, problems = convert_html(html, normalise_url, most_cells=most_cells(limits.output))
    found = () if any(problem.fatal for problem in problems) else find_html_problems(html, normalise_url)
    return ParsedRichText(normal_form(blocks), (*found, *problems, *_site_syntax(html, blocks)))


def _site_syntax(html: str, blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Report what a site generator would replace, where it stands in the source."""
    if not may_hold_site_syntax(html):
        return
    at = line = 0
    for node in walk(blocks):
        for found, what in find_site_syntax(node.value) if isinstance(node, Text) else ():
            place = html.find(found, at)
            if place >= 0:
                line += html.count("\n", at, place)
                at = place
            yield site_syntax_problem(found, what, line)
