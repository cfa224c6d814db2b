"""The closed tree of rich text: what an answer can hold, and nothing else.

There is no node for raw HTML, and :class:`Link` and :class:`Image` refuse a
dangerous URL, so every output of every tree is safe. The names are those of
CommonMark (https://spec.commonmark.org/0.31.2/) and of GitHub's extensions.

All of it stands in one file, though that is a long one: the nodes hold each
other, and what closes the tree, the unions at the end, is read together with
what they close.

Code in this project that takes a tree apart ends in ``assert_never``, so that
the type checker lists what a new node would need. Code outside is advised to
end in :func:`plain_text`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union, assert_never

from attrs import field, frozen, validators

from aic_faq.characters import find_control
from aic_faq.errors import UnsafeURLError
from aic_faq.fieldwise import Fieldwise
from aic_faq.urls import is_safe_image, is_safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = (
    "Alignment",
    "Block",
    "BlockQuote",
    "BulletList",
    "CodeBlock",
    "CodeSpan",
    "Emphasis",
    "Footnote",
    "FootnoteReference",
    "Footnotes",
    "HardBreak",
    "Heading",
    "Image",
    "Inline",
    "Link",
    "ListItem",
    "Node",
    "OrderedList",
    "Paragraph",
    "SoftBreak",
    "Strikethrough",
    "Strong",
    "Table",
    "TableCell",
    "TableRow",
    "Text",
    "ThematicBreak",
    "plain_text",
    "safe_link",
    "walk",
)

Alignment: TypeAlias = Literal["left", "center", "right"] | None


def _no_controls(_instance: object, _attribute: object, value: str) -> None:
    if value.isprintable():  # nearly every text
        return
    if "\r" in value or find_control(value) is not None:
        message = "control characters cannot stand in rich text; take them out first"
        raise ValueError(message)


def safe_link(_instance: object, _attribute: object, value: str) -> None:
    """Refuse a dangerous URL (an attrs validator)."""
    if not is_safe_link(value):
        message = (
            f"a link cannot point to {value!r}: expected http, https, mailto, tel, sms or a relative URL"
        )
        raise UnsafeURLError(message)


def _safe_image(_instance: object, _attribute: object, value: str) -> None:
    if not is_safe_image(value):
        expected = "http, https, a relative URL or a small data: raster"
        message = f"an image cannot come from {value!r}: expected {expected}"
        raise UnsafeURLError(message)


def _line() -> Any:
    """Declare the line of the Markdown, counted from 0, on which a block begins.

    Translators and checks need it; it takes no part in comparing or showing a tree.
    """
    return field(default=0, eq=False, repr=False)


@frozen(eq=False, repr=False)
class Text(Fieldwise):
    """A stretch of characters."""

    value: str = field(validator=_no_controls)


@frozen(eq=False, repr=False)
class CodeSpan(Fieldwise):
    """Code within a line."""

    value: str = field(validator=_no_controls)


@frozen(eq=False, repr=False)
class SoftBreak(Fieldwise):
    """A line ending that is only in the source; shown as a space."""


@frozen(eq=False, repr=False)
class HardBreak(Fieldwise):
    """A line ending that the author wants."""


@frozen(eq=False, repr=False)
class FootnoteReference(Fieldwise):
    """The mark of footnote ``number``, counted from 1 in each rich text."""

    number: int = field(validator=validators.ge(1))


@frozen(eq=False, repr=False)
class Image(Fieldwise):
    """An image; ``alt`` stands for it where it cannot be seen."""

    url: str = field(validator=_safe_image)
    alt: str = field(default="", validator=_no_controls)
    title: str = field(default="", validator=_no_controls)


@frozen(eq=False, repr=False)
class Emphasis(Fieldwise):
    """Stressed text, usually shown in italics."""

    children: tuple[Inline, ...]


@frozen(eq=False, repr=False)
class Strong(Fieldwise):
    """Important text, usually shown in bold."""

    children: tuple[Inline, ...]


@frozen(eq=False, repr=False)
class Strikethrough(Fieldwise):
    """Text that no longer holds."""

    children: tuple[Inline, ...]


@frozen(eq=False, repr=False)
class Link(Fieldwise):
    """Text that leads to ``url``."""

    url: str = field(validator=safe_link)
    children: tuple[Inline, ...]
    title: str = field(default="", validator=_no_controls)


@frozen(eq=False, repr=False)
class Paragraph(Fieldwise):
    """A paragraph."""

    children: tuple[Inline, ...]
    line: int = _line()


@frozen(eq=False, repr=False)
class Heading(Fieldwise):
    """A heading of ``level`` 1 to 6, as written; outputs shift it below the question."""

    level: int = field(validator=validators.and_(validators.ge(1), validators.le(6)))
    children: tuple[Inline, ...]
    line: int = _line()


@frozen(eq=False, repr=False)
class CodeBlock(Fieldwise):
    """Lines of code; ``language`` is the first word of the info string."""

    value: str = field(validator=_no_controls)
    language: str = field(default="", validator=_no_controls)
    line: int = _line()


@frozen(eq=False, repr=False)
class ThematicBreak(Fieldwise):
    """A line between two themes."""


@frozen(eq=False, repr=False)
class BlockQuote(Fieldwise):
    """What somebody else said."""

    children: tuple[Block, ...]


@frozen(eq=False, repr=False)
class ListItem(Fieldwise):
    """An item of a list; ``checked`` is a bool for a task, else None."""

    children: tuple[Block, ...]
    checked: bool | None = None


@frozen(eq=False, repr=False)
class BulletList(Fieldwise):
    """A list without numbers; the paragraphs of a ``tight`` one are set without space."""

    items: tuple[ListItem, ...]
    tight: bool = True


@frozen(eq=False, repr=False)
class OrderedList(Fieldwise):
    """A list numbered from ``start``."""

    items: tuple[ListItem, ...]
    start: int = field(default=1, validator=validators.ge(0))
    tight: bool = True


@frozen(eq=False, repr=False)
class TableCell(Fieldwise):
    """A cell of a table."""

    children: tuple[Inline, ...]


@frozen(eq=False, repr=False)
class TableRow(Fieldwise):
    """A row of a table."""

    cells: tuple[TableCell, ...]
    line: int = _line()


@frozen(eq=False, repr=False)
class Table(Fieldwise):
    """A table with one row of headers and one alignment for each column."""

    header: TableRow
    rows: tuple[TableRow, ...]
    alignments: tuple[Alignment, ...]


@frozen(eq=False, repr=False)
class Footnote(Fieldwise):
    """What the mark ``number`` refers to."""

    number: int = field(validator=validators.ge(1))
    children: tuple[Block, ...]


@frozen(eq=False, repr=False)
class Footnotes(Fieldwise):
    """The footnotes of a rich text; stands at its end."""

    items: tuple[Footnote, ...]


Inline: TypeAlias = Union[
    Text, Link, Strong, Emphasis, CodeSpan, SoftBreak, HardBreak, Image, Strikethrough, FootnoteReference
]
Block: TypeAlias = Union[
    Paragraph, BulletList, OrderedList, Heading, CodeBlock, BlockQuote, Table, ThematicBreak, Footnotes
]
Node: TypeAlias = Union[Block, Inline, ListItem, TableRow, TableCell, Footnote]


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Text() | CodeSpan() | SoftBreak() | HardBreak() | FootnoteReference() | Image() | CodeBlock():
            return ()
        case ThematicBreak():
            return ()
        case BulletList() | OrderedList() | Footnotes():
            return node.items
        case TableRow():
            return node.cells
        case Table():
            return (node.header, *node.rows)
        case _:
            return node.children


def walk(nodes: Iterable[Node], /) -> Iterator[Node]:
    """Yield every node of a tree in document order, parents before children."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(_children(node)[::-1])


