"""What a rich text says, however its author has wrapped and marked it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, fields, has

from aic_faq.markup import BulletList, OrderedList, SoftBreak, Text
from aic_faq.richtext.to_markdown import to_markdown

if TYPE_CHECKING:
    from aic_faq.model import RichText

__all__ = ("said", "same")


def said(text: RichText | None, /) -> str:
    """Write a rich text as Markdown in which the same is always written the same.

    A paragraph is one line, and lists are as tight as they can be.
    """
    return "" if text is None else to_markdown(_unwrapped(text.blocks)).strip("\n")


def same(one: RichText | None, other: RichText | None, /) -> bool:
    """Tell whether two rich texts say the same."""
    return (one and one.blocks) == (other and other.blocks) or said(one) == said(other)


def _unwrapped(node: Any) -> Any:
    """Put a space where a line was wrapped, and take out what sets lists wide."""
    if isinstance(node, tuple):
        return tuple(_unwrapped(each) for each in node)
    if isinstance(node, SoftBreak):
        return Text(" ")
    if not has(type(node)):
        return node
    values = {each.name: getattr(node, each.name) for each in fields(type(node))}
    changed = {name: _unwrapped(value) for name, value in values.items() if isinstance(value, tuple)}
    if isinstance(node, BulletList | OrderedList):
        changed["tight"] = True
    return evolve(node, **changed) if changed else node
