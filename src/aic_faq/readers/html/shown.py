"""What a page shows as questions: one list for each way in which pages show them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.readers.question_words import asks
from aic_faq.richtext.elements import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq.readers.html.tree import Node, Page

__all__ = ("Shown", "following", "level_of", "shown_in_details", "shown_in_lists", "shown_under_titles")

_MOST_LEVELS_UP = 5
_ENDS = frozenset({"body", "main", "html"})
_BOLD = frozenset({"strong", "b"})
_LINES = frozenset({"p", "div", "li"})


@define(eq=False)
class Shown:
    """Hold a question as a page shows it.

    Attributes:
        title: the element with the words of the question.
        answers: ranges in the list of nodes, where the answer stands.
        alt_titles: other ways of asking, which share the answer.
        outer: the element that holds question and answer, if one does; its id is that of the question.
    """

    title: Node
    words: str
    answers: list[tuple[int, int]]
    alt_titles: list[str] = field(factory=list)
    outer: Node | None = None

    @property
    def end(self) -> int:
        """Give the place after the last node of question and answer."""
        return max(self.title.stop, *(stop for _, stop in self.answers)) if self.answers else self.title.stop


def level_of(node: Node, /) -> int:
    """Give the level of a heading, 0 for other elements."""
    if node.name in HEADINGS:
        return int(node.name[1])
    level = node.attributes.get("aria-level", "")
    is_heading = "heading" in node.words_of("role") and level in {"1", "2", "3", "4", "5", "6"}
    return int(level) if is_heading else 0


def shown_in_details(page: Page, /) -> list[Shown]:
    """Find ``<details>`` with a ``<summary>``; one with several others in it is a section."""
    found: list[Shown] = []
    inner: dict[int, int] = {}
    details = [node for node in page.elements("details") if node.is_content]
    for node in details:
        above = next((above for above in node.ancestors() if above.name == "details"), None)
        if above is not None:
            inner[above.index] = inner.get(above.index, 0) + 1
    end = 0
    for node in details:
        if node.index < end or inner.get(node.index, 0) > 1:
            continue
        summary = next((child for child in _children(page, node) if child.name == "summary"), None)
        if summary is None or not (words := page.text_of(summary)):
            continue
        end = node.stop
        answers = _unless_empty(page, summary.stop, node.stop)
        found.append(Shown(summary, words, answers, outer=node))
    return found


def shown_in_lists(page: Page, /) -> list[Shown]:
    """Find ``<dt>`` with the ``<dd>`` below it; several terms above one description share it."""
    found: list[Shown] = []
    end = 0
    for list_ in page.elements("dl"):
        if list_.is_content and list_.index >= end:
            end = list_.stop
            found += _terms(page, list_)
    return found


def _terms(page: Page, list_: Node) -> Iterator[Shown]:
    shown: Shown | None = None
    at = list_.index + 1
    while at < list_.stop:
        node = page.nodes[at]
        at = node.stop if node.name in {"dt", "dd", "dl"} else at + 1
        if node.name == "dt" and (words := page.text_of(node)):
            if shown is not None and not shown.answers:
                shown.alt_titles.append(words)
                continue
            if shown is not None:
                yield shown
            shown = Shown(node, words, [])
        elif node.name == "dd" and shown is not None:
            shown.answers += _unless_empty(page, node.index, node.stop)
    if shown is not None:
        yield shown


def shown_under_titles(page: Page, /) -> list[list[Shown]]:
    """Find titles with text below, up to the next title: headings of each level, and bold lines that ask."""
    headings = [node for node in page.nodes if node.is_content and level_of(node) and page.text_of(node)]
    found: list[list[Shown]] = []
    for level in range(1, 7):
        titles = [node for node in headings if level_of(node) == level]
        bounds = [node.index for node in headings if level_of(node) <= level]
        found.append(_below(page, titles, bounds))
    bold = [node for node in page.nodes if node.name in _LINES and _is_bold(page, node)]
    bounds = sorted(node.index for node in (*bold, *headings))
    found.append(_below(page, bold, bounds))
    return found


def _below(page: Page, titles: Iterable[Node], bounds: Sequence[int]) -> list[Shown]:
    """Read titles that have an answer, or ask for one; the others are those of something else."""
    found: list[Shown] = []
    end = 0
    for title in titles:
        if title.index < end:
            continue
        words = page.text_of(title)
        answer = following(page, title, bounds)
        if answer is not None or asks(words):
            found.append(Shown(title, words, [] if answer is None else [answer]))
            end = found[-1].end
    return found


def following(page: Page, node: Node, bounds: Sequence[int], /) -> tuple[int, int] | None:
    """Find what stands after an element: beside it, or else beside what is around it.

    ``bounds`` are the places of nodes with which something else begins.
    """
    place = bisect_right(bounds, node.stop - 1)
    bound = bounds[place] if place < len(bounds) else len(page.nodes)
    current = node
    for parent in islice(node.ancestors(), _MOST_LEVELS_UP):
        first, stop = current.stop, min(parent.stop, bound)
        if page.has_words(first, stop):
            return first, stop
        if parent.name in _ENDS or parent.stop >= bound:
            return None
        current = parent
    return None


def _children(page: Page, node: Node) -> Iterator[Node]:
    at = node.index + 1
    while at < node.stop:
        yield page.nodes[at]
        at = page.nodes[at].stop


def _unless_empty(page: Page, first: int, stop: int) -> list[tuple[int, int]]:
    return [(first, stop)] if page.has_words(first, stop) else []


def _is_bold(page: Page, node: Node) -> bool:
    """Tell whether all words of a line are bold, and ask."""
    if not node.is_content:
        return False
    bold = [child for child in _children(page, node) if child.name != "#text" or not child.text.isspace()]
    if not bold or any(child.name not in _BOLD and child.name != "br" for child in bold):
        return False
    return asks(page.text_of(node))
