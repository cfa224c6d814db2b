"""Choose among the ways in which a page shows questions, and group them into sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.readers.html.panels import shown_by_class, shown_in_panels
from aic_faq.readers.html.shown import (
    Shown,
    level_of,
    shown_in_details,
    shown_in_lists,
    shown_under_titles,
)
from aic_faq.readers.question_words import asks, is_about_contact, is_about_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aic_faq.readers.html.tree import Node, Page

__all__ = ("Way", "best_way", "page_title", "section_titles", "ways_of")

_MUCH_MORE = 4
_NAMES = (*(f"headings of level {level}" for level in range(1, 7)), "bold lines that ask")


@frozen(eq=False)
class Way:
    """Hold the questions that a page shows in one way, and the words for it."""

    name: str
    questions: list[Shown]

    @property
    def answered(self) -> list[Shown]:
        """Give the questions that have an answer."""
        return [shown for shown in self.questions if shown.answers]

    @property
    def unanswered(self) -> int:
        """Count the questions that have no answer, though they are worded as such."""
        return sum(asks(shown.words) for shown in self.questions if not shown.answers)

    @property
    def asking(self) -> int:
        """Count the questions that have an answer and are worded as such."""
        return sum(asks(shown.words) for shown in self.answered)


def ways_of(page: Page, /) -> list[Way]:
    """Find the questions of a page in each of the ways, the surest first."""
    ways = [
        Way("<details> elements", shown_in_details(page)),
        Way("buttons that open a panel", shown_in_panels(page)),
        Way("elements whose classes say question and answer", shown_by_class(page)),
        Way("a list of terms and descriptions", shown_in_lists(page)),
    ]
    ways += [Way(name, found) for name, found in zip(_NAMES, shown_under_titles(page), strict=True)]
    return [_without_contact(way) for way in ways if way.questions]


def _without_contact(way: Way) -> Way:
    """Leave out a last title that only says where to ask what is not answered."""
    last = way.questions[-1]
    is_contact = len(way.questions) > 1 and is_about_contact(last.words)
    return Way(way.name, way.questions[:-1]) if is_contact else way


def best_way(page: Page, ways: Sequence[Way], name: str, /) -> Way | None:
    """Take the way with the most answered questions; what does not ask counts only on a page of questions.

    ``name`` is the name of the file.
    """
    if not ways:
        return None
    best = max(ways, key=lambda way: way.asking)
    barest = max(ways, key=lambda way: way.unanswered)
    if barest.unanswered > _MUCH_MORE * best.asking:
        return barest  # a script is to bring the answers: to read another few questions would hide that
    if best.asking * 2 >= len(best.answered) and best.asking:
        return best
    titles = [name, page_title(page) or "", *(page.text_of(node) for node in page.elements("h1", "h2"))]
    if any(map(is_about_questions, titles)):
        return best if best.asking else max(ways, key=lambda way: len(way.answered))
    return None


def page_title(page: Page, /) -> str | None:
    """Give the title of a page: its only heading of level 1, else its ``<title>``."""
    headings = [words for node in page.elements("h1") if node.is_seen and (words := page.text_of(node))]
    if len(headings) == 1:
        return headings[0]
    for node in page.elements("title"):
        if node.parent is None or node.parent.name != "svg":
            words = " ".join("".join(child.text for child in page.inner(node)).split())
            return words or None
    return None


def section_titles(page: Page, questions: Sequence[Shown], /) -> list[str | None]:
    """Give the heading above each question; one above all of them is that of the page."""
    headings = _free_headings(page, questions)
    single = sum(level_of(node) == 1 for node in headings) <= 1
    found: list[str | None] = []
    position = -1
    for shown in questions:
        level = level_of(shown.title) or 7
        while position + 1 < len(headings) and headings[position + 1].index < shown.title.index:
            position += 1
        above = position
        while above >= 0 and level_of(headings[above]) >= level:
            above -= 1
        heading = headings[above] if above >= 0 else None
        if heading is None or (single and level_of(heading) == 1):
            found.append(None)
        else:
            found.append(page.text_of(heading))
    return [None] * len(found) if len({*found}) == 1 else found


def _free_headings(page: Page, questions: Iterable[Shown]) -> list[Node]:
    """Give the headings that are neither a question nor part of one."""
    headings: list[Node] = []
    taken = iter(sorted((shown.title.index, shown.end) for shown in questions))
    start, end = next(taken, (len(page.nodes), 0))
    for node in page.nodes:
        while node.index >= end and end:
            start, end = next(taken, (len(page.nodes), 0))
        is_free = not (start <= node.index < end or node.index <= start < node.stop)
        if is_free and node.is_content and level_of(node) and page.text_of(node):
            headings.append(node)
    return headings
