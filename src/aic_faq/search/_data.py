"""What was found, as data that JSON can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aic_faq.diagnostics import visible

if TYPE_CHECKING:
    from aic_faq.model import Question
    from aic_faq.search._duplicates import Duplicates
    from aic_faq.search._places import QuestionPlace
    from aic_faq.search._suggestion import Suggestion

__all__ = ("duplicates_to_dict", "suggestion_to_dict")

_DIGITS = 4


def suggestion_to_dict(suggestion: Suggestion, /) -> dict[str, Any]:
    """Write a suggestion as mappings and lists of texts and numbers, for :func:`json.dumps`.

    What is not known is None.
    """
    return {
        "score": round(suggestion.score, _DIGITS),
        **_question(suggestion.question, suggestion.place),
        "matched_title": suggestion.title,
        "answer": suggestion.question.answer.body.plain_text,
        "likeness": round(suggestion.likeness, _DIGITS),
        "words": [
            {
                "word": word.word,
                "found": word.found,
                "how": word.how,
                "field": word.field,
                "score": round(word.score, _DIGITS),
            }
            for word in suggestion.words
        ],
        "missing": list(suggestion.missing),
    }


def duplicates_to_dict(duplicates: Duplicates, /) -> dict[str, Any]:
    """Write questions that ask the same as mappings and lists of texts and numbers, for :func:`json.dumps`.

    What is not known is None; ``pairs`` name questions by their numbers in ``questions``, from 0.
    """
    return {
        "questions": [
            _question(question, place)
            for question, place in zip(duplicates.questions, duplicates.places, strict=True)
        ],
        "pairs": [
            {
                "first": pair.first,
                "second": pair.second,
                "reason": pair.reason,
                "likeness": round(pair.likeness, _DIGITS),
            }
            for pair in duplicates.pairs
        ],
    }


def _question(question: Question, place: QuestionPlace) -> dict[str, Any]:
    position = place.position
    return {
        "title": question.title.plain_text,
        "id": question.id,
        "url": place.url,
        # A path need not be text.
        "path": None if place.path is None else visible(place.path),
        "line": None if position is None else position.line,
        "column": None if position is None else position.column,
    }
