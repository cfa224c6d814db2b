"""Trees of rich text as JSON, however deep they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aic_faq.exporters._json import json_number, json_string
from aic_faq.markup import Text
from aic_faq.richtext.tree_data import FIELDS, INNER, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.markup import Block

__all__ = ("tree_to_json",)


def tree_to_json(blocks: Sequence[Block], /) -> str:
    """Write a tree on one line; a text is a string, every other node an object with its type."""
    pieces: list[str] = []
    pending: list[Any] = [*_list_parts(blocks)][::-1]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Text):
            pieces.append(json_string(part.value))
        else:
            pending += [*_parts(part)][::-1]
    return "".join(pieces)


def _parts(node: Any) -> Iterator[Any]:
    kind = type(node)
    yield f'{{"type": "{NAMES[kind]}"'
    for name, default in FIELDS[kind]:
        value = getattr(node, name)
        if value == default and isinstance(value, type(default)):
            continue
        yield f', "{name}": '
        if (kind, name) not in INNER:
            yield _simple(value)
        elif isinstance(value, tuple):
            yield from _list_parts(value)
        else:
            yield value
    yield "}"


def _simple(value: Any) -> str:
    """Write a text, a number, a yes or no, or the alignments of a table."""
    if isinstance(value, str):
        return json_string(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_simple, value))}]"
    return json_number(value) or json_string(hex(value))


def _list_parts(nodes: Sequence[Any]) -> Iterator[Any]:
    yield "["
    for number, node in enumerate(nodes):
        if number:
            yield ", "
        yield node
    yield "]"
