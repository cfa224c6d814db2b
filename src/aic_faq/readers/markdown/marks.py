"""Where a question may begin on a Markdown page, in each of the forms that people give to questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from aic_faq.readers.markdown.lines import ANCHOR_LINE, Line, Page
from aic_faq.readers.markdown.titles import (
    QUESTION_LABEL,
    Title,
    anchors_above,
    read_title,
    without_answer_label,
)
from aic_faq.readers.outline import BELOW_HEADINGS
from aic_faq.readers.question_words import asks, ends_in_greek

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.readers.found import FoundText
    from aic_faq.richtext.markdown import BlockToken

__all__ = (
    "BOLD_START",
    "Form",
    "Mark",
    "closed_mark",
    "headings",
    "labelled_lines",
    "lines_of",
    "paragraphs",
    "top_level",
)

Form: TypeAlias = Literal["heading", "folded", "labelled", "bold", "term", "list item", "paragraph"]
BOLD_START = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<title>(?:(?!(?P=mark))[\s\S])+)(?P=mark)"
    r"(?P<after>[ \t]*[.?!:：]?)"
    r"(?P<break>[ \t]*(?:<br[ \t]*/?>|\\(?=\n)|\Z)?[ \t]*)"
)
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]+(?P<title>[^\n]*?)(?:[ \t]+#+)?[ \t]*")
_LONGEST_PARAGRAPH = 300
_MOST_LINES = 5
_PARAGRAPH_TAG = re.compile(r"[ \t]*<p(?:[ \t][^<>]*)?>[ \t]*")
_BREAK = re.compile(r"(?:[ \t]*<br[ \t]*/?>|(?<!\\)\\)[ \t]*\Z")
_END_OF_PARAGRAPH = re.compile(r"[ \t]*</p>[ \t]*\Z")


@frozen(eq=False, kw_only=True)
class Mark:
    """Hold a place where a question, or a section, may begin.

    Attributes:
        line: the first line that belongs to it.
        level: 1 to 6 for headings.
        rest: what stands beside the title on its own lines.
        below: the first whole line below it.
        is_closed: True where the answer is ``rest``, whatever follows.
        is_left_open: True where that has no end of its own.
        is_whole: False for a line within a text that only begins boldly.
    """

    form: Form
    line: int
    title: Title
    below: int
    level: int = BELOW_HEADINGS
    rest: tuple[Line, ...] = ()
    is_closed: bool = False
    is_left_open: bool = False
    is_whole: bool = True
    ids: tuple[FoundText, ...] = ()

    @property
    def words(self) -> str:
        """Give the words of the title."""
        return self.title.words

    @property
    def asks(self) -> bool:
        """Tell whether the title is a question."""
        return self.title.asks

    def has_answer(self, page: Page, end: int) -> bool:
        """Tell whether there is something to read up to the line at which the next mark begins."""
        if any(text.strip() for _, text in self.rest):
            return True
        return not self.is_closed and page.has_words(self.below, end)

    def answer(self, page: Page, end: int) -> list[Line]:
        """Give the lines up to that at which the next mark begins."""
        lines = list(self.rest)
        if not self.is_closed:
            lines += page.shown(self.below, end)
        lines = page.trimmed(lines)
        if self.title.is_labelled and lines:
            lines[0] = (lines[0][0], without_answer_label(lines[0][1]))
        return lines


def closed_mark(page: Page, form: Form, line: int, title: Title, lines: list[Line], below: int, /) -> Mark:
    """Make the mark of a question whose answer is ``lines``; anchors above its first line name it, too."""
    first, ids = anchors_above(page, line)
    return Mark(
        form=form,
        line=first,
        title=title,
        rest=tuple(page.trimmed(lines)),
        below=below,
        is_closed=True,
        ids=(*ids, *title.ids),
    )


def top_level(page: Page, kind: str, /) -> Iterator[tuple[int, BlockToken, BlockToken]]:
    """Give the blocks of a kind that stand in no other, each with the token that holds its text."""
    for place, token in enumerate(page.tokens):
        if token.type == kind and token.level == 0 and token.map is not None:
            yield place, token, page.tokens[min(place + 1, len(page.tokens) - 1)]


def lines_of(token: BlockToken, /) -> tuple[int, int]:
    """Give the lines on which a block begins and ends."""
    assert token.map is not None  # noqa: S101 - blocks have lines
    return token.map[0], token.map[1]


def headings(page: Page, /) -> Iterator[Mark]:
    """Find headings that are written with ``#`` or underlined."""
    yield from _headings_after_tags(page)
    for _, token, inline in top_level(page, "heading_open"):
        first, end = lines_of(token)
        line, ids = anchors_above(page, first)
        last = end - 1 if token.markup.startswith("#") else end - 2
        span = page.span(first, max(first, last) + 1)
        title = read_title(page, span.start, span.end, inline.content)
        yield Mark(
            form="heading", line=line, title=title, level=int(token.tag[1]), below=end, ids=(*ids, *title.ids)
        )


