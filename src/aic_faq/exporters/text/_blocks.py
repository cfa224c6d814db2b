"""Rich text as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union, assert_never

from aic_faq.display import display_width
from aic_faq.exporters._outline import Outline
from aic_faq.exporters.text._tables import aligned, records, widths_of
from aic_faq.exporters.text._wrapping import visible_words, wrap
from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Footnotes,
    Heading,
    OrderedList,
    Paragraph,
    Table,
    ThematicBreak,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.exporters.text._inlines import Words

__all__ = ("RULE", "LineWriter")

RULE = "* * *"
"""What stands between two themes."""

_UNDERLINES = "=-~^.."
_TAB = 4
_WIDEST_TABLE = 200


class _Enter:
    """Begin a container: ``first`` stands before its next line and ``rest``, as long, before the others."""

    def __init__(self, first: str, rest: str) -> None:
        self.first = first
        self.rest = rest


class _Leave:
    """End the innermost container."""


class _Gap:
    """Leave a line free before the next one."""


class _Around(NamedTuple):
    """Remember what stood before the lines around a container, and how many there were."""

    first: str
    rest: str
    lines: int
    has_marker: bool


_Part: TypeAlias = Union[Block, _Enter, _Leave, _Gap]

_LEAVE, _GAP = _Leave(), _Gap()


class LineWriter:
    """Write the lines of one FAQ from the first to the last.

    Attributes:
        words: writes what stands within a block.
        width: columns of a line; None breaks no line.
        lines: what has been written.
    """

    def __init__(self, words: Words, width: int | None) -> None:
        self.words = words
        self.width = width
        self.lines: list[str] = []
        self._first = self._rest = ""
        self._gap: str | None = None
        self._around: list[_Around] = []
        self._pending: list[_Part] = []

    def blocks(self, blocks: Sequence[Block], /, *, below: int) -> None:
        """Write rich text whose headings stand below level ``below``.

        What is still to be written stands on a stack: no tree is too deep for it.
        """
        match blocks:
            case (Paragraph(children),):  # every second answer
                self._paragraph(self.words.lines(children))
            case _:
                self._any_blocks(blocks, below)

    def _any_blocks(self, blocks: Sequence[Block], below: int) -> None:
        outline = Outline(below)
        self._pending.extend(reversed(_spaced(blocks)))
        while self._pending:
            node = self._pending.pop()
            # The frequent ones come first: a node costs the tests before its own.
            match node:
                case Paragraph():
                    self._paragraph(self.words.lines(node.children))
                case _Gap():
                    self.gap()
                case _Enter():
                    self._enter(node)
                case _Leave():
                    self._leave()
                case BulletList() | OrderedList():
                    self._list(node)
                case Heading():
                    self.heading(self.words.lines(node.children), outline.level(node.level))
                case BlockQuote():
                    self._pending.extend((_LEAVE, *reversed(_spaced(node.children)), _Enter("> ", "> ")))
                case CodeBlock():
                    self._code(node.value)
                case Table():
                    self._table(node)
                case ThematicBreak():
                    self.line(RULE)
                case Footnotes():
                    self._footnotes(node)
                case _:
                    assert_never(node)

    def gap(self) -> None:
        """Leave a line free before the next one; of several gaps the outermost counts."""
        if self.lines and (self._gap is None or len(self._rest) < len(self._gap)):
            self._gap = self._rest

    def line(self, line: str, /) -> None:
        """Write one line as it is, behind what its containers put before it."""
        if self._gap is not None:
            self.lines.append(self._gap.rstrip())
            self._gap = None
        self.lines.append((self._first + line).rstrip())
        self._first = self._rest

    def marked(self, marker: str, lines: Sequence[str], /) -> None:
        """Write lines behind a marker, indented by its length."""
        self._enter(_Enter(marker, " " * len(marker)))
        self._paragraph(lines)
        self._leave()

    def heading(self, lines: Sequence[str], level: int, /) -> None:
        """Write the lines of a heading with a line of signs below; the signs tell the level."""
        broken = [part for line in lines for part in wrap(line, self._room())]
        longest = max(map(display_width, broken), default=0)
        if longest:
            for line in broken:
                self.line(line)
            self.line(_UNDERLINES[level - 1] * longest)

    def _room(self) -> int | None:
        return None if self.width is None else max(1, self.width - len(self._rest))

    def _paragraph(self, lines: Sequence[str]) -> None:
        if any(lines):
            room = self._room()
            first, *others = [part for line in lines for part in wrap(line, room)]
            self.line(first)
            self.lines += [(self._rest + part).rstrip() for part in others]

    def _enter(self, container: _Enter) -> None:
        has_marker = container.first != container.rest
        self._around.append(_Around(self._first, self._rest, len(self.lines), has_marker))
        self._first += container.first
        self._rest += container.rest

    def _leave(self) -> None:
        around = self._around.pop()
        if around.has_marker and len(self.lines) == around.lines:
            self.line("")
        is_empty = len(self.lines) == around.lines
        self._first, self._rest = around.first if is_empty else around.rest, around.rest

    def _list(self, node: BulletList | OrderedList) -> None:
        parts: list[_Part] = []
        last = f"{node.start + len(node.items) - 1}. " if isinstance(node, OrderedList) else ""
        for position, item in enumerate(node.items):
            if position and not node.tight:
                parts.append(_GAP)
            marker = f"{node.start + position}. ".ljust(len(last)) if isinstance(node, OrderedList) else "- "
            if item.checked is not None:
                marker += "[x] " if item.checked else "[ ] "
            children = item.children if node.tight else _spaced(item.children)
            parts.extend((_Enter(marker, " " * len(marker)), *children, _LEAVE))
        self._pending.extend(reversed(parts))

    def _code(self, code: str) -> None:
        for line in code.expandtabs(_TAB).rstrip().splitlines():
            self.line(" " * _TAB + line)

    def _table(self, node: Table) -> None:
        rows = [
            [" ".join(filter(None, self.words.lines(cell.children))) for cell in row.cells]
            for row in (node.header, *node.rows)
        ]
        shown = [list(map(visible_words, row)) for row in rows]
        widths = widths_of(shown)
        if not sum(widths):
            return
        room = self._room() or _WIDEST_TABLE
        if sum(widths) + 2 * len(widths) - 2 <= room:
            for line in aligned(shown, widths, node.alignments):
                self.line(line)
            return
        for position, record in enumerate(records(rows)):
            if position:
                self.gap()
            self._paragraph(record)

    def _footnotes(self, node: Footnotes) -> None:
        parts: list[_Part] = []
        for note in node.items:
            marker = f"{self.words.footnote(note.number)} "
            parts.extend((_Enter(marker, " " * len(marker)), *_spaced(note.children), _LEAVE))
        self._pending.extend(reversed(parts))


def _spaced(blocks: Sequence[Block]) -> list[_Part]:
    """Put a free line between blocks."""
    parts: list[_Part] = []
    for block in blocks:
        parts.extend((block, _GAP))
    return parts[:-1]
