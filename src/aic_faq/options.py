"""What can be set about reading: limits and the names of keys."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attrs import field, fields, frozen, validators

__all__ = ("Keys", "Limits", "ReadOptions", "fold_key")

_LIMIT = validators.optional(validators.ge(1))


@frozen(kw_only=True)
class Limits:
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

    bytes: int | None = field(default=8 * 1024 * 1024, validator=_LIMIT)
    depth: int | None = field(default=16, validator=_LIMIT)
    nodes: int | None = field(default=1_000_000, validator=_LIMIT)
    aliases: int | None = field(default=100, validator=_LIMIT)
    alias_text: int | None = field(default=1024 * 1024, validator=_LIMIT)
    questions: int | None = field(default=20_000, validator=_LIMIT)
    title: int | None = field(default=1_000, validator=_LIMIT)
    answer: int | None = field(default=131_072, validator=_LIMIT)
    brackets: int | None = field(default=4_000, validator=_LIMIT)
    output: int | None = field(default=4 * 1024 * 1024, validator=_LIMIT)


def fold_key(key: str, /) -> str:
    """Write a key as it is compared: case, ``_``, ``-`` and spaces make no difference.

    >>> fold_key("Last-Updated") == fold_key("last_updated")
    True
    """
    return key.strip().casefold().replace("-", "_").replace(" ", "_")


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


@frozen(kw_only=True)
class Keys:
    """Name the keys under which documents keep each field, most frequent first.

    The names come from a survey of 722 FAQ documents in public repositories.
    Use :func:`attrs.evolve` to replace or extend some of them. Where a mapping
    has two names of one field, the earlier one counts.
    """

    question: tuple[str, ...] = _names(
        "question q title name heading header pregunta domanda pergunta frage vraag summary term label"
    )
    answer: tuple[str, ...] = _names(
        "answer a content text acceptedAnswer reponse réponse response desc description body"
        " respuesta risposta resposta antwort antwoord answers"
    )
    questions: tuple[str, ...] = _names("questions items faq faqs mainEntity entries qa qna faqItems panels cards")
    id: tuple[str, ...] = _names("id slug anchor key uid")
    section: tuple[str, ...] = _names("category section topic group")
    tags: tuple[str, ...] = _names("tags keywords categories")
    alt_titles: tuple[str, ...] = _names("alt_titles synonyms alternateName alternates")
    aliases: tuple[str, ...] = _names("aliases former_ids redirect_from")
    draft: tuple[str, ...] = _names("draft hidden")
    published: tuple[str, ...] = _names("published active")
    status: tuple[str, ...] = _names("status")
    updated: tuple[str, ...] = _names("updated last_updated lastmod dateModified date")
    reviewed: tuple[str, ...] = _names("reviewed lastReviewed")
    review_every: tuple[str, ...] = _names("review_every")
    valid_from: tuple[str, ...] = _names("valid_from")
    valid_until: tuple[str, ...] = _names("valid_until")
    related: tuple[str, ...] = _names("related")
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

    def _table(self, names: tuple[str, ...]) -> dict[str, tuple[str, int]]:
        table: dict[str, tuple[str, int]] = {}
        for name in names:
            for rank, key in enumerate(getattr(self, name)):
                table.setdefault(fold_key(key), (name, rank))
        return table


_PAGE_FIELDS = ("questions", "title", "url", "description", "intro", "contact", "language", "authors", "updated")
_QUESTION_FIELDS = tuple(
    attribute.name for attribute in fields(Keys) if attribute.name not in {*_PAGE_FIELDS} - {"language", "authors", "updated"}
)


@frozen(kw_only=True)
class ReadOptions:
    """Set how documents are read.

    Attributes:
        limits: guards of time and memory.
        keys: names of the keys.
        unanswered: what a question without an answer is: a draft with a
            warning, or an error. The command line, which publishes, refuses.
    """

    limits: Limits = Limits()
    keys: Keys = Keys()
    unanswered: Literal["draft", "error"] = field(default="draft", validator=validators.in_(("draft", "error")))
