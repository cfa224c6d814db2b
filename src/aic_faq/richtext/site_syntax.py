"""Syntax of site generators in rich text: kept as it is written, since only they know what it says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code, quoted
from aic_faq.richtext.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("TEMPLATE_TAG", "find_site_syntax", "may_hold_site_syntax", "site_syntax_problem")

# Hugo {{< >}} and {{% %}}, Liquid, Jinja and Vue {{ }}, Liquid and Jinja {% %}.
# None is longer than this: a search to the end of the text from each brace would take too long.
TEMPLATE_TAG = re.compile(r"\{\{[^{}\n][^\n]{0,500}?\}\}|\{%[^\n]{0,500}?%\}")

_NAMES = {
    "tag": "template tag",
    "attributes": "list of attributes",
    "wiki": "wiki link",
    "admonition": "admonition",
}


@cache
def _found() -> re.Pattern[str]:
    """Compile what few texts need when one does."""
    return re.compile(
        rf"(?P<tag>{TEMPLATE_TAG.pattern})"
        r"|(?P<attributes>\{:[^{}\n]*\})"
        r"|(?P<wiki>\[\[[^\[\]\n]+\]\])"
        r"|^(?P<admonition>!!![ \t]+\w[^\n]*|\?\?\?\+?[ \t]+\w[^\n]*|:::+[ \t]*\{?\w[^\n]*)"
    )


def may_hold_site_syntax(text: str, /) -> bool:
    """Tell whether there is a reason to look closer."""
    return "{" in text or ":::" in text or "!!!" in text or "???" in text or "[[" in text


def find_site_syntax(line: str, /) -> Iterator[tuple[str, str]]:
    """Yield what a site generator would replace in a line of text, each with what it is."""
    for match in _found().finditer(line):
        yield match.group(), _NAMES[str(match.lastgroup)]


def site_syntax_problem(found: str, what: str, line: int, lines: int = 1, /) -> Problem:
    """Say that something is shown as it is written."""
    return Problem(
        code=Code.SITE_SYNTAX,
        message=f"the {what} {quoted(found)} is shown as text",
        hint="only the site generator that it was written for can replace it",
        line=line,
        lines=lines,
        needle=found,
    )
