"""Which question of one side is which of the other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from aic_faq.verification._statements import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from aic_faq.verification._statements import Statement

__all__ = ("pairs_of",)

_ALIKE = 0.6
_MOST_COMPARED = 30
_LONGEST_COMPARED = 200


_Keys: TypeAlias = "Callable[[Statement], Iterable[Hashable]]"

_KEYS: tuple[_Keys, ...] = (
    lambda each: [(each.title, each.answer)],
    lambda each: filter(None, [each.title]),
    lambda each: filter(None, [letters(each.title)]),
    lambda each: sorted(each.names),
    lambda each: filter(None, [each.answer]),
)
"""By what a question is known, the surest first; a statement may have several keys of a kind."""


def pairs_of(left: Sequence[Statement], right: Sequence[Statement], /) -> list[tuple[int, int]]:
    """Give pairs of numbers, in the order of ``right``: by title, by id, by answer, and by likeness last."""
    pairs: dict[int, int] = {}
    for keys_of in _KEYS:
        _pair(left, right, pairs, keys_of)
    _pair_alike(left, right, pairs)
    return [(pairs[number], number) for number in sorted(pairs)]


def _pair(
    left: Sequence[Statement],
    right: Sequence[Statement],
    pairs: dict[int, int],
    keys_of: _Keys,
) -> None:
    """Pair what has a key in common and has no pair yet, in document order."""
    taken = set(pairs.values())
    places: dict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(range(len(left))):
        if number not in taken:
            for key in keys_of(left[number]):
                places[key].append(number)
    for number, each in enumerate(right):
        if number in pairs:
            continue
        for key in keys_of(each):
            free = places.get(key, [])
            while free and free[-1] in taken:
                free.pop()
            if free:
                pairs[number] = free.pop()
                taken.add(pairs[number])
                break


def _pair_alike(left: Sequence[Statement], right: Sequence[Statement], pairs: dict[int, int]) -> None:
    """Pair what is left by how much titles resemble each other, the most alike first."""
    taken = set(pairs.values())
    rest = [number for number in range(len(left)) if number not in taken][:_MOST_COMPARED]
    others = [number for number in range(len(right)) if number not in pairs][:_MOST_COMPARED]
    alike = [(_likeness(left[one], right[other]), one, other) for one in rest for other in others]
    for likeness, one, other in sorted(alike, key=lambda each: (-each[0], each[1], each[2])):
        if likeness >= _ALIKE and other not in pairs and one not in taken:
            pairs[other] = one
            taken.add(one)


def _likeness(one: Statement, other: Statement) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for what differs

    first, second = one.title[:_LONGEST_COMPARED], other.title[:_LONGEST_COMPARED]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
