"""Inline nodes as the Markdown that translators see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq import markup, to_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("inline_markdown",)

_HARD_BREAK = "\\\n"
# Marks side by side, which could be told apart in another way.
_TOUCHING = "***"
# What has a meaning within a line, and the signs of bare addresses.
_SIGN = re.compile(r"[\\`*_\[\]<&~@]|://|www\.", re.IGNORECASE)
_PLAIN_URL = re.compile(r"[\w/#?=.:,;+-]+", re.ASCII)


def inline_markdown(children: Sequence[markup.Inline]) -> str:
    """Write what stands within lines; a hard break, which no catalogue can hold, is ``<br>``."""
    parts = [_plain(child) for child in children]
    if None not in parts:
        written = "".join(part for part in parts if part)
        if _TOUCHING not in written:
            return written
    return to_markdown((markup.Paragraph(tuple(children)),)).strip("\n").replace(_HARD_BREAK, "<br>\n")


def _plain(node: markup.Inline) -> str | None:
    """Write the inlines of most texts, at a hundredth of the cost; None for all others."""
    match node:
        case markup.Text(value) if _SIGN.search(value) is None:
            return value
        case markup.SoftBreak():
            return "\n"
        case markup.Link(url, (markup.Text(value),), "") if (
            _SIGN.search(value) is None and _PLAIN_URL.fullmatch(url) is not None
        ):
            return f"[{value}]({url})"
        case markup.Emphasis((markup.Text(value),)) if _fits(value):
            return f"*{value}*"
        case markup.Strong((markup.Text(value),)) if _fits(value):
            return f"**{value}**"
        case markup.CodeSpan(value) if "`" not in value and value == value.strip():
            return f"`{value}`"
        case _:
            return None


def _fits(value: str) -> bool:
    """Tell whether marks around a text are marks wherever they stand."""
    return value[:1].isalnum() and value[-1:].isalnum() and _SIGN.search(value) is None
