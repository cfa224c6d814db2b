"""Trees of rich text in which some nodes are others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from aic_faq.markup import (
    BlockQuote,
    BulletList,
    Emphasis,
    Footnote,
    Footnotes,
    Heading,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Strikethrough,
    Strong,
    Table,
    TableCell,
    TableRow,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aic_faq.markup import Block, Node

__all__ = ("rebuilt",)


def rebuilt(blocks: Sequence[Block], change: Callable[[Node], Node], /) -> tuple[Block, ...]:
    """Make a tree anew from its leaves, each node as ``change`` gives it; trees may be deep."""
    made: dict[int, Any] = {}

    def inner(nodes: Sequence[Node]) -> Any:
        return tuple(made[id(node)] for node in nodes)

    for node in reversed(list(walk(blocks))):
        new: Node = node
        match node:
            case Emphasis() | Strong() | Strikethrough() | Link() | Paragraph() | Heading() | TableCell():
                new = evolve(node, children=inner(node.children))
            case BlockQuote() | ListItem() | Footnote():
                new = evolve(node, children=inner(node.children))
            case BulletList() | OrderedList() | Footnotes():
                new = evolve(node, items=inner(node.items))
            case TableRow():
                new = evolve(node, cells=inner(node.cells))
            case Table():
                new = evolve(node, header=made[id(node.header)], rows=inner(node.rows))
            case _:  # has no children
                pass
        made[id(node)] = change(new)
    blocks = inner(blocks)
    return tuple(blocks)
