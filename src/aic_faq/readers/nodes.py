"""Data as it was written: text, lists and mappings that know their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, Union

from aic_faq.model import Extra, Value
from aic_faq.origin import ScalarStyle
from aic_faq.source import Span

__all__ = (
    "DataNode",
    "MappingNode",
    "MovedKey",
    "ScalarNode",
    "SequenceNode",
    "is_empty",
    "is_something",
    "kind_of",
    "path_through",
    "path_to",
    "span_of",
    "to_value",
)

_BARE = ("plain", "bare")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class ScalarNode:
    """Hold a text as written; offsets are those of the source."""

    __slots__ = ("end", "start", "style", "value")

    def __init__(self, value: str, start: int, end: int, style: ScalarStyle) -> None:
        self.value: str = value
        self.start: int = start
        self.end: int = end
        self.style: ScalarStyle = style


class MovedKey(ScalarNode):
    """A key that is read under another name than it is written under, as ``question_fr`` is.

    ``written`` is what leads to the value from the mapping in which it is read.
    """

    __slots__ = ("written",)

    def __init__(self, value: str, start: int, end: int, style: ScalarStyle, written: str) -> None:
        super().__init__(value, start, end, style)
        self.written: str = written


class SequenceNode:
    """Hold a list."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, end: int, items: list[DataNode] | None = None) -> None:
        self.start: int = start
        self.end: int = end
        self.items: list[DataNode] = [] if items is None else items


class MappingNode:
    """Hold a mapping as its pairs, in the order in which they are written."""

    __slots__ = ("end", "pairs", "start")

    def __init__(self, start: int, end: int, pairs: list[tuple[ScalarNode, DataNode]] | None = None) -> None:
        self.start: int = start
        self.end: int = end
        self.pairs: list[tuple[ScalarNode, DataNode]] = [] if pairs is None else pairs


DataNode: TypeAlias = Union[ScalarNode, SequenceNode, MappingNode]


def kind_of(node: DataNode, /) -> str:
    """Name the kind of a node for a message."""
    if isinstance(node, ScalarNode):
        return "nothing" if is_empty(node) else "text"
    return "a list" if isinstance(node, SequenceNode) else "a mapping"


def path_to(key: ScalarNode, parent: str, /) -> str:
    """Give the data path of what stands under a key."""
    written = key.written if isinstance(key, MovedKey) else key.value
    return f"{parent}.{written}" if written else parent


def path_through(nodes: Iterable[DataNode], /) -> str:
    """Give the data path of the last of some nodes that are being built, one inside the other."""
    path = "$"
    above: DataNode | None = None
    for node in nodes:
        if isinstance(above, SequenceNode):
            path = f"{path}[{len(above.items) - 1}]"
        elif isinstance(above, MappingNode) and above.pairs:
            path = path_to(above.pairs[-1][0], path)
        above = node
    return path


def span_of(node: DataNode, /) -> Span:
    """Give where a node stands in its source."""
    return Span(node.start, node.end)


def is_empty(node: DataNode, /) -> bool:
    """Tell whether a node is what YAML or JSON write for nothing."""
    return isinstance(node, ScalarNode) and node.style in _BARE and node.value in _NULLS


def is_something(node: DataNode | None, /) -> bool:
    """Tell whether there is a node, and something in it."""
    return node is not None and not is_empty(node)


def to_value(node: DataNode, /) -> Value:
    """Turn a node into data that can be kept: texts as written, nothing as None."""
    if isinstance(node, ScalarNode):
        return None if is_empty(node) else node.value
    if isinstance(node, SequenceNode):
        return tuple(to_value(item) for item in node.items)
    return Extra({key.value: to_value(item) for key, item in node.pairs})
