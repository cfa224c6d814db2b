"""The markup that plain text cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.markup import CodeBlock, CodeSpan, Emphasis, Image, Link, Strong, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.markup import Block
    from aic_faq.model import FAQ, Question

__all__ = ("lost_markup",)


def lost_markup(faq: FAQ, /) -> Iterator[tuple[Question, int, str]]:
    """Give the published questions that lose markup, with their numbers and with what they lose."""
    for number, question in enumerate(faq.published, 1):
        found = dict.fromkeys((*_lost(question.title.blocks), *_lost(question.answer.body.blocks)))
        if found:
            yield question, number, f"it has no mark for {', '.join(found)}"


def _lost(blocks: Sequence[Block]) -> Iterator[str]:
    for node in walk(blocks):
        match node:
            case Emphasis() | Strong():
                yield "emphasis"
            case CodeSpan():
                yield "code within lines"
            case CodeBlock(language=language) if language:
                yield "the language of code"
            case Image():
                yield "images, whose words stay"
            case Link(title=title) if title:
                yield "the titles of links"
            case _:
                pass
