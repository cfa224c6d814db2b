"""A collection for Decap CMS (https://decapcms.org/docs/widgets), in which people edit a native document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aic_faq.options import Keys
from aic_faq.schemas._types import FieldType, page_fields, question_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.schemas._types import Field

__all__ = ("decap_collection",)

_KEYS = Keys()
# What people say of a state in a form is one thing; and the list has its order.
_LEFT_OUT = frozenset({"hidden", "published", "active", "status", "order"})
_NEEDED = frozenset({"questions", "question", "answer"})
# What the documents of our own have instead of the most frequent name.
_NATIVE = {"question": "title", "section": "section"}
_DATE = {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
_WIDGETS: dict[FieldType, dict[str, Any]] = {
    "title": {"widget": "string"},
    "text": {"widget": "string"},
    "texts": {"widget": "list"},
    "markdown": {"widget": "markdown"},
    "date": {**_DATE, "default": ""},
    "language": {
        "widget": "string",
        "pattern": ["^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", "A language tag such as fr or pt-BR"],
    },
    "flag": {"widget": "boolean", "default": False},
    "questions": {"widget": "list", "label_singular": "Question", "summary": "{{fields.title}}"},
}


def decap_collection(file: str = "faq.md", /, *, keys: Keys = _KEYS) -> str:
    """Write a collection for the configuration of Decap CMS, as YAML.

    ``file`` is the document, from the root of the repository. Its keys are
    those of our starter documents.

    >>> print(decap_collection("content/faq.md").partition("fields:")[0].rstrip())
    collections:
      - name: "faq"
        label: "FAQ"
        files:
          - name: "faq"
            label: "FAQ"
            file: "content/faq.md"
    """
    questions = [_field(field) for field in question_fields(keys) if field.name not in _LEFT_OUT]
    fields = [
        {**_field(field), "fields": questions} if field.type == "questions" else _field(field)
        for field in page_fields(keys)
    ]
    named = {"name": "faq", "label": "FAQ"}
    collection = {**named, "files": [{**named, "file": file, "fields": fields}]}
    return "\n".join(_lines({"collections": [collection]}, "")) + "\n"


def _field(field: Field) -> dict[str, Any]:
    name = _NATIVE.get(field.name, field.keys[0])
    label = name.replace("_", " ").capitalize()
    needed = {} if field.name in _NEEDED else {"required": False}
    return {"name": name, "label": label, "hint": field.description, **needed, **_WIDGETS[field.type]}


def _lines(value: dict[str, Any], indent: str) -> Iterator[str]:
    """Write mappings, lists and scalars as YAML; texts as JSON does, which is YAML, too."""
    from json import dumps  # noqa: PLC0415 - `import aic_faq` does without

    for key, each in value.items():
        if not isinstance(each, list):
            yield f"{indent}{key}: {dumps(each, ensure_ascii=False)}"
            continue
        yield f"{indent}{key}:"
        yield from _items(each, indent + "  ")


def _items(items: Iterable[Any], indent: str) -> Iterator[str]:
    from json import dumps  # noqa: PLC0415 - as above

    for item in items:
        if isinstance(item, dict):
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {dumps(item, ensure_ascii=False)}"
