"""Which ids a document must write down, and which its reader makes of the titles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

from aic_faq.readers.ids import slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.model import Question, Section

__all__ = ("WhichIds", "derived_ids", "is_derived")

WhichIds: TypeAlias = Literal["needed", "all", "none"]


def derived_ids(questions: Sequence[Question], /) -> frozenset[str]:
    """Give the ids that a reader would make of the titles itself."""
    slugs = [slugify(question.title.plain_text) or "question" for question in questions]
    counts = Counter(slugs)
    pairs = zip(questions, slugs, strict=True)
    return frozenset(slug for question, slug in pairs if question.id == slug and counts[slug] == 1)


def is_derived(section: Section, /) -> bool:
    """Tell whether a reader would make the id of a section of its title."""
    return section.id == (slugify(section.title) or "section")
