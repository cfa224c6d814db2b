"""Blanks that nobody sees: at the ends of lines, and tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.checks.examples import document
from aic_faq.checks.prose import fenced
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code, Edit
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

_TRAILING = re.compile(r"(?<=[^ \t\n])[ \t]+(?=\n|\Z)")
_HARD_BREAK = re.compile(r"[ ]{2,}\n[^\S\n]*\S")
_BLANKS = re.compile(r"[ \t]+(?=[\r\n]|\Z)")


def _find_trailing(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        markdown = passage.markdown
        if " \n" not in markdown and "\t\n" not in markdown and markdown[-1] not in " \t":
            continue
        code = _code_lines(markdown)
        for match in _TRAILING.finditer(markdown):
            # Two spaces before another line of the paragraph are a line break that the author wants,
            # and a backslash would be one without the blank.
            if _HARD_BREAK.match(markdown, match.start()) or markdown[match.start() - 1] == "\\":
                continue
            if code and markdown.count("\n", 0, match.start()) in code:
                continue
            at = match.start() - 1
            finding = checked.at(passage, at, at + 1, "the line ends with blanks", hint="delete them")
            yield evolve(finding, edits=_without_blanks(passage, at))


def _code_lines(markdown: str) -> frozenset[int]:
    has_fence = "```" in markdown or "~~~" in markdown
    return frozenset(fenced(markdown.split("\n"))[0]) if has_fence else frozenset()


def _without_blanks(passage: Passage, last: int) -> tuple[Edit, ...]:
    """Delete the blanks after the last character of a line, where they end the line of the source as well."""
    span, origin = passage.span(last, last + 1), passage.text.origin
    if span is None or origin is None:
        return ()
    blanks = _BLANKS.match(origin.source.text, span.end)
    return () if blanks is None else (Edit(span=Span(*blanks.span()), replacement=""),)


def _find_tabs(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        if "\t" in passage.markdown:
            at = passage.prose.find("\t")
            if at >= 0:
                following = re.compile(r"\S").search(passage.markdown, at)
                place = at if following is None else following.start()
                message = "a tab stands before this: Markdown takes it for up to four spaces"
                yield checked.at(passage, place, place + 1, message, hint="write spaces")


RULES = (
    Rule(
        code=Code.TRAILING_WHITESPACE,
        about="A line of a text ends with blanks that mean nothing. They make versions of the document differ"
        " where nothing has changed. Two spaces that stand for a line break are left alone. The fix"
        " deletes the others.",
        bad=document("By card. \n\nBy transfer."),
        good=document("By card.\n\nBy transfer."),
        find=_find_trailing,
        fix="safe",
        is_default=False,
    ),
    Rule(
        code=Code.TAB,
        about="A tab stands in a text, outside of code. How wide it is depends on where it stands, and at the"
        " beginning of a line it decides what belongs to a list and what is code.",
        bad=document("- By card\n\n\tor transfer"),
        good=document("- By card\n\n  or transfer"),
        find=_find_tabs,
        is_default=False,
    ),
)
