"""All questions of one language, and which terms stand in which of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from aic_faq.checks.similarity import load_ratio
from aic_faq.search._query import Postings, Query, QueryWord
from aic_faq.search._scoring import Found, score_words
from aic_faq.search._vocabulary import Vocabulary
from aic_faq.search._words import Analysis, folded, says_nothing, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import FAQ, Question

__all__ = ("Kept", "Shelf", "labels_of")

# Weights of words of a small FAQ would hang on chance: all count as if there were some questions more.
_MORE_QUESTIONS, _MORE_WITH_WORD = 20, 2
# A query says what it is about in its first words, and has few typos.
_MOST_CHARACTERS, _MOST_WORDS, _MOST_TYPOS = 4_000, 48, 16
# Titles are looked at more closely if they are among so many that fit best; so are as many questions
# that have a word elsewhere, the rarest first.
_MOST_LOOKED_AT, _MOST_COMPARED = 150, 100


class Kept(NamedTuple):
    """Hold a question with its FAQ and its address, if that is known."""

    faq: FAQ
    question: Question
    url: str | None


def labels_of(question: Question, /) -> str:
    """Give what a question is filed under: its tags and its section."""
    section = () if question.section is None else (question.section.title,)
    return " / ".join((*question.tags, *section))


def _postings() -> Postings:
    return field(factory=lambda: defaultdict(list), init=False)


@define(eq=False, slots=False)
class Shelf:
    """Index questions of one language; ``add`` them all before the first ``search``."""

    analysis: Analysis
    kept: list[Kept] = field(factory=list, init=False)
    # A wording is a title or an alternative title; each is known by its number.
    titles: list[str] = field(factory=list, init=False)
    _texts: list[str] = field(factory=list, init=False)
    _question_of: list[int] = field(factory=list, init=False)
    _first_wording: list[int] = field(factory=list, init=False)
    _in_titles: Postings = _postings()
    _in_labels: Postings = _postings()
    _in_answers: Postings = _postings()
    _same: Postings = _postings()
    _counts: Counter[str] = field(factory=Counter, init=False)

    def add(self, kept: Kept, /) -> None:
        """Take a question in."""
        number, question = len(self.kept), kept.question
        self.kept.append(kept)
        self._first_wording.append(len(self.titles))
        _, labels = self.analysis.learn(labels_of(question))
        _, answer = self.analysis.learn(question.answer.body.plain_text)
        for terms, postings in ((labels, self._in_labels), (answer, self._in_answers)):
            for term in terms:
                postings[term].append(number)
        everything = labels | answer
        for title in (question.title.plain_text, *question.alt_titles):
            everything |= self._add_title(title, number)
        self._counts.update(everything)

    def _add_title(self, title: str, number: int) -> set[str]:
        wording = len(self.titles)
        text, terms = self.analysis.learn(title)
        self.titles.append(title)
        self._texts.append(text)
        self._question_of.append(number)
        self._same[text].append(wording)
        for term in terms:
            self._in_titles[term].append(wording)
        return terms

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.analysis.surfaces, self.analysis.unaccented, self._counts)

    @cached_property
    def _weights(self) -> list[float]:
        """Give how much each wording says."""
        weights = [0.0] * len(self.titles)
        for term, wordings in self._in_titles.items():
            weight = self._weight(self._counts[term])
            for wording in wordings:
                weights[wording] += weight
        return weights

    def _weight(self, count: int) -> float:
        """Weigh a word by how many questions have it: the inverse document frequency."""
        return log(1 + (len(self.kept) + _MORE_QUESTIONS) / (count + _MORE_WITH_WORD))

    def query(self, text: str, /) -> Query:
        """Read a query."""
        words = split_words(text[:_MOST_CHARACTERS])
        units: dict[str, str] = {}
        for word in () if says_nothing(words) else words:
            units.update(self.analysis.analysed(word))
        typos = _MOST_TYPOS
        found: list[QueryWord] = []
        for surface, term in list(units.items())[:_MOST_WORDS]:
            senses = tuple(self._vocabulary.senses(surface, term, typos=typos > 0))
            typos -= not any(sense.how in {"exact", "stem"} for sense in senses)
            # What is known of the word itself says how rare it is; parts of it only where nothing else is.
            terms = [term for sense in senses[:1] for term in sense.terms]
            count = max((self._counts[term] for term in terms), default=0)
            found.append(QueryWord(surface, self._weight(count), senses))
        return Query(
            words=tuple(found),
            text=folded(words),
            is_keywords=all(map(self.analysis.says_something, words)),
        )

    def search(self, query: Query, /) -> list[Found]:
        """Find questions, the best first; of those that hardly fit, only some."""
        ratio = load_ratio()
        found: dict[int, Found] = {}
        for question, (lexical, wording) in self._by_words(query):
            likeness = ratio(query.text, self._texts[wording]) / 100
            found[question] = Found.of(question, wording, lexical, likeness)
        # The same words, even where each of them alone says nothing, as in "Who are you?".
        for wording in self._same.get(query.text, ()) if query.text else ():
            question = self._question_of[wording]
            found[question] = Found.of(question, wording, 1.0, 1.0)
        return sorted(found.values(), key=lambda each: (-each.score, each.question))

    def _by_words(self, query: Query) -> list[tuple[int, tuple[float, int]]]:
        """Give for the questions whose words fit best how well those of the best wording do."""
        best: dict[int, tuple[float, int]] = {}
        for wording, in_title in self._candidates(query):
            question = self._question_of[wording]
            in_answer = query.senses_at(question, self._in_answers)
            in_labels = query.senses_at(question, self._in_labels)
            score = score_words(query, in_title, in_answer, in_labels, self._weights[wording])
            if score > best.get(question, (0.0, 0))[0]:
                best[question] = (score, wording)
        return nlargest(_MOST_COMPARED, best.items(), key=lambda pair: (pair[1][0], -pair[0]))

    def _candidates(self, query: Query) -> Iterator[tuple[int, int]]:
        """Yield wordings that may fit, each with the senses of the query that it has."""
        in_titles = query.senses_in(self._in_titles)
        quick = (
            (score_words(query, senses, 0, 0, self._weights[wording]), -wording, senses)
            for wording, senses in in_titles.items()
        )
        looked_at = nlargest(_MOST_LOOKED_AT, quick)
        yield from ((-wording, senses) for _, wording, senses in looked_at)
        seen = {self._question_of[-wording] for _, wording, _ in looked_at}
        elsewhere = query.rarest_places((self._in_labels, self._in_answers), _MOST_LOOKED_AT)
        for question in elsewhere:
            if question not in seen:
                wording = self._first_wording[question]
                yield wording, in_titles.get(wording, 0)
