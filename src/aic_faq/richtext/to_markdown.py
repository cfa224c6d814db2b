"""The closed tree as CommonMark Markdown that reads back as the same tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.markup import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Footnotes,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Table,
    TableCell,
    ThematicBreak,
)
from aic_faq.richtext.inline_markdown import inlines_to_markdown
from aic_faq.richtext.normal import inner_first, is_list, needs_blank_line, normal_form

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("to_markdown",)

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})", re.MULTILINE)
_NEVER_SHOWN = "<!-- -->"
_RULES: dict[Alignment, str] = {None: "---", "left": ":--", "center": ":-:", "right": "--:"}


def to_markdown(blocks: Sequence[Block], /, *, first_note: int = 1) -> str:
    """Write blocks as Markdown.

    Reading it gives their normal form (:func:`aic_faq.richtext.normal.normal_form`),
    unless they are nested deeper than Markdown is read. What Markdown has no
    mark for is written as HTML: marks within words that are punctuation, breaks
    in headings and tables. Footnotes are numbered from ``first_note``, so that
    several texts can stand on one page.
    """
    normal = normal_form(blocks)
    writer = _Writer(normal, first_note - 1)
    lines = writer.lines(normal, tight=False)
    return "\n".join(lines) + "\n" if lines else ""


class _Writer:
    """Write each block after the blocks in it, however deep the tree."""

    def __init__(self, blocks: Sequence[Block], notes_before: int) -> None:
        self._notes_before = notes_before
        self._written: dict[int, list[str]] = {}
        self._items: dict[int, tuple[list[list[str]], ...]] = {}
        for node in inner_first(blocks):
            match node:
                case Paragraph():
                    self._written[id(node)] = self._inlines(node.children).split("\n")
                case Heading():
                    self._written[id(node)] = [self._heading(node)]
                case CodeBlock():
                    self._written[id(node)] = _code_block(node)
                case ThematicBreak():
                    self._written[id(node)] = ["***"]
                case BlockQuote():
                    inner = self.lines(node.children, tight=False)
                    self._written[id(node)] = [f"> {line}" if line else ">" for line in inner]
                case Table():
                    self._written[id(node)] = self._table(node)
                case Footnotes():
                    self._written[id(node)] = self._footnotes(node)
                case BulletList() | OrderedList():
                    # For each bullet that the list may get: "- - -" would be a thematic break.
                    self._items[id(node)] = tuple(
                        [self.lines(item.children, tight=node.tight, mark=1 - mark) for item in node.items]
                        for mark in (0, 1)
                    )
                case _:  # parts of blocks
                    pass

    def lines(self, blocks: Sequence[Block], *, tight: bool, mark: int = 0) -> list[str]:
        """Write blocks one below the other; ``mark`` is that of a list that stands first."""
        lines: list[str] = []
        before: Block | None = None
        for block in blocks:
            if before is not None:
                mark = 1 - mark if type(block) is type(before) else 0
                if isinstance(block, BlockQuote) and isinstance(before, BlockQuote):
                    lines += [_NEVER_SHOWN] if tight else ["", _NEVER_SHOWN, ""]
                elif not tight or needs_blank_line(before, block):
                    lines.append("")
            lines += self._list(block, mark) if is_list(block) else self._written[id(block)]
            before = block
        return lines

    def _list(self, node: BulletList | OrderedList, mark: int) -> list[str]:
        lines: list[str] = []
        for number, (item, inner) in enumerate(zip(node.items, self._items[id(node)][mark], strict=True)):
            if lines and not node.tight:
                lines.append("")
            if isinstance(node, BulletList):
                marker = "-+"[mark]
            else:
                marker = f"{min(node.start + number, 999_999_999)}{'.)'[mark]}"
            if item.checked is not None:
                inner = [f"[{'x' if item.checked else ' '}] {inner[0]}", *inner[1:]]  # noqa: PLW2901
            lines += _hung(marker + " ", inner)
        return lines

    def _footnotes(self, node: Footnotes) -> list[str]:
        lines: list[str] = []
        for note in node.items:
            inner = self.lines(note.children, tight=False)
            if not (note.children and isinstance(note.children[0], Paragraph)):
                inner.insert(0, "")  # the plug-in miscounts the columns of the first line
            lines += ([""] if lines else []) + _hung(f"[^{note.number + self._notes_before}]: ", inner, 4)
        return lines

    def _inlines(self, inlines: Sequence[Inline], *, one_line: bool = False) -> str:
        return inlines_to_markdown(inlines, one_line=one_line, notes_before=self._notes_before)

    def _heading(self, node: Heading) -> str:
        text = self._inlines(node.children, one_line=True)
        if text.endswith("#"):
            text = f"{text[:-1]}\\#"
        return f"{'#' * node.level} {text}"

    def _table(self, node: Table) -> list[str]:
        rules = [_RULES[alignment] for alignment in node.alignments]
        rows = [[self._cell(cell) for cell in row.cells] for row in (node.header, *node.rows)]
        return [f"| {' | '.join(cells)} |" for cells in (rows[0], rules, *rows[1:])]

    def _cell(self, cell: TableCell) -> str:
        return self._inlines(cell.children, one_line=True).replace("|", "\\|")


def _hung(marker: str, lines: Sequence[str], indent: int | None = None) -> list[str]:
    """Put a marker before the first line and the others below what follows it."""
    if not lines:
        return [marker.rstrip(" ")]
    space = " " * (len(marker) if indent is None else indent)
    return [(marker + lines[0]).rstrip(" "), *(space + line if line else "" for line in lines[1:])]


def _code_block(node: CodeBlock) -> list[str]:
    mark = "~" if "`" in node.language else "`"
    longest = max((len(fence) for fence in _FENCE.findall(node.value) if fence[0] == mark), default=2)
    fence = mark * (longest + 1)
    language = re.sub(r"[\\~]|&(?=#?\w+;)", r"\\\g<0>", node.language)
    return [fence + language, *node.value.split("\n")[:-1], fence]
