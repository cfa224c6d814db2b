"""Nodes of a finished page as rich text: so that machines read what people see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from aic_faq import UnsafeURLError, markup

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("to_blocks",)

_LOWEST_LEVEL = 6
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What nobody reads on the page, or what belongs to it and not to the answer.
_SILENT = (nodes.Invisible, addnodes.index, nodes.transition, nodes.system_message, nodes.raw)


def to_blocks(children: Iterable[nodes.Node]) -> tuple[markup.Block, ...]:
    """Convert the nodes of an answer; what has no counterpart is there in its words."""
    blocks: list[markup.Block] = []
    line: list[nodes.Node] = []
    for child in children:
        if _stands_in_line(child):
            line.append(child)
            continue
        if line:
            _end_line(line, blocks)
        if not isinstance(child, _SILENT) and isinstance(child, nodes.Element):
            blocks += _block(child)
    _end_line(line, blocks)
    return tuple(blocks)


def _stands_in_line(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Text):
        return bool(node.strip())
    return isinstance(node, nodes.Inline) and not isinstance(node, (nodes.Invisible, addnodes.index))


def _end_line(line: list[nodes.Node], blocks: list[markup.Block]) -> None:
    inlines = _inlines(line)
    if inlines:
        blocks.append(markup.Paragraph(inlines))
    line.clear()


def _block(node: nodes.Element) -> Iterable[markup.Block]:
    match node:
        case nodes.paragraph() | nodes.line() | nodes.term() | nodes.caption() | nodes.attribution():
            return _paragraph(node, strong=isinstance(node, nodes.term))
        case nodes.rubric() | nodes.title():
            inlines = _inlines(node.children)
            level = int(node.attributes.get("heading-level", _LOWEST_LEVEL))
            return [markup.Heading(level, inlines)] if inlines else []
        case nodes.bullet_list() | nodes.enumerated_list():
            return [_list(node)]
        case nodes.literal_block() | nodes.doctest_block():
            return [markup.CodeBlock(_clean(node.astext()) + "\n")]
        case nodes.math_block():
            return _paragraph(node, strong=False)
        case nodes.block_quote():
            return [markup.BlockQuote(to_blocks(node.children))]
        case nodes.line_block():
            return _lines(node)
        case nodes.table():
            return _table(node)
        case nodes.image():
            return [markup.Paragraph(_inlines([node]))] if node.get("alt") else []
        case nodes.footnote() | nodes.citation():
            return _note(node)
        case _:
            return to_blocks(node.children)


def _paragraph(node: nodes.Element, *, strong: bool) -> list[markup.Block]:
    inlines = _inlines(node.children)
    if not inlines:
        return []
    return [markup.Paragraph((markup.Strong(inlines),) if strong else inlines)]


def _list(node: nodes.Element) -> markup.Block:
    items = tuple(
        markup.ListItem(to_blocks(item.children)) for item in node.children if isinstance(item, nodes.Element)
    )
    tight = all(
        sum(isinstance(part, nodes.paragraph) for part in item.children) < 2
        for item in node.findall(nodes.list_item)
    )
    if isinstance(node, nodes.enumerated_list):
        return markup.OrderedList(items, max(0, int(node.attributes.get("start", 1))), tight)
    return markup.BulletList(items, tight)


def _lines(node: nodes.Element) -> list[markup.Block]:
    inlines: list[markup.Inline] = []
    for line in node.findall(nodes.line):
        inlines += [markup.HardBreak(), *_inlines(line.children)] if inlines else _inlines(line.children)
    return [markup.Paragraph(tuple(inlines))] if inlines else []


def _table(node: nodes.Element) -> list[markup.Block]:
    rows = [
        markup.TableRow(tuple(markup.TableCell(_cell(entry)) for entry in row.findall(nodes.entry)))
        for row in node.findall(nodes.row)
    ]
    if not rows:
        return []
    has_header = next(iter(node.findall(nodes.thead)), None) is not None
    header = rows.pop(0) if has_header else markup.TableRow(())
    return [markup.Table(header, tuple(rows), (None,) * len(header.cells))]


def _cell(entry: nodes.Element) -> tuple[markup.Inline, ...]:
    inlines: list[markup.Inline] = []
    for child in entry.children:
        found = _inlines(child.children if isinstance(child, nodes.TextElement) else [child])
        inlines += [markup.HardBreak(), *found] if inlines and found else found
    return tuple(inlines)


def _note(node: nodes.Element) -> list[markup.Block]:
    label = next(iter(node.findall(nodes.label)), None)
    rest = to_blocks(child for child in node.children if child is not label)
    mark = "" if label is None else f"[{label.astext()}] "
    match rest:
        case (markup.Paragraph(children=children), *others):
            return [markup.Paragraph((markup.Text(mark), *children)), *others]
        case _:
            return list(rest)


def _inlines(children: Iterable[nodes.Node]) -> tuple[markup.Inline, ...]:
    inlines: list[markup.Inline] = []
    for child in children:
        inlines += _inline(child)
    return tuple(inlines)


def _inline(node: nodes.Node) -> Iterable[markup.Inline]:
    if isinstance(node, nodes.Invisible):
        return []
    match node:
        case nodes.Text():
            text = _clean(str(node)).replace("\n", " ")
            return [markup.Text(text)] if text else []
        case nodes.raw():
            # The only raw text that stands for something readable, whatever wrote it.
            is_break = "html" in node.get("format", "").split() and node.astext().startswith("<br")
            return [markup.HardBreak()] if is_break else []
        case nodes.reference():
            return _link(node)
        case nodes.strong():
            return [markup.Strong(_inlines(node.children))]
        case nodes.emphasis():
            return [markup.Emphasis(_inlines(node.children))]
        case nodes.literal() | nodes.math():
            return [markup.CodeSpan(_clean(node.astext()))]
        case nodes.image():
            return [markup.Text(_clean(alt))] if (alt := node.get("alt")) else []
        case nodes.footnote_reference() | nodes.citation_reference():
            return [markup.Text(f"[{node.astext()}]")]
        case nodes.Element():
            return _inlines(node.children)
        case _:
            return []


def _link(node: nodes.reference) -> Iterable[markup.Inline]:
    children = _inlines(node.children)
    url = node.get("refuri") or (f"#{node['refid']}" if "refid" in node else "")
    if not url or not children:
        return children
    try:
        return [markup.Link(url, children)]
    except UnsafeURLError:
        return children


def _clean(text: str) -> str:
    """Leave out what no rich text holds: control characters that a page may have."""
    return text if _CONTROL.search(text) is None else _CONTROL.sub("", text)
