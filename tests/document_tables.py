"""Tables of shapes and keys, made from the readers: ``python -m tests.document_tables`` writes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aic_faq import Keys
from aic_faq.readers.registry import BUILT_IN
from aic_faq.schemas._types import FieldType, page_fields, question_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.schemas._types import Field

__all__ = ("PAGE", "page")

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "documents.md"

_TYPES: dict[FieldType, str] = {
    "title": "one line of Markdown",
    "text": "text",
    "texts": "text, or a list of texts",
    "markdown": "Markdown",
    "date": "date",
    "language": "BCP 47 tag",
    "flag": "yes or no",
    "status": "`published` or `draft`",
    "number": "number",
    "questions": "list of questions",
}
_SECTION = {
    "section_title": "The name of the section.",
    "section_intro": "What stands before its questions (Markdown).",
    "section_id": "The end of its address.",
}


def page() -> str:
    """Put the tables into the page as it is."""
    keys = Keys()
    tables = {
        "order": ", ".join(f"[`{name}`](#{name})" for name in BUILT_IN) + "\n",
        "page-keys": _table(page_fields(keys)),
        "question-keys": _table(question_fields(keys)),
        "section-keys": "| meaning | keys |\n|---|---|\n"
        + "".join(f"| {words} | {_keys(getattr(keys, name))} |\n" for name, words in _SECTION.items()),
    }
    text = PAGE.read_text(encoding="utf-8")
    for name, table in tables.items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}{table}{end}{rest.partition(end)[2]}"
    return text


def _table(fields: Iterable[Field]) -> str:
    rows = [
        f"| {_keys(field.keys)} | {_TYPES[field.type]} | {field.description.replace('|', chr(92) + '|')} |\n"
        for field in fields
    ]
    return "| keys, the first one wins | value | meaning |\n|---|---|---|\n" + "".join(rows)


def _keys(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
