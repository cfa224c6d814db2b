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
    from collections.abc import Callable, Iterator, Sequence

__all__ = ("load_ratio", "near_pairs")

_ALIKE = 92.0
_RAREST = 3
# A word that stands in more titles than that tells nothing; so time grows with the number of titles only.
_MOST_COMPARED = 50


def load_ratio() -> Callable[..., float]:
    """Give what compares two texts: 100 where they are equal, 0 where they have nothing in common.

    Raises:
        PluginError: where rapidfuzz is not installed.
    """
    try:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where it is asked for
    except ModuleNotFoundError as error:
        message = "near-duplicate-title needs rapidfuzz: pip install 'aic-faq[check]'"
        raise PluginError(message) from error
    return fuzz.ratio


def near_pairs(titles: Sequence[tuple[str, ...]], /) -> Iterator[tuple[int, int]]:
    """Yield the numbers of titles that are nearly the same: for each at most one earlier one.

    Raises:
        PluginError: where rapidfuzz is not installed.
    """
    ratio = load_ratio()
    counts = Counter(word for title in titles for word in set(title))
    seen: defaultdict[str, list[int]] = defaultdict(list)
    sorted_words = [" ".join(sorted(title)) for title in titles]
    for number, title in enumerate(titles):
        rarest = sorted(set(title), key=lambda word: (counts[word], word))[:_RAREST]
        candidates = sorted({other for word in rarest for other in seen[word]})
        for other in candidates:
            if ratio(sorted_words[other], sorted_words[number], score_cutoff=_ALIKE):
                yield other, number
                break
        for word in rarest:
            if len(seen[word]) < _MOST_COMPARED:
                seen[word].append(number)
