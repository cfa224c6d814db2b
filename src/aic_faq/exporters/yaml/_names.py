"""The keys under which fields stand, so that no unknown key is taken for one of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from aic_faq.options import Keys, fold_key
from aic_faq.readers.mappings import number_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aic_faq.model import Extra, Question

__all__ = ("PAGE_TABLE", "QUESTION_TABLE", "Names", "misleading_keys")

_KEYS = Keys()
PAGE_TABLE = _KEYS.page_fields
QUESTION_TABLE = _KEYS.question_fields
_NATIVE = {"question": "title", "answer": "desc", "section": "section"}
_PLAINLY = {**_NATIVE, "question": "question", "answer": "answer"}
_ORDERS = frozenset(map(fold_key, _KEYS.order))


def misleading_keys(questions: Sequence[Question], /) -> frozenset[str]:
    """Give the keys of an order that the questions do not stand in: a reader would sort by it."""
    orders: list[float] = []
    for question in questions:
        numbers = [
            number
            for key, value in question.extra.items()
            if fold_key(key) in _ORDERS and isinstance(value, str)
            if (number := number_in_order(value)) is not None
        ]
        if not numbers:
            return frozenset()
        orders.append(numbers[0])
    if all(one <= other for one, other in itertools.pairwise(orders)):
        return frozenset()
    return frozenset(key for question in questions for key in question.extra if fold_key(key) in _ORDERS)


class Names:
    """Give the key of each field: that of the founding document, or else the most frequent one.

    An unknown key may have the name of a field, since a document had two names
    of one: then the field gets a name that counts more. Said ``plainly``, no other
    list of titles and texts in the document is taken for the questions.
    """

    def __init__(
        self, extra: Extra, table: Mapping[str, tuple[str, int]], /, *, plainly: bool = False
    ) -> None:
        self._extra = extra
        self._native = _PLAINLY if plainly else _NATIVE
        self._table = table
        self._taken: dict[str, int] = {}
        for key in extra:
            name, rank = table.get(fold_key(key), ("", 0))
            self._taken[name] = min(rank, self._taken.get(name, rank))

    def key(self, name: str, /) -> str:
        """Give the key of a field."""
        keys: tuple[str, ...] = getattr(_KEYS, name)
        key = self._native.get(name, keys[0])
        taken = self._taken.get(name)
        if taken is None or (self._table[fold_key(key)][1] <= taken and key not in self._extra):
            return key
        # Of two names that count the same, the one that stands first is read.
        return next((other for other in keys if other not in self._extra), key)
