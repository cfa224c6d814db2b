"""The values: what a FAQ is, once it has been read.

All are frozen, slotted and keyword-only; what is not known is None, and
collections are tuples. Where a value came from (``span``, ``source``,
``origin``) takes no part in comparing, hashing or showing it.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, TypeAlias, Union

from attrs import field, frozen
from attrs.validators import instance_of, optional

from aic_faq.characters import find_control
from aic_faq.fieldwise import Fieldwise
from aic_faq.markup import Block, Paragraph, Text, plain_text, safe_link
from aic_faq.origin import Origin
from aic_faq.source import Source, Span

__all__ = ("FAQ", "UNFIT_FOR_AN_ID", "Answer", "Extra", "Question", "RichText", "Section", "Status", "Value")

UNFIT_FOR_AN_ID = re.compile(r"\s|[\x00-\x1f\x7f-\x9f#%\"'<>&`\\]")


class Status(enum.Enum):
    """Tell whether a question is shown."""

    PUBLISHED = "published"
    DRAFT = "draft"


def _no_controls(_instance: object, attribute: Any, value: str) -> None:
    if find_control(value) is not None:
        message = f"{attribute.name} cannot hold control characters, got {value!r}"
        raise ValueError(message)


def _fit_for_an_id(_instance: object, attribute: Any, value: str) -> None:
    has_control = not value.isprintable() and find_control(value) is not None
    if not value or has_control or UNFIT_FOR_AN_ID.search(value):
        message = (
            f"{attribute.name} must be characters that an address can have, without spaces, got {value!r}"
        )
        raise ValueError(message)


def _all_fit_for_an_id(instance: object, attribute: Any, names: tuple[str, ...]) -> None:
    for name in names:
        _fit_for_an_id(instance, attribute, name)


Value: TypeAlias = Union[str, int, float, bool, tuple["Value", ...], "Extra", None]
"""Data that aic-faq does not know: what YAML, TOML and JSON can hold, made immutable."""


class Extra(Mapping[str, Value]):
    """Hold unknown keys and their values: a mapping that nobody can change.

    Lists become tuples and mappings become :class:`Extra`, all the way down.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, object] | None = None, /) -> None:
        self._items: dict[str, Value] = {str(key): _frozen_value(item) for key, item in (items or {}).items()}

    def __getitem__(self, key: str) -> Value:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"Extra({self._items!r})"


def _frozen_value(value: object) -> Value:
    if isinstance(value, Mapping):
        return value if isinstance(value, Extra) else Extra(value)
    if isinstance(value, list | tuple):
        return tuple(_frozen_value(item) for item in value)
    if value is None or isinstance(value, str | int | float):
        return value
    message = f"unknown keys hold text, numbers, lists and mappings, not {type(value).__name__}"
    raise TypeError(message)


_NOTHING = Extra()


def _to_extra(items: Mapping[str, object] | None) -> Extra:
    return items if isinstance(items, Extra) else Extra(items)


def _place() -> Any:
    """Declare where a value came from; it takes no part in comparing or showing it."""
    return field(default=None, eq=False, repr=False)


@frozen(eq=False, repr=False, kw_only=True)
class RichText(Fieldwise):
    r"""Hold Markdown as written together with the tree that was read from it.

    Attributes:
        markdown: the text as the author wrote it, newlines as ``\n``.
        blocks: the tree; the one paragraph of a title holds its inlines.
        origin: where the text stands in its document.
        read_as: how reading the Markdown has given the tree, as several ``blocks`` or as
            one ``line``; None where nobody knows that it does.
    """

    markdown: str
    blocks: tuple[Block, ...] = field(hash=False)
    origin: Origin | None = _place()
    # Not an argument, so that what is evolved from it is not taken for read.
    read_as: Literal["blocks", "line"] | None = field(default=None, init=False, eq=False, repr=False)

    @classmethod
    def as_read(
        cls,
        markdown: str,
        blocks: tuple[Block, ...],
        read_as: Literal["blocks", "line"],
        origin: Origin | None = None,
        /,
    ) -> RichText:
        """Put Markdown together with the tree that reading it has just given."""
        made = cls(markdown=markdown, blocks=blocks, origin=origin)
        object.__setattr__(made, "read_as", read_as)
        return made

    @cached_property
    def plain_text(self) -> str:
        """Give the words without markup; see :func:`aic_faq.markup.plain_text`."""
        return plain_text(self.blocks)

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.blocks)


def _only_a_line(_instance: object, _attribute: object, value: RichText) -> None:
    if len(value.blocks) != 1 or not isinstance(value.blocks[0], Paragraph):
        message = "the title of a question is one line of text: expected a single paragraph"
        raise ValueError(message)
    if not value.plain_text:
        message = "the title of a question cannot be empty"
        raise ValueError(message)


