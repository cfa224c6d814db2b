"""Questions and FAQs to compare, and what was found of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aic_faq
from aic_faq.model import FAQ, Answer, Question

if TYPE_CHECKING:
    from aic_faq.comparison import Comparison


def question(title: str, answer: str = "Yes.", /, **fields: Any) -> Question:
    """Make a question; its id is the slug of its title unless another is given."""
    fields.setdefault("id", aic_faq.slugify(title) or "question")
    return Question(title=title, answer=Answer(body=aic_faq.rich_text(answer)), **fields)


def faq(*questions: Question, **fields: Any) -> FAQ:
    """Make a FAQ."""
    return FAQ(questions=questions, **fields)


def kinds(comparison: Comparison) -> dict[str, list[str]]:
    """Give what has happened to each question, by its newest id."""
    found = {}
    for change in comparison.questions:
        shown = change.after or change.before
        assert shown is not None
        found[shown.id] = [kind.value for kind in change.kinds]
    return found
