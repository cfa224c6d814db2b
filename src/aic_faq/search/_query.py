"""A question that somebody asks, taken apart: its words, what each may mean, and how much each says."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from attrs import Factory, define, field, frozen

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Callable, Iterator

    from aic_faq.search._vocabulary import Sense

__all__ = ("Postings", "Query", "QueryWord")

Postings: TypeAlias = "defaultdict[str, list[int]]"
"""The places of each term, in order."""


@frozen(eq=False)
class QueryWord:
    """Hold a word of a query.

    Attributes:
        text: the word, folded.
        weight: how much it says; rare words say more.
        senses: what it may mean.
    """

    text: str
    weight: float
    senses: tuple[Sense, ...]


def _total(query: Query) -> float:
    return sum(word.weight for word in query.words)


def _senses(query: Query) -> tuple[tuple[int, Sense], ...]:
    return tuple((number, sense) for number, word in enumerate(query.words) for sense in word.senses)


_Key: TypeAlias = "tuple[int, int, int]"
_Sums: TypeAlias = "tuple[float, float, bool]"


@define(eq=False, kw_only=True)
class Query:
    """Hold a query as one language reads it.

    A set of its senses is a number with a bit for each: many questions have the same few.

    Attributes:
        words: the words that say something.
        text: all words, folded, with spaces between.
        is_keywords: whether it is nothing but words that say something.
        total: the weight of all words.
        senses: what all words may mean, each with the number of its word.
    """

    words: tuple[QueryWord, ...]
    text: str
    is_keywords: bool
    total: float = field(init=False, default=Factory(_total, takes_self=True))
    senses: tuple[tuple[int, Sense], ...] = field(init=False, default=Factory(_senses, takes_self=True))
    _found: dict[int, dict[int, float]] = field(factory=dict, init=False)
    _remembered: dict[_Key, _Sums] = field(factory=dict, init=False)

    def found(self, bits: int, /) -> dict[int, float]:
        """Give for each word, by its number, how well the best of some senses fits."""
        found = self._found.get(bits)
        if found is None:
            found = self._found[bits] = {}
            for bit, (number, sense) in enumerate(self.senses):
                if bits >> bit & 1:
                    found[number] = max(found.get(number, 0.0), sense.quality)
        return found

    def remembered(self, key: _Key, work_out: Callable[[Query, int, int, int], _Sums], /) -> _Sums:
        """Give what is worked out of three sets of senses, once for each three."""
        sums = self._remembered.get(key)
        if sums is None:
            sums = self._remembered[key] = work_out(self, *key)
        return sums

    def senses_in(self, postings: Postings, /) -> dict[int, int]:
        """Give the senses at each place that has any."""
        found: dict[int, int] = {}
        for bit, (_, sense) in enumerate(self.senses):
            for term in sense.terms:
                for place in postings.get(term, ()):
                    found[place] = found.get(place, 0) | 1 << bit
        return found

    def senses_at(self, place: int, postings: Postings, /) -> int:
        """Give the senses at one place."""
        found = 0
        for bit, (_, sense) in enumerate(self.senses):
            for term in sense.terms:
                places = postings.get(term, ())
                at = bisect_left(places, place)
                if at < len(places) and places[at] == place:
                    found |= 1 << bit
                    break
        return found

    def rarest_places(self, several: tuple[Postings, ...], most: int, /) -> Iterator[int]:
        """Yield places that have a word of the query, those with the rarest first."""
        seen: set[int] = set()
        for word in sorted(self.words, key=lambda word: -word.weight):
            for sense in word.senses:
                for term in sense.terms:
                    for postings in several:
                        for place in postings.get(term, ())[:most]:
                            if place not in seen:
                                seen.add(place)
                                yield place
                            if len(seen) >= most:
                                return
