"""Lists as every reader of rich text makes them, and how deep they go."""

from __future__ import annotations

import re

from aic_faq.markup import Block, ListItem, Paragraph, Text

__all__ = ("MAX_NESTING", "list_item")

MAX_NESTING = 20
"""Depth of blocks that are read; in Markdown, 100 costs seven times as much on runs of ``[``."""

_TASK = re.compile(r"\[([ xX])\][ \t]+")


def list_item(children: tuple[Block, ...], /) -> ListItem:
    """Take ``[ ]`` or ``[x]`` at the start of an item for a task, as GitHub does."""
    match children:
        case (Paragraph((Text(value), *others)) as first, *blocks) if match := _TASK.match(value):
            rest = value[match.end() :]
            inlines = (Text(rest), *others) if rest else tuple(others)
            return ListItem((Paragraph(inlines, first.line), *blocks), checked=match.group(1) != " ")
        case _:
            return ListItem(children)
