"""A comparison as data that JSON can hold."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Any

from aic_faq.comparison._changes import ChangeKind
from aic_faq.comparison._said import said
from aic_faq.comparison._words import compare_words
from aic_faq.model import Extra, RichText

if TYPE_CHECKING:
    from aic_faq.comparison._changes import Comparison, QuestionChange
    from aic_faq.model import Question

__all__ = ("comparison_to_dict", "value_to_data")


def comparison_to_dict(comparison: Comparison, /) -> dict[str, Any]:
    """Write a comparison as mappings and lists of texts and numbers, for :func:`json.dumps`.

    What is not there is None: ``before`` of what was added, ``after`` of what
    was removed. Texts that were reworded have the ``words`` that differ, too.
    """
    before, after = comparison.before, comparison.after
    return {
        "different": bool(comparison),
        "faq": {name: _both(before, after, name) for name in comparison.fields},
        "sections": [
            {"before": _section(each.before), "after": _section(each.after)} for each in comparison.sections
        ],
        "questions": [_question(change) for change in comparison.questions],
        "vanished": list(comparison.vanished),
    }


def value_to_data(value: object, /) -> Any:
    """Write the value of a field as data that JSON can hold: rich text as its Markdown."""
    match value:
        case RichText():
            return value.markdown
        case enum.Enum():
            return value.value
        case dt.date():
            return value.isoformat()
        case tuple():
            return [value_to_data(each) for each in value]
        case Extra():
            return {key: value_to_data(each) for key, each in value.items()}
        case _:
            return value


def _question(change: QuestionChange) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kinds": [kind.value for kind in change.kinds],
        "before": _summary(change.before, change.position_before),
        "after": _summary(change.after, change.position_after),
    }
    before, after = change.before, change.after
    if before is None or after is None:
        return data
    if ChangeKind.REWORDED in change.kinds:
        data["title_words"] = _words(before.title, after.title)
    if ChangeKind.ANSWER_REWORDED in change.kinds:
        data["answer_words"] = _words(before.answer.body, after.answer.body)
    if change.fields:
        data["fields"] = {name: _both(before, after, name) for name in change.fields}
    return data


def _summary(question: Question | None, position: int | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "id": question.id,
        "position": position,
        "section": None if question.section is None else question.section.title,
        "title": question.title.markdown,
        "answer": question.answer.body.markdown,
    }


def _section(section: Any) -> dict[str, Any]:
    return {"title": section.title, "id": section.id, "intro": value_to_data(section.intro)}


def _both(before: Any, after: Any, name: str) -> dict[str, Any]:
    if name == "authors" and hasattr(before, "answer"):
        before, after = before.answer, after.answer
    return {"before": value_to_data(getattr(before, name)), "after": value_to_data(getattr(after, name))}


def _words(before: RichText, after: RichText) -> list[dict[str, str]]:
    return [{piece.kind: piece.text} for piece in compare_words(said(before), said(after))]
