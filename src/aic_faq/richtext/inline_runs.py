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

Leaf: TypeAlias = Union[Text, CodeSpan, Image, FootnoteReference, SoftBreak, HardBreak]


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
    kept: list[Run] = []
    space: Leaf | None = None
    breaks = 0

    def keep(run: Run) -> None:
        nonlocal space, breaks
        if kept and (breaks or space is not None):
            shared = _shared(kept[-1].marks, run.marks)
            between: Iterable[Leaf] = (HardBreak(),) * breaks if breaks else (space or SoftBreak(),)
            kept.extend(Run(leaf, shared) for leaf in between)
        space, breaks = None, 0
        kept.append(run)

    for run in runs:
        match run.leaf:
            case HardBreak():
                breaks = 1 if one_line else breaks + 1
            case SoftBreak():
                space = Text(" ") if one_line else run.leaf
            case Text(value=value):
                for piece in _pieces(value):
                    if piece == "\n" and not one_line:
                        space = SoftBreak()
                    elif piece in " \n":
                        space = space or Text(" ")
                    else:
                        keep(Run(Text(piece), run.marks))
            case FootnoteReference():
                # In Markdown, a reference is a link itself.
                keep(Run(run.leaf, tuple(mark for mark in run.marks if not isinstance(mark, LinkMark))))
            case _:
                keep(run)
    return kept if any(_shows(run.leaf) for run in kept) else []


def paragraphs(runs: Iterable[Run], /) -> Iterator[Paragraph]:
    """Make paragraphs: an empty line, which two breaks make, divides them."""
    tidied = tidy(runs)
    if not any(isinstance(run.leaf, HardBreak) for run in tidied):
        if tidied:
            yield Paragraph(nest(tidied))
        return
    line: list[Run] = []
    for is_break, group in groupby(tidied, lambda run: isinstance(run.leaf, HardBreak)):
        members = list(group)
        if is_break and len(members) > 1:
            yield from _paragraph(line)
            line = []
        else:
            line += members
    yield from _paragraph(line)


def _paragraph(runs: list[Run]) -> Iterator[Paragraph]:
    if shown := tidy(runs):
        yield Paragraph(nest(shown))


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
    """Put leaves back into their marks; texts side by side become one, and so does code."""
    nodes: list[Inline] = []
    for mark, group in groupby(runs, lambda run: run.marks[depth] if len(run.marks) > depth else None):
        if mark is None:
            nodes += _joined(run.leaf for run in group)
        elif isinstance(mark, LinkMark):
            nodes.append(Link(mark.url, nest(list(group), depth + 1), mark.title))
        else:
            nodes.append(mark(nest(list(group), depth + 1)))
    return tuple(nodes)


def _joined(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    for kind, group in groupby(leaves, type):
        if kind is Text or kind is CodeSpan:
            values = [leaf.value for leaf in group if isinstance(leaf, Text | CodeSpan)]
            yield kind("".join(values))
        else:
            yield from group


def _collapses(value: str) -> bool:
    return "  " in value or "\n" in value or "\t" in value or "\f" in value


def _pieces(value: str) -> Iterator[str]:
    """Divide a text into words with their inner spaces, single spaces and newlines."""
    if not _collapses(value):
        yield from _words(value)
        return
    if "\n" in value:
        value = _LINE_END.sub("\n", value)
    value = _SPACE.sub(lambda match: match.group() if match.group() == "\n" else " ", value)
    for part in re.split(r"(\n)", value):
        yield from _words(part)


def _words(line: str) -> Iterator[str]:
    words = line.strip(" ")
    if line[:1] == " ":
        yield " "
    if words:
        yield words
        if line[-1] == " ":
            yield " "


def _shows(leaf: Leaf) -> bool:
    match leaf:
        case SoftBreak() | HardBreak():
            return False
        case Text(value=value):
            return not value.isspace()
        case _:
            return True


def _shared(first: tuple[Mark, ...], second: tuple[Mark, ...]) -> tuple[Mark, ...]:
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
