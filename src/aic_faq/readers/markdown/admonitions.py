"""Questions of a Markdown page that are titles of admonitions, as in ``??? question "..."``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from attrs import define, evolve

from aic_faq.readers.markdown.marks import Mark, closed_mark, lines_of, top_level
from aic_faq.readers.markdown.titles import anchors_above, read_title
from aic_faq.readers.question_words import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.readers.markdown.lines import Line, Page

__all__ = ("admonitions",)

# Of Material for MkDocs, whose content is indented.
_INDENTED = re.compile(
    r"(?:\?\?\?\+?|!!!)[ \t]+(?P<kind>[\w-]+)[^\"\n]*\"(?P<title>(?:[^\"\\\n]|\\.)+)\"[ \t]*", re.ASCII
)
# Of Docusaurus, VitePress and MyST, whose content ends with as many colons.
_COLONS = re.compile(
    r"(?P<colons>:{3,})[ \t]*(?P<brace>\{?)(?P<kind>[A-Za-z][\w-]*)\}?"
    r"(?:[ \t]+|(?P<bracket>\[))(?P<title>[^\n]*\S)"
)
# Of MyST, which writes them as code, too.
_FENCED = re.compile(
    r"\{(?P<kind>admonition|card|details|dropdown|faq|question|toggle)\}[ \t]+(?P<title>\S.*)"
)
# Those of sphinx-design, MyST and docutils; anything else between colons are words, such as emoji.
_OPTION = re.compile(
    r":(?:open|collapsible|color|icon|chevron|animate|margin|name|label|class(?:-[a-z-]+)?):(?:[ \t].*)?"
)
_OPENING = re.compile(r"(:{3,})[ \t]*\{?[A-Za-z]")
_END = re.compile(r":{3,}")
_QUESTIONS = frozenset({"question", "faq", "help"})
_INDENT = 4


@define(eq=False)
class _Begun:
    """A line of colons with a name, and the line of colons that ends what it begins, if there is one."""

    line: int
    colons: int
    question: re.Match[str] | None
    end: int | None = None


def admonitions(page: Page, /) -> Iterator[Mark]:
    """Find admonitions that are called questions, or whose title asks."""
    yield from _with_indentation(page)
    yield from _with_colons(page)
    yield from _in_fences(page)


def _with_indentation(page: Page) -> Iterator[Mark]:
    line = 0
    while line < len(page.lines):
        is_marked = page.lines[line].startswith(("???", "!!!")) and not page.code[line]
        mark = _indented(page, line) if is_marked else None
        if mark is not None:
            yield mark
        line = line + 1 if mark is None else mark.below


def _indented(page: Page, line: int) -> Mark | None:
    found = _INDENTED.fullmatch(page.lines[line])
    if found is None or not _is_question(found):
        return None
    below = end = line + 1
    while end < len(page.lines) and (not page.lines[end].strip() or _indent(page.lines[end]) >= _INDENT):
        end += 1
        below = end if page.lines[end - 1].strip() else below
    lines = [(number, _outdented(text)) for number, text in page.numbered(line + 1, below)]
    return _mark(page, line, found, lines, below)


def _with_colons(page: Page) -> Iterator[Mark]:
    """Pass over what stands in others: it is a part of an answer, or of something that is no question."""
    begun = _begun(page)
    headings = [lines_of(token)[0] for _, token, _ in top_level(page, "heading_open")]
    below = 0
    for place, first in enumerate(begun):
        if first.line < below or (first.end is None and first.question is None):
            continue
        end = _end_of_open(page, begun, place, headings) if first.end is None else first.end
        below = end if first.end is None else end + 1
        if first.question is not None:
            lines = page.numbered(first.line + 1, end)
            lines = _without_options(lines) if first.question["brace"] else lines
            mark = _mark(page, first.line, first.question, lines, below)
            yield evolve(mark, is_left_open=first.end is None)


def _in_fences(page: Page) -> Iterator[Mark]:
    for _, token, _ in top_level(page, "fence"):
        found = _FENCED.fullmatch(token.info.strip())
        if found is None or not _is_question(found):
            continue
        line, below = lines_of(token)
        closing = page.lines[below - 1].strip()
        is_closed = below - 1 > line and closing.startswith(token.markup) and not closing.strip(closing[0])
        lines = _without_options(page.numbered(line + 1, below - is_closed))
        span = page.span(line, line + 1)
        title = read_title(page, span.start, span.end, found["title"])
        yield closed_mark(page, "folded", line, title, lines, below)


def _without_options(lines: list[Line]) -> list[Line]:
    """Leave out the first lines, as ``:open:``, which say how a directive of MyST is shown."""
    return list(dropwhile(lambda line: _OPTION.fullmatch(line[1].strip()) is not None, lines))


def _begun(page: Page) -> list[_Begun]:
    """Find what begins, and pair it with what ends: as many colons first, as with Docusaurus and Pandoc."""
    begun: list[_Begun] = []
    opened: list[_Begun] = []
    colons: Counter[int] = Counter()
    for line, written in enumerate(page.lines):
        if not written.startswith(":::") or page.fences[line]:
            continue
        text = written.rstrip()
        if start := _OPENING.match(text):
            found = _COLONS.fullmatch(text)
            first = _Begun(line, len(start[1]), found if found and _is_question(found) else None)
            begun.append(first)
            opened.append(first)
            colons[first.colons] += 1
        elif _END.fullmatch(text):
            fits = {len(text)} if colons[len(text)] else {many for many in colons if many < len(text)}
            # What began within it has no end of its own.
            while any(colons[many] for many in fits):
                first = opened.pop()
                colons[first.colons] -= 1
                if first.colons in fits:
                    first.end = line
                    break
    return begun


def _end_of_open(page: Page, begun: list[_Begun], place: int, headings: list[int]) -> int:
    """Give the line before which an admonition ends that is never closed.

    To site generators it ends with the page, and takes up what follows; its
    author thought of the next heading, or of the next question with as many colons.
    """
    first = begun[place]
    heading = bisect_right(headings, first.line)
    end = headings[heading] if heading < len(headings) else len(page.lines)
    for other in islice(begun, place + 1, None):
        if other.line >= end:
            break
        if other.question is not None and other.colons >= first.colons:
            return anchors_above(page, other.line)[0]
    return end


def _is_question(found: re.Match[str]) -> bool:
    return found["kind"].lower() in _QUESTIONS or asks(found["title"])


def _mark(page: Page, line: int, found: re.Match[str], lines: list[Line], below: int) -> Mark:
    start, end = (page.offset(line) + at for at in found.span("title"))
    words = found["title"].replace('\\"', '"')
    is_in_brackets = "bracket" in found.re.groupindex and found["bracket"]
    title = read_title(page, start, end, words.removesuffix("]") if is_in_brackets else words)
    return closed_mark(page, "folded", line, title, lines, below)


def _indent(text: str) -> int:
    spread = text.expandtabs(_INDENT)
    return len(spread) - len(spread.lstrip())


def _outdented(text: str) -> str:
    return text[1:] if text.startswith("\t") else text[_INDENT:] if text.strip() else ""
