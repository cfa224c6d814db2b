"""Rich text as HTML, in the shape of the reference output of CommonMark."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from aic_faq.exporters._outline import Outline
from aic_faq.exporters.html._context import RichTextContext
from aic_faq.exporters.html._elements import HTML, attributes, escape
from aic_faq.exporters.html._unfold import Part, footnote_parts, list_parts, table_parts
from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Footnotes,
    HardBreak,
    Heading,
    Image,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    SoftBreak,
    Strikethrough,
    Strong,
    Table,
    Text,
    ThematicBreak,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("blocks_to_html", "title_to_html")

_NAMES = {Strong: "strong", Emphasis: "em", Strikethrough: "s"}


def blocks_to_html(blocks: Sequence[Block], context: RichTextContext, /) -> HTML:
    """Write rich text as HTML for the place that ``context`` describes."""
    match blocks:
        case (Paragraph(children=(Text(value),)),):
            # More than half of all answers: one paragraph without any markup.
            return HTML(f"<p{context.tags.paragraph}>{escape(value)}</p>\n")
        case _:
            pass
    last = blocks[-1] if blocks else None
    notes = {note.number for note in last.items} if isinstance(last, Footnotes) else set[int]()
    return _Writer(context, notes).write(blocks)


def title_to_html(blocks: Sequence[Block], context: RichTextContext, /, *, has_links: bool) -> HTML:
    """Write the words of a title: its paragraph without the tags.

    Without links only their words stay: a control inside a control cannot be
    reached with every assistive technology.
    """
    match blocks:
        case (Paragraph(children=(Text(value),)),):
            return escape(value)
        case _:
            inlines = [
                node
                for block in blocks
                for node in (block.children if isinstance(block, Paragraph) else (block,))
            ]
            return _Writer(evolve(context, has_links=has_links), set()).write(inlines)


class _Writer:
    """Walk a tree in document order with a stack of what is still to be written.

    With a stack, unlike with recursion, no tree is too deep.

    Attributes:
        context: where the text stands.
        notes: numbers of the footnotes that a mark can still lead back from.
    """

    def __init__(self, context: RichTextContext, notes: set[int]) -> None:
        self._context = context
        self._notes = notes
        self._outline = None if context.below is None else Outline(context.below)
        self._referred: set[int] = set()
        self._pending: list[Part] = []

    def write(self, nodes: Sequence[Block | Inline], /) -> HTML:
        """Write the nodes one after the other."""
        written: list[HTML] = []
        pending, tags = self._pending, self._context.tags
        paragraph = f"<p{tags.paragraph}>"
        pending.extend(nodes[::-1])
        while pending:
            node = pending.pop()
            # The frequent ones come first: a node costs the tests before its own.
            match node:
                case Text():
                    written.append(escape(node.value))
                case str():
                    written.append(node)
                case Paragraph():
                    written.append(self._start(paragraph, node.children, "</p>\n"))
                case Link():
                    written.append(self._link(node))
                case SoftBreak():
                    written.append(HTML("\n"))
                case BulletList() | OrderedList():
                    pending.extend(reversed(list_parts(node, tags)))
                case Strong() | Emphasis() | Strikethrough():
                    name = _NAMES[type(node)]
                    written.append(self._start(f"<{name}>", node.children, f"</{name}>"))
                case CodeSpan():
                    written.append(HTML(f"<code>{escape(node.value)}</code>"))
                case Heading():
                    level = node.level if self._outline is None else self._outline.level(node.level)
                    written.append(self._start(f"<h{level}{tags.heading}>", node.children, f"</h{level}>\n"))
                case HardBreak():
                    written.append(HTML("<br>\n"))
                case BlockQuote():
                    written.append(
                        self._start(f"<blockquote{tags.quote}>\n", node.children, "</blockquote>\n")
                    )
                case Image():
                    written.append(self._image(node))
                case Table():
                    pending.extend(reversed(table_parts(node, tags)))
                case CodeBlock():
                    written.append(_code_block(node))
                case ThematicBreak():
                    written.append(HTML(f"<hr{tags.rule}>\n"))
                case FootnoteReference():
                    written.append(self._reference(node.number))
                case Footnotes():
                    pending.extend(reversed(footnote_parts(node, self._context)))
                case _:
                    assert_never(node)
        return HTML("".join(written))

    def _start(self, start: str, children: Sequence[Block | Inline], end: str) -> HTML:
        """Give a start tag, and have the children and the end tag written after it.

        What holds nothing but words is the usual case, and is written at once.
        """
        match children:
            case (Text(value),):
                return HTML(f"{start}{escape(value)}{end}")
            case _:
                self._pending.append(HTML(end))
                self._pending.extend(children[::-1])
                return HTML(start)

    def _link(self, node: Link) -> HTML:
        if not self._context.has_links:
            return self._start("", node.children, "")
        title = f' title="{escape(node.title)}"' if node.title else ""
        start = f'<a href="{escape(self._context.href(node.url))}"{title}{self._context.tags.link}>'
        return self._start(start, node.children, "</a>")

    def _image(self, node: Image) -> HTML:
        pairs = {"src": self._context.href(node.url), "alt": node.alt, "title": node.title or None}
        return HTML(f"<img{attributes(pairs)}{self._context.image_attributes}>")

    def _reference(self, number: int) -> HTML:
        """Write the mark of a footnote; without its footnote it leads nowhere."""
        if number not in self._notes:
            return HTML(f"<sup>[{number}]</sup>")
        first = number not in self._referred
        self._referred.add(number)
        pairs = {
            "href": f"#{self._context.note_id(number)}",
            "id": self._context.reference_id(number) if first else None,
            "role": "doc-noteref",
        }
        return HTML(f"<sup><a{attributes(pairs)}{self._context.tags.link}>[{number}]</a></sup>")


def _code_block(node: CodeBlock) -> HTML:
    name = attributes({"class": f"language-{node.language}" if node.language else None})
    return HTML(f"<pre><code{name}>{escape(node.value)}</code></pre>\n")
