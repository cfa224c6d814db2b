"""Plain prose, which needs no parser: more than half of all real answers."""

from __future__ import annotations

import re

from aic_faq.markup import Block, Inline, Paragraph, SoftBreak, Text

__all__ = ("is_prose", "may_hold_address", "prose_blocks")

# A line that CommonMark can only take as prose: it begins with a letter, an
# opening mark or a number that is none of a list, so that no block can start
# there; it holds no character with a meaning within lines; it ends in no space.
_PROSE_LINE = r"""(?:[^\W\d_]|["'(«“‘„¿¡]|\d+(?![\d.)]))[^\\`*_\[\]<&~@\0-\x1f]*+(?<!\s)"""
_PROSE = re.compile(rf"{_PROSE_LINE}(?:\n++{_PROSE_LINE})*+")
_PARAGRAPH_BREAK = re.compile(r"\n\n+")


def is_prose(markdown: str, /) -> bool:
    """Tell whether a text is such that CommonMark can give no meaning to any of its characters."""
    return _PROSE.fullmatch(markdown) is not None and not may_hold_address(markdown)


def may_hold_address(text: str, /) -> bool:
    """Tell whether a bare URL or e-mail address can stand in a text."""
    return "://" in text or "@" in text or "www." in text or "WWW." in text or "Www." in text


def prose_blocks(markdown: str, /) -> tuple[Block, ...]:
    """Make the paragraphs of a text that :func:`is_prose`."""
    if "\n" not in markdown:
        return (Paragraph((Text(markdown),)),)
    return tuple(Paragraph(_prose_inlines(text)) for text in _PARAGRAPH_BREAK.split(markdown))


def _prose_inlines(paragraph: str) -> tuple[Inline, ...]:
    first, *others = paragraph.split("\n")
    inlines: list[Inline] = [Text(first)]
    for line in others:
        inlines += (SoftBreak(), Text(line))
    return tuple(inlines)
