"""Trees of rich text as data: what each node is called there, and which fields it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import fields

from aic_faq.markup import (
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Footnote,
    FootnoteReference,
    Footnotes,
    HardBreak,
    Heading,
    Image,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    SoftBreak,
    Strikethrough,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.markup import Node

__all__ = ("BLOCKS", "FIELDS", "INNER", "NAMES", "TYPES")

_INLINES = (
    Text, Link, Strong, Emphasis, CodeSpan, SoftBreak, HardBreak, Image, Strikethrough, FootnoteReference,
)  # fmt: skip
BLOCKS: tuple[type[Any], ...] = (
    Paragraph, BulletList, OrderedList, Heading, CodeBlock, BlockQuote, Table, ThematicBreak, Footnotes,
)  # fmt: skip
_PARTS = (ListItem, TableRow, TableCell, Footnote)

NAMES: Mapping[type[Any], str] = {
    kind: re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower() for kind in (*_INLINES, *BLOCKS, *_PARTS)
}
"""What the type of each node is called, as in ``bullet-list``."""

TYPES: Mapping[str, type[Node]] = {name: kind for kind, name in NAMES.items()}

# The line of the Markdown is where a node stands, and not what it says.
FIELDS: Mapping[type[Any], tuple[tuple[str, object], ...]] = {
    kind: tuple((each.name, each.default) for each in fields(kind) if each.name != "line") for kind in NAMES
}
"""The fields of each node with what each holds where it is left out."""

INNER: Mapping[tuple[type[Any], str], tuple[type[Any], ...]] = {
    **{(kind, "children"): _INLINES for kind in (Link, Strong, Emphasis, Strikethrough)},
    **{(kind, "children"): _INLINES for kind in (Paragraph, Heading, TableCell)},
    **{(kind, "children"): BLOCKS for kind in (BlockQuote, ListItem, Footnote)},
    (BulletList, "items"): (ListItem,),
    (OrderedList, "items"): (ListItem,),
    (Footnotes, "items"): (Footnote,),
    (TableRow, "cells"): (TableCell,),
    (Table, "header"): (TableRow,),
    (Table, "rows"): (TableRow,),
}
"""The fields that hold nodes, and of which kinds."""
