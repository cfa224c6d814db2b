"""Titles that are nearly the same, found without comparing each with each.

Two of them that are alike share most of their words, so they share one of
their rarest: only titles with a rare word in common are compared (prefix
filtering, as in Chaudhuri, Ganti and Kaushik, "A primitive operator for
similarity joins in data cleaning", 2006). The only module that imports
rapidfuzz.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from aic_faq.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

__all__ = ("closest_texts", "closest_words", "load_ratio", "near_pairs", "sharing_rare_words")

_ALIKE = 92.0
_RAREST = 3
# A word that stands in more titles than that tells nothing; so time grows with the number of titles only.
_MOST_COMPARED = 50


def load_ratio(
    purpose: str = "near-duplicate-title needs rapidfuzz", extra: str = "check", /
) -> Callable[..., float]:
    """Give what compares two texts: 100 where they are equal, 0 where they have nothing in common.

    Raises:
        PluginError: where rapidfuzz is not installed; it says what needs it, and which extra brings it.
    """
    try:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where it is asked for
    except ModuleNotFoundError as error:
        message = f"{purpose}: pip install 'aic-faq[{extra}]'"
        raise PluginError(message) from error
    return fuzz.ratio


def closest_words(word: str, words: Sequence[str], edits: int, most: int, /) -> list[tuple[str, int]]:
    """Find words within some edits of a word, the nearest first, each with its edits.

    An edit inserts, drops or changes a letter, or swaps two neighbours.
    """
    from rapidfuzz import process  # noqa: PLC0415 - as above
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=edits, limit=most)
    return [(text, int(distance)) for text, distance, _ in found]


def closest_texts(text: str, texts: Sequence[str], cutoff: float, most: int, /) -> list[int]:
    """Find texts that are alike by :func:`load_ratio`, the most alike first; give their places."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - as above

    return [
        place
        for _, _, place in process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=cutoff, limit=most)
    ]


def sharing_rare_words(titles: Sequence[Collection[str]], /) -> Iterator[tuple[int, list[int]]]:
    """Yield the number of each title, with those of some earlier ones that share one of its rarest words."""
    counts = Counter(word for title in titles for word in set(title))
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        rarest = sorted(set(title), key=lambda word: (counts[word], word))[:_RAREST]
        yield number, sorted({other for word in rarest for other in seen[word]})
        for word in rarest:
            if len(seen[word]) < _MOST_COMPARED:
                seen[word].append(number)


def near_pairs(titles: Sequence[tuple[str, ...]], /) -> Iterator[tuple[int, int]]:
    """Yield the numbers of titles that are nearly the same: for each at most one earlier one.

    Raises:
        PluginError: where rapidfuzz is not installed.
    """
    ratio = load_ratio()
    sorted_words = [" ".join(sorted(title)) for title in titles]
    for number, candidates in sharing_rare_words(titles):
        for other in candidates:
            if ratio(sorted_words[other], sorted_words[number], score_cutoff=_ALIKE):
                yield other, number
                break
