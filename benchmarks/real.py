"""The real documents of the corpus, rewritten in the shape that the floor reads.

Their answers stay the Markdown that people wrote. Taken are the documents of
YAML, JSON and front matter, since in pages the answer is what the reader makes
of headings, and the folders, whose files hold one answer each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("CORPUS", "real_documents")

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
_KINDS = ("data", "frontmatter")
_TITLES = ("title", "question", "name", "q", "Question", "titre")
_ANSWERS = ("desc", "answer", "text", "a", "content", "body", "Answer", "description", "html", "réponse")


def real_documents() -> Iterator[tuple[str, str]]:
    """Give the path of each document and its text in the shape of the founding one."""
    manifest = json.loads((CORPUS / "manifest.json").read_text("utf-8"))
    for document in manifest["documents"]:
        if document["kind"] in _KINDS:
            pairs = list(_pairs(_data(CORPUS / document["path"])))
            if pairs:
                yield document["path"], _founding_shape(pairs)


def _data(path: Path) -> object:
    text = path.read_text("utf-8", errors="replace").removeprefix("\ufeff")
    if path.suffix == ".json":
        return json.loads(text)
    if path.suffix in (".md", ".markdown", ".html") and text.startswith("---"):
        text = text.split("\n---", 1)[0]
    try:
        return yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return None


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """Find every mapping with a question and an answer, however deep."""
    if isinstance(value, list):
        for element in value:
            yield from _pairs(element)
    elif isinstance(value, dict):
        title, answer = _first(value, _TITLES), _first(value, _ANSWERS)
        if title and answer:
            yield title, answer
        for element in value.values():
            yield from _pairs(element)


def _first(mapping: dict[Any, Any], keys: tuple[str, ...]) -> str:
    return next((mapping[key] for key in keys if isinstance(mapping.get(key), str)), "")


def _founding_shape(pairs: list[tuple[str, str]]) -> str:
    data = {
        "title": "Questions",
        "url": "/faq",
        "questions": [{"title": title, "desc": answer} for title, answer in pairs],
        "contact": "[Contact](/contact)",
    }
    written = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
    return f"---\n{written}---\n"
