"""Texts of web pages and of JSON-LD, which are HTML or plain, but never Markdown."""

from __future__ import annotations

import re
from html import unescape

from aic_faq.characters import find_control, replace_controls
from aic_faq.markup import Block, HardBreak, Inline, Paragraph, Text, plain_text
from aic_faq.options import Limits
from aic_faq.richtext.elements import is_html_element
from aic_faq.richtext.html_problems import TAG, find_html_problems
from aic_faq.richtext.limits import ParsedRichText, limit_problem, over_limits
from aic_faq.richtext.normal import normal_form
from aic_faq.richtext.problems import Problem

__all__ = ("has_tags", "parse_html_title", "parse_plain", "unescaped", "unescaped_html")

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_MOST_TIMES = 2


def has_tags(text: str, /) -> bool:
    """Tell whether a text holds elements of HTML.

    >>> has_tags("a<br>b"), has_tags("1 < 2, <name>")
    (True, False)
    """
    return "<" in text and any(
        name is not None and is_html_element(name)
        for name in (match["name"] for match in TAG.finditer(text, 0, text.rfind(">") + 1))
    )


def unescaped(text: str, /) -> str:
    """Resolve character references that were written once or twice; those without a semicolon are text.

    >>> unescaped("Q&amp;amp;A &copy=1")
    'Q&A &copy=1'
    """
    for _ in range(_MOST_TIMES):
        if "&" not in text:
            break
        text = _REFERENCE.sub(_character, text)
    return text


def _character(match: re.Match[str]) -> str:
    character = unescape(match.group())
    return character if find_control(character) is None else replace_controls(character)


def unescaped_html(text: str, /) -> str | None:
    """Give HTML whose brackets were written as references, once or twice; None where there is none.

    A lone ``&lt;br&gt;`` is what a text speaks of; an element that is opened
    and closed was meant.
    """
    for _ in range(_MOST_TIMES):
        if "&" not in text:
            return None
        text = _REFERENCE.sub(_character, text)
        opened: set[str] = set()
        for match in TAG.finditer(text, 0, text.rfind(">") + 1):
            name = (match["name"] or "").lower()
            if match["end"] and name in opened and is_html_element(name):
                return text
            opened.add(name)
    return None


def parse_plain(text: str, limits: Limits, /) -> ParsedRichText:
    """Read plain text: paragraphs at blank lines, each line on a line of its own."""
    over = over_limits(text, limits)
    if over is not None:
        return ParsedRichText((), (over,))
    blocks: list[Block] = []
    for part in _BLANK_LINES.split(text):
        inlines: list[Inline] = []
        for line in part.split("\n"):
            if words := " ".join(line.split()):
                inlines += [HardBreak(), Text(words)] if inlines else [Text(words)]
        if inlines:
            blocks.append(Paragraph(tuple(inlines)))
    return ParsedRichText(normal_form(tuple(blocks)))


def parse_html_title(html: str, limits: Limits, /) -> ParsedRichText:
    """Read HTML into the one paragraph of a title."""
    over = over_limits(html, limits)
    if over is not None:
        return ParsedRichText((), (over,))
    if "<" not in html and "&" not in html:  # which needs no parser
        words = _SPACE.sub(" ", html).strip(" ")
        return _title((Text(words),) if words else (), (), limits)
    from aic_faq.richtext.html import convert_line  # noqa: PLC0415 - it loads a parser
    from aic_faq.richtext.markdown import normalise_url  # noqa: PLC0415 - as above

    inlines, problems = convert_line(html, normalise_url)
    return _title(inlines, (*find_html_problems(html, normalise_url), *problems), limits)


def _title(inlines: tuple[Inline, ...], problems: tuple[Problem, ...], limits: Limits) -> ParsedRichText:
    blocks = normal_form((Paragraph(inlines),)) if inlines else ()
    length = len(plain_text(blocks))
    if limits.title is not None and length > limits.title:
        return ParsedRichText((), (limit_problem(f"the title has {length} characters", limits.title),))
    return ParsedRichText(blocks, problems)
