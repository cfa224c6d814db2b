"""Texts in mappings of their own, as schema.org, WordPress and site generators write them."""

from __future__ import annotations

from typing import TypeAlias, Union

from aic_faq.options import fold_key
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, path_to

__all__ = ("unwrapped", "wrapped_text")

_NAMES = ("text", "content", "html", "rendered", "answer", "body", "value", "markdown")
_Texts: TypeAlias = Union[ScalarNode, SequenceNode]


def wrapped_text(node: MappingNode, /) -> tuple[ScalarNode, _Texts] | None:
    """Find what stands under the name of a text in a mapping."""
    found = {
        fold_key(key.value): (key, item)
        for key, item in reversed(node.pairs)
        if not isinstance(item, MappingNode)
    }
    return next((found[name] for name in _NAMES if name in found), None)


def unwrapped(node: DataNode | None, path: str, /) -> tuple[DataNode | None, str]:
    """Give the one text in a mapping and its path; whatever else a node is, it is given as it is."""
    found = wrapped_text(node) if isinstance(node, MappingNode) else None
    if found is None or not isinstance(found[1], ScalarNode):
        return node, path
    return found[1], path_to(found[0], path)
