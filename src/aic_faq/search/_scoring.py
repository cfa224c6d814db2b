"""How well a question fits a query; docs/explanation/search.md tells why it is done so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aic_faq.search._query import Query

__all__ = ("ANSWER", "LABEL", "LEXICAL", "Found", "score_words")

LEXICAL = 0.6
"""How much of a score comes from words; the rest is how alike the two questions are as texts."""
ANSWER, LABEL = 0.35, 0.5
"""What a word counts that stands in the answer only, or in a tag or the title of the section."""

# What a title says beyond the query takes at most so much away.
_BREVITY = 0.35
# Where all words of a query are found, wherever they stand, so much of what is missing is given back;
# and who types nothing but words that say something, as into a search box, gets at least so much.
_COMPLETE, _KEYWORDS = 0.4, 0.7


class Found(NamedTuple):
    """Hold how well a question fits a query, and through which of its wordings."""

    score: float
    question: int
    wording: int
    lexical: float
    likeness: float

    @classmethod
    def of(cls, question: int, wording: int, lexical: float, likeness: float, /) -> Found:
        """Put the two parts of a score together."""
        return cls(LEXICAL * lexical + (1 - LEXICAL) * likeness, question, wording, lexical, likeness)


def score_words(query: Query, title: int, answer: int, labels: int, weight: float, /) -> float:
    """Tell how well the words of a question fit those of a query, from 0 to 1.

    The senses of the query that stand in its parts are given as bits, the weight is that of the title.
    """
    in_title, share, is_complete = query.remembered((title, answer, labels), _sums)
    precision = min(1.0, in_title / weight) if weight else 0.0
    score = share * (1 - _BREVITY + _BREVITY * precision)
    return _KEYWORDS + (1 - _KEYWORDS) * score if is_complete and query.is_keywords else score


def _sums(query: Query, title: int, answer: int, labels: int) -> tuple[float, float, bool]:
    """Give the weight of what the title has of a query, the share that all parts have, and if that is all."""
    in_title, in_answer, in_labels = query.found(title), query.found(answer), query.found(labels)
    in_all, exact = 0.0, 0
    for number in in_title.keys() | in_answer.keys() | in_labels.keys():
        qualities = (in_title.get(number, 0.0), in_answer.get(number, 0.0), in_labels.get(number, 0.0))
        in_all += query.words[number].weight * max(
            quality * factor for quality, factor in zip(qualities, (1.0, ANSWER, LABEL), strict=True)
        )
        exact += max(qualities) == 1.0
    share = in_all / query.total
    is_complete = exact == len(query.words)
    if is_complete:
        share += _COMPLETE * (1 - share)
    weight = sum(query.words[number].weight * quality for number, quality in in_title.items())
    return weight, share, is_complete
