"""The markup that reStructuredText cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.markup import (
    Heading,
    Inline,
    Link,
    ListItem,
    Paragraph,
    Strikethrough,
    Table,
    TableCell,
    ThematicBreak,
    walk,
)
from aic_faq.richtext.inline_runs import flatten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.markup import Block
    from aic_faq.model import FAQ, Question

__all__ = ("lost_markup",)


def lost_markup(faq: FAQ, /) -> Iterator[tuple[Question, int, str]]:
    """Give the published questions that lose markup, with their numbers and with what they lose."""
    for number, question in enumerate(faq.published, 1):
        body = question.answer.body.blocks
        found = dict.fromkeys((*_lost(question.title.blocks, ()), *_lost(body, body[1:-1])))
        if found:
            yield question, number, f"it has no mark for {', '.join(found)}"


def _lost(blocks: Sequence[Block], inside: Sequence[Block]) -> Iterator[str]:
    """Name what is lost; between blocks, which are ``inside`` of others, a line may stand."""
    between = {id(node) for node in inside}
    for node in walk(blocks):
        match node:
            case Strikethrough():
                yield "text that is struck through"
            case Link(title=title) if title:
                yield "the titles of links"
            case ListItem(checked=bool()):
                yield "the boxes of tasks"
            case Heading():
                yield "the levels of headings"
            case Table(alignments=alignments) if any(alignments):
                yield "the alignment of columns"
            case ThematicBreak() if id(node) not in between:
                yield "lines between blocks at the edges of an answer"
            case Paragraph() | TableCell():
                yield from _nested(node.children)
            case _:
                pass


def _nested(inlines: Sequence[Inline]) -> Iterator[str]:
    if any(len(run.marks) + (type(run.leaf).__name__ == "CodeSpan") > 1 for run in flatten(inlines)):
        yield "marks within marks"
