"""Translations of the texts of documents, as docutils nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from aic_faq import FAQError, markup, rich_text
from sphinx_aic_faq._marks import forget_language

if TYPE_CHECKING:
    from sphinx_aic_faq._texts import KeptText

__all__ = ("translate",)

_BREAK = re.compile(r"[ \t]*<br ?/?>[ \t]*\n?")


def translate(text: KeptText, translation: str) -> None:
    """Put a translation, which is Markdown, in the place of a text."""
    try:
        inlines = _inlines(translation)
    except (FAQError, ValueError):  # over a limit, or with control characters
        return
    node = text.node
    marks = [
        child
        for child in node.children[:1]
        if "aic-faq-mark" in getattr(child, "attributes", {}).get("classes", ())
    ]
    node.children = []
    node += [*marks, *text.inlines.convert(inlines, node.line)]
    if isinstance(node, nodes.term | nodes.title) and node.parent is not None:
        forget_language(node.parent)


def _inlines(translation: str) -> list[markup.Inline]:
    """Read a translation; a hard break, which no catalogue can hold, stands in it as ``<br>``."""
    parsed = rich_text(_BREAK.sub("\\\\\n", translation.strip()))
    inlines: list[markup.Inline] = []
    for block in parsed.blocks:
        match block:
            case markup.Paragraph() | markup.Heading():
                inlines += [markup.SoftBreak(), *block.children] if inlines else block.children
            case _:
                return [markup.Text(translation)]
    return inlines
