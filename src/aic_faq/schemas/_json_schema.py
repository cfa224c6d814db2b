"""The JSON Schema of a native document (https://json-schema.org/draft/2020-12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from aic_faq.options import Keys, fold_key
from aic_faq.readers.lists import ANY_LIST
from aic_faq.schemas._types import Field, page_fields, question_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("json_schema",)

_Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KEYS = Keys()
# YAML takes words for numbers and truth values; we take them as they are written.
_SCALAR = ["string", "number", "boolean"]
_WORDS = {"type": _SCALAR, "pattern": r"\S"}
_TEXT = {"type": [*_SCALAR, "null"]}
_DEFINITIONS: dict[str, _Schema] = {
    "title": _WORDS,
    "text": _TEXT,
    "texts": {"type": [*_SCALAR, "null", "array"], "items": _TEXT},
    "markdown": {
        "type": [*_SCALAR, "null", "array", "object"],
        "description": "Markdown; a list holds its paragraphs, a mapping has it under text, content or html.",
    },
    "date": {"type": ["string", "null"], "pattern": r"^\s*([0-9]{4}-[0-9]{2}-[0-9]{2}([Tt \t].*)?)?\s*$"},
    "language": {"type": ["string", "null"], "pattern": r"^\s*([A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8})*)?\s*$"},
    "number": {"type": ["number", "string", "null"]},
}
_LIST = {"anyOf": [{"$ref": "#/$defs/questions"}, {"$ref": "#/$defs/section"}]}
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def json_schema(keys: Keys = _KEYS, /) -> _Schema:
    """Give the JSON Schema of a native document: of its front matter, or of the whole of a YAML file.

    Every key is known under all the names and spellings that ``keys`` give it,
    and keys that nobody knows are allowed, as in reading. Lists of questions
    are looked for at the top and in its sections only.
    """
    page = {field.name: field for field in page_fields(keys)}
    lists = [name for name in keys.questions if fold_key(name) not in ANY_LIST]
    question = question_fields(keys)
    return {
        "$schema": _DIALECT,
        "title": "FAQ",
        "description": "A FAQ document of aic-faq.",
        "type": "object",
        "properties": _described(page.values()),
        "patternProperties": {
            **_typed(field for field in page.values() if field.name != "questions"),
            _pattern(lists): {"anyOf": [{"type": [*_SCALAR, "null", "object"]}, _LIST]},
        },
        **_holds(keys.questions, _LIST),
        "$defs": {
            **_DEFINITIONS,
            "flag": {"anyOf": [{"type": ["boolean", "null"]}, _flag(*_TRUE, *_FALSE)]},
            "status": {"anyOf": [{"type": "null"}, _one_of("published", "draft")]},
            "questions": _questions(keys),
            "section": _section(keys),
            "question": _question(question),
        },
    }


def _questions(keys: Keys) -> _Schema:
    """Describe a list whose items are questions, or sections that hold them."""
    return {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "if": _has(keys.questions),
            "then": {"$ref": "#/$defs/section"},
            "else": {"$ref": "#/$defs/question"},
        },
    }


def _section(keys: Keys) -> _Schema:
    title, intro = keys.section_title, keys.section_intro
    return {
        "type": "object",
        "description": "A section: a title, and the questions in it.",
        "properties": {
            title[0]: {"description": "The title of the section."},
            intro[0]: {"description": "What stands before its questions (Markdown)."},
            keys.questions[0]: {"description": "The questions of the section."},
        },
        **_holds(keys.questions, _LIST),
    }


def _question(fields: tuple[Field, ...]) -> _Schema:
    by_name = {field.name: field for field in fields}
    title, answer = by_name["question"], by_name["answer"]
    yes, no = (
        {"anyOf": [{"const": value}, _flag(*words)]} for value, words in ((True, _TRUE), (False, _FALSE))
    )
    says = {"draft": yes, "hidden": yes, "published": no, "active": no, "status": _one_of("draft")}
    unshown = [_has_one(by_name[name].keys, value) for name, value in says.items()]
    has_answer = {
        "type": [*_SCALAR, "array", "object"],
        "pattern": r"\S",
        "minItems": 1,
        "minProperties": 1,
    }
    return {
        "type": "object",
        "description": "A question and its answer.",
        "properties": _described(fields),
        "patternProperties": _typed(field for field in fields if field.name not in {"question", "answer"}),
        **_holds(title.keys, {"$ref": "#/$defs/title"}),
        "if": {"not": {"anyOf": unshown}},
        "then": _holds(answer.keys, {"allOf": [{"$ref": "#/$defs/markdown"}, has_answer]}),
    }


def _described(fields: Iterable[Field]) -> _Schema:
    """Say what each key is for: editors offer them, the most frequent first."""
    properties: _Schema = {}
    for field in fields:
        for key in field.keys:
            properties.setdefault(key, {"description": field.description})
    return properties


def _typed(fields: Iterable[Field]) -> _Schema:
    """Give the type of what stands under any spelling of a key."""
    return {_pattern(field.keys): {"$ref": f"#/$defs/{field.type}"} for field in fields}


def _holds(names: tuple[str, ...], value: _Schema) -> _Schema:
    """Ask for a value under one of the names; the first part is what editors find words for."""
    return {
        "anyOf": [*({"required": [name]} for name in names), _has(names)],
        "allOf": [_has_one(names, value)],
    }


def _has(names: Iterable[str]) -> _Schema:
    """Ask for one of the names, in any spelling."""
    return {"not": {"propertyNames": {"not": {"pattern": _pattern(names)}}}}


def _has_one(names: Iterable[str], value: _Schema) -> _Schema:
    """Ask for one of the names, in any spelling, with a value that fits."""
    return {"not": {"patternProperties": {_pattern(names): {"not": value}}}}


def _pattern(names: Iterable[str]) -> str:
    """Match the names as :func:`aic_faq.options.fold_key` compares them: JSON Schema has no flag for case."""
    return rf"^\s*({'|'.join(map(_spellings, names))})\s*$"


def _spellings(name: str) -> str:
    return "".join(
        "[ _-]" if letter == "_" else f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)
        for letter in fold_key(name)
    )


def _one_of(*words: str) -> _Schema:
    return {"type": "string", "pattern": _pattern(words)}


def _flag(*words: str) -> _Schema:
    return {"anyOf": [_one_of(*words), {"enum": [int(word) for word in words if word.isdigit()]}]}
