"""Inlines as a flat sequence, in which white space is collapsed and marks are put in order.

Each leaf has the marks around it, outermost first. That is how an inline
element that spans several paragraphs is cut into pieces, and how a space at
the edge of a mark gets out of it: Markdown has no mark that begins with one.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, Union

from attrs import evolve, frozen

from aic_faq.markup import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    HardBreak,
    Image,
    Inline,
    Link,
    Paragraph,
    SoftBreak,
    Strikethrough,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = (
    "Leaf",
    "LinkMark",
    "Mark",
    "Run",
    "code_in_line",
    "flatten",
    "is_tidy",
    "nest",
    "one_line",
    "paragraphs",
    "tidy",
    "with_mark",
)

Leaf: TypeAlias = Union[str, Text, CodeSpan, Image, FootnoteReference, SoftBreak, HardBreak]
"""What holds no other: text on its way into a tree is a string, since it is still divided and joined."""


@frozen(eq=False)
class LinkMark:
    """Mark one link: two links side by side stay two, even to the same place."""

    url: str
    title: str = ""


Mark: TypeAlias = Union[type[Emphasis], type[Strong], type[Strikethrough], LinkMark]


@frozen
class Run:
    """Hold a leaf and the marks around it, outermost first."""

    leaf: Leaf
    marks: tuple[Mark, ...] = ()


_SPACE = re.compile(r"[ \t\n\f]+")
# Looked for where a run of spaces begins: from each of its spaces, a long run takes too long.
_LINE_END = re.compile(r"(?<![ \t\f])[ \t\f]*\n[ \t\n\f]*")


def with_mark(marks: tuple[Mark, ...], mark: Mark, /) -> tuple[Mark, ...]:
    """Add a mark, unless its kind is there already: nothing is stressed twice, no link stands in a link."""
    if isinstance(mark, LinkMark):
        return marks if any(isinstance(other, LinkMark) for other in marks) else (*marks, mark)
    return marks if mark in marks else (*marks, mark)


def flatten(inlines: Sequence[Inline], /) -> Iterator[Run]:
    """Give the leaves of inlines with their marks."""
    stack: list[tuple[Inline, tuple[Mark, ...]]] = [(node, ()) for node in reversed(inlines)]
    while stack:
        node, marks = stack.pop()
        match node:
            case Emphasis() | Strong() | Strikethrough():
                inner = with_mark(marks, type(node))
                stack.extend((child, inner) for child in reversed(node.children))
            case Link():
                mark = LinkMark(node.url, one_line(node.title))
                inner = with_mark(marks, mark) if node.url else marks
                stack.extend((child, inner) for child in reversed(node.children))
            case Image(url=""):
                yield Run(Text(node.alt), marks)
            case Image():
                yield Run(evolve(node, alt=one_line(node.alt), title=one_line(node.title)), marks)
            case CodeSpan():
                if value := code_in_line(node.value):
                    yield Run(evolve(node, value=value), marks)
            case _:
                yield Run(node, marks)


def tidy(runs: Iterable[Run], /, *, one_line: bool = False) -> list[Run]:
    """Collapse white space as browsers do, and take it off both ends.

    Line endings that are only in the source stay, unless all must be ``one_line``;
    then there are no empty lines either.
    """
    line = _TidyLine()
    for run in runs:
        leaf = run.leaf
        if isinstance(leaf, Text):
            leaf = leaf.value
        if isinstance(leaf, str):
            line.text(leaf.replace("\n", " ") if one_line else leaf, run)
        elif isinstance(leaf, HardBreak):
            line.breaks = 1 if one_line else line.breaks + 1
        elif isinstance(leaf, SoftBreak):
            line.space = " " if one_line else leaf
        elif isinstance(leaf, FootnoteReference):
            # In Markdown, a reference is a link itself.
            line.keep(Run(leaf, tuple(mark for mark in run.marks if not isinstance(mark, LinkMark))))
        else:
            line.keep(run)
    return line.kept if _show(line.kept) else []


class _TidyLine:
    """Hold what is kept, and the white space after it that is not yet known to be between two words."""

    def __init__(self) -> None:
        self.kept: list[Run] = []
        self.space: Leaf | None = None
        self.breaks = 0

    def keep(self, run: Run) -> None:
        """Keep a run after the breaks, or else the space, before it."""
        kept = self.kept
        if kept and self.breaks:
            kept += [Run(HardBreak(), _shared(kept[-1].marks, run.marks))] * self.breaks
        elif kept and self.space is not None:
            kept.append(Run(self.space, _shared(kept[-1].marks, run.marks)))
        self.space, self.breaks = None, 0
        kept.append(run)

    def text(self, text: str, run: Run) -> None:
        """Keep the words of each line of a text; what is between lines is a line ending."""
        is_first = True
        for line in text.split("\n") if "\n" in text else (text,):
            if not is_first:
                self.space = SoftBreak()
            is_first = False
            words = line.strip(" \t\f")
            if line and line[0] in " \t\f":
                self.space = self.space or " "
            if words:
                if "  " in words or "\t" in words or "\f" in words:
                    words = _SPACE.sub(" ", words)
                self.keep(run if words is run.leaf else Run(words, run.marks))
                if line[-1] in " \t\f":
                    self.space = " "


def paragraphs(runs: Iterable[Run], /) -> Iterator[Paragraph]:
    """Make paragraphs: an empty line, which two breaks make, divides them."""
    tidied = tidy(runs)
    if not any(isinstance(run.leaf, HardBreak) for run in tidied):
        if tidied:
            yield Paragraph(nest(tidied))
        return
    line: list[Run] = []
    # Parts of what is tidy are tidy.
    for is_break, group in groupby(tidied, lambda run: isinstance(run.leaf, HardBreak)):
        members = list(group)
        if is_break and len(members) > 1:
            if _show(line):
                yield Paragraph(nest(line))
            line = []
        else:
            line += members
    if _show(line):
        yield Paragraph(nest(line))


def is_tidy(inlines: Sequence[Inline], /, *, one_line: bool = False) -> bool:
    """Tell whether inlines are of the frequent kinds, and such as :func:`tidy` would leave them."""
    before: type[Inline] | None = None
    mark: type[Inline] | None = None  # across white space, two of a kind become one
    at_edge, shows = True, False  # at an edge, a space is none
    for node in inlines:
        match node:
            case Text(value=value):
                if before is Text or not value or _collapses(value) or (at_edge and value[0] == " "):
                    return False
                at_edge = value[-1] == " "
                if not value.isspace():
                    shows, mark = True, None
            case SoftBreak() | HardBreak():
                if at_edge or one_line:
                    return False
                at_edge = True
            case CodeSpan(value=value):
                if before is CodeSpan or not value or "\n" in value or "\t" in value:
                    return False
                at_edge, shows, mark = False, True, None
            case (
                Link(children=(Text(value=value),), title="")
                | Strong(children=(Text(value=value),))
                | Emphasis(children=(Text(value=value),))
            ):
                if mark is type(node) or not _is_tidy_within(value) or (mark := _mark_of(node)) is None:
                    return False
                at_edge, shows = False, shows or not value.isspace()
            case _:
                return False
        before = type(node)
    return shows and not at_edge


def _mark_of(node: Link | Strong | Emphasis) -> type[Inline] | None:
    """Give the kind of a mark; two links stay two, and one that leads nowhere is none."""
    if isinstance(node, Link):
        return Text if node.url else None
    return type(node)


def _is_tidy_within(value: str) -> bool:
    return bool(value) and value[0] != " " and value[-1] != " " and not _collapses(value)


def nest(runs: Sequence[Run], depth: int = 0, /) -> tuple[Inline, ...]:
    """Put tidy leaves back into their marks; texts side by side become one, and so does code."""
    nodes: list[Inline] = []
    for mark, group in groupby(runs, lambda run: run.marks[depth] if len(run.marks) > depth else None):
        if mark is None:
            nodes += _joined(run.leaf for run in group)
        elif isinstance(mark, LinkMark):
            nodes.append(Link(mark.url, nest(list(group), depth + 1), mark.title))
        else:
            nodes.append(mark(nest(list(group), depth + 1)))
    return tuple(nodes)


def _joined(leaves: Iterable[Leaf]) -> Iterator[Inline]:
    for kind, group in groupby(leaves, type):
        if kind is str or kind is CodeSpan:
            values = [
                leaf if isinstance(leaf, str) else leaf.value
                for leaf in group
                if isinstance(leaf, str | CodeSpan)
            ]
            yield Text("".join(values)) if kind is str else CodeSpan("".join(values))
        else:
            yield from (leaf for leaf in group if not isinstance(leaf, str))


def _collapses(value: str) -> bool:
    return "  " in value or "\n" in value or "\t" in value or "\f" in value


def _show(runs: Iterable[Run]) -> bool:
    """Tell whether something of tidy runs would be seen."""
    for run in runs:
        leaf = run.leaf
        if not (leaf.isspace() if isinstance(leaf, str) else isinstance(leaf, SoftBreak | HardBreak)):
            return True
    return False


def _shared(first: tuple[Mark, ...], second: tuple[Mark, ...]) -> tuple[Mark, ...]:
    if first is second:
        return first
    count = 0
    for one, other in zip(first, second, strict=False):
        if one is not other:
            break
        count += 1
    return first[:count]


def code_in_line(code: str, /) -> str:
    """Write code as it stands within a line: its spaces stay, its line endings do not."""
    return _LINE_END.sub(" ", code).replace("\t", " ")


def one_line(text: str, /) -> str:
    """Collapse white space as browsers do, within one line."""
    return _SPACE.sub(" ", text).strip(" ")
