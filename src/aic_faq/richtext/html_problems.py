"""What HTML holds and rich text cannot, told before the HTML is taken apart.

The tags are looked for in the source, where they have a place. Where this and
the parser see different tags, a report is wrong, but nothing unsafe is let in.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.diagnostics import Code, quoted
from aic_faq.richtext.elements import DROPPED, EMBEDDED, FORMATTING, KEPT, UNMARKED, VOID, is_html_element
from aic_faq.richtext.problems import Problem
from aic_faq.richtext.scripts import lowered, raised
from aic_faq.richtext.site_syntax import TEMPLATE_TAG
from aic_faq.urls import is_safe_image, is_safe_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = (
    "MEANT_AS_TEXT",
    "TAG",
    "dropped_address",
    "find_html_problems",
    "no_tag",
    "opens_too_much",
)

TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<other>[?!][^\s>]{0,20})"
    r"|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>\"'=]++|=[ \t\n\f\r]*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>)"
)
"""A tag as a browser sees it: quotation marks count after an equals sign only."""

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'>/=]++)(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++)))?+"
)
_NOT_IN_URLS = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_MOST_OPEN = 30
MEANT_AS_TEXT = "say it in Markdown, or put the tag between backticks if you speak of it"
"""What to do about a tag."""


def opens_too_much(html: str, /) -> bool:
    """Tell whether so many marks are open at once that a parser would repeat them all in every block.

    2,000 times ``<b title=1><p>``, each title another, become 38 MB.
    """
    count = 0
    for match in TAG.finditer(html, 0, html.rfind(">") + 1):
        name = match["name"]
        if name and name.lower() in FORMATTING:
            count = max(0, count - 1) if match["end"] else count + 1
            if count > _MOST_OPEN:
                return True
    return False


def find_html_problems(
    html: str, normalise_url: Callable[[str], str], /, *, in_markdown: bool = False
) -> Iterator[Problem]:
    """Yield what will be dropped, each tag once for every line that it is written on.

    In Markdown, what is no element of HTML is not dropped but shown.
    """
    finder = _Finder(html, normalise_url, in_markdown)
    end = html.rfind(">") + 1
    at = 0
    while match := TAG.search(html, at, end):
        at = match.end()
        if match["comment"]:
            closing = html.find("-->", match.start() + 2)
            if closing < 0:
                at = match.start()
                break
            at = closing + 3
        elif match["other"]:
            yield from finder.declaration(match)
        elif not match["end"]:
            yield from finder.tag(match)
            if match["name"].lower() in DROPPED:
                at = _after_element(html, match)
    opened = html.find("<!--", at)
    if opened >= 0 and html.find("-->", opened) < 0:
        yield finder.problem(
            opened,
            "<!--",
            "a comment is never closed: all that comes after it is left out",
            "close it with -->",
        )


def _after_element(html: str, start: re.Match[str]) -> int:
    closing = re.compile(rf"</{re.escape(start['name'])}(?=[\s/>])", re.IGNORECASE).search(html, start.end())
    return closing.end() if closing else len(html)


@define(eq=False)
class _Finder:
    """Say what is dropped with a tag."""

    _html: str
    _normalise_url: Callable[[str], str]
    _in_markdown: bool
    _line: int = 0
    _counted: int = 0
    _said: set[tuple[int, str]] = field(factory=set)

    def problem(
        self, at: int, needle: str, message: str, hint: str, code: Code = Code.DROPPED_HTML
    ) -> Problem:
        """Say what is wrong at an offset; offsets come in ascending order."""
        self._line += self._html.count("\n", self._counted, at)
        self._counted = at
        return Problem(code=code, message=message, hint=hint, line=self._line, needle=needle)

    def declaration(self, match: re.Match[str]) -> Iterator[Problem]:
        """Report ``<?php``, ``<!DOCTYPE`` and the like, which browsers take for comments."""
        message = f"what begins with {quoted(match.group())} is left out"
        yield from self._once(self.problem(match.start(), match.group(), message, "write it as code"))

    def tag(self, match: re.Match[str]) -> Iterator[Problem]:
        """Report a start tag that the tree has no node for, or an address that it refuses."""
        name = match["name"].lower()
        attributes = {
            found["name"].lower(): found["double"] or found["single"] or found["bare"] or ""
            for found in _ATTRIBUTE.finditer(match["attributes"])
        }
        needle = "<" + match["name"]
        if self._in_markdown and not is_html_element(match["name"]):
            yield self.problem(match.start(), needle, *no_tag(needle), Code.RAW_HTML)
            return
        if what := self._fate(name, attributes, match):
            message = f"the HTML tag {quoted(name)} {what}"
            yield from self._once(self.problem(match.start(), needle, message, _hint(name)))
        if name in {"a", "img"}:
            written = attributes.get("href" if name == "a" else "src", "")
            yield from self._address(match.start(), name, written)

    def _once(self, problem: Problem) -> Iterator[Problem]:
        if (problem.line, problem.message) not in self._said:
            self._said.add((problem.line, problem.message))
            yield problem

    def _fate(self, name: str, attributes: dict[str, str], match: re.Match[str]) -> str:
        if name in EMBEDDED:
            return "has no place in rich text; a link stands for it, if it has a source"
        if name in DROPPED:
            return "is left out with all that is in it"
        if name == "input" and attributes.get("type", "").lower() != "checkbox":
            return "is left out"
        if name in {"sup", "sub"}:
            text = self._html[match.end() : self._html.find("<", match.end())]
            change = raised if name == "sup" else lowered
            is_lost = change(text) is None and any(character.isdigit() for character in text)
            return "cannot be kept; its text stays" if is_lost else ""
        if name in KEPT or name in UNMARKED:
            return ""
        return "is left out" if name in VOID else "is left out; its text stays"

    def _address(self, at: int, name: str, written: str) -> Iterator[Problem]:
        url = _NOT_IN_URLS.sub("", unescape(written) if "&" in written else written)
        what, is_safe = ("link", is_safe_link) if name == "a" else ("image", is_safe_image)
        if TEMPLATE_TAG.search(url):
            message = f"the {what} to {quoted(url)} needs a site generator; its text stays"
            yield self.problem(at, written, message, "write the address itself", Code.SITE_SYNTAX)
        elif not is_safe(self._normalise_url(url)):
            yield self.problem(at, written, *dropped_address(what, url), Code.DANGEROUS_URL)


def no_tag(written: str, /) -> tuple[str, str]:
    """Give the message and the hint about what looks like a tag."""
    return f"{quoted(written)} is no tag of HTML; it is shown as text", MEANT_AS_TEXT


def dropped_address(what: str, url: str, /) -> tuple[str, str]:
    """Give the message and the hint about a dangerous address."""
    schemes = "http, https, mailto, tel, sms" if what == "link" else "http, https"
    return (
        f"the {what} to {quoted(url)} was dropped, its text stays",
        f"expected {schemes} or a relative address",
    )


def _hint(name: str) -> str:
    if name in EMBEDDED:
        return "write a link"
    return MEANT_AS_TEXT
