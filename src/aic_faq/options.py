"""What can be set about reading: limits and the names of keys."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, TypeAlias

from attrs import Attribute, field, fields, frozen, validators

from aic_faq.fieldwise import Fieldwise

__all__ = ("Keys", "Limits", "RawHTML", "ReadOptions", "fold_key")

RawHTML: TypeAlias = Literal["convert", "escape"]
"""What becomes of HTML in Markdown."""


def _at_least_one(_instance: object, attribute: Attribute[int | None], value: int | None) -> None:
    if value is not None and value < 1:
        message = f"a limit is at least 1, or None for no limit; {attribute.name} is {value}"
        raise ValueError(message)


def _limit(default: int | None) -> Any:
    return field(default=default, validator=_at_least_one)


@frozen(eq=False, repr=False, kw_only=True)
class Limits(Fieldwise):
    """Guard time and memory against hostile documents; None lifts a limit.

    Attributes:
        bytes: size of a document.
        depth: levels of mappings and lists inside each other.
        nodes: values in a document.
        aliases: YAML aliases in a document.
        alias_text: characters that those aliases stand for, all together.
        questions: questions in a document.
        title: characters of a question's title.
        answer: characters of an answer.
        brackets: characters ``[`` and ``<`` in an answer, each.
        output: characters that one answer can become, link targets counted each time.
    """

    bytes: int | None = _limit(8 * 1024 * 1024)
    depth: int | None = _limit(16)
    nodes: int | None = _limit(1_000_000)
    aliases: int | None = _limit(100)
    alias_text: int | None = _limit(1024 * 1024)
    questions: int | None = _limit(20_000)
    title: int | None = _limit(1_000)
    answer: int | None = _limit(131_072)
    brackets: int | None = _limit(4_000)
    output: int | None = _limit(4 * 1024 * 1024)


def fold_key(key: str, /) -> str:
    """Write a key as it is compared: case, ``_``, ``-`` and spaces make no difference.

    >>> fold_key("Last-Updated") == fold_key("last_updated")
    True
    """
    return key.strip().casefold().replace("-", "_").replace(" ", "_")


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


@frozen(eq=False, repr=False, kw_only=True)
class Keys(Fieldwise):
    """Name the keys under which documents keep each field, most frequent first.

    The names come from a survey of 722 FAQ documents in public repositories.
    Use :func:`attrs.evolve` to replace or extend some of them. Where a mapping
    has two names of one field, the earlier one counts. Case, spaces, hyphens
    and underscores make no difference.

    Attributes:
        question, answer: those of a question.
        questions: those of lists of questions.
        id, aliases, section, tags, alt_titles, related, order: what is said about a question.
        draft, hidden, published, active: flags that hide a question, or show it.
        status: a word that does so, ``published`` or ``draft``.
        updated, reviewed, valid_from, valid_until: dates.
        review_every: an interval, as in ``6 months``.
        section_title, section_intro, section_id: those of a section.
        language, authors: those of a document or of a question.
        title, description, url, intro, contact: those of a document.
    """

    question: tuple[str, ...] = _names(
        "question q title name heading header pregunta domanda pergunta frage vraag summary term label"
    )
    answer: tuple[str, ...] = _names(
        "answer a content text acceptedAnswer reponse réponse response desc description body"
        " respuesta risposta resposta antwort antwoord answers"
    )
    questions: tuple[str, ...] = _names(
        "questions items faq faqs mainEntity entries qa qna faqItems panels cards"
    )
    id: tuple[str, ...] = _names("id slug anchor key uid")
    section: tuple[str, ...] = _names(
        "category section topic group catégorie categorie rubrique kategorie thema thème theme"
        " categoría categoria"
    )
    tags: tuple[str, ...] = _names("tags keywords categories")
    alt_titles: tuple[str, ...] = _names("alt_titles synonyms alternateName alternates")
    aliases: tuple[str, ...] = _names("aliases former_ids redirect_from")
    draft: tuple[str, ...] = _names("draft")
    hidden: tuple[str, ...] = _names("hidden")
    published: tuple[str, ...] = _names("published")
    active: tuple[str, ...] = _names("active")
    status: tuple[str, ...] = _names("status")
    updated: tuple[str, ...] = _names("updated last_updated lastmod dateModified updatedAt date")
    reviewed: tuple[str, ...] = _names("reviewed lastReviewed")
    review_every: tuple[str, ...] = _names("review_every")
    valid_from: tuple[str, ...] = _names("valid_from")
    valid_until: tuple[str, ...] = _names("valid_until")
    related: tuple[str, ...] = _names("related")
    order: tuple[str, ...] = _names("order weight sort_order position sort sidebar_position nav_order")
    section_title: tuple[str, ...] = _names(
        "title name heading category section label header category_title category_name section_title"
        " section_name group_title group_name group topic catégorie categorie rubrique kategorie"
        " thema thème theme categoría categoria"
    )
    section_intro: tuple[str, ...] = _names("intro description desc summary text subtitle")
    section_id: tuple[str, ...] = _names("id slug anchor key uid")
    language: tuple[str, ...] = _names("lang language locale inLanguage")
    authors: tuple[str, ...] = _names("authors author")
    title: tuple[str, ...] = _names("title name heading")
    description: tuple[str, ...] = _names("description")
    url: tuple[str, ...] = _names("url permalink slug")
    intro: tuple[str, ...] = _names("intro")
    contact: tuple[str, ...] = _names("contact outro footer")

    @cached_property
    def question_fields(self) -> dict[str, tuple[str, int]]:
        """Map each folded key of a question to its field and its rank among the synonyms."""
        return self._table(_QUESTION_FIELDS)

    @cached_property
    def page_fields(self) -> dict[str, tuple[str, int]]:
        """Map each folded key of a document to its field and its rank among the synonyms."""
        return self._table(_PAGE_FIELDS)

    @cached_property
    def list_names(self) -> frozenset[str]:
        """Give the folded keys under which lists of questions stand."""
        return frozenset(map(fold_key, self.questions))

    def _table(self, names: tuple[str, ...]) -> dict[str, tuple[str, int]]:
        table: dict[str, tuple[str, int]] = {}
        for name in names:
            for rank, key in enumerate(getattr(self, name)):
                table.setdefault(fold_key(key), (name, rank))
        return table


_PAGE_FIELDS = (
    "questions",
    "title",
    "url",
    "description",
    "intro",
    "contact",
    "language",
    "authors",
    "updated",
)
_SECTION_FIELDS = ("section_title", "section_intro", "section_id")
_QUESTION_FIELDS = tuple(
    attribute.name
    for attribute in fields(Keys)
    if attribute.name not in {*_PAGE_FIELDS, *_SECTION_FIELDS} - {"language", "authors", "updated"}
)


@frozen(eq=False, repr=False, kw_only=True)
class ReadOptions(Fieldwise):
    """Set how documents are read.

    Attributes:
        limits: guards of time and memory.
        keys: names of the keys.
        format: the shape of the documents, as in ``front-matter``; found out where it is None.
        language: which FAQ to take where a document holds several.
        unanswered: what a question without an answer is: a draft with a
            warning, or an error. The command line, which publishes, refuses.
        raw_html: what HTML in Markdown is: converted as far as rich text can
            hold it, or shown as text, as "escape" says.
    """

    limits: Limits = Limits()
    keys: Keys = Keys()
    format: str | None = None
    language: str | None = None
    unanswered: Literal["draft", "error"] = field(
        default="draft", validator=validators.in_(("draft", "error"))
    )
    raw_html: RawHTML = field(default="convert", validator=validators.in_(("convert", "escape")))
