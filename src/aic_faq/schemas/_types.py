"""Which type the value of each field has: what the values of the model are, as documents write them."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias, get_args, get_type_hints

from attrs import frozen

from aic_faq.model import FAQ, Answer, Question, RichText, Section, Status
from aic_faq.options import Keys

__all__ = ("Field", "FieldType", "page_fields", "question_fields")

FieldType: TypeAlias = Literal[
    "title", "text", "texts", "markdown", "date", "language", "flag", "status", "number", "questions"
]

# What the model keeps under another name, or in another form.
_OWN: dict[str, FieldType] = {
    "question": "title",
    "answer": "markdown",
    "language": "language",
    "questions": "questions",
    "draft": "flag",
    "hidden": "flag",
    "published": "flag",
    "active": "flag",
    "order": "number",
}
_TYPES: dict[object, FieldType] = {
    str: "text",
    Section: "text",
    RichText: "markdown",
    dt.date: "date",
    Status: "status",
    tuple[str, ...]: "texts",
}
_PAGE = {
    "questions": "The questions, in the order in which they are shown.",
    "title": "The name of the FAQ.",
    "url": "Where the page stands that shows the FAQ, such as /faq.",
    "description": "One sentence for people who have not opened the FAQ.",
    "intro": "What stands before the questions (Markdown).",
    "contact": "What stands below the questions (Markdown).",
    "language": "Language of the content, such as fr or pt-BR.",
    "authors": "Who wrote the FAQ.",
    "updated": "When the FAQ was last changed (YYYY-MM-DD).",
}
_QUESTION = {
    "question": "The question itself: one line of Markdown.",
    "answer": "What answers it (Markdown); in YAML, after the sign |.",
    "id": "The end of the address of the question; keep it when you change the title.",
    "aliases": "Former ids, which still lead to the question.",
    "alt_titles": "Other ways in which people ask the same.",
    "section": "The group that the question belongs to.",
    "tags": "Words to choose questions by.",
    "language": "Language of the question, where it is not that of the FAQ.",
    "authors": "Who wrote the answer.",
    "updated": "When the answer was last changed (YYYY-MM-DD).",
    "reviewed": "When the answer was last checked (YYYY-MM-DD).",
    "review_every": "How often the answer must be checked, such as 6 months.",
    "valid_from": "From which day on the answer is true (YYYY-MM-DD).",
    "valid_until": "Until which day the answer is true (YYYY-MM-DD).",
    "related": "Ids of questions to read next.",
    "draft": "Yes where the question is not to be shown yet.",
    "hidden": "Yes where the question is not to be shown.",
    "published": "No where the question is not to be shown.",
    "active": "No where the question is not to be shown.",
    "status": "Whether the question is shown: published or draft.",
    "order": "Where the question stands among the others.",
}


@frozen
class Field:
    """Hold a field of a document: its keys, the most frequent one first."""

    name: str
    type: FieldType
    keys: tuple[str, ...]
    description: str


def page_fields(keys: Keys, /) -> tuple[Field, ...]:
    """Give the fields of a document."""
    return tuple(_fields(keys, _PAGE, FAQ))


def question_fields(keys: Keys, /) -> tuple[Field, ...]:
    """Give the fields of a question."""
    return tuple(_fields(keys, _QUESTION, Question, Answer))


def _fields(keys: Keys, descriptions: dict[str, str], *owners: type) -> Iterator[Field]:
    hints: dict[str, Any] = {}
    for owner in reversed(owners):
        hints |= get_type_hints(owner)
    for name, description in descriptions.items():
        yield Field(name, _OWN.get(name) or _type(hints[name]), getattr(keys, name), description)


def _type(hint: Any) -> FieldType:
    is_optional = isinstance(hint, types.UnionType)
    return _TYPES[next(each for each in get_args(hint) if each is not type(None)) if is_optional else hint]
