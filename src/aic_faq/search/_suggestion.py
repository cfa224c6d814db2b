"""A question that is suggested, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from aic_faq.search._places import place_of
from aic_faq.search._scoring import ANSWER, LABEL, LEXICAL
from aic_faq.search._shelf import labels_of
from aic_faq.search._words import fold, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import FAQ, Question
    from aic_faq.search._places import QuestionPlace
    from aic_faq.search._query import Query, QueryWord
    from aic_faq.search._scoring import Found
    from aic_faq.search._shelf import Shelf
    from aic_faq.search._vocabulary import How

__all__ = ("Field", "MatchedWord", "Suggestion", "suggestion")

Field: TypeAlias = Literal["title", "alternative title", "label", "answer"]
"""Where a word was found; labels are tags and the title of the section."""


@frozen(kw_only=True)
class MatchedWord:
    """Say how a word of the query was found in a question.

    Attributes:
        word: the word of the query, folded.
        found: the word of the question, as it is written there in lower case.
        how: ``exact``, accents and case aside; ``stem``, another form of the same word;
            ``typo``, a word that differs in a letter or two; ``part``, a longer or shorter word.
        field: where it was found: ``title``, ``alternative title``, ``label`` (tags and the title of
            the section) or ``answer``; titles count most, then labels, then the answer.
        score: what it adds to the score of the suggestion.
    """

    word: str
    found: str
    how: How
    field: Field
    score: float


@frozen(kw_only=True)
class Suggestion:
    """Hold a question that may answer a query.

    Attributes:
        question: the question.
        faq: the FAQ that it belongs to.
        score: from 0 to 1; the scores of its words, and up to 0.4 for its likeness.
        title: that of its titles which fits best.
        likeness: how alike query and title are, letter by letter and word for word, from 0 to 1.
        words: what was found of the query, what counts most first.
        missing: words of the query that were not found.
        place: where the question stands.
    """

    question: Question
    faq: FAQ
    score: float
    title: str
    likeness: float
    words: tuple[MatchedWord, ...]
    missing: tuple[str, ...]
    place: QuestionPlace = field(eq=False)


def suggestion(shelf: Shelf, query: Query, found: Found, /) -> Suggestion:
    """Put together what was found of a query in a question, and how."""
    faq, question, url = shelf.kept[found.question]
    title = shelf.titles[found.wording]
    texts = _texts(shelf, question, title)
    matches = [_Match.best(word, texts) for word in query.words]
    reached = sum(match.value for match in matches if match is not None)
    return Suggestion(
        question=question,
        faq=faq,
        score=found.score,
        title=title,
        likeness=found.likeness,
        words=tuple(
            MatchedWord(
                word=match.word.text,
                found=match.found,
                how=match.how,
                field=match.field,
                score=LEXICAL * found.lexical * match.value / reached,
            )
            for match in sorted(filter(None, matches), key=lambda match: -match.value)
        ),
        missing=tuple(word.text for word, match in zip(query.words, matches, strict=True) if match is None),
        place=place_of(faq, question, url),
    )


_Texts: TypeAlias = "dict[Field, dict[str, list[tuple[str, str]]]]"
_FACTORS: dict[Field, float] = {"title": 1.0, "alternative title": 1.0, "label": LABEL, "answer": ANSWER}


class _Match(NamedTuple):
    """Hold the best way in which a word of the query stands in a question; ``value`` is what it counts."""

    word: QueryWord
    value: float
    found: str
    how: How
    field: Field

    @classmethod
    def best(cls, word: QueryWord, texts: _Texts) -> _Match | None:
        return max(cls._all(word, texts), key=lambda match: match.value, default=None)

    @classmethod
    def _all(cls, word: QueryWord, texts: _Texts) -> Iterator[_Match]:
        for field_, words in texts.items():
            for sense in word.senses:
                found = [pair for term in sense.terms for pair in words.get(term, ())]
                if not found:
                    continue
                how = sense.how
                if how in {"exact", "stem"}:
                    found.sort(key=lambda pair: pair[0] != word.text)
                    how = "exact" if found[0][0] == word.text else "stem"
                yield cls(word, word.weight * sense.quality * _FACTORS[field_], found[0][1], how, field_)


def _texts(shelf: Shelf, question: Question, title: str) -> _Texts:
    """Give the words of a question by their terms, for each of its fields."""
    return {
        "title" if title == question.title.plain_text else "alternative title": _by_term(shelf, title),
        "label": _by_term(shelf, labels_of(question)),
        "answer": _by_term(shelf, question.answer.body.plain_text),
    }


def _by_term(shelf: Shelf, text: str) -> dict[str, list[tuple[str, str]]]:
    """Give the words of a text by their terms, folded and as they are."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word in dict.fromkeys(split_words(text)):
        for surface, term in shelf.analysis.analysed(word):
            # A word of a script without spaces is shown by its pair of letters.
            found.setdefault(term, []).append((surface, word if surface == fold(word) else surface))
    return found
