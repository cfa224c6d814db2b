"""Block nodes of docutils to those of rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from aic_faq import markup
from sphinx_aic_faq.rst_inlines import InlineReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq.readers.toolkit import ProblemCollector

__all__ = ("BlockReader",)

_DEEPEST_HEADING = 6
# A code block has its language among its classes.
_NO_LANGUAGE = frozenset({"code", "kept", "literal-block", "highlight", "doctest", "none"})


class BlockReader:
    """Read blocks of one text: an answer, an intro."""

    def __init__(self, document: nodes.document, problems: ProblemCollector) -> None:
        self._document = document
        self._inlines = InlineReader(document, problems)

    def read(self, children: Iterable[nodes.Node]) -> tuple[markup.Block, ...]:
        """Read the blocks, and the footnotes that they refer to."""
        blocks = self._blocks(children)
        notes: list[markup.Footnote] = []
        # A footnote may refer to another one.
        while len(notes) < len(self._inlines.notes):
            name, number = list(self._inlines.notes.items())[len(notes)]
            note = self._document.ids.get(name)
            inner = (
                []
                if note is None
                else [child for child in note.children if not isinstance(child, nodes.label)]
            )
            notes.append(markup.Footnote(number, self._blocks(inner)))
        return (*blocks, markup.Footnotes(tuple(notes))) if notes else blocks

    def line(self, children: Iterable[nodes.Node]) -> tuple[markup.Inline, ...]:
        """Read one line of text."""
        return self._inlines.read(children)

    def _blocks(self, children: Iterable[nodes.Node]) -> tuple[markup.Block, ...]:
        return tuple(block for child in children for block in self._block(child))

    def _block(self, node: nodes.Node) -> Iterator[markup.Block]:
        match node:
            case nodes.paragraph() | nodes.subtitle() | nodes.caption():
                yield markup.Paragraph(self.line(node.children))
            case nodes.title() if isinstance(node.parent, nodes.section):
                yield markup.Heading(_level(node), self.line(node.children))
            case nodes.rubric() | nodes.title():
                yield _bold(self.line(node.children))
            case nodes.bullet_list():
                yield markup.BulletList(self._items(node))
            case nodes.enumerated_list():
                yield markup.OrderedList(self._items(node), int(node.get("start", 1)))
            case nodes.definition_list():
                for item in node.children:
                    yield from self._definition(item)
            case nodes.field_list() | nodes.docinfo() | nodes.option_list():
                yield markup.BulletList(tuple(self._field(field) for field in node.children))
            case nodes.literal_block() | nodes.doctest_block() | nodes.math_block():
                yield _code(node)
            case nodes.line_block():
                yield markup.Paragraph(tuple(self._line_block(node))[1:])
            case nodes.block_quote():
                yield markup.BlockQuote(self._blocks(node.children))
            case nodes.attribution():
                yield markup.Paragraph((markup.Text("— "), *self.line(node.children)))
            case nodes.image():
                yield markup.Paragraph(self.line((node,)))
            case nodes.figure():
                yield from self._blocks(node.children)
            case nodes.reference():  # an image that is a link
                yield markup.Paragraph(self.line((node,)))
            case nodes.table():
                yield from self._table(node)
            case nodes.transition():
                yield markup.ThematicBreak()
            case nodes.system_message():
                yield from (_code(child) for child in node.children if isinstance(child, nodes.literal_block))
            case nodes.citation():
                label, *rest = node.children
                yield _bold((markup.Text(f"[{label.astext()}]"),))
                yield from self._blocks(rest)
            case nodes.Element() if isinstance(node, nodes.Admonition):
                yield self._admonition(node)
            case _:
                yield from self._other(node)

    def _other(self, node: nodes.Node) -> Iterator[markup.Block]:
        # Footnotes stand where they are referred to.
        if isinstance(node, nodes.Invisible | nodes.footnote | nodes.raw):
            return
        if isinstance(node, nodes.Text | nodes.Inline):
            yield markup.Paragraph(self.line((node,)))
        else:
            yield from self._blocks(node.children)

    def _items(self, node: nodes.Element) -> tuple[markup.ListItem, ...]:
        return tuple(markup.ListItem(self._blocks(item.children)) for item in node.children)

    def _definition(self, item: nodes.Node) -> Iterator[markup.Block]:
        for part in item.children:
            if isinstance(part, nodes.definition):
                yield from self._blocks(part.children)
            elif isinstance(part, nodes.term):
                yield _bold(self.line(part.children))
            else:
                yield markup.Paragraph(self.line(part.children))

    def _field(self, field: nodes.Node) -> markup.ListItem:
        """Set a field, or an option of a command, under its name."""
        name, *rest = field.children or [field]
        words = (markup.Text(name.astext() if field.children else field.astext()),)
        return markup.ListItem(
            (_bold(words), *self._blocks(inner for part in rest for inner in part.children))
        )

    def _line_block(self, node: nodes.Element) -> Iterator[markup.Inline]:
        for child in node.children:
            if isinstance(child, nodes.line_block):
                yield from self._line_block(child)
            else:
                yield markup.HardBreak()
                yield from self.line(child.children)

    def _admonition(self, node: nodes.Element) -> markup.BlockQuote:
        first, rest = node.children[:1], node.children[1:]
        if first and isinstance(first[0], nodes.title):
            label = self.line(first[0].children)
        else:
            label, rest = (markup.Text(node.tagname.capitalize()),), node.children
        return markup.BlockQuote((_bold(label), *self._blocks(rest)))

    def _table(self, node: nodes.Element) -> Iterator[markup.Block]:
        for title in node.findall(nodes.title):
            yield _bold(self.line(title.children))
        rows = [self._row(row) for row in node.findall(nodes.row)]
        if not rows:
            return
        header = rows.pop(0) if any(True for _ in node.findall(nodes.thead)) else markup.TableRow(())
        width = max(len(row.cells) for row in (header, *rows))
        yield markup.Table(header, tuple(rows), (None,) * width)

    def _row(self, row: nodes.Element) -> markup.TableRow:
        return markup.TableRow(tuple(markup.TableCell(tuple(self._cell(entry))) for entry in row.children))

    def _cell(self, entry: nodes.Node) -> Iterator[markup.Inline]:
        """Set the blocks of a cell one below the other in its line."""
        for number, child in enumerate(entry.children):
            if number:
                yield markup.HardBreak()
            if isinstance(child, nodes.paragraph):
                yield from self.line(child.children)
            else:
                yield from (markup.Text(line) for line in [" ".join(child.astext().split())] if line)


def _bold(inlines: Sequence[markup.Inline]) -> markup.Paragraph:
    return markup.Paragraph((markup.Strong(tuple(inlines)),))


def _code(node: nodes.Element) -> markup.CodeBlock:
    classes: list[str] = node.get("classes", [])
    language = next((name for name in classes if name not in _NO_LANGUAGE), "")
    if isinstance(node, nodes.math_block):
        language = "math"
    return markup.CodeBlock(node.astext() + "\n", language)


def _level(title: nodes.Node) -> int:
    """Give the level of the heading of a section: how many sections it stands in."""
    level, at = 0, title.parent
    while at is not None:
        level += isinstance(at, nodes.section)
        at = at.parent
    return max(1, min(level, _DEEPEST_HEADING))