def plain_text(nodes: Iterable[Node], /) -> str:
    """Reduce a tree to its words: blocks on lines of their own, images to their ``alt``.

    Nothing is numbered, wrapped or marked; for a text to be read see the
    ``text`` exporter.
    """
    match nodes:
        case (Paragraph(children=(Text(value=value),)),):
            return _tidy(value)
        case _:
            return _tidy("".join(_words(nodes)))


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in walk(nodes):
        match node:
            case Text() | CodeSpan():
                yield node.value
            case SoftBreak():
                yield " "
            case HardBreak():
                yield "\n"
            case Image():
                yield node.alt
            case CodeBlock():
                yield f"\n{node.value.rstrip()}\n"
            case FootnoteReference():
                yield f"[{node.number}]"
            case Footnote():
                yield f"\n[{node.number}] "
            case TableCell():
                yield " "
            case (
                Emphasis()
                | Strong()
                | Strikethrough()
                | Link()
                | BulletList()
                | OrderedList()
                | Footnotes()
                | Table()
            ):
                pass
            case Paragraph() | Heading() | BlockQuote() | ListItem() | TableRow() | ThematicBreak():
                yield "\n"
            case _:
                assert_never(node)


# From each space of a long run, looking for the line's end would take too long.
_SEVERAL_NEWLINES = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")


def _tidy(text: str) -> str:
    if "\n" in text:
        text = _SEVERAL_NEWLINES.sub("\n", text)
    return text.strip(" \t\n")
