"""Questions of a Markdown page that are titles of admonitions, as in ``??? question "..."``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.readers.markdown.marks import Mark
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
    r"(?P<colons>:{3,})[ \t]*\{?(?P<kind>[A-Za-z][\w-]*)\}?(?:[ \t]+|(?P<bracket>\[))(?P<title>[^\n]*\S)"
)
_OPENING = re.compile(r"(:{3,})[ \t]*\{?[A-Za-z]")
_END = re.compile(r":{3,}")
_QUESTIONS = frozenset({"question", "faq", "help"})
_INDENT = 4


@frozen
class _Opened:
    """A line that begins what goes on to a line of as many colons, if it has one."""

    line: int
    colons: int
    question: re.Match[str] | None


def admonitions(page: Page, /) -> Iterator[Mark]:
    """Find admonitions that are called questions, or whose title asks."""
    line, opened = 0, list[_Opened]()
    while line < len(page.lines):
        text = page.lines[line]
        mark = None
        if text[:1] in {"?", "!"} and not page.code[line]:
            mark = _indented(page, line)
        elif text.startswith(":::") and not page.fences[line]:
            mark = _closed(page, line, opened)
        if mark is not None:
            yield mark
        line = max(line + 1, 0 if mark is None else mark.below)


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


def _closed(page: Page, line: int, opened: list[_Opened]) -> Mark | None:
    """Take up what begins here, or give what ends here; what stands within is part of its answer."""
    text = page.lines[line].rstrip()
    if start := _OPENING.match(text):
        found = _COLONS.fullmatch(text)
        opened.append(_Opened(line, len(start[1]), found if found and _is_question(found) else None))
    elif _END.fullmatch(text):
        as_many = [place for place, each in enumerate(opened) if each.colons == len(text)]
        fewer = [place for place, each in enumerate(opened) if each.colons < len(text)]
        for place in (as_many or fewer)[-1:]:
            first = opened[place]
            del opened[place:]  # what began within it has no end of its own
            if not opened and first.question is not None:
                return _mark(page, first.line, first.question, page.numbered(first.line + 1, line), line + 1)
    return None


def _is_question(found: re.Match[str]) -> bool:
    return found["kind"].lower() in _QUESTIONS or asks(found["title"])


def _mark(page: Page, line: int, found: re.Match[str], lines: list[Line], below: int) -> Mark:
    start, end = (page.offset(line) + at for at in found.span("title"))
    words = found["title"].replace('\\"', '"')
    is_in_brackets = "bracket" in found.re.groupindex and found["bracket"]
    title = read_title(page, start, end, words.removesuffix("]") if is_in_brackets else words)
    first, ids = anchors_above(page, line)
    return Mark(
        form="folded",
        line=first,
        title=title,
        rest=tuple(page.trimmed(lines)),
        below=below,
        is_closed=True,
        ids=(*ids, *title.ids),
    )


def _indent(text: str) -> int:
    spread = text.expandtabs(_INDENT)
    return len(spread) - len(spread.lstrip())


def _outdented(text: str) -> str:
    return text[1:] if text.startswith("\t") else text[_INDENT:] if text.strip() else ""
