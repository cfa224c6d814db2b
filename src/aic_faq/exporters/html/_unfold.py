"""Take lists, tables and footnotes apart into tags and the nodes between them."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeAlias, Union

from aic_faq.exporters.html._elements import HTML, attributes, escape
from aic_faq.markup import Block, Inline, ListItem, OrderedList, Paragraph, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.exporters.html._context import RichTextContext
    from aic_faq.exporters.html._design import Tags
    from aic_faq.markup import Alignment, BulletList, Footnotes, Table, TableRow

__all__ = ("Part", "footnote_parts", "list_parts", "table_parts")

Part: TypeAlias = Union[HTML, Block, Inline]
"""A stretch of HTML, or a node that is still to be written."""

_NEWLINE = HTML("\n")
_COLUMNS_THAT_FIT = 2


def list_parts(node: BulletList | OrderedList, tags: Tags, /) -> list[Part]:
    """Take a list apart; the paragraphs of a tight one lose their tags."""
    if isinstance(node, OrderedList):
        start = HTML("") if node.start == 1 else attributes({"start": str(node.start)})
        name, rest = "ol", f"{start}{tags.numbers}"
    else:
        name, rest = "ul", tags.bullets
    parts: list[Part] = [HTML(f"<{name}{rest}>\n")]
    for item in node.items:
        match item:
            case ListItem(children=(Paragraph(children=(Text(value),)),), checked=None) if node.tight:
                parts.append(HTML(f"<li>{escape(value)}</li>\n"))
            case ListItem(checked=None):
                parts += (HTML("<li>"), *_item_parts(item.children, node), HTML("</li>\n"))
            case _:
                parts += (HTML("<li>"), *_task_parts(item, node), HTML("</li>\n"))
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


def table_parts(node: Table, tags: Tags, /) -> list[Part]:
    """Take a table apart; boxes around it let it scroll where the screen is narrow."""
    parts: list[Part] = [*_boxes(node, tags), HTML(f"<table{tags.table}>\n<thead{tags.table_head}>\n")]
    parts += (*_row_parts(node.header, node.alignments, tags, header=True), HTML("</thead>\n"))
    if node.rows or tags.needs_table_body:
        parts.append(HTML(f"<tbody{tags.table_body}>\n"))
        for row in node.rows:
            parts += _row_parts(row, node.alignments, tags, header=False)
        parts.append(HTML("</tbody>\n"))
    parts.append(HTML(f"</table>{'</div>' * len(tags.boxes)}\n"))
    return parts


def _boxes(node: Table, tags: Tags) -> Iterator[HTML]:
    """Open the boxes around a table; the keyboard reaches the innermost where it may scroll.

    Whether it does depends on the screen (WCAG 2.1.1). Two columns always fit;
    more may not. The headers of the columns name the box.
    """
    *outer, last = tags.boxes
    for name in outer:
        yield HTML(f"<div{attributes({'class': name})}>")
    if len(node.header.cells) <= _COLUMNS_THAT_FIT:
        yield HTML(f"<div{attributes({'class': last})}>")
        return
    label = ", ".join(filter(None, (plain_text(cell.children) for cell in node.header.cells)))
    box = {"class": last, "role": "group", "tabindex": "0", "aria-label": label or None}
    yield HTML(f"<div{attributes(box)}>")


def _row_parts(row: TableRow, alignments: tuple[Alignment, ...], tags: Tags, *, header: bool) -> list[Part]:
    parts: list[Part] = [HTML(f"<tr{tags.table_row}>\n")]
    for cell, alignment in zip(row.cells, chain(alignments, repeat(None)), strict=False):
        # A header without words heads nothing: axe, rule empty-table-header.
        name = "th" if header and plain_text(cell.children) else "td"
        scope = "col" if name == "th" else None
        names = (tags.header_cell if header else tags.cell, f"faq-{alignment}" if alignment else "")
        pairs = attributes({"scope": scope, "class": " ".join(filter(None, names)) or None})
        parts += (HTML(f"<{name}{pairs}>"), *cell.children, HTML(f"</{name}>\n"))
    parts.append(HTML("</tr>\n"))
    return parts


def footnote_parts(node: Footnotes, context: RichTextContext, /) -> list[Part]:
    """Take footnotes apart; the mark before each leads back to its first reference."""
    parts: list[Part] = [HTML('<div class="faq-notes">\n')]
    for note in node.items:
        back = attributes({"href": f"#{context.reference_id(note.number)}"})
        name = attributes({"class": "faq-note", "id": context.note_id(note.number)})
        parts.append(
            HTML(f'<div{name}><a{back} role="doc-backlink"{context.tags.link}>[{note.number}]</a>\n<div>\n')
        )
        parts += (*note.children, HTML("</div></div>\n"))
    parts.append(HTML("</div>\n"))
    return parts
