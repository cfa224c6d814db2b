"""Quotation marks, dashes and ellipses in texts that do not stand in their page yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxSmartQuotes
from sphinx.util.nodes import is_smartquotable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("has_only_apostrophes", "set_typography")

# What docutils makes typography of, or takes for an escape of it.
_TYPEWRITTEN = ('"', "'", "`", "\\", "&", "--", "..", ". .")
# The sign comes first, for that is what re finds fast.
_APOSTROPHE = re.compile(r"'(?<=\w')(?=\w)")


def set_typography(blocks: Iterable[nodes.TextElement], document: nodes.document) -> None:
    """Have Sphinx set those blocks that have something for it.

    Half of the texts have nothing, and most of the others only apostrophes
    inside words; docutils takes ten times as long. One word set by Sphinx tells
    what this project makes of apostrophes.
    """
    simple: list[nodes.Text] = []
    others: list[nodes.TextElement] = []
    for block in blocks:
        if not _is_typewritten(block.astext()):
            continue
        texts = [text for text in block.findall(nodes.Text) if _is_typewritten(text)]
        texts = [text for text in texts if is_smartquotable(text)]
        if all(map(has_only_apostrophes, texts)):
            simple += texts
        else:
            others.append(block)
    if not simple and not others:
        return
    model = nodes.paragraph("", "l'a")
    part = nodes.document(document.settings, document.reporter)
    part.children = [*others, model]
    SphinxSmartQuotes(part, startnode=None).apply()
    apostrophe = model.astext()[1:-1]
    for text in simple:
        text.parent.replace(text, nodes.Text(text.replace("'", apostrophe)))


def has_only_apostrophes(text: str) -> bool:
    """Tell whether apostrophes inside words are all that typography changes in a text."""
    return not _is_typewritten(_APOSTROPHE.sub("", text))


def _is_typewritten(text: str) -> bool:
    return any(mark in text for mark in _TYPEWRITTEN)
