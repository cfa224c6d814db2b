"""What readers of every shape hand over: questions as they were found, before ids are known."""

from __future__ import annotations

import datetime as dt

from attrs import define, evolve, frozen

from aic_faq.model import Extra, RichText, Status
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Span

__all__ = ("NOTHING", "NO_DETAILS", "FoundDetails", "FoundQuestion", "FoundSection", "FoundText")

NOTHING = RichText(markdown="", blocks=())
"""The rich text that is false: where there is no title, or no answer."""


@frozen(eq=False, repr=False)
class FoundText:
    """Hold a text that may be refused, with the place to name then."""

    text: str
    span: Span
    path: str = ""


@frozen(eq=False, repr=False, kw_only=True)
class FoundSection:
    """Hold the title of a section and what stands under it before its questions.

    Sections of one title are one section; ``id`` is None where the author wrote none.
    """

    title: str
    intro: RichText | None = None
    id: FoundText | None = None


@frozen(eq=False, repr=False, kw_only=True)
class FoundDetails:
    """Hold what most questions lack; the names are those of :class:`aic_faq.Question`."""

    aliases: tuple[FoundText, ...] = ()
    alt_titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    updated: dt.date | None = None
    reviewed: dt.date | None = None
    review_every: str | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    status: Status = Status.PUBLISHED
    related: tuple[str, ...] = ()
    extra: Extra = Extra()


NO_DETAILS = FoundDetails()


@define(eq=False, repr=False, kw_only=True)
class FoundQuestion:
    """Hold one question as a reader found it.

    Attributes:
        number: which question of the FAQ it is, counted from 1, those that cannot be read too.
        problems: the collector of the source in which it stands.
        span: where it stands there.
        title: what is asked; nothing where an answer stands alone.
        answer: what answers it; nothing where there is no answer.
        path: where it stands in the data, as in ``$.questions[3]``; empty for text.
        title_path: the same of the title.
        answer_span: where to point if the answer is missing, instead of ``span``.
        answer_is_reported: True where it is nothing because of a problem that has been noted.
        section: the group that it belongs to.
        id: the name that its author gave to it.
        details: everything else.
    """

    number: int
    problems: ProblemCollector
    span: Span
    title: RichText = NOTHING
    answer: RichText = NOTHING
    path: str = ""
    title_path: str = ""
    answer_span: Span | None = None
    answer_is_reported: bool = False
    section: FoundSection | None = None
    id: FoundText | None = None
    details: FoundDetails = NO_DETAILS

    def hide(self) -> None:
        """Take it for a draft, whatever it says itself."""
        self.details = evolve(self.details, status=Status.DRAFT)
