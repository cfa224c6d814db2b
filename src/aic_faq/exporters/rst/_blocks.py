"""Blocks as reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from attrs import define, field

from aic_faq.exporters.rst._inlines import InlineWriter, image_options
from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Footnote,
    Footnotes,
    Heading,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Table,
    TableCell,
    ThematicBreak,
)
from aic_faq.richtext.normal import inner_first, normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ("BlockWriter",)

_STEP = "   "
_LANGUAGE = re.compile(r"[\w+#.-]+")
_NOTHING = ".."
"""An empty comment, which keeps apart what would be taken for one."""


@define
class BlockWriter:
    """Write the rich texts of one page."""

    inlines: InlineWriter = field(factory=InlineWriter)
    _written: dict[int, list[str]] = field(factory=dict, init=False)

    def lines(self, blocks: Sequence[Block], /) -> list[str]:
        """Write blocks one below the other, each after the blocks in it, however deep they are."""
        normal = normal_form(blocks)
        self._written = {}
        for node in inner_first(normal):
            if not isinstance(node, ListItem | Footnote):
                self._written[id(node)] = list(self._block(node))
        lines = self._below(normal, is_top=True)
        self.inlines.notes += sum(len(node.items) for node in normal if isinstance(node, Footnotes))
        return lines

    def _below(self, blocks: Sequence[Block], *, is_top: bool = False) -> list[str]:
        lines: list[str] = []
        before: Block | None = None
        for number, block in enumerate(blocks):
            if isinstance(block, ThematicBreak) and not (is_top and 0 < number < len(blocks) - 1):
                continue  # a line only stands between two blocks of a section
            if isinstance(block, ThematicBreak) and isinstance(before, ThematicBreak):
                continue
            if _looks_like_one(before, block):
                lines += ["", _NOTHING] if lines else [_NOTHING]
            lines += ["", *self._written[id(block)]] if lines else self._written[id(block)]
            before = block
        return lines

    def _block(self, node: Block) -> Iterator[str]:
        match node:
            case Paragraph(children=(Image() as image,)):
                yield from (f".. image:: {image.url}", *image_options(image))
            case Paragraph():
                yield from self._paragraph(self.inlines.lines(node.children))
            case Heading():
                yield f".. rubric:: {self.inlines.line(node.children)}"
            case CodeBlock():
                yield from _code(node)
            case BlockQuote():
                yield from _indented(self._below(node.children))
            case BulletList():
                yield from self._list(node.items, ["- "] * len(node.items), tight=node.tight)
            case OrderedList():
                numbers = range(node.start, node.start + len(node.items))
                yield from self._list(node.items, [f"{number}. " for number in numbers], tight=node.tight)
            case Table():
                yield from self._table(node)
            case ThematicBreak():
                yield "----"
            case Footnotes():
                yield from self._footnotes(node)
            case _:
                assert_never(node)

    def _paragraph(self, lines: Sequence[str]) -> Iterator[str]:
        """Write lines as a paragraph, or where their author has ended them as a block of lines."""
        for line in lines:
            first, *rest = line.split("\n")
            yield f"| {first}" if len(lines) > 1 else first
            yield from (f"  {more}" if len(lines) > 1 else more for more in rest)

    def _list(self, items: Sequence[ListItem], marks: Sequence[str], *, tight: bool) -> Iterator[str]:
        before: list[str] = []
        for mark, item in zip(marks, items, strict=True):
            lines = self._item(item)
            if before and not (tight and _is_short(before) and _is_short(lines)):
                yield ""
            yield from _hung(mark, lines)
            before = lines

    def _item(self, item: ListItem) -> list[str]:
        lines = self._below(item.children)
        if isinstance(next(iter(item.children), None), BlockQuote | CodeBlock):
            lines = [_NOTHING, "", *lines]
        if item.checked is not None:
            lines = [f"[{'x' if item.checked else ' '}] {lines[0]}", *lines[1:]]
        return lines

    def _table(self, node: Table) -> Iterator[str]:
        yield ".. list-table::"
        if node.rows:  # docutils refuses a table of headers only
            yield f"{_STEP}:header-rows: 1"
        yield ""
        for row in (node.header, *node.rows):
            for number, cell in enumerate(row.cells):
                yield from _hung(f"{_STEP}{' ' if number else '*'} - ", self._cell(cell))

    def _cell(self, cell: TableCell) -> list[str]:
        return list(self._paragraph(self.inlines.lines(cell.children)))

    def _footnotes(self, node: Footnotes) -> Iterator[str]:
        for number, note in enumerate(node.items, self.inlines.notes + 1):
            if number > self.inlines.notes + 1:
                yield ""
            yield from _hung(f".. [#faq-note-{number}] ", self._below(note.children), _STEP)


def _looks_like_one(before: Block | None, block: Block) -> bool:
    """Tell whether a block would be taken for a part of the one before."""
    if isinstance(block, BlockQuote):
        # An image alone is a directive, whose content would be what is indented below.
        return not isinstance(before, Paragraph) or isinstance(before.children[0], Image)
    return type(before) is type(block) and isinstance(block, BulletList | OrderedList)


def _is_short(lines: Sequence[str]) -> bool:
    return "" not in lines and lines[:1] != [_NOTHING]


def _code(node: CodeBlock) -> Iterator[str]:
    language = f" {node.language}" if _LANGUAGE.fullmatch(node.language) else ""
    yield f".. code-block::{language}" if language else "::"
    yield ""
    yield from _indented(node.value.rstrip("\n").split("\n"))


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" if line.strip() else "" for line in lines)


def _hung(mark: str, lines: Sequence[str], indent: str = "") -> Iterator[str]:
    """Put a mark before the first line, and the others below what follows it."""
    space = indent or " " * len(mark)
    yield f"{mark}{lines[0] if lines else ''}".rstrip(" ")
    yield from (f"{space}{line}" if line else "" for line in lines[1:])
