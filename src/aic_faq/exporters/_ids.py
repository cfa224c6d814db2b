"""Which ids a document must write down, and which its reader makes of the titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aic_faq.readers.ids import slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.model import Question, Section

__all__ = ("WhichIds", "derived_ids", "is_derived")

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
