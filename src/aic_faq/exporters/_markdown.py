"""The Markdown of rich text: its author's wherever it stands for the tree, else ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.characters import find_control, replace_controls
from aic_faq.options import Limits
from aic_faq.richtext import parse, parse_title
from aic_faq.richtext.plain import may_hold_address
from aic_faq.richtext.to_markdown import to_markdown
from aic_faq.source import NEWLINE

if TYPE_CHECKING:
    from aic_faq.model import RichText

__all__ = (
    "clean",
    "markdown_of",
    "may_hold_links",
    "stands_for_its_line",
    "stands_for_its_tree",
    "title_markdown",
)

_LIMITS = Limits()


def clean(text: str, /) -> str:
    """Put U+FFFD where a text holds what no document may, and newlines where lines end."""
    if "\r" in text:
        text = "\n".join(NEWLINE.split(text))
    return text if find_control(text) is None else replace_controls(text)


def may_hold_links(text: RichText, /) -> bool:
    """Tell whether a link or an image can be in a rich text: its Markdown tells faster than its tree."""
    markdown = text.markdown
    return text.read_as is None or "[" in markdown or "<" in markdown or may_hold_address(markdown)


def stands_for_its_tree(text: RichText, /) -> bool:
    """Tell whether reading the Markdown of a rich text gives its blocks."""
    if text.read_as == "blocks":
        return True
    return _fits(text.markdown) and parse(text.markdown, _LIMITS).blocks == text.blocks


def stands_for_its_line(title: RichText, /) -> bool:
    """Tell whether reading the Markdown of a title as one line gives its tree."""
    if title.read_as is not None and "\n" not in title.markdown:
        # Read as blocks, one line that is a paragraph is the same.
        return True
    return _fits(title.markdown) and parse_title(title.markdown, _LIMITS).blocks == title.blocks


def _fits(markdown: str) -> bool:
    return "\r" not in markdown and find_control(markdown) is None


def markdown_of(text: RichText, /) -> str:
    """Give Markdown that reads back as the blocks of a rich text."""
    return text.markdown if stands_for_its_tree(text) else to_markdown(text.blocks).rstrip("\n")


def title_markdown(title: RichText, /) -> str:
    """Give Markdown that reads back as a title."""
    if stands_for_its_line(title):
        return title.markdown
    return " ".join(to_markdown(title.blocks).split("\n")).strip(" ")
