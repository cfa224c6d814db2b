"""Quotation marks, dashes and ellipses in texts that do not stand in their page yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxSmartQuotes

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("has_only_apostrophes", "set_typography")

# What docutils makes typography of, or takes for an escape of it.
_TYPEWRITTEN = ('"', "'", "`", "\\", "&", "--", "..", ". .")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def set_typography(blocks: Iterable[nodes.TextElement], document: nodes.document) -> None:
    """Have Sphinx set those blocks that have something for it.

    Half of the texts have nothing, and most of the others only apostrophes
    inside words; docutils takes ten times as long. One word set by Sphinx tells
    what this project makes of apostrophes.
    """
    simple: list[tuple[nodes.TextElement, str]] = []
    others: list[nodes.TextElement] = []
    for block in blocks:
        text = block.astext()
        if not _is_typewritten(text):
            continue
        if len(block.children) == 1 and block.children[0] == text and has_only_apostrophes(text):
            simple.append((block, text))
        else:
            others.append(block)
    if not simple and not others:
        return
    model = nodes.paragraph("", "l'a")
    part = nodes.document(document.settings, document.reporter)
    part.children = [*others, model]
    SphinxSmartQuotes(part, startnode=None).apply()
    apostrophe = model.astext()[1:-1]
    for block, text in simple:
        block.children = []
        block += nodes.Text(text.replace("'", apostrophe))


def has_only_apostrophes(text: str) -> bool:
    """Tell whether apostrophes inside words are all that typography changes in a text."""
    return not _is_typewritten(_APOSTROPHE.sub("", text))


def _is_typewritten(text: str) -> bool:
    return any(mark in text for mark in _TYPEWRITTEN)
