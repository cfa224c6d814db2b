"""What an element of HTML holds, while it is read: blocks, and lines that are still to become a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import define, field

from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Footnotes,
    HardBreak,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    Table,
    ThematicBreak,
)
from aic_faq.richtext.inline_runs import Run, flatten, paragraphs, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ("Flow", "runs_of")


@define(eq=False)
class Flow:
    """Collect blocks; inline content beside them makes paragraphs, as browsers show it.

    Attributes:
        runs: what the next paragraph is made of.
        has_written_paragraph: whether one of the paragraphs was written as such.
    """

    runs: list[Run] = field(factory=list)
    has_written_paragraph: bool = False
    _blocks: list[Block] = field(factory=list)
    _checked: bool | None = None

    def add(self, block: Block) -> None:
        """Add a block after what has been read so far."""
        self.end_paragraph()
        self._blocks.append(block)

    def end_paragraph(self, *, written: bool = False) -> None:
        """Make a paragraph of the lines so far, or several."""
        if self.runs:
            found = list(paragraphs(self.runs))
            self._blocks += found
            self.has_written_paragraph |= written and bool(found)
            self.runs = []

    def finish(self) -> tuple[Block, ...]:
        """Give all blocks."""
        self.end_paragraph()
        return tuple(self._blocks)

    def check_box(self, *, checked: bool) -> None:
        """Take a box at the start for that of a task."""
        if not self._blocks and not tidy(self.runs):
            self._checked = checked

    def item(self, list_item: Callable[[tuple[Block, ...]], ListItem]) -> ListItem:
        """Give the blocks as an item of a list."""
        blocks = self.finish()
        if self._checked is None:
            return list_item(blocks)
        is_task = bool(blocks) and isinstance(blocks[0], Paragraph)
        return ListItem(blocks, self._checked if is_task else None)


def runs_of(blocks: Sequence[Block], /) -> list[Run]:
    """Give all that stands in blocks as one line, with breaks where a block ended."""
    runs: list[Run] = []
    for line in _lines(blocks):
        if runs:
            runs.append(Run(HardBreak()))
        runs += line
    return runs


def _lines(blocks: Sequence[Block]) -> Iterator[list[Run]]:
    """Divide blocks, which are not nested deeply, into lines."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield list(flatten(block.children))
            case CodeBlock():
                yield from ([Run(CodeSpan(line))] for line in block.value.split("\n") if line.strip())
            case BlockQuote():
                yield from _lines(block.children)
            case BulletList():
                yield from _item_lines(block.items, ["• "] * len(block.items))
            case OrderedList():
                marks = [f"{number}. " for number in range(block.start, block.start + len(block.items))]
                yield from _item_lines(block.items, marks)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row.cells:
                        if cell.children:
                            yield list(flatten(cell.children))
            case ThematicBreak() | Footnotes():
                pass
            case _:
                assert_never(block)


def _item_lines(items: Sequence[ListItem], marks: Sequence[str]) -> Iterator[list[Run]]:
    for item, mark in zip(items, marks, strict=True):
        for number, line in enumerate(_lines(item.children)):
            yield [Run(mark), *line] if number == 0 else line