def _headings_after_tags(page: Page) -> Iterator[Mark]:
    """Find headings that CommonMark takes for HTML, since a tag stands on the line above."""
    for _, token, _ in top_level(page, "html_block"):
        first, end = lines_of(token)
        if not ANCHOR_LINE.fullmatch(page.lines[first]):
            continue
        for line in range(first + 1, end):
            match = _HEADING.fullmatch(page.lines[line])
            if match is not None:
                above, ids = anchors_above(page, line)
                start = page.offset(line)
                title = read_title(page, start + match.start("title"), start + match.end("title"))
                yield Mark(
                    form="heading",
                    line=above,
                    level=len(match["signs"]),
                    title=title,
                    below=line + 1,
                    ids=(*ids, *title.ids),
                )


def paragraphs(page: Page, /) -> Iterator[Mark]:
    """Find paragraphs that are bold, or begin with a bold question, and those that are a question."""
    for _, token, inline in top_level(page, "paragraph_open"):
        first, end = lines_of(token)
        if page.has_contents(first, end):
            continue
        mark = _bold(page, first, inline.content) or _plain(page, first, end, inline.content)
        if mark is not None:
            yield mark


def _bold(page: Page, first: int, content: str) -> Mark | None:
    match = BOLD_START.match(content)
    if match is None or "\n\n" in match["title"]:
        return None
    after = match["after"].strip()
    words = match["title"] + ("" if after == "." else after)
    rest = content[match.end() :]
    own_lines = not rest or rest.startswith("\n") or "<" in match["break"]
    asking = asks(words)
    if not asking and (len(match["mark"]) == 1 or words.rstrip().endswith((":", "：")) or not own_lines):
        return None
    last = first + content[: match.end()].count("\n")
    start = page.offset(first)
    line, ids = anchors_above(page, first)
    title = read_title(page, start, page.span(last, last + 1).end, words)
    return Mark(
        form="bold",
        line=line,
        title=title,
        rest=((page.number(last), rest.split("\n", 1)[0].strip()),) if rest and rest[0] != "\n" else (),
        below=last + 1,
        is_whole=not rest.strip(),
        ids=(*ids, *title.ids),
    )


def _plain(page: Page, first: int, end: int, content: str) -> Mark | None:
    words = content.split("\n", 1)[0]
    asks_itself = words.rstrip().endswith(("?", "？", "؟")) or ends_in_greek(words)
    if len(words) > _LONGEST_PARAGRAPH or not asks_itself:
        return None
    line, ids = anchors_above(page, first)
    span = page.span(first, first + 1)
    title = read_title(page, span.start, span.end)
    return Mark(
        form="paragraph",
        line=line,
        title=title,
        below=first + 1,
        is_whole=end == first + 1,
        ids=(*ids, *title.ids),
    )


def labelled_lines(page: Page, /) -> Iterator[Mark]:
    """Find lines that begin with ``Q:`` or the like."""
    for _, token, _ in (*top_level(page, "paragraph_open"), *top_level(page, "html_block")):
        first, end = lines_of(token)
        line = first
        while line < end:
            mark = _labelled(page, line, end)
            if mark is not None:
                yield mark
            line = max(line + 1, line if mark is None else mark.below)


def _labelled(page: Page, line: int, end: int) -> Mark | None:
    text = page.lines[line]
    tag = _PARAGRAPH_TAG.match(text)
    begin = tag.end() if tag else len(text) - len(text.lstrip())
    if QUESTION_LABEL.match(text, begin) is None:
        return None
    last = line
    end = min(end, line + _MOST_LINES)
    # A question may go on for some lines, up to its mark or to the answer.
    while last + 1 < end and not asks(page.lines[last]) and not _begins_answer(page.lines[last + 1]):
        last += 1
    if not asks(page.lines[last]) and not (last + 1 < end and _begins_answer(page.lines[last + 1])):
        last = line
    start, stop = page.offset(line) + begin, page.span(last, last + 1).end
    raw = page.source.text[start:stop]
    title = read_title(page, start, stop, _END_OF_PARAGRAPH.sub("", raw) if tag else _BREAK.sub("", raw))
    first, ids = anchors_above(page, line)
    rest: tuple[Line, ...] = ()
    below = last + 1
    if tag and below < len(page.lines) and (answer := _PARAGRAPH_TAG.match(page.lines[below])):
        rest = ((page.number(below), _END_OF_PARAGRAPH.sub("", page.lines[below][answer.end() :])),)
        below += 1
    return Mark(form="labelled", line=first, title=title, rest=rest, below=below, ids=(*ids, *title.ids))


def _begins_answer(text: str) -> bool:
    return without_answer_label(text) is not text
