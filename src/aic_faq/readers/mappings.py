"""Sort the keys of a mapping into fields, and keep the rest."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Extra
from aic_faq.options import fold_key
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, path_to, to_value
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.options import Keys
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("FieldSorter", "Fields", "number_in_order", "order_of")

_SHORTEST = 3
_SIMILAR = 0.75
# What interfaces give beside the keys that are known.
_OTHER_WORDS = frozenset({"data", "publishedat", "themes"})


@cache
def _number() -> re.Pattern[str]:
    """Match a number that can say an order."""
    return re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")


class Fields:
    """Hold the fields of a mapping by name, and the keys that name none."""

    def __init__(
        self,
        known: dict[str, tuple[ScalarNode, DataNode]],
        unknown: list[tuple[ScalarNode, DataNode]],
    ) -> None:
        self.known = known
        self.unknown = unknown

    def get(self, name: str, /) -> DataNode | None:
        """Give the node of a field, if the mapping has it."""
        found = self.known.get(name)
        return None if found is None else found[1]

    def path(self, name: str, parent: str, /) -> str:
        """Give the data path of a field by the key that it is written under."""
        found = self.known.get(name)
        return parent if found is None else path_to(found[0], parent)

    def extra(self, *unread: str) -> Extra:
        """Give what aic-faq does not know, and the fields that could not be read."""
        if not self.unknown and not unread:
            return _NOTHING
        pairs = [*self.unknown, *(self.known[name] for name in unread)]
        if unread:
            pairs.sort(key=lambda pair: pair[0].start)
        return Extra({key.value: to_value(node) for key, node in pairs})


_NOTHING = Extra()


class FieldSorter:
    """Sort the keys of mappings by a table that gives each key a field and a rank."""

    def __init__(self, table: Mapping[str, tuple[str, int]], problems: ProblemCollector) -> None:
        self.table = table
        self.problems = problems
        self._similar: dict[str, str | None] = {}

    def sort(self, mapping: MappingNode, path: str) -> Fields:
        """Sort the keys of one mapping.

        Reports two names of one field (the more frequent name wins, the other
        is kept as unknown) and unknown keys that look like a missing field.
        """
        known: dict[str, tuple[ScalarNode, DataNode]] = {}
        ranks: dict[str, int] = {}
        unknown: list[tuple[ScalarNode, DataNode]] = []
        for pair in mapping.pairs:
            written = pair[0].value
            entry = self.table.get(written) or self.table.get(fold_key(written))
            if entry is None:
                unknown.append(pair)
                continue
            name, rank = entry
            if name not in known:
                known[name], ranks[name] = pair, rank
                continue
            used, unused = (pair, known[name]) if rank < ranks[name] else (known[name], pair)
            self._report_synonyms(used[0], unused[0], path)
            known[name], ranks[name] = used, min(rank, ranks[name])
            unknown.append(unused)
        for key, _node in unknown:
            self._report_near_miss(key, known, path)
        return Fields(known, unknown)

    def _report_synonyms(self, used: ScalarNode, unused: ScalarNode, path: str) -> None:
        read, left = quoted(used.value), quoted(unused.value)
        self.problems.warning(
            Code.SYNONYMS,
            f"the keys {read} and {left} mean the same; {read} is read",
            Span(unused.start, unused.end),
            hint="keep one of the two",
            data_path=path,
        )

    def _report_near_miss(
        self, key: ScalarNode, known: dict[str, tuple[ScalarNode, DataNode]], path: str
    ) -> None:
        similar = self._similar_to(fold_key(key.value))
        if similar is not None and self.table[similar][0] not in known:
            self.problems.warning(
                Code.NEAR_MISS_KEY,
                f"the key {quoted(key.value)} is not known; did you mean {quoted(similar)}?",
                Span(key.start, key.end),
                hint=f"write {similar}, or leave it: unknown keys are kept",
                data_path=path,
            )

    def _similar_to(self, key: str) -> str | None:
        if key in self.table:  # a synonym that was not read, reported as such
            return None
        if key not in self._similar:
            self._similar[key] = _closest(key, tuple(self.table))
        return self._similar[key]


def order_of(root: MappingNode | None, keys: Keys, /) -> float:
    """Give the number by which a mapping is sorted; those without one come last."""
    table = keys.question_fields
    for key, item in root.pairs if root is not None else ():
        known = table.get(key.value) or table.get(fold_key(key.value))
        if known is None or known[0] != "order" or not isinstance(item, ScalarNode):
            continue
        number = number_in_order(item.value)
        if number is not None:
            return number
    return math.inf


def number_in_order(written: str, /) -> float | None:
    """Give the number that a key such as ``order`` holds; None where it holds something else."""
    return float(written) if _number().fullmatch(written) else None


@lru_cache(maxsize=1024)
def _closest(key: str, names: tuple[str, ...]) -> str | None:
    """Find the name that a key is most likely a misspelling of."""
    if len(key) < _SHORTEST or key in _OTHER_WORDS:
        return None
    alike = [
        name
        for name in names
        if (name[0] == key[0] or name == key[1:])
        and abs(len(name) - len(key)) <= 2
        and len({*name} ^ {*key}) <= 3
    ]
    if not alike:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only for documents with unknown keys

    close = get_close_matches(key, alike, n=1, cutoff=_SIMILAR)
    return close[0] if close else None
