"""What a page shows: the questions of the way in which it shows those of its markup."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from aic_faq.readers.html.choice import Way, ways_of
from aic_faq.readers.html.page import shown_questions
from aic_faq.readers.html.shown import level_of
from aic_faq.readers.question_words import asks
from aic_faq.verification._statements import Side, letters, squeeze, statement, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.html.shown import Shown
    from aic_faq.readers.html.tree import Node, Page
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


def _look(node: Node) -> tuple[str, ...]:
    """Give what tells elements of one role from others: names and classes, with those of what is around."""
    nodes = (node,) if node.parent is None else (node, node.parent)
    return tuple(text for each in nodes for text in (each.name, each.attributes.get("class", "")))


def read_shown(
    page: Page, markup: Side, fields: FieldReader, target_of: Callable[[str], str], /
) -> ShownSide:
    """Read the questions of a page, in the way in which it shows most of those of its markup."""
    sought = {letters(each.literal_title): squeeze(each.literal_answer) for each in markup.statements}
    sought |= {letters(each.title): squeeze(each.answer) for each in markup.statements}
    way = _way(page, sought, Counter(letters(each.title) for each in markup.statements))
    if way is None:
        return ShownSide(way="", side=Side(name="page", statements=()), shown=())
    statements: list[Statement] = []
    bounds = [shown.title.index for shown in way.questions]
    for number, found in enumerate(shown_questions(way, page, fields)):
        shown = way.questions[number]
        before = bounds[number - 1] if number else -1
        after = bounds[number + 1] if number + 1 < len(bounds) else len(page.nodes) + 1
        made = statement(
            found.title,
            found.answer,
            target_of,
            span=found.span,
            place=shown.title.index,
        )
        statements.append(evolve(made, names=frozenset(_names(page, shown, before, after))))
    return ShownSide(way=way.name, side=Side(name="page", statements=statements), shown=way.questions)


def _way(page: Page, sought: Mapping[str, str], wanted: Counter[str]) -> Way | None:
    """Choose the way with most of the titles and answers; of several, that which shows the fewest others.

    ``sought`` holds the answers by their titles, as they are compared, and
    ``wanted`` how often each title is there. What is not found may be shown in
    another way, as a heading of another level say.
    """
    ranked: list[tuple[tuple[int, int], Way]] = []
    said = set(sought.values()) - {""}
    for way in ways_of(page):
        titles = sum(_key(shown) in sought for shown in way.questions)
        answers = sum(_squeezed_answer(page, shown) in said for shown in way.questions)
        if titles or answers:
            ranked.append(((titles + answers, -len(way.questions)), way))
    if not ranked:
        return None
    ranked.sort(key=lambda each: each[0], reverse=True)
    best, *others = (way for _, way in ranked)
    further = [shown for way in others for shown in way.questions]
    # A way may know the titles and not where their answers stand, which another one then tells.
    answered = {each.title.index: each for each in reversed(further) if each.answers and _key(each) in sought}
    shown = [each if each.answers else answered.get(each.title.index, each) for each in best.questions]
    questions = [*shown, *_besides(page, shown, further, wanted)]
    return Way(best.name, sorted(questions, key=lambda shown: shown.title.index))


def _besides(
    page: Page, shown: Sequence[Shown], further: Sequence[Shown], wanted: Counter[str]
) -> Iterator[Shown]:
    """Give the questions that are still wanted: those with an answer before those without."""
    missing = wanted - Counter(map(_key, shown))
    taken = {index for each in shown for index in range(each.title.index, each.title.stop)}
    for each in sorted(further, key=lambda each: not each.answers):
        key = _key(each)
        if missing[key] > 0:
            page.spend(each.title.index, each.title.stop)
            title = range(each.title.index, each.title.stop)
            if taken.isdisjoint(title):
                missing[key] -= 1
                taken.update(title)
                yield each


def _key(shown: Shown) -> str:
    return letters(title_of(shown.words))


def _squeezed_answer(page: Page, shown: Shown) -> str:
    return squeeze("".join(page.words(first, stop) for first, stop in shown.answers))


def _names(page: Page, shown: Shown, before: int, after: int) -> Iterator[str]:
    """Give the ids within a question, and those of the elements that hold no other."""
    page.spend(shown.title.index, shown.end)
    around = (node for node in shown.title.ancestors() if before < node.index and node.stop <= after)
    for node in (*page.nodes[shown.title.index : shown.end], *around):
        if name := node.attributes.get("id", "").strip():
            yield name
