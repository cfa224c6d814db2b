"""Make HTML that the type checker knows to be escaped.

:data:`HTML` is a string that may stand in a page as it is. Only the functions
of this package make one, so mypy refuses text that nobody has escaped.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("HTML", "Attributes", "attributes", "escape", "isolated", "without_direction")

HTML = NewType("HTML", str)
"""Text that is HTML already."""

if TYPE_CHECKING:
    Attributes = Mapping[str, str | bool | None]
    """Attributes of an element: True is written without a value, False and None not at all."""


def escape(text: str, /) -> HTML:
    """Make words fit to stand between tags and in an attribute in double quotes.

    Most text has nothing to escape, so it is searched before it is copied.
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return HTML(text)


@cache
def _direction_controls() -> re.Pattern[str]:
    """Find what could turn the direction of the words around a title, too: Unicode UAX 9, section 2."""
    return re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def isolated(title: HTML, words: str, /) -> HTML:
    """Keep what turns the direction of a title from turning what stands around it."""
    if words.isprintable() or not _direction_controls().search(words):
        return title
    return HTML(f"<bdi>{title}</bdi>")


def without_direction(words: str, /) -> str:
    """Take out what turns the direction, for places where nothing can hold it back."""
    return words if words.isprintable() else _direction_controls().sub("", words)


def attributes(pairs: Attributes, /) -> HTML:
    """Write attributes as they stand in a start tag, each with a space before it."""
    return HTML(
        "".join(
            f" {name}" if value is True else f' {name}="{escape(value)}"'
            for name, value in pairs.items()
            if value is not None and value is not False
        )
    )