def _to_title(value: RichText | str) -> RichText:
    """Take plain words for a title without reading them as Markdown."""
    if isinstance(value, RichText):
        return value
    return RichText(markdown=value, blocks=(Paragraph((Text(value),)),))


@frozen(eq=False, repr=False, kw_only=True)
class Section(Fieldwise):
    """Group questions under a title.

    Attributes:
        title: its words, plain text.
        id: stable name of the section within its FAQ.
        intro: what stands between the title and the first question.
    """

    title: str = field(validator=_no_controls)
    id: str = field(validator=_fit_for_an_id)
    intro: RichText | None = None


@frozen(eq=False, repr=False, kw_only=True)
class Answer(Fieldwise):
    """Hold what answers a question, and who wrote it.

    Attributes:
        body: the answer; without blocks, there is none yet.
        authors: names, as written.
    """

    body: RichText
    authors: tuple[str, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class Question(Fieldwise):
    """Hold one question with its answer.

    Attributes:
        title: the question itself: inline rich text; plain words are taken, too.
        answer: what answers it.
        id: stable name of the question within its FAQ; outputs put a prefix before it.
        aliases: former ids, which still lead here.
        alt_titles: other ways in which people ask the same.
        section: the group it belongs to.
        tags, language, related: as written; ``related`` holds ids.
        updated, reviewed: the days on which it was last changed and looked at.
        valid_from, valid_until: the first and the last day on which it holds; ``check`` looks at them.
        review_every: how often it must be looked at again, as written.
        status: whether it is shown.
        extra: keys that aic-faq does not know, kept for round trips.
        span: where it stands in its source.
    """

    title: RichText = field(converter=_to_title, validator=_only_a_line)
    answer: Answer = field(validator=instance_of(Answer))
    id: str = field(validator=_fit_for_an_id)
    aliases: tuple[str, ...] = field(default=(), validator=_all_fit_for_an_id)
    alt_titles: tuple[str, ...] = ()
    section: Section | None = None
    tags: tuple[str, ...] = ()
    language: str | None = field(default=None, validator=optional(_no_controls))
    updated: dt.date | None = None
    reviewed: dt.date | None = None
    review_every: str | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    status: Status = field(default=Status.PUBLISHED, validator=instance_of(Status))
    related: tuple[str, ...] = ()
    extra: Extra = field(default=_NOTHING, converter=_to_extra)
    span: Span | None = _place()

    @property
    def ids(self) -> tuple[str, ...]:
        """Give all ids that lead to the question: its own, then the former ones."""
        return (self.id, *self.aliases)


def _as_tuple(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(questions)


def _names_are_unique(_instance: object, _attribute: object, questions: tuple[Question, ...]) -> None:
    seen: set[str] = set()
    for question in questions:
        for name in question.ids:
            if name in seen:
                message = (
                    f"the id {name!r} leads to two questions: ids and former ids are unique within a FAQ"
                )
                raise ValueError(message)
            seen.add(name)


@frozen(eq=False, repr=False, kw_only=True)
class FAQ(Fieldwise):
    """Hold one FAQ document; a page may show several.

    Attributes:
        title: the name of the FAQ.
        questions: all of them, drafts too, in document order.
        url: where the page that shows the FAQ stands, absolute or relative to a base URL.
        language: BCP 47 tag of the content.
        description: one sentence for people who have not opened it.
        intro: what stands before the questions.
        contact: what stands after the questions.
        authors, updated: who wrote it, and when it was last changed.
        extra: keys that aic-faq does not know, kept for round trips.
        source: the document it was read from.
    """

    title: str | None = field(default=None, validator=optional(_no_controls))
    questions: tuple[Question, ...] = field(converter=_as_tuple, validator=_names_are_unique)
    url: str | None = field(default=None, validator=optional(safe_link))
    language: str | None = field(default=None, validator=optional(_no_controls))
    description: str | None = field(default=None, validator=optional(_no_controls))
    intro: RichText | None = None
    contact: RichText | None = None
    authors: tuple[str, ...] = ()
    updated: dt.date | None = None
    extra: Extra = field(default=_NOTHING, converter=_to_extra)
    source: Source | None = _place()

    @cached_property
    def recognised_language(self) -> str | None:
        """Give the language that the words tell, if they tell it clearly; every exporter asks for it."""
        from aic_faq.languages import recognise_language, sample_of  # noqa: PLC0415 - not for all values

        return recognise_language(sample_of(self))

    @property
    def published(self) -> tuple[Question, ...]:
        """Give the questions that outputs show: all that are no drafts."""
        return tuple([question for question in self.questions if question.status is Status.PUBLISHED])

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give each section once, in the order in which questions name them."""
        return tuple(
            dict.fromkeys(question.section for question in self.questions if question.section is not None)
        )
