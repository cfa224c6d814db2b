"""The exporter ``json``: all that a FAQ holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import evolve, frozen

from aic_faq.exporters._absolute import with_absolute_links
from aic_faq.exporters._json import json_number, json_string
from aic_faq.exporters._links import base_url_field, id_prefix_field
from aic_faq.exporters._losses import losses_of_reading
from aic_faq.exporters._markdown import clean, stands_for_its_line, stands_for_its_tree
from aic_faq.exporters._options import language_field
from aic_faq.exporters.json_model._tree import tree_to_json
from aic_faq.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("JSONExporter",)

_VERSION = 1


@frozen(kw_only=True)
class JSONExporter:
    """Write all that a FAQ holds, drafts and unknown keys included; reading it gives an equal FAQ.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in absolute links, as on the page.
        language: stands for the language that the FAQ states.
        trees: write the tree of each rich text beside its Markdown, for programs that read no
            Markdown; without it, only where the Markdown would be read as another tree.
    """

    media_type: ClassVar[str] = "application/json"
    suffix: ClassVar[str] = ".json"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    language: str | None = language_field()
    trees: bool = False

    def export(self, faq: FAQ, /) -> str:
        """Write the FAQ, a key on each line."""
        return self._written(self._prepared(faq))

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what would not come back: numbers and characters that JSON documents cannot have."""
        faq = self._prepared(faq)
        return losses_of_reading(faq, self._written(faq), "json", suffix=self.suffix)

    def _prepared(self, faq: FAQ) -> FAQ:
        if self.language is not None:
            faq = evolve(faq, language=self.language)
        return with_absolute_links(faq, base_url=self.base_url, id_prefix=self.id_prefix)

    def _written(self, faq: FAQ) -> str:
        sections = {section: number for number, section in enumerate(faq.sections)}
        pairs = {
            "format": _string("aic-faq"),
            "version": str(_VERSION),
            **_texts(faq, "title", "url", "language", "description"),
            **_lists(authors=faq.authors),
            **_texts(faq, "updated"),
            **self._rich(intro=faq.intro, contact=faq.contact),
            **_extra(faq.extra),
        }
        if sections:
            pairs["sections"] = _array((self._section(section) for section in sections), 1)
        pairs["questions"] = _array((self._question(each, sections) for each in faq.questions), 1)
        return _object(pairs, 0) + "\n"

    def _section(self, section: Section) -> str:
        return _object({**_texts(section, "title", "id"), **self._rich(intro=section.intro)}, 2)

    def _question(self, question: Question, sections: Mapping[Section, int]) -> str:
        title = question.title
        section = question.section
        pairs = {
            **_texts(question, "id"),
            "title": self._text(title, alone=stands_for_its_line(title)),
            **self._rich(answer=question.answer.body),
            **_lists(aliases=question.aliases, alt_titles=question.alt_titles),
            **({} if section is None else {"section": str(sections[section])}),
            **_lists(tags=question.tags),
            **_texts(question, "language"),
            **_lists(authors=question.answer.authors),
            **_texts(question, "updated", "reviewed", "review_every", "valid_from", "valid_until"),
            **({"status": _string("draft")} if question.status is Status.DRAFT else {}),
            **_lists(related=question.related),
            **_extra(question.extra),
        }
        return _object(pairs, 2)

    def _rich(self, **texts: RichText | None) -> dict[str, str]:
        return {
            name: self._text(text, alone=stands_for_its_tree(text))
            for name, text in texts.items()
            if text is not None
        }

    def _text(self, text: RichText, *, alone: bool) -> str:
        markdown = _string(text.markdown)
        if alone and not self.trees:
            return markdown
        return f'{{"markdown": {markdown}, "blocks": {tree_to_json(text.blocks)}}}'


def _texts(owner: object, *names: str) -> dict[str, str]:
    """Write those attributes that are not None; dates as ISO 8601 has them."""
    values = ((name, getattr(owner, name)) for name in names)
    return {name: _string(str(value)) for name, value in values if value is not None}


def _lists(**values: tuple[str, ...]) -> dict[str, str]:
    return {name: f"[{', '.join(map(_string, texts))}]" for name, texts in values.items() if texts}


def _extra(extra: Mapping[str, Any]) -> dict[str, str]:
    return {"extra": _value(extra)} if extra else {}


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_string(key)}: {_value(item)}' for key, item in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        return _string(value)
    return json_number(value) or _string(str(value) if isinstance(value, float) else hex(value))


def _string(text: str) -> str:
    return json_string(clean(text))


def _object(pairs: Mapping[str, str], depth: int) -> str:
    indent = "  " * (depth + 1)
    lines = ",\n".join(f'{indent}"{name}": {value}' for name, value in pairs.items())
    return f"{{\n{lines}\n{indent[2:]}}}"


def _array(items: Iterator[str], depth: int) -> str:
    indent = "  " * (depth + 1)
    lines = ",\n".join(indent + item for item in items)
    return f"[\n{lines}\n{indent[2:]}]" if lines else "[]"
