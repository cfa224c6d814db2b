"""What each title of a page is: that of the page, a section, a question, a part of an answer ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeAlias, TypeVar

from attrs import frozen

from aic_faq.readers.question_words import is_about_contact, is_about_questions, is_answer_label

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("BELOW_HEADINGS", "Outline", "Role", "Titled", "outline_of")

BELOW_HEADINGS = 7
"""The level of what is no heading."""

Role: TypeAlias = Literal["title", "section", "question", "inside", "contents", "intro", "contact"]


class Titled(Protocol):
    """A title that stands on a page, with the level that a heading has."""

    @property
    def level(self) -> int:
        """Give the level, 1 for the highest."""
        ...

    @property
    def words(self) -> str:
        """Give the words of the title."""
        ...

    @property
    def asks(self) -> bool:
        """Tell whether they are a question."""
        ...


_T = TypeVar("_T", bound=Titled)


@frozen(eq=False)
class Outline(Generic[_T]):
    """Hold the titles of a page with the role of each.

    Attributes:
        level: that of the questions.
        score: how much speaks for reading the page so: two for each answered
            question, one for each answered title that does not ask.
        answered: how many titles have an answer.
    """

    marks: Sequence[_T]
    roles: Sequence[Role]
    level: int
    score: int
    answered: int

    @property
    def weight(self) -> tuple[int, int]:
        """Tell how much speaks for reading the page so; with the same score, more of fewer questions ask."""
        return self.score, -self.answered

    @property
    def questions(self) -> list[_T]:
        """Give the titles that are questions."""
        return [mark for mark, role in zip(self.marks, self.roles, strict=True) if role == "question"]

    @property
    def merged(self) -> list[tuple[int, Role]]:
        """Give the places of the titles that begin a part of the page; what is inside a part begins none."""
        return [(place, role) for place, role in enumerate(self.roles) if role != "inside" or place == 0]


def outline_of(
    marks: Sequence[_T],
    level: int,
    /,
    *,
    texts: Sequence[bool],
    contents: Sequence[bool],
    has_title: bool,
) -> Outline[_T]:
    """Give each title its role where the questions are those of one level.

    Above them stand sections; what stands deeper belongs to the answers, unless
    it stands directly in a section. ``texts`` tells which titles have text of
    their own below them, ``contents`` which have a list of contents there;
    ``has_title``, that the page has one without its headings.
    """
    children = _children(marks)
    roles = _Roles(marks, level, children, texts, contents).all(has_title=has_title)
    score = answered = 0
    for mark, has_text, role in zip(marks, texts, roles, strict=True):
        if role == "question" and has_text:
            answered += 1
            # A heading above the level is a question for want of a better place.
            score += 0 if mark.level < level else 1 + mark.asks
        # A section of the level of the questions says that they are those of another one.
        score -= role == "section" and mark.level == level
    return Outline(marks, roles, level, score, answered)


def _children(marks: Sequence[Titled]) -> list[list[int]]:
    """Find the titles directly below each title."""
    children: list[list[int]] = [[] for _ in marks]
    above: list[int] = []
    for number, mark in enumerate(marks):
        while above and marks[above[-1]].level >= mark.level:
            above.pop()
        if above:
            children[above[-1]].append(number)
        above.append(number)
    return children


@frozen(eq=False)
class _Roles:
    """Give roles to the titles of a page in one pass."""

    marks: Sequence[Titled]
    level: int
    children: Sequence[Sequence[int]]
    texts: Sequence[bool]
    contents: Sequence[bool]

    def all(self, *, has_title: bool) -> list[Role]:
        """Give the role of each title."""
        leading = self._leading()
        roles: list[Role] = []
        open_level: int | None = None
        asked = False
        for number, mark in enumerate(self.marks):
            if number == 0 and self._is_title(has_title=has_title, leads=leading[0]):
                role: Role = "title"
            elif open_level is not None and mark.level > open_level:
                role = "inside"
            else:
                role = self._role(number, asked=asked, leads=leading[number])
                open_level = mark.level if role in {"question", "contact", "intro"} else None
                asked = asked or role == "question"
            roles.append(role)
        self._see_off(roles)
        return roles

    def _leading(self) -> list[bool]:
        """Tell of each title whether one of the level of the questions stands below it."""
        leading = [False] * len(self.marks)
        for number in range(len(self.marks) - 1, -1, -1):
            leading[number] = any(
                leading[child] or self.marks[child].level >= self.level for child in self.children[number]
            )
        return leading

    def _is_title(self, *, has_title: bool, leads: bool) -> bool:
        """Take the first heading for the title of the page, unless it groups questions as others do."""
        first = self.marks[0]
        same = sum(mark.level <= first.level for mark in self.marks)
        if first.asks and (same > 1 or not self.children[0]):
            return False
        if first.level >= self.level:
            alone = not (self.texts[0] or self.children[0])
            return same > 1 and alone and is_about_questions(first.words)
        if first.level > 1:
            return same == 1 and not has_title
        return same == 1 or is_about_questions(first.words) or not leads

    def _role(self, number: int, *, asked: bool, leads: bool) -> Role:
        mark, has_text = self.marks[number], self.texts[number]
        if not has_text and not self.children[number] and self.contents[number]:
            return "contents"
        if is_answer_label(mark.words):
            return "inside"
        if mark.level >= self.level:
            return "section" if self._is_group(number) else "question"
        if not has_text or leads:
            return "section"
        return "question" if asked or mark.asks else "intro"

    def _is_group(self, number: int) -> bool:
        """Tell whether a title of the level of the questions has questions below it, and is none."""
        children = self.children[number]
        asking = sum(self.marks[child].asks for child in children)
        if not asking or 2 * asking < len(children):
            return False
        return not self.marks[number].asks or not self.texts[number]

    def _see_off(self, roles: list[Role]) -> None:
        """Take the last question for a way to get help, where its title says nothing else."""
        questions = [number for number, role in enumerate(roles) if role == "question"]
        if len(questions) > 1 and is_about_contact(self.marks[questions[-1]].words):
            roles[questions[-1]] = "contact"
