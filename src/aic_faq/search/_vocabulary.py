"""Which terms of the documents a word of a query may mean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field, frozen

from aic_faq.checks.similarity import closest_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

__all__ = ("How", "Sense", "Vocabulary")

How: TypeAlias = Literal["exact", "stem", "typo", "part"]
"""How a word stands in a text: as it is, in another form, misspelt, as part of a word or the other way."""

_PART = 0.7
_SHORTEST_PART = 5
_MOST_PARTS = 40
# One letter may be wrong in words of four to seven letters, two in longer ones.
_SHORTEST_TYPO = 4
_SHORTEST_WITH_TWO = 8
_MOST_TYPOS = 4


@frozen
class Sense:
    """Hold what a word of a query may mean.

    Attributes:
        how: how it was found.
        quality: 1 for the word itself, less for what is only alike.
        terms: the terms of the documents.
    """

    how: How
    quality: float
    terms: tuple[str, ...]


@define(eq=False)
class Vocabulary:
    """Find words of a query among those of the documents, in one language.

    Attributes:
        surfaces: the term of each folded word of the documents.
        unaccented: the term for the stem of a word that is written without its accents.
        terms: all terms of the documents.
    """

    surfaces: Mapping[str, str]
    unaccented: Mapping[str, str]
    terms: Container[str]
    _by_length: defaultdict[int, list[str]] = field(factory=lambda: defaultdict(list), init=False)
    _text: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        for word in self.surfaces:
            self._by_length[len(word)].append(word)
        # To search in one long text takes a hundredth of the time that asking each word would.
        self._text = "\n".join(("", *self.surfaces, ""))

    def senses(self, surface: str, term: str, /, *, typos: bool) -> Iterator[Sense]:
        """Yield what a word of a query may mean; it is given folded, and as its term."""
        best = self._best(surface, term, typos=typos)
        if best is not None:
            yield best
        parts = {*self._longer(surface, term), *self._shorter(surface)}
        if best is not None:
            parts.difference_update(best.terms)
        if parts:
            yield Sense("part", _PART, tuple(sorted(parts)))

    def _best(self, surface: str, term: str, *, typos: bool) -> Sense | None:
        """Give the word itself, another form of it, or what it may be a typo of."""
        if surface in self.surfaces:
            return Sense("exact", 1.0, (self.surfaces[surface],))
        if term in self.terms:
            return Sense("stem", 1.0, (term,))
        if term in self.unaccented:
            return Sense("stem", 1.0, (self.unaccented[term],))
        return self._misspelt(surface) if typos and len(surface) >= _SHORTEST_TYPO else None

    def _misspelt(self, surface: str) -> Sense | None:
        if not surface.isalpha():
            return None
        most = 2 if len(surface) >= _SHORTEST_WITH_TWO else 1
        found = [
            match
            for length in range(len(surface) - most, len(surface) + most + 1)
            for match in closest_words(surface, self._by_length.get(length, ()), most, _MOST_TYPOS)
        ]
        if not found:
            return None
        edits = min(distance for _, distance in found)
        terms = {self.surfaces[word] for word, distance in found if distance == edits}
        return Sense("typo", 1 - 2 * edits / len(surface), tuple(sorted(terms)))

    def _longer(self, surface: str, term: str) -> Iterator[str]:
        """Yield terms of words that begin with the stem of a word, or end with the word, as compounds do."""
        if len(term) >= _SHORTEST_PART:
            yield from self._with(f"\n{term}")
        if len(surface) >= _SHORTEST_PART:
            yield from self._with(f"{surface}\n")

    def _with(self, piece: str) -> Iterator[str]:
        at = self._text.find(piece)
        for _ in range(_MOST_PARTS):
            if at < 0:
                return
            start = self._text.rfind("\n", 0, at + 1) + 1
            yield self.surfaces[self._text[start : self._text.find("\n", start)]]
            at = self._text.find(piece, at + 1)

    def _shorter(self, surface: str) -> Iterator[str]:
        """Yield terms of words that a compound begins or ends with."""
        for length in range(_SHORTEST_PART, len(surface)):
            for word in (surface[:length], surface[-length:]):
                if word in self.surfaces:
                    yield self.surfaces[word]
