"""What plain text cannot hold: fields and markup."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from aic_faq.exporters._losses import limited, losses_of_fields, losses_of_markup
from aic_faq.markup import CodeBlock, CodeSpan, Emphasis, Image, Link, Strong, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.markup import Block
    from aic_faq.model import FAQ, Question

__all__ = ("losses",)

_HELD = frozenset({"title", "answer", "id", "aliases", "section", "section_id", "section_intro", "language"})
_HELD_OF_PAGE = frozenset({"title", "language", "intro", "contact"})


def losses(faq: FAQ, /) -> tuple[Diagnostic, ...]:
    """Tell what the text does not say, and which marks it does not have."""
    fields = losses_of_fields(faq, "text", page=_HELD_OF_PAGE, question=_HELD)
    return limited(chain(fields, losses_of_markup(faq, "text", _lost_markup(faq))))


def _lost_markup(faq: FAQ, /) -> Iterator[tuple[Question, int, str]]:
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
