"""Texts in mappings of their own, as schema.org, WordPress and site generators write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from aic_faq.options import fold_key
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, is_empty, path_to

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("unwrapped", "wrapped_text")

# Of WordPress: the same text before it was made ready to be shown, and who may see it.
_BESIDE = frozenset({"raw", "protected", "block_version"})
_NAMES = ("text", "content", "html", "rendered", "answer", "body", "value", "markdown")
_Texts: TypeAlias = Union[ScalarNode, SequenceNode]


def wrapped_text(node: MappingNode, /) -> tuple[ScalarNode, _Texts] | None:
    """Find what stands under the name of a text in a mapping; one that says something is preferred."""
    found = {
        fold_key(key.value): (key, item)
        for key, item in reversed(node.pairs)
        if not isinstance(item, MappingNode)
    }
    texts = [found[name] for name in _NAMES if name in found]
    return next((text for text in texts if _says_something(text[1])), texts[0] if texts else None)


def unwrapped(node: DataNode | None, path: str, /) -> tuple[DataNode | None, str]:
    """Give the one text in a mapping and its path; whatever else a node is, it is given as it is."""
    if not isinstance(node, MappingNode) or not _BESIDE.issuperset(_other_names(node)):
        return node, path
    found = wrapped_text(node)
    if found is None or not isinstance(found[1], ScalarNode):
        return node, path
    return found[1], path_to(found[0], path)


def _says_something(node: _Texts) -> bool:
    if isinstance(node, SequenceNode):
        return bool(node.items)
    return not is_empty(node) and bool(node.value.strip())


def _other_names(node: MappingNode) -> Iterator[str]:
    names = (fold_key(key.value) for key, _ in node.pairs)
    return (name for name in names if name not in _NAMES)
