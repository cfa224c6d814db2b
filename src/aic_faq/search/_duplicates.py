"""Questions that are asked twice, in one FAQ or in several."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field, frozen

from aic_faq.checks.similarity import closest_texts, load_ratio, sharing_rare_words
from aic_faq.languages import language_of
from aic_faq.model import FAQ
from aic_faq.search._index import load_libraries
from aic_faq.search._places import place_of
from aic_faq.search._words import Analysis, asked_for, primary_language, says_no

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from aic_faq.model import Question
    from aic_faq.search._places import QuestionPlace

__all__ = ("DEFAULT_LIKENESS", "Duplicates", "LikePair", "Reason", "find_duplicates")

DEFAULT_LIKENESS = 0.85
"""How alike two titles are, from 0 to 1, that ask the same."""

Reason: TypeAlias = Literal["same title", "alternative title", "similar title", "same answer"]
"""Why two questions are the same: the first that holds, in this order."""

# Short answers, such as "Yes.", are those of many questions.
_SHORTEST_ANSWER = 40
# Where only one of two questions asks for a place, say, and the other for none in particular.
_ONLY_ONE_ASKS = 0.9
# Of the titles that share a rare word, those are compared whose words are most alike.
_LEAST_KEYS_ALIKE, _MOST_CLOSEST = 60.0, 3


@frozen(kw_only=True)
class LikePair:
    """Say of two questions of a group, by their numbers in it, why they are the same.

    Attributes:
        first, second: the numbers, from 0.
        reason: why.
        likeness: how alike their closest titles are, from 0 to 1.
    """

    first: int
    second: int
    reason: Reason
    likeness: float


@frozen(kw_only=True)
class Duplicates:
    """Hold questions that ask the same, each like another one of the group.

    Attributes:
        questions: the questions, in the order of the documents.
        places: where each of them stands.
        pairs: what holds the group together.
    """

    questions: tuple[Question, ...]
    places: tuple[QuestionPlace, ...] = field(eq=False)
    pairs: tuple[LikePair, ...]


def find_duplicates(
    faqs: FAQ | Iterable[FAQ], /, *, threshold: float = DEFAULT_LIKENESS
) -> tuple[Duplicates, ...]:
    """Find questions that are asked twice, in one FAQ or in several; drafts count, too.

    They have the same title, accents and case aside; or one has a title that is
    an alternative title of the other; or titles that are alike word for word,
    in any order, without words that carry grammar only; or the same answer.
    Questions in two languages are never the same. The time grows with the
    number of questions, not with its square: each is compared with a limited
    number of others that share one of its rarest words.

    Raises:
        PluginError: where the extra ``search`` is not installed.
        ValueError: where the threshold is not from 0 to 1.
    """
    if not 0 <= threshold <= 1:
        message = f"threshold must be from 0 to 1, got {threshold}"
        raise ValueError(message)
    load_libraries()
    search = _Search(threshold)
    for faq in (faqs,) if isinstance(faqs, FAQ) else faqs:
        search.add(faq)
    return tuple(search.groups())


def _distinctive(terms: frozenset[str]) -> frozenset[str]:
    """Give what makes another question of one that is alike: versions, years, C and C++."""
    return frozenset(
        term for term in terms if len(term) == 1 or term[-1] in "+#" or any(map(str.isdigit, term))
    )


def _agreement(one: list[str], other: list[str]) -> float:
    """Give 0 for two questions that cannot be the same, by those words that change everything."""
    asked = asked_for(one), asked_for(other)
    if says_no(one) != says_no(other) or (all(asked) and asked[0] != asked[1]):
        return 0.0
    return 1.0 if asked[0] == asked[1] else _ONLY_ONE_ASKS


@define(eq=False)
class _Search:
    threshold: float
    _faqs: list[FAQ] = field(factory=list, init=False)
    _questions: list[Question] = field(factory=list, init=False)
    _languages: list[str] = field(factory=list, init=False)
    # A wording is a title or an alternative title.
    _question_of: list[int] = field(factory=list, init=False)
    _texts: list[str] = field(factory=list, init=False)
    _terms: list[frozenset[str]] = field(factory=list, init=False)
    _analyses: dict[str, Analysis] = field(factory=dict, init=False)
    _parents: list[int] = field(factory=list, init=False)
    _pairs: dict[tuple[int, int], tuple[Reason, float]] = field(factory=dict, init=False)

    def add(self, faq: FAQ) -> None:
        language = language_of(faq)
        for question in faq.questions:
            primary = primary_language(question.language or language)
            analysis = self._analyses.setdefault(primary, Analysis(primary))
            for title in (question.title.plain_text, *question.alt_titles):
                text, terms = analysis.learn(title)
                self._question_of.append(len(self._questions))
                self._texts.append(text)
                self._terms.append(frozenset(terms))
            self._parents.append(len(self._questions))
            self._faqs.append(faq)
            self._questions.append(question)
            self._languages.append(primary)

    def groups(self) -> Iterator[Duplicates]:
        """Yield the groups in the order of their first questions."""
        self._join_equal_titles()
        self._join_similar_titles()
        self._join_equal_answers()
        members: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._questions)):
            members[self._root(number)].append(number)
        pairs: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for pair in sorted(self._pairs):
            pairs[self._root(pair[0])].append(pair)
        for root, numbers in members.items():
            if len(numbers) > 1:
                yield self._group(numbers, pairs[root])

    def _group(self, numbers: list[int], pairs: list[tuple[int, int]]) -> Duplicates:
        places = {number: place for place, number in enumerate(numbers)}
        return Duplicates(
            questions=tuple(self._questions[number] for number in numbers),
            places=tuple(place_of(self._faqs[number], self._questions[number], None) for number in numbers),
            pairs=tuple(
                LikePair(
                    first=places[first],
                    second=places[second],
                    reason=self._pairs[first, second][0],
                    likeness=self._pairs[first, second][1],
                )
                for first, second in pairs
            ),
        )

    def _root(self, number: int) -> int:
        while self._parents[number] != number:
            # Halve the way for whoever comes next.
            self._parents[number] = number = self._parents[self._parents[number]]
        return number

    def _join(self, first: int, second: int, reason: Reason, likeness: float) -> None:
        first, second = min(first, second), max(first, second)
        if first == second or (first, second) in self._pairs:
            return
        roots = self._root(first), self._root(second)
        # One reason is enough to hold a question in its group.
        if roots[0] != roots[1]:
            self._pairs[first, second] = (reason, likeness)
            self._parents[max(roots)] = min(roots)

    def _first_of_each(self, key: Hashable, number: int, seen: dict[Hashable, int]) -> int | None:
        first = seen.setdefault(key, number)
        return None if first == number else first

    def _join_equal_titles(self) -> None:
        seen: dict[Hashable, int] = {}
        for wording, text in enumerate(self._texts):
            question = self._question_of[wording]
            other = self._first_of_each((self._languages[question], text), wording, seen) if text else None
            if other is not None:
                both_main = self._is_main(wording) and self._is_main(other)
                reason: Reason = "same title" if both_main else "alternative title"
                self._join(self._question_of[other], question, reason, 1.0)

    def _is_main(self, wording: int) -> bool:
        return wording == 0 or self._question_of[wording - 1] != self._question_of[wording]

    def _join_similar_titles(self) -> None:
        for language in self._analyses:
            wordings = [
                wording
                for wording, question in enumerate(self._question_of)
                if self._languages[question] == language and self._terms[wording]
            ]
            titles = [self._terms[wording] for wording in wordings]
            keys = [" ".join(sorted(terms)) for terms in titles]
            for number, candidates in sharing_rare_words(titles):
                texts = [keys[other] for other in candidates]
                for place in closest_texts(keys[number], texts, _LEAST_KEYS_ALIKE, _MOST_CLOSEST):
                    self._join_if_similar(wordings[candidates[place]], wordings[number])

    def _join_if_similar(self, one: int, other: int) -> None:
        ratio = load_ratio()
        as_text = ratio(self._texts[one], self._texts[other]) / 100
        as_words = ratio(*(" ".join(sorted(self._texts[each].split())) for each in (one, other))) / 100
        as_terms = ratio(*(" ".join(sorted(self._terms[each])) for each in (one, other))) / 100
        as_text = max(as_text, as_words)
        has_one_term = min(len(self._terms[one]), len(self._terms[other])) == 1
        # Where a single word says something, the others tell the questions apart.
        likeness = min(as_text, as_terms) if has_one_term else (as_text + as_terms) / 2
        if _distinctive(self._terms[one]) != _distinctive(self._terms[other]):
            return
        likeness *= _agreement(self._texts[one].split(), self._texts[other].split())
        if likeness >= self.threshold:
            self._join(self._question_of[one], self._question_of[other], "similar title", likeness)

    def _join_equal_answers(self) -> None:
        ratio = load_ratio()
        seen: dict[Hashable, int] = {}
        first_wording = {
            question: wording for wording, question in reversed(list(enumerate(self._question_of)))
        }
        for number, question in enumerate(self._questions):
            answer = " ".join(question.answer.body.plain_text.split())
            if len(answer) < _SHORTEST_ANSWER:
                continue
            other = self._first_of_each((self._languages[number], answer), number, seen)
            if other is not None:
                texts = (self._texts[first_wording[each]] for each in (other, number))
                self._join(other, number, "same answer", ratio(*texts) / 100)
