"""Questions of a Markdown page that are items of lists, or terms of definition lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.readers.markdown.lines import Line, Page
from aic_faq.readers.markdown.marks import BOLD_START, Mark, closed_mark, lines_of, top_level
from aic_faq.readers.markdown.titles import read_title
from aic_faq.readers.question_words import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.richtext.markdown import BlockToken

__all__ = ("list_items", "terms")

_ITEM_START = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z)(?:\[[ xX]\][ \t]+)?")
_TASK = re.compile(r"\A\[[ xX]\][ \t]+")
_DEFINITION = re.compile(r" {0,3}[:~][ \t]+(?=\S)")


def list_items(page: Page, /) -> Iterator[Mark]:
    """Find items of lists that are a question with text below it."""
    for place, token in enumerate(page.tokens):
        if token.type != "list_item_open" or token.level != 1 or token.map is None:
            continue
        first, end = token.map
        inline = page.tokens[min(place + 2, len(page.tokens) - 1)]
        if inline.type == "inline" and inline.map is not None and not page.has_contents(first, end):
            mark = _list_item(page, first, end, inline)
            if mark is not None:
                yield mark


def _list_item(page: Page, first: int, end: int, inline: BlockToken) -> Mark | None:
    text = page.lines[first]
    indent = len(text) - len(text.lstrip())
    marker = _ITEM_START.match(text, indent)
    if marker is None or inline.map is None or inline.map[0] != first:
        return None
    bold = BOLD_START.match(inline.content)
    if bold is not None and asks(bold["title"] + bold["after"]):
        words, rest = bold["title"] + bold["after"].strip(), inline.content[bold.end() :]
        last = first + inline.content[: bold.end()].count("\n")
    else:
        words, _, _ = inline.content.partition("\n")
        last, rest = first, ""
        if not asks(words):
            return None
    lines: list[Line] = []
    if rest and rest[0] != "\n":
        lines.append((page.number(last), rest.split("\n", 1)[0].strip()))
    lines += _outdented(page.numbered(last + 1, end), len(marker[0]) + indent)
    words = _TASK.sub("", words)
    title = read_title(page, page.offset(first) + marker.end(), page.span(last, last + 1).end, words)
    return Mark(
        form="list item",
        line=first,
        title=title,
        rest=tuple(_unlisted(page.trimmed(lines))),
        below=end,
        is_closed=True,
        ids=title.ids,
    )


def _unlisted(lines: list[Line]) -> list[Line]:
    """Take an answer out of a list of one item."""
    start = _ITEM_START.match(lines[0][1]) if lines else None
    if start is None or any(text.strip() and text[0] not in " \t" for _, text in lines[1:]):
        return lines
    return [(lines[0][0], lines[0][1][start.end() :]), *_outdented(lines[1:], start.end())]


def _outdented(lines: list[Line], width: int) -> Iterator[Line]:
    """Take away the indentation that a list gives to what stands in it."""
    for number, text in lines:
        spread = text.expandtabs(4) if text[:1] in " \t" else text
        indent = len(spread) - len(spread.lstrip())
        yield number, spread[min(width, indent) :]


def terms(page: Page, /) -> Iterator[Mark]:
    """Find the terms of definition lists: a line, and below it lines that begin with a colon."""
    in_paragraph = bytearray(len(page.lines) + 1)
    for _, token, _ in top_level(page, "paragraph_open"):
        first, end = lines_of(token)
        in_paragraph[first:end] = b"\1" * (end - first)
    line = 1
    while line < len(page.lines):
        if not (in_paragraph[line] and _DEFINITION.match(page.lines[line])):
            line += 1
            continue
        term = line - 1
        if not page.lines[term].strip():
            term -= 1
        if term >= 0 and in_paragraph[term] and page.lines[term].strip():
            below = _end_of_definitions(page, line)
            yield _term(page, term, line, below)
            line = below
        else:
            line += 1


def _end_of_definitions(page: Page, line: int) -> int:
    """Find the line at which the next term begins, or anything else that is not indented."""
    end = line + 1
    for number in range(line + 1, len(page.lines)):
        text = page.lines[number]
        if not text.strip():
            continue
        if text[0] not in " \t" and not _DEFINITION.match(text):
            is_term = number + 1 < len(page.lines) and _DEFINITION.match(page.lines[number + 1])
            if is_term or not page.lines[number - 1].strip():
                break
        end = number + 1
    return end


def _term(page: Page, line: int, definition: int, below: int) -> Mark:
    lines: list[Line] = []
    width = 0
    for number, text in page.numbered(definition, below):
        start = _DEFINITION.match(text)
        if start is not None:
            width = start.end()
            lines += [(number, ""), (number, text[width:])] if lines else [(number, text[width:])]
        else:
            lines += _outdented([(number, text)], width)
    span = page.span(line, line + 1)
    return closed_mark(page, "term", line, read_title(page, span.start, span.end), lines, below)
