"""What is reported while tokens become a tree: what is dropped, and what may be meant otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.diagnostics import Code, quoted
from aic_faq.richtext.elements import is_html_element
from aic_faq.richtext.html_problems import MEANT_AS_TEXT, TAG, dropped_address, find_html_problems, no_tag
from aic_faq.richtext.problems import Problem
from aic_faq.richtext.site_syntax import find_site_syntax, may_hold_site_syntax, site_syntax_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ("TokenReporter",)

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|<!--")
_WRITTEN_TAG = re.compile(rf"(?<!\\)(?:\\\\)*({_TAG.pattern})")
_LONGEST_TAG = 1_000  # of which it is seen whether it is complete


class TokenReporter:
    """Collect the problems of one text.

    HTML is read where there is a function to normalise the addresses in it;
    else it is text. ``lines`` is where the block stands that is being looked at.
    """

    def __init__(self, markdown: str, normalise_url: Callable[[str], str] | None, /) -> None:
        self.problems: list[Problem] = []
        self.lines: Sequence[int] = (0, 1)
        self._markdown = markdown
        self._normalise_url = normalise_url
        self._site_syntax = may_hold_site_syntax(markdown)
        # Those of "&lt;b&gt;" and "\\<b>" are meant to be shown.
        self._tags = frozenset(_WRITTEN_TAG.findall(markdown)) if "<" in markdown else frozenset[str]()

    def report(self, code: Code, message: str, hint: str, needle: str) -> None:
        """Report a problem in the block that is being looked at."""
        first, last = self.lines
        self.problems.append(
            Problem(
                code=code, message=message, hint=hint, line=first, lines=max(1, last - first), needle=needle
            )
        )

    def text(self, value: str) -> None:
        """Report what looks like a tag or a command of a site generator in a text."""
        if self._tags and "<" in value:
            for match in _TAG.finditer(value):
                if match.group() in self._tags:
                    self._tag(match.group(), value, match.start())
        if self._site_syntax:
            self._commands(value, self.lines)

    def dropped_address(self, what: str, url: str) -> None:
        """Report that a link or an image leads where none may lead."""
        self.report(Code.DANGEROUS_URL, *dropped_address(what, url), url)

    def html_block(self, html: str) -> None:
        """Report what will be dropped of a block of HTML, and commands of site generators in it."""
        first, _ = self.lines
        self.problems += (evolve(problem, line=first + problem.line) for problem in self._in_html(html))
        for number, line in enumerate(html.split("\n"), first):
            self._commands(line, (number, number + 1))

    def html_inline(self, html: str) -> None:
        """Report what will be dropped of a tag within a line."""
        first, last = self.lines
        self.problems += (
            evolve(problem, line=first, lines=max(1, last - first)) for problem in self._in_html(html)
        )

    def shown_tag(self, tag: str) -> None:
        """Report the beginning of a tag of HTML that is taken for text."""
        name = tag.lstrip("</")
        self.report(Code.RAW_HTML, f"the HTML tag {quoted(name)} is shown as text", MEANT_AS_TEXT, tag)

    def _in_html(self, html: str) -> Sequence[Problem]:
        assert self._normalise_url is not None  # noqa: S101 - else HTML is not parsed
        return tuple(find_html_problems(html, self._normalise_url, in_markdown=True))

    def _tag(self, tag: str, text: str, at: int) -> None:
        name = tag.lstrip("</")
        if self._normalise_url is None:
            self.shown_tag(tag)
        elif tag[1] not in "/!":
            # Where HTML is read, a whole tag of HTML is text only if it is escaped.
            if not is_html_element(name):
                self.report(Code.RAW_HTML, *no_tag(tag), tag)
            elif not TAG.match(text, at, at + _LONGEST_TAG):
                message = f"the HTML tag {quoted(name)} is not complete; it is shown as text"
                self.report(Code.RAW_HTML, message, MEANT_AS_TEXT, tag)

    def _commands(self, line: str, lines: Sequence[int]) -> None:
        for found, what in find_site_syntax(line):
            # What is escaped is meant to be shown.
            if found in self._markdown:
                first, last = lines
                self.problems.append(site_syntax_problem(found, what, first, max(1, last - first)))
