"""Former ids, and which question they should lead to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.comparison import pair_questions
from aic_faq.model import Status

if TYPE_CHECKING:
    from aic_faq.model import FAQ, Question

__all__ = ("successors",)


def successors(before: FAQ, after: FAQ, /) -> dict[str, Question | None]:
    """Give for each id that was published and leads nowhere now the question that took its place.

    It is None where the question is there no more, or is a draft.

    Args:
        before: what was published; :func:`read_baseline` gives it, too.
        after: what will be.
    """
    there = {name for question in after.published for name in question.ids}
    used = {name for question in after.questions for name in question.ids}
    place = {old: number for number, old in pair_questions(before.questions, after.questions).items()}
    found: dict[str, Question | None] = {}
    for number, question in enumerate(before.questions):
        heir = after.questions[place[number]] if number in place else None
        if question.status is not Status.PUBLISHED:
            continue
        for name in question.ids:
            if name not in there:
                is_shown = heir is not None and heir.status is Status.PUBLISHED
                found[name] = heir if is_shown and name not in used else None
    return found
