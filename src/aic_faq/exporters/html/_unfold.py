"""Take lists, tables and footnotes apart into tags and the nodes between them."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeAlias, Union

from aic_faq.exporters.html._elements import HTML, attributes
from aic_faq.markup import Block, Inline, OrderedList, Paragraph, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.exporters.html._context import RichTextContext
    from aic_faq.markup import Alignment, BulletList, Footnotes, ListItem, Table, TableRow

__all__ = ("Part", "footnote_parts", "list_parts", "table_parts")

Part: TypeAlias = Union[HTML, Block, Inline]
"""A stretch of HTML, or a node that is still to be written."""

_NEWLINE = HTML("\n")


def list_parts(node: BulletList | OrderedList, /) -> list[Part]:
    """Take a list apart; the paragraphs of a tight one lose their tags."""
    name = "ol" if isinstance(node, OrderedList) else "ul"
    start = node.start if isinstance(node, OrderedList) and node.start != 1 else None
    parts: list[Part] = [HTML(f"<{name}>\n" if start is None else f'<{name} start="{start}">\n')]
    for item in node.items:
        inner = _item_parts(item.children, node) if item.checked is None else _task_parts(item, node)
        parts += (HTML("<li>"), *inner, HTML("</li>\n"))
    parts.append(HTML(f"</{name}>\n"))
    return parts


def _item_parts(blocks: Iterable[Block], of: BulletList | OrderedList) -> list[Part]:
    parts: list[Part] = []
    for block in blocks:
        if of.tight and isinstance(block, Paragraph):
            parts += (*block.children, _NEWLINE)
        else:
            parts += (block,) if parts else (_NEWLINE, block)
    if parts and parts[-1] is _NEWLINE:
        parts.pop()
    return parts


def _task_parts(item: ListItem, of: BulletList | OrderedList) -> list[Part]:
    """Put a box before a task; the words of the task are its label."""
    state = attributes({"type": "checkbox", "disabled": True, "checked": item.checked})
    first = item.children[0] if item.children else None
    if isinstance(first, Paragraph) and plain_text(first.children):
        label: list[Part] = [HTML(f"<label><input{state}> "), *first.children, HTML("</label>")]
        rest = _item_parts(item.children[1:], of)
        return [*label, *rest] if of.tight else [HTML("\n<p>"), *label, HTML("</p>"), *rest]
    name = plain_text(item.children) or ("\u2611" if item.checked else "\u2610")
    box = HTML(f"<input{state}{attributes({'aria-label': name})}>")
    return [box, *_item_parts(item.children, of)]


def table_parts(node: Table, /) -> list[Part]:
    """Take a table apart.

    Wide tables are scrolled inside a box of their own. Whether the box scrolls
    depends on the screen, so the keyboard always reaches it (WCAG 2.1.1); the
    headers of the columns name it.
    """
    label = ", ".join(filter(None, (plain_text(cell.children) for cell in node.header.cells)))
    box = attributes({"class": "faq-table", "role": "group", "tabindex": "0", "aria-label": label or None})
    parts: list[Part] = [HTML(f"<div{box}><table>\n<thead>\n")]
    parts += (*_row_parts(node.header, node.alignments, header=True), HTML("</thead>\n"))
    if node.rows:
        parts.append(HTML("<tbody>\n"))
        for row in node.rows:
            parts += _row_parts(row, node.alignments, header=False)
        parts.append(HTML("</tbody>\n"))
    parts.append(HTML("</table></div>\n"))
    return parts


def _row_parts(row: TableRow, alignments: tuple[Alignment, ...], *, header: bool) -> list[Part]:
    parts: list[Part] = [HTML("<tr>\n")]
    for cell, alignment in zip(row.cells, chain(alignments, repeat(None)), strict=False):
        # A header without words heads nothing: axe, rule empty-table-header.
        name = "th" if header and plain_text(cell.children) else "td"
        scope = "col" if name == "th" else None
        pairs = attributes({"scope": scope, "class": f"faq-{alignment}" if alignment else None})
        parts += (HTML(f"<{name}{pairs}>"), *cell.children, HTML(f"</{name}>\n"))
    parts.append(HTML("</tr>\n"))
    return parts


def footnote_parts(node: Footnotes, context: RichTextContext, /) -> list[Part]:
    """Take footnotes apart; the mark before each leads back to its first reference."""
    parts: list[Part] = [HTML('<div class="faq-notes">\n')]
    for note in node.items:
        back = attributes({"href": f"#{context.reference_id(note.number)}"})
        name = attributes({"class": "faq-note", "id": context.note_id(note.number)})
        parts.append(HTML(f'<div{name}><a{back} role="doc-backlink">[{note.number}]</a>\n<div>\n'))
        parts += (*note.children, HTML("</div></div>\n"))
    parts.append(HTML("</div>\n"))
    return parts
