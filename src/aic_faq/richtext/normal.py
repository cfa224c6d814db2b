"""The normal form of a tree: what is left of it when it has been written as Markdown and read again.

Nothing that a reader would see is changed. Markdown has no way to write

- white space that browsers would collapse, at the edge of a mark or of a block;
- marks and links without content, a mark within one of its kind, or two such marks side by side;
- empty paragraphs, headings, quotes, code, lists and tables, and tables whose rows differ in length;
- a list set tight whose items hold what only a blank line can divide, or one
  set wide that has nothing to divide;
- notes without a reference, in another order than that of their references,
  or a reference without a note or within a link;
- more than one word of a language, or lines of code without an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, assert_never

from attrs import evolve

from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Footnote,
    FootnoteReference,
    Footnotes,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    walk,
)
from aic_faq.richtext.inline_runs import Run, flatten, is_tidy, nest, paragraphs, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ("inner_first", "is_list", "needs_blank_line", "normal_form")

LARGEST_START = 999_999_999
"""The largest number that an item can have in CommonMark."""


def normal_form(blocks: Sequence[Block], /) -> tuple[Block, ...]:
    """Give the normal form of a tree; a normal form is its own."""
    body = [block for block in blocks if not isinstance(block, Footnotes)]
    notes = {
        note.number: note
        for block in reversed(blocks)
        if isinstance(block, Footnotes)
        for note in block.items[::-1]
    }
    numbers = _numbers(body, notes)
    normal = _Normal(numbers).blocks(body)
    items = tuple(
        Footnote(number, _Normal(numbers).blocks(notes[written].children))
        for written, number in numbers.items()
    )
    return (*normal, Footnotes(items)) if items else normal


def inner_first(blocks: Sequence[Block], /) -> list[Block | ListItem | Footnote]:
    """Give blocks, and those in them, each after what it holds, but no lines and no parts of tables."""
    found: list[Block | ListItem | Footnote] = []
    pending: list[Block | ListItem | Footnote] = [*blocks]
    while pending:
        node = pending.pop()
        found.append(node)
        match node:
            case BlockQuote() | ListItem() | Footnote():
                pending += node.children
            case BulletList() | OrderedList() | Footnotes():
                pending += node.items
            case _:
                pass
    found.reverse()
    return found


def _numbers(body: Sequence[Block], notes: Mapping[int, Footnote]) -> dict[int, int]:
    """Give the notes numbers in the order of their references, those within notes last."""
    if not notes:
        return {}
    numbers: dict[int, int] = {}
    waiting: list[Sequence[Block]] = [body]
    for nodes in waiting:
        for node in walk(nodes):
            if isinstance(node, FootnoteReference) and node.number in notes and node.number not in numbers:
                numbers[node.number] = len(numbers) + 1
                waiting.append(notes[node.number].children)
    return numbers


class _Normal:
    """Make the normal form of each node after that of its children, however deep the tree."""

    def __init__(self, numbers: Mapping[int, int]) -> None:
        self._numbers = numbers
        self._made: dict[int, tuple[Block, ...]] = {}
        self._items: dict[int, ListItem] = {}

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Give the normal form of blocks."""
        for node in inner_first(blocks):
            if isinstance(node, ListItem):
                self._items[id(node)] = _item(self._children(node.children), node.checked)
            elif not isinstance(node, Footnote):
                self._made[id(node)] = tuple(self._block(node))
        return self._children(blocks)

    def _block(self, node: Block) -> Iterator[Block]:
        match node:
            case Paragraph():
                if is_tidy(node.children):  # as nearly all are
                    yield node
                else:
                    yield from paragraphs(self._runs(node.children))
            case Heading():
                if inlines := self._line(node.children):
                    yield Heading(node.level, inlines)
            case CodeBlock():
                if node.value.strip():
                    yield _code_block(node)
            case BlockQuote():
                if quoted := self._children(node.children):
                    yield BlockQuote(quoted)
            case BulletList() | OrderedList():
                if node.items:
                    yield self._list(node)
            case Table():
                yield from self._table(node)
            case ThematicBreak():
                yield node
            case Footnotes():  # but at the end, where they are seen to
                pass
            case _:
                assert_never(node)

    def _children(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(made for block in blocks for made in self._made.get(id(block), ()))

    def _runs(self, inlines: Sequence[Inline]) -> Iterator[Run]:
        for run in flatten(inlines):
            leaf = run.leaf
            yield evolve(run, leaf=self._reference(leaf)) if isinstance(leaf, FootnoteReference) else run

    def _line(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if is_tidy(inlines, one_line=True):
            return inlines
        return nest(tidy(self._runs(inlines), one_line=True))

    def _reference(self, node: FootnoteReference) -> FootnoteReference | Text:
        number = self._numbers.get(node.number)
        return Text(f"[{node.number}]") if number is None else FootnoteReference(number)

    def _list(self, node: BulletList | OrderedList) -> BulletList | OrderedList:
        items = tuple(self._items[id(item)] for item in node.items)
        tight = not _may_be_loose(items) or (node.tight and not _must_be_loose(items))
        if isinstance(node, BulletList):
            return BulletList(items, tight)
        return OrderedList(items, node.start if node.start <= LARGEST_START else 1, tight)

    def _table(self, node: Table) -> Iterator[Table]:
        rows = (node.header, *node.rows)
        width = max(len(row.cells) for row in rows) or 1
        header, *others = (
            TableRow(
                tuple(TableCell(self._line(cell.children)) for cell in row.cells)
                + (TableCell(()),) * (width - len(row.cells))
            )
            for row in rows
        )
        if not any(cell.children for row in (header, *others) for cell in row.cells):
            return
        alignments = (*node.alignments, *[None] * width)[:width]
        yield Table(header, tuple(others), alignments)


def _code_block(node: CodeBlock) -> CodeBlock:
    language = node.language.split(maxsplit=1)[0] if node.language.strip() else ""
    value = node.value if node.value.endswith("\n") else f"{node.value}\n"
    return CodeBlock(value, language)


def _item(blocks: tuple[Block, ...], checked: bool | None) -> ListItem:  # noqa: FBT001 - as in the node
    return ListItem(blocks, checked if blocks and isinstance(blocks[0], Paragraph) else None)


def _may_be_loose(items: Sequence[ListItem]) -> bool:
    """Tell whether there is a paragraph to set apart, and something to set it apart from."""
    several = len(items) > 1 or len(items[0].children) > 1
    return several and any(isinstance(block, Paragraph) for item in items for block in item.children)


def _must_be_loose(items: Sequence[ListItem]) -> bool:
    return any(
        needs_blank_line(before, after)
        for item in items
        for before, after in zip(item.children, item.children[1:], strict=False)
    )


def is_list(block: Block, /) -> TypeGuard[BulletList | OrderedList]:
    """Tell whether a block is a list."""
    return isinstance(block, BulletList | OrderedList)


def needs_blank_line(before: Block, after: Block, /) -> bool:
    """Tell whether Markdown would take a block for a part of the one before, but for a blank line between."""
    match before:
        case Heading() | ThematicBreak() | CodeBlock():
            return False
        case Table():
            return True
        case _:
            pass
    match after:
        case Paragraph() | Table():
            return True
        case BulletList() | OrderedList():
            return not after.items[0].children or (isinstance(after, OrderedList) and after.start != 1)
        case _:
            return False
