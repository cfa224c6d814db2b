"""Keep what is left of data when its questions have been taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.model import Extra, Value
from aic_faq.readers.nodes import DataNode, ScalarNode, SequenceNode, to_value

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ("remainder",)


def remainder(node: DataNode, taken: Collection[DataNode], /) -> Value:
    """Give a value without the lists and keys that were read; None where nothing is left of it."""
    if node in taken:
        return None
    if isinstance(node, ScalarNode):
        return to_value(node)
    if isinstance(node, SequenceNode):
        items = [left for item in node.items if (left := remainder(item, taken)) is not None]
        return tuple(items) or None
    pairs = [(key.value, remainder(item, taken)) for key, item in node.pairs if key not in taken]
    return Extra({name: left for name, left in pairs if left is not None}) or None
