"""Comparing, hashing and showing values, written once for all of them.

attrs would generate these methods anew for each class, and a program that makes
one page would spend a tenth of its time on that.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from attrs import fields

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("Fieldwise",)


class Fieldwise:
    """Give classes that are made with ``@frozen(eq=False, repr=False)`` what attrs would give them.

    Values of one class are equal where all fields are that take part in comparing.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        cls: Any = self.__class__  # mypy takes a class for hashable only where its values are not
        compared = _compared(cls)
        return compared(self) == compared(other)

    def __hash__(self) -> int:
        cls: Any = self.__class__
        return hash((cls, _hashed(cls)(self)))

    def __repr__(self) -> str:
        cls: Any = self.__class__
        shown = (f"{name}={getattr(self, name)!r}" for name in _shown(cls))
        return f"{cls.__qualname__}({', '.join(shown)})"


@cache
def _compared(cls: type[Any]) -> Callable[[object], object]:
    return _getter(*(each.name for each in fields(cls) if each.eq))


@cache
def _hashed(cls: type[Any]) -> Callable[[object], object]:
    return _getter(*(each.name for each in fields(cls) if (each.eq if each.hash is None else each.hash)))


@cache
def _shown(cls: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls) if each.repr)


def _getter(*names: str) -> Callable[[object], object]:
    return attrgetter(*names) if names else _nothing


def _nothing(_value: object) -> object:
    return ()
