"""Rich text as the little HTML that search engines read in an answer.

The elements are those that Google names for the text of an answer: h1 to h6,
br, ol, ul, li, a, p, div, b, strong, i and em
(https://developers.google.com/search/docs/appearance/structured-data/faqpage).
What they cannot say is said in their words, so that nothing readable is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union, assert_never

from aic_faq.exporters._outline import Outline
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
    Node,
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
    from collections.abc import Callable, Sequence

__all__ = ("limited_html",)

_QUESTION_LEVEL = 2
_EM_SPACE = "\N{EM SPACE}"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# What stands around the children; there is no element for a text that no longer holds.
_TAGS: dict[type[Node], tuple[str, str]] = {
    Paragraph: ("<p>", "</p>\n"),
    Strong: ("<strong>", "</strong>"),
    Emphasis: ("<em>", "</em>"),
    BlockQuote: ("<div>\n", "</div>\n"),
    Strikethrough: ("", ""),
}

_Part: TypeAlias = Union[str, Block, Inline]


def limited_html(blocks: Sequence[Block], target_of: Callable[[str], str | None], /) -> str:
    """Write rich text as HTML of the few elements.

    ``target_of`` gives the target of a link, or None where only its words shall stay.
    """
    match blocks:
        case (Paragraph((Text(value),)),):
            return f"<p>{_escape(value)}</p>"
        case _:
            return "".join(_written(blocks, target_of)).rstrip("\n")


def _written(blocks: Sequence[Block], target_of: Callable[[str], str | None]) -> list[str]:
    """Walk the tree with a stack of what is still to be written: no tree is too deep for it."""
    written: list[str] = []
    outline = Outline(_QUESTION_LEVEL)
    pending: list[_Part] = list(blocks[::-1])
    while pending:
        node = pending.pop()
        # The frequent ones come first: a node costs the tests before its own.
        match node:
            case str():
                written.append(node)
            case Text() | CodeSpan():
                written.append(_escape(node.value))
            case Paragraph() | Strong() | Emphasis() | BlockQuote() | Strikethrough():
                start, end = _TAGS[type(node)]
                match node.children:
                    case (Text(value),):
                        written.append(f"{start}{_escape(value)}{end}")
                    case _:
                        written.append(start)
                        pending.extend((end, *node.children[::-1]))
            case Link():
                target = target_of(node.url)
                if target is not None:
                    # No URL that may be linked has quotation marks or angle brackets.
                    written.append(f'<a href="{_escape(target)}">')
                    pending.append("</a>")
                pending.extend(node.children[::-1])
            case SoftBreak():
                written.append(" ")
            case BulletList() | OrderedList():
                pending.extend(reversed(_list_parts(node)))
            case HardBreak():
                written.append("<br>\n")
            case Heading():
                level = outline.level(node.level)
                written.append(f"<h{level}>")
                pending.extend((f"</h{level}>\n", *node.children[::-1]))
            case Image():
                written.append(_escape(node.alt))
            case CodeBlock():
                written.append(_code_block(node.value))
            case Table():
                pending.extend(reversed(_table_parts(node)))
            case FootnoteReference():
                written.append(f"[{node.number}]")
            case Footnotes():
                pending.extend(reversed(_footnote_parts(node)))
            case ThematicBreak():
                pass
            case _:
                assert_never(node)
    return written


def _escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _list_parts(node: BulletList | OrderedList) -> list[_Part]:
    """Take a list apart; the paragraphs of a tight one lose their tags."""
    name = "ol" if isinstance(node, OrderedList) else "ul"
    start = f' start="{node.start}"' if isinstance(node, OrderedList) and node.start != 1 else ""
    parts: list[_Part] = [f"<{name}{start}>\n"]
    for item in node.items:
        parts.append("<li>")
        for position, block in enumerate(item.children):
            if node.tight and isinstance(block, Paragraph):
                parts.extend(("\n", *block.children) if position else block.children)
            else:
                parts.extend(("" if position and not node.tight else "\n", block))
        parts.append("</li>\n")
    parts.append(f"</{name}>\n")
    return parts


def _code_block(code: str) -> str:
    """Keep lines apart by breaks, and their indentation by spaces that HTML keeps."""
    lines = []
    for line in code.expandtabs(4).rstrip().split("\n"):
        words = line.lstrip(" ")
        lines.append(_NO_BREAK_SPACE * (len(line) - len(words)) + _escape(words))
    return "<p>" + "<br>\n".join(lines) + "</p>\n"


def _table_parts(node: Table) -> list[_Part]:
    """Make a paragraph of each row, with a wide space between its cells."""
    parts: list[_Part] = []
    for row in (node.header, *node.rows):
        parts.append("<p>")
        for position, cell in enumerate(row.cells):
            parts.extend((_EM_SPACE if position else "", *cell.children))
        parts.append("</p>\n")
    return parts


def _footnote_parts(node: Footnotes) -> list[_Part]:
    parts: list[_Part] = []
    for note in node.items:
        match note.children:
            case (Paragraph(words), *rest):
                parts.extend((f"<p>[{note.number}] ", *words, "</p>\n", *rest))
            case _:
                parts.extend((f"<p>[{note.number}]</p>\n", *note.children))
    return parts
