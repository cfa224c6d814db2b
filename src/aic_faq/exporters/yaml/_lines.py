"""Lists and mappings as lines of YAML."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aic_faq.exporters._markdown import clean
from aic_faq.exporters.yaml._scalars import Bare, inline_scalar, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ("mapping_lines",)

_STEP = "  "


def mapping_lines(
    pairs: Iterable[tuple[str, Any]], indent: str = "", /, *, bare: bool = False
) -> Iterator[str]:
    """Write keys and values; ``bare`` is for texts of which nobody has said that they are texts."""
    for key, value in pairs:
        start = f"{indent}{inline_scalar(clean(key))}:"
        if value and isinstance(value, Mapping):
            yield start
            yield from mapping_lines(value.items(), indent + _STEP, bare=bare)
        elif value and isinstance(value, list | tuple):
            yield start
            yield from _list_lines(value, indent + _STEP, bare=bare)
        else:
            yield f"{start} {_simple(value, indent + _STEP, bare=bare)}"


def _list_lines(items: Sequence[Any], indent: str, /, *, bare: bool = False) -> Iterator[str]:
    """Write the items of a list, each after a hyphen."""
    inner = indent + _STEP
    for item in items:
        if item and isinstance(item, Mapping):
            lines = mapping_lines(item.items(), inner, bare=bare)
        elif item and isinstance(item, list | tuple):
            lines = _list_lines(item, inner, bare=bare)
        else:
            yield f"{indent}- {_simple(item, inner, bare=bare)}"
            continue
        yield f"{indent}- {next(lines)[len(inner) :]}"
        yield from lines


def _simple(value: Any, indent: str, *, bare: bool) -> str:
    match value:
        case str():
            text = clean(value)
            return scalar(Bare(text) if bare or isinstance(value, Bare) else text, indent)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return hex(value) if value.bit_length() > 10_000 else str(value)
        case float() if math.isfinite(value):
            return repr(value)
        case float():
            return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
        case Mapping():
            return "{}"
        case _:
            return "[]"
