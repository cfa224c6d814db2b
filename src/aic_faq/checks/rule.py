"""What a rule is, what it is given and what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal, TypeAlias

from attrs import field, frozen, validators

from aic_faq.checks.passages import Passage, passages_of
from aic_faq.diagnostics import Code, Edit, Severity
from aic_faq.languages import language_of
from aic_faq.markup import Image, Link, walk
from aic_faq.model import FAQ
from aic_faq.option_fields import base_url_field, language_field
from aic_faq.source import Position, Source, Span

__all__ = ("CheckOptions", "Checked", "Find", "Finding", "Fix", "Rule")

Fix: TypeAlias = Literal["safe", "unsafe"]
"""Whether a fix leaves the meaning alone, or may change it and is made only if it is asked for."""

# Shapes whose texts are not Markdown in the document: what is written there is not looked at.
_MAY_LINK = ("](", "][", "]:", "<", "@", "://", "www.")
_NOT_MARKDOWN = frozenset({"html", "jsonld", "rst"})


@frozen(kw_only=True)
class CheckOptions:
    """Set what documents are checked against.

    Attributes:
        base_url: the address that links are made absolute with.
        language: the language of the content, whatever the documents say.
        site: the folder of the built site, in which internal links are looked up.
        baseline: ids that have been published: each must still lead to a question.
        today: the day that dates are compared with.
        longest_title: characters of a title of a question.
        longest_answer: characters of an answer.
    """

    base_url: str | None = base_url_field()
    language: str | None = language_field()
    site: str | None = None
    baseline: tuple[str, ...] = ()
    today: dt.date = field(factory=dt.date.today)
    longest_title: int = field(default=200, validator=validators.ge(1))
    longest_answer: int = field(default=10_000, validator=validators.ge(1))


@frozen(kw_only=True)
class Finding:
    """Describe one thing that a rule found.

    Attributes:
        message: what is wrong and what was found.
        hint: how to mend it.
        source: the document, where it is known.
        position: line and column.
        span: the exact stretch of the source.
        edits: what mends it; all of them are made, or none.
    """

    message: str
    hint: str
    source: Source | None
    position: Position | None = None
    span: Span | None = None
    edits: tuple[Edit, ...] = ()


@frozen(eq=False)
class Checked:
    """Hold one FAQ, as it is given to each rule.

    Attributes:
        faq: the FAQ.
        options: what it is checked against.
        shape: the shape of its document, where it was read from one.
        earlier: titles and answers of the documents that are checked before it in the same run.
    """

    faq: FAQ
    options: CheckOptions
    shape: str | None = None
    earlier: dict[tuple[str, str | None, str], list[Passage]] = field(factory=dict)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Give all texts of the FAQ, drafts among them, but no empty ones."""
        return tuple(passage for passage in passages_of(self.faq) if passage.text.markdown)

    @cached_property
    def markdown_passages(self) -> tuple[Passage, ...]:
        """Give those texts that are Markdown in the document."""
        return () if self.shape in _NOT_MARKDOWN else self.passages

    @cached_property
    def links(self) -> tuple[tuple[Passage, Link | Image], ...]:
        """Give all links and images with the texts in which they stand."""
        return tuple(
            (passage, node)
            for passage in self.passages
            if any(map(passage.markdown.__contains__, _MAY_LINK))
            for node in walk(passage.text.blocks)
            if isinstance(node, Link | Image)
        )

    @cached_property
    def language(self) -> str | None:
        """Give the primary subtag of the language, as stated or recognised."""
        tag = self.options.language or language_of(self.faq)
        return None if tag is None else tag.partition("-")[0].lower()

    def at(
        self, passage: Passage, start: int, end: int, message: str, /, *, hint: str, by: str | None = None
    ) -> Finding:
        """Make a finding about a stretch of a text; ``by`` is what should stand there instead."""
        position, span = passage.place(start, end)
        origin = passage.text.origin
        return Finding(
            message=message,
            hint=hint,
            source=passage.source if origin is None else origin.source,
            position=position,
            span=span,
            edits=() if by is None else self.edits(passage, start, end, by),
        )

    def edits(self, passage: Passage, start: int, end: int, by: str, /) -> tuple[Edit, ...]:
        """Give the edit of the document that replaces a stretch of a text; none where that is not safe."""
        return () if self.shape in _NOT_MARKDOWN else passage.replacement(start, end, by)

    def of_whole(self, message: str, /, *, hint: str) -> Finding:
        """Make a finding about the FAQ as a whole: it stands at the beginning of the document."""
        source = self.faq.source
        return Finding(
            message=message, hint=hint, source=source, position=None if source is None else Position(1, 1)
        )


Find: TypeAlias = Callable[[Checked], Iterator[Finding]]
"""Look for what a rule is about in one FAQ."""


@frozen(kw_only=True)
class Rule:
    """State what is wrong, show it, and find it.

    Attributes:
        code: names the rule; its ``summary`` is the heading of its documentation.
        about: a paragraph of Markdown: what is wrong, why it matters, what to do.
        bad: a document in which it is found exactly once.
        good: the same document, mended.
        find: the check; None for what is found while documents are read.
        fix: which kind of edit comes with the findings, if there is any.
        is_default: whether the rule is on unless it is chosen otherwise.
        severity: how bad it is.
        options: what the examples are checked against.
    """

    code: Code
    about: str
    bad: str
    good: str
    find: Find | None = None
    fix: Fix | None = None
    is_default: bool = True
    severity: Severity = Severity.WARNING
    options: CheckOptions = field(factory=CheckOptions)
