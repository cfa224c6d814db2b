"""What a page shows: the questions of the way in which it shows those of its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from aic_faq.readers.html_choice import ways_of
from aic_faq.readers.html_page import shown_questions
from aic_faq.readers.html_shown import level_of
from aic_faq.readers.question_words import asks
from aic_faq.verification._statements import Side, letters, squeeze, statement, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.html_choice import Way
    from aic_faq.readers.html_shown import Shown
    from aic_faq.readers.html_tree import Node, Page
    from aic_faq.verification._statements import Statement

__all__ = ("ShownSide", "read_shown")


@frozen(eq=False, kw_only=True)
class ShownSide:
    """Hold the questions that a page shows.

    Attributes:
        way: the words for how it shows them; empty where none were found.
        side: the questions.
        shown: the elements of each.
    """

    way: str
    side: Side
    shown: Sequence[Shown]

    def questions_besides(self, matched: Collection[int], /) -> Iterator[Statement]:
        """Give the other questions: what asks, or is marked up as those are that were matched."""
        looks = {_look(self.shown[number].title) for number in matched}
        for number, (shown, found) in enumerate(zip(self.shown, self.side.statements, strict=True)):
            if number in matched or _look(shown.title) not in looks:
                continue
            # Not every heading of a page is a question, unless it has a class of its own.
            if asks(shown.words) or not level_of(shown.title) or shown.title.attributes.get("class"):
                yield found


def _look(node: Node) -> tuple[str, str, str, str]:
    """Give what tells elements of one role from others: names and classes, with those of what is around."""
    above = node.parent
    around = ("", "") if above is None else (above.name, above.attributes.get("class", ""))
    return node.name, node.attributes.get("class", ""), *around


def read_shown(
    page: Page, markup: Side, fields: FieldReader, target_of: Callable[[str], str], /
) -> ShownSide:
    """Read the questions of a page, in the way in which it shows most of those of its markup."""
    way = _way(page, {letters(each.title): squeeze(each.answer) for each in markup.statements})
    if way is None:
        return ShownSide(way="", side=Side(name="page", statements=()), shown=())
    statements: list[Statement] = []
    for shown, found in zip(way.questions, shown_questions(way, page, fields), strict=True):
        last = shown.end if shown.outer is None else shown.outer.stop
        first = shown.title.index if shown.outer is None else shown.outer.index
        made = statement(
            found.title,
            found.answer,
            target_of,
            span=found.span,
            place=shown.title.index,
        )
        statements.append(evolve(made, names=frozenset(_names(page, first, last))))
    return ShownSide(way=way.name, side=Side(name="page", statements=statements), shown=way.questions)


def _way(page: Page, sought: Mapping[str, str]) -> Way | None:
    """Choose the way with most of the titles and answers; of several, that which shows the fewest others.

    ``sought`` holds the answers by their titles, as they are compared.
    """
    best: Way | None = None
    most = (0, 0)
    for way in ways_of(page):
        titles = answers = 0
        for shown in way.questions:
            answer = sought.get(letters(title_of(shown.words)))
            if answer is not None:
                titles += 1
                words = "".join(page.words(first, stop) for first, stop in shown.answers)
                answers += answer == squeeze(words)
        rank = (titles + answers, -len(way.questions))
        if titles and (best is None or rank > most):
            best, most = way, rank
    return best


def _names(page: Page, first: int, stop: int) -> list[str]:
    page.spend(first, stop)
    return [name for node in page.nodes[first:stop] if (name := node.attributes.get("id", "").strip())]
