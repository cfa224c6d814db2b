"""Which question of one version is which of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.comparison._words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from aic_faq.model import Question

__all__ = ("pair_questions",)

_RAREST = 5
# A word that stands in more questions than that tells nothing; so time grows with their number only.
_MOST_COMPARED = 20
_ALIKE = 0.4
_LONG_ENOUGH = 20
_LONG_ANSWER = 8


def pair_questions(before: Sequence[Question], after: Sequence[Question], /) -> dict[int, int]:
    """Give for the index of each question of ``after`` that was there the index that it had.

    What is the same to the letter is paired first, and what leads to the same
    place; then what has kept its title, its answer, or enough words of both.
    """
    pairing = _Pairing(before, after)
    pairing.by(lambda question: (question.id, _title(question), _answer(question)))
    pairing.by(lambda question: (_title(question), _answer(question)))
    pairing.by(lambda question: question.id)
    pairing.by_names()
    pairing.by(_title)
    pairing.by_answer()
    pairing.by_words()
    return pairing.found


def _title(question: Question) -> str:
    return question.title.plain_text.casefold()


def _answer(question: Question) -> str:
    return question.answer.body.plain_text


@define(eq=False)
class _Pairing:
    before: Sequence[Question]
    after: Sequence[Question]
    found: dict[int, int] = field(factory=dict, init=False)
    _taken: set[int] = field(factory=set, init=False)

    def _left(self) -> Iterator[tuple[int, Question]]:
        return ((number, each) for number, each in enumerate(self.before) if number not in self._taken)

    def _right(self) -> Iterator[tuple[int, Question]]:
        return ((number, each) for number, each in enumerate(self.after) if number not in self.found)

    def _pair(self, former: int, number: int) -> None:
        self.found[number] = former
        self._taken.add(former)

    def by(self, key: Callable[[Question], Hashable]) -> None:
        """Pair what has the same key, in the order of the documents."""
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for former, question in self._left():
            places[key(question)].append(former)
        for each in places.values():
            each.reverse()
        for number, question in list(self._right()):
            same = places.get(key(question))
            if same:
                self._pair(same.pop(), number)

    def by_names(self) -> None:
        """Pair what a former id leads to, in either direction."""
        places = {name: former for former, question in self._left() for name in question.ids}
        for number, question in list(self._right()):
            former = next((places[name] for name in question.ids if name in places), None)
            if former is not None and former not in self._taken:
                self._pair(former, number)

    def by_answer(self) -> None:
        """Pair what has kept its answer, if that is no answer that others give as well."""
        counts = Counter(_answer(question) for question in (*self.before, *self.after))

        def key(question: Question) -> Hashable:
            answer = _answer(question)
            return answer if counts[answer] == 2 and len(answer) >= _LONG_ENOUGH else question

        self.by(key)

    def by_words(self) -> None:
        """Pair what has most words in common, the most alike first."""
        left = {former: _Words(question) for former, question in self._left()}
        right = {number: _Words(question) for number, question in self._right()}
        counts = Counter(word for words in right.values() for word in words.all)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in right.items():
            for word in words.all:
                if counts[word] <= _MOST_COMPARED:
                    places[word].append(number)
        alike: list[tuple[float, int, int]] = []
        for former, words in left.items():
            known = sorted(
                (word for word in words.all if word in places), key=lambda word: (counts[word], word)
            )
            for number in sorted({number for word in known[:_RAREST] for number in places[word]}):
                likeness = words.likeness(right[number])
                if likeness >= _ALIKE:
                    alike.append((-likeness, former, number))
        for _, former, number in sorted(alike):
            if former not in self._taken and number not in self.found:
                self._pair(former, number)


class _Words:
    """Hold the words of a question and of its answer."""

    def __init__(self, question: Question) -> None:
        self.title = words_of(question.title.plain_text)
        self.answer = words_of(_answer(question))
        self.all = self.title | self.answer

    def likeness(self, other: _Words) -> float:
        """Tell how much two questions have in common, from 0 to 1.

        A long answer counts as much as the title, a short one less.
        """
        weight = min(1.0, (len(self.answer) + len(other.answer)) / 2 / _LONG_ANSWER)
        answers = _share(self.answer, other.answer)
        return (_share(self.title, other.title) + weight * answers) / (1 + weight)


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    """Give the coefficient of Dice."""
    total = len(some) + len(others)
    return 2 * len(some & others) / total if total else 0.0
