"""What has changed between two versions of a FAQ."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from attrs import frozen

from aic_faq.comparison._pairing import pair_questions
from aic_faq.comparison._said import same
from aic_faq.model import RichText

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aic_faq.model import FAQ, Question, Section

__all__ = ("ChangeKind", "Comparison", "QuestionChange", "SectionChange", "compare")

_PAGE = ("title", "url", "language", "description", "intro", "contact", "authors", "updated", "extra")
_DETAILS = (
    "aliases",
    "alt_titles",
    "tags",
    "language",
    "updated",
    "reviewed",
    "review_every",
    "valid_from",
    "valid_until",
    "status",
    "related",
    "extra",
)


class ChangeKind(enum.Enum):
    """Name what has happened to a question."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    """Its title says something else."""
    ANSWER_REWORDED = "answer-reworded"
    REIDENTIFIED = "re-identified"
    """It is the same question under another id."""
    MOVED = "moved"
    """It stands elsewhere among the others, or in another section."""
    CHANGED = "changed"
    """Something else is said about it: see :attr:`QuestionChange.fields`."""


@frozen(kw_only=True)
class QuestionChange:
    """Hold one question of both versions, of which at least one thing differs.

    Attributes:
        kinds: what has happened to it.
        before: as it was; None where it was added.
        after: as it is; None where it was removed.
        position_before, position_after: its number among the questions, from 1.
        fields: what else is said about it and has changed, as in ``tags``.
    """

    kinds: tuple[ChangeKind, ...]
    before: Question | None = None
    after: Question | None = None
    position_before: int | None = None
    position_after: int | None = None
    fields: tuple[str, ...] = ()


@frozen(kw_only=True)
class SectionChange:
    """Hold a section that has another title, id or introduction.

    Attributes:
        before, after: the section in each of the versions.
    """

    before: Section
    after: Section


@frozen(kw_only=True)
class Comparison:
    """Hold what has changed between two versions of a FAQ; it is false where nothing has.

    Attributes:
        before, after: the two versions.
        fields: what has changed about the FAQ as a whole, as in ``title``.
        sections: the sections that have changed.
        questions: the questions that have changed, in the order of ``after``;
            those that were removed stand where they stood before.
        vanished: ids under which a published question could be found and no longer can.
    """

    before: FAQ
    after: FAQ
    fields: tuple[str, ...]
    sections: tuple[SectionChange, ...]
    questions: tuple[QuestionChange, ...]
    vanished: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.fields or self.sections or self.questions)


def compare(before: FAQ, after: FAQ, /) -> Comparison:
    """Say what has changed from one version of a FAQ to another.

    Texts are compared by what they say: another way to wrap lines or to write
    the same Markdown is no change, and neither is another shape of document.
    Questions are paired by their ids, by former ids, by their titles, and then
    by the words of title and answer.

    Args:
        before: the earlier version.
        after: the later one.
    """
    former = pair_questions(before.questions, after.questions)
    sections = _sections(before, after, former)
    return Comparison(
        before=before,
        after=after,
        fields=_differing(before, after, _PAGE),
        sections=tuple(
            SectionChange(before=each, after=sections[each])
            for each in before.sections
            if each in sections and not _same_section(each, sections[each])
        ),
        questions=tuple(_question_changes(before, after, former, sections)),
        vanished=_vanished(before, after),
    )


def _question_changes(
    before: FAQ, after: FAQ, former: Mapping[int, int], sections: Mapping[Section, Section]
) -> list[QuestionChange]:
    staying = _staying([former[number] for number in sorted(former)])
    kept = set(former.values())
    removed = [number for number in range(len(before.questions)) if number not in kept]
    removed.reverse()
    changes: list[QuestionChange] = []
    for number, question in enumerate(after.questions):
        old = former.get(number)
        if old is None:
            changes.append(_added(question, number))
            continue
        while removed and removed[-1] < old and old in staying:
            changes.append(_removed(before, removed.pop()))
        change = _change(before, question, (old, number), staying, sections)
        if change.kinds:
            changes.append(change)
    return [*changes, *(_removed(before, number) for number in reversed(removed))]


def _added(question: Question, number: int) -> QuestionChange:
    return QuestionChange(kinds=(ChangeKind.ADDED,), after=question, position_after=number + 1)


def _removed(before: FAQ, number: int) -> QuestionChange:
    question = before.questions[number]
    return QuestionChange(kinds=(ChangeKind.REMOVED,), before=question, position_before=number + 1)


def _change(
    before: FAQ,
    after: Question,
    places: tuple[int, int],
    staying: Collection[int],
    sections: Mapping[Section, Section],
) -> QuestionChange:
    old, number = places
    question = before.questions[old]
    details = _differing(question, after, _DETAILS)
    if question.answer.authors != after.answer.authors:
        details = (*details, "authors")
    section = None if question.section is None else sections.get(question.section, question.section)
    happened = {
        ChangeKind.REWORDED: _differ(question.title, after.title),
        ChangeKind.ANSWER_REWORDED: _differ(question.answer.body, after.answer.body),
        ChangeKind.REIDENTIFIED: question.id != after.id,
        ChangeKind.MOVED: old not in staying or section != after.section,
        ChangeKind.CHANGED: bool(details),
    }
    return QuestionChange(
        kinds=tuple(kind for kind, is_so in happened.items() if is_so),
        before=question,
        after=after,
        position_before=old + 1,
        position_after=number + 1,
        fields=details,
    )


def _differing(before: object, after: object, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if _differ(getattr(before, name), getattr(after, name)))


def _differ(before: Any, after: Any) -> bool:
    if isinstance(before, RichText) or isinstance(after, RichText):
        return not same(before, after)
    return bool(before != after) and bool(before or after)


def _same_section(one: Section, other: Section) -> bool:
    return one.title == other.title and one.id == other.id and not _differ(one.intro, other.intro)


def _staying(places: Sequence[int]) -> frozenset[int]:
    """Give the most numbers that stand in ascending order (a longest increasing subsequence).

    What is left over is what has moved: as little as can be.
    """
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for place in places:
        pile = bisect_left(ends, place)
        previous[place] = ends[pile - 1] if pile else None
        ends[pile : pile + 1] = [place]
    found: list[int] = []
    last: int | None = ends[-1] if ends else None
    while last is not None:
        found.append(last)
        last = previous[last]
    return frozenset(found)


def _sections(before: FAQ, after: FAQ, former: Mapping[int, int]) -> dict[Section, Section]:
    """Say which section has become which: that of the same title, or the one that took over all questions."""
    titles = {section.title: section for section in after.sections}
    same = {section: titles[section.title] for section in before.sections if section.title in titles}
    came_from: defaultdict[Section | None, set[Section | None]] = defaultdict(set)
    went_to: defaultdict[Section | None, set[Section | None]] = defaultdict(set)
    for number, old in former.items():
        one, other = before.questions[old].section, after.questions[number].section
        went_to[one].add(other)
        came_from[other].add(one)
    known = set(same.values())
    for section in before.sections:
        heirs = went_to.get(section, set())
        heir = next(iter(heirs)) if len(heirs) == 1 else None
        if section not in same and heir is not None and heir not in known and came_from[heir] == {section}:
            same[section] = heir
    return same


def _vanished(before: FAQ, after: FAQ) -> tuple[str, ...]:
    there = {name for question in after.published for name in question.ids}
    names = (name for question in before.published for name in question.ids)
    return tuple(name for name in names if name not in there)
