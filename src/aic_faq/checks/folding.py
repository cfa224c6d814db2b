"""Text that folding glues together: one blank line in a folded scalar is no blank line at all.

YAML reads n line breaks in a row, in folded, plain and quoted scalars, as
n - 1 newlines (YAML 1.2.2, sections 6.5 and 8.1.3). So a blank line that the
author sees as the end of a paragraph is a mere line ending in Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from aic_faq.checks.rule import Finding, Rule
from aic_faq.diagnostics import Code, Edit
from aic_faq.markup import (
    CodeBlock,
    HardBreak,
    Heading,
    ListItem,
    Paragraph,
    SoftBreak,
    TableRow,
    walk,
)
from aic_faq.source import NEWLINE, Position, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked
    from aic_faq.origin import Origin

__all__ = ("RULES",)

_FOLDED_STYLES = frozenset({"folded", "plain", "single-quoted", "double-quoted"})
_HINT = "leave two blank lines there, or write | instead of >"
_WRITTEN_NEWLINE = re.compile(r"\\[nrxuU]")


def _find_in_lists(checked: Checked) -> Iterator[Finding]:
    return (finding for in_list, finding in _found(checked) if in_list)


def _find_in_paragraphs(checked: Checked) -> Iterator[Finding]:
    return (finding for in_list, finding in _found(checked) if not in_list)


# Both rules ask for it; nothing is kept longer than what it is about.
_FOUND: WeakKeyDictionary[Checked, tuple[tuple[bool, Finding], ...]] = WeakKeyDictionary()


def _found(checked: Checked) -> tuple[tuple[bool, Finding], ...]:
    if checked not in _FOUND:
        _FOUND[checked] = tuple(_swallowed(checked))
    return _FOUND[checked]


def _swallowed(checked: Checked) -> Iterator[tuple[bool, Finding]]:
    for passage in checked.markdown_passages:
        origin = passage.text.origin
        if (
            origin is None
            or origin.style not in _FOLDED_STYLES
            or origin.known_lines is not None
            or "\n" not in passage.markdown
        ):
            continue
        raw = origin.source.text
        if origin.style == "double-quoted" and _WRITTEN_NEWLINE.search(raw, origin.start, origin.end):
            continue
        for line, in_list in _continued_lines(passage):
            number = origin.line_of(line)
            if _follows_one_blank_line(origin.source, number):
                yield in_list, _finding(origin, number, in_list=in_list)


def _continued_lines(passage: Passage) -> Iterator[tuple[int, bool]]:
    """Yield each line of the text, from 0, that goes on with a paragraph, and whether it is in a list."""
    lines = passage.markdown.split("\n")
    paragraphs: list[Paragraph] = []
    in_items: set[int] = set()
    begins: set[int] = set()
    for node in walk(passage.text.blocks):
        match node:
            case ListItem():
                in_items.update(map(id, node.children))
            case Paragraph():
                paragraphs.append(node)
                begins.add(node.line)
            case Heading() | CodeBlock() | TableRow():
                begins.add(node.line)
            case _:
                pass
    for paragraph in paragraphs:
        breaks = [inner for inner in walk(paragraph.children) if isinstance(inner, SoftBreak | HardBreak)]
        after = paragraph.line + len(breaks) + 1
        # Where the lines do not add up, a piece of code goes over several of them.
        if after > len(lines) or (after < len(lines) and lines[after].strip() and after not in begins):
            continue
        for number, kind in enumerate(breaks, paragraph.line + 1):
            if isinstance(kind, SoftBreak):
                yield number, id(paragraph) in in_items


def _follows_one_blank_line(source: Source, number: int) -> bool:
    return number > 2 and not source.line(number - 1).strip() and bool(source.line(number - 2).strip())


def _finding(origin: Origin, number: int, *, in_list: bool) -> Finding:
    source = origin.source
    line = source.line(number)
    column = len(line) - len(line.lstrip()) + 1
    start = source.offset(number, column)
    blank = source.offset(number - 1, 1)
    newline = NEWLINE.search(source.text, blank)
    inserted = "\n" if newline is None else newline.group()
    swallowed = "the list item above it" if in_list else "the paragraph above it"
    return Finding(
        message=f"this paragraph is read as part of {swallowed}: one blank line is a mere line ending here",
        hint=_HINT,
        source=source,
        position=Position(number, column),
        span=Span(start, start + len(line.strip())),
        edits=(Edit(span=Span(blank, blank), replacement=inserted),),
    )


_ABOUT = (
    "In YAML, folded text (after `>`), plain text and quoted text of several lines lose one line break of"
    " each run: a single blank line becomes a single line ending, and Markdown needs two of them to end"
)

RULES = (
    Rule(
        code=Code.FOLDED_LIST,
        about=f"{_ABOUT} a list. So the paragraph below the list becomes part of its last item, in every"
        " output."
        " The fix adds the second blank line; writing `|` instead of `>` helps for good.",
        bad="""\
---
title: FAQ
language: en
questions:
  - title: What do I need?
    desc: >-
      You need:


      * a computer

      * a cable

      Everything else is in the box.
---
""",
        good="""\
---
title: FAQ
language: en
questions:
  - title: What do I need?
    desc: >-
      You need:


      * a computer

      * a cable


      Everything else is in the box.
---
""",
        find=_find_in_lists,
        fix="safe",
    ),
    Rule(
        code=Code.FOLDED_PARAGRAPH,
        about=f"{_ABOUT} a paragraph. So two paragraphs are shown as one, in every output."
        " The fix adds the second blank line; writing `|` instead of `>` helps for good.",
        bad="""\
---
title: FAQ
language: en
questions:
  - title: How long is the guarantee?
    desc: >-
      The guarantee is two years.

      Keep the receipt.
---
""",
        good="""\
---
title: FAQ
language: en
questions:
  - title: How long is the guarantee?
    desc: >-
      The guarantee is two years.


      Keep the receipt.
---
""",
        find=_find_in_paragraphs,
        fix="safe",
    ),
)
