"""Which ids a document must write down, and which its reader makes of the titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aic_faq.exporters._markdown import may_hold_links
from aic_faq.markup import Link, walk
from aic_faq.readers.ids import slugify
from aic_faq.urls import name_on_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.model import FAQ, Question, Section

__all__ = ("WhichIds", "derived_ids", "is_derived", "written_ids")

WhichIds: TypeAlias = Literal["needed", "all", "none"]


def derived_ids(questions: Sequence[Question], /) -> frozenset[str]:
    """Give the ids that a reader would make of the titles itself.

    Of questions with the same title only one can have the slug; the others' ids are written.
    """
    return frozenset(
        question.id
        for question in questions
        if question.id == (slugify(question.title.plain_text) or "question")
    )


def is_derived(section: Section, /) -> bool:
    """Tell whether a reader would make the id of a section of its title."""
    return section.id == (slugify(section.title) or "section")


def written_ids(faq: FAQ, which: WhichIds, /) -> frozenset[str]:
    """Give the ids that a page writes down with its questions.

    Needed are those that the title does not give, those to which a link leads,
    and those that former ids stand beside.
    """
    if which == "none":
        return frozenset()
    ids = {question.id for question in faq.published}
    if which == "needed":
        ids -= derived_ids(faq.published) - _linked_ids(faq)
        ids |= {question.id for question in faq.published if question.aliases}
    return frozenset(ids)


def _linked_ids(faq: FAQ) -> set[str]:
    texts = [faq.intro, faq.contact]
    for question in faq.published:
        texts += [question.title, question.answer.body]
        texts += [question.section.intro] if question.section else []
    nodes = (node for text in texts if text and may_hold_links(text) for node in walk(text.blocks))
    names = (name_on_page(node.url) for node in nodes if isinstance(node, Link))
    return {name for name in names if name}
