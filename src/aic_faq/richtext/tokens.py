"""Tokens of the Markdown parser to our tree, in one walk with explicit stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from aic_faq.characters import replace_controls
from aic_faq.diagnostics import Code
from aic_faq.markup import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Footnote,
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
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    plain_text,
)
from aic_faq.richtext.items import list_item
from aic_faq.richtext.problems import Problem
from aic_faq.richtext.token_problems import TokenReporter
from aic_faq.urls import is_safe_image, is_safe_link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ("Token", "TreeBuilder")

# Before version 4.2 markdown-it leaves escapes and entities in the words of an image apart.
_WORDS = ("text", "text_special")


class Token(Protocol):
    """The part of a markdown-it token that is looked at here."""

    type: str
    tag: str
    attrs: dict[str, str | int | float]
    map: list[int] | None
    level: int
    nesting: Literal[-1, 0, 1]
    children: list[Any] | None
    content: str
    info: str
    meta: dict[Any, Any]
    hidden: bool


class _Frame:
    """Hold a block that is still open: its opening token and its children so far."""

    __slots__ = ("children", "loose", "opening")

    def __init__(self, opening: Token | None) -> None:
        self.opening = opening
        self.children: list[Any] = []
        self.loose = False


class TreeBuilder:
    """Build the tree of one text and note what was dropped on the way."""

    def __init__(
        self,
        markdown: str,
        /,
        *,
        max_nesting: int,
        output_limit: int | None,
        normalise_url: Callable[[str], str] | None = None,
    ) -> None:
        self._reporter = TokenReporter(markdown, normalise_url)
        self.problems: list[Problem] = self._reporter.problems
        self.has_html: bool = False
        self._deepest = max_nesting - 1
        self._room = output_limit
        # An entity such as &#12; is the only way for a control character to get in.
        self._clean = replace_controls if "&" in markdown else _unchanged
        self._alignments: list[Alignment] = []

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Turn the tokens of a whole text into blocks."""
        if self._is_too_large(tokens):
            return ()
        stack = [_Frame(None)]
        for token in tokens:
            if token.map is not None:
                self._reporter.lines = token.map
            nesting = token.nesting
            if nesting > 0:
                self._opened(token, stack)
                stack.append(_Frame(token))
            elif nesting < 0:
                frame = stack.pop()
                stack[-1].children.extend(self._closed(frame))
            elif token.type == "inline":
                stack[-1].children.extend(self.inlines(token))
            else:
                stack[-1].children.extend(self._leaf(token))
        return tuple(stack[0].children)

    def _opened(self, token: Token, stack: list[_Frame]) -> None:
        match token.type:
            case "paragraph_open":
                parent = stack[-1].opening
                if not token.hidden and parent is not None and parent.type == "list_item_open":
                    stack[-2].loose = True
            case "table_open":
                self._alignments = []
            case "th_open":
                self._alignments.append(_alignment(token))
            case kind if token.level >= self._deepest and kind in _CONTAINERS:
                message = (
                    f"lists and quotes are nested over {self._deepest} levels deep; the rest is not read"
                )
                self._reporter.report(Code.NESTED_TOO_DEEPLY, message, "nest less deeply", "")
            case _:
                pass

    def _closed(self, frame: _Frame) -> Sequence[Node]:
        """Make the node of a block that has just been closed."""
        opening, children = cast("Token", frame.opening), tuple(frame.children)
        match opening.type:
            case "paragraph_open":
                # One of nothing but no-break spaces, which the parser strips.
                return (Paragraph(children, _line_of(opening)),) if children else ()
            case "heading_open":
                return (Heading(int(opening.tag[1]), children, _line_of(opening)),)
            case "blockquote_open":
                return (BlockQuote(children),)
            case "list_item_open":
                return (list_item(children),)
            case "bullet_list_open":
                return (BulletList(children, not frame.loose),)
            case "ordered_list_open":
                return (OrderedList(children, int(opening.attrs.get("start", 1)), not frame.loose),)
            case "footnote_open":
                return (Footnote(opening.meta["id"] + 1, children),)
            case "footnote_block_open":
                return (Footnotes(children),)
            case _:
                return self._closed_table_part(opening, children)

    def _closed_table_part(self, opening: Token, children: tuple[Any, ...]) -> Sequence[Node]:
        match opening.type:
            case "th_open" | "td_open":
                return (TableCell(children),)
            case "tr_open":
                return (TableRow(children, _line_of(opening)),)
            case "table_open":
                return (Table(children[0], children[1:], tuple(self._alignments)),)
            case _:  # thead and tbody only group rows
                return children

    def _leaf(self, token: Token) -> Sequence[Block]:
        match token.type:
            case "fence":
                language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
                return (CodeBlock(self._clean(token.content), self._clean(language), _line_of(token)),)
            case "code_block":
                return (CodeBlock(self._clean(token.content), line=_line_of(token)),)
            case "hr":
                return (ThematicBreak(),)
            case "html_block":
                self.has_html = True
                self._reporter.html_block(token.content)
                return ()
            case _:
                return ()

    def inlines(self, token: Token) -> tuple[Inline, ...]:
        """Turn the children of an inline token into nodes."""
        if not token.children:
            return ()
        stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        too_deep = False
        for child in cast("list[Token]", token.children):
            if child.type in _WORDS:
                if child.content:
                    stack[-1][1].append(self._text(child.content))
            elif child.nesting > 0:
                stack.append((child, []))
            elif child.nesting < 0:
                opening, children = stack.pop()
                # Values that are nested without end could not be compared, shown or pickled.
                flat = len(stack) > self._deepest
                too_deep = too_deep or flat
                inner = children if flat else self._span(cast("Token", opening), tuple(children))
                stack[-1][1].extend(inner)
            else:
                stack[-1][1].extend(self._inline_leaf(child))
        if too_deep:
            message = f"marks are nested over {self._deepest} levels deep; the inner ones are left out"
            self._reporter.report(Code.NESTED_TOO_DEEPLY, message, "nest less deeply", "")
        return tuple(stack[0][1])

    def _text(self, value: str) -> Text:
        self._reporter.text(value)
        return Text(self._clean(value))

    def _span(self, opening: Token, children: tuple[Inline, ...]) -> Sequence[Inline]:
        match opening.type:
            case "strong_open":
                return (Strong(children),)
            case "em_open":
                return (Emphasis(children),)
            case "s_open":
                return (Strikethrough(children),)
            case _:
                url = str(opening.attrs.get("href", ""))
                if not is_safe_link(url):
                    self._reporter.dropped_address("link", url)
                    return children
                return (Link(url, children, self._clean(str(opening.attrs.get("title", "")))),)

    def _inline_leaf(self, token: Token) -> Sequence[Inline]:
        match token.type:
            case "softbreak":
                return (SoftBreak(),)
            case "hardbreak":
                return (HardBreak(),)
            case "code_inline":
                return (CodeSpan(self._clean(token.content)),)
            case "footnote_ref":
                return (FootnoteReference(token.meta["id"] + 1),)
            case "html_inline":
                self.has_html = True
                self._reporter.html_inline(token.content)
                return ()
            case _:  # there is nothing else but images
                return self._image(token)

    def _image(self, token: Token) -> Sequence[Inline]:
        url = str(token.attrs.get("src", ""))
        alt = self.alt(token)
        if not is_safe_image(url):
            self._reporter.dropped_address("image", url)
            return (Text(alt),) if alt else ()
        return (Image(url, alt, self._clean(str(token.attrs.get("title", "")))),)

    def report_shown(self, tag: str) -> None:
        """Report the beginning of a tag of HTML that is taken for text."""
        self._reporter.shown_tag(tag)

    def alt(self, token: Token) -> str:
        """Give the words that stand for an image."""
        return plain_text(self.inlines(token))

    def _is_too_large(self, tokens: Sequence[Token]) -> bool:
        """Add up what the tokens would become: reference definitions multiply (64 kB to 170 MB)."""
        if self._room is None:
            return False
        size = sum(_size(token) for token in tokens)
        if size <= self._room:
            return False
        self.problems.append(
            Problem(
                code=Code.LIMIT,
                message=f"the text grows to {size} characters, more than the limit of {self._room}",
                hint="use a long link or a wide table less often",
                fatal=True,
            )
        )
        return True


_CONTAINERS = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open"})


def _size(token: Token) -> int:
    size = len(token.content) + 16
    for child in token.children or ():
        size += len(child.content) + 16
        if child.attrs:
            size += sum(len(str(value)) for value in child.attrs.values())
    return size


def _line_of(token: Token) -> int:
    return token.map[0] if token.map else 0


def _unchanged(text: str) -> str:
    return text


def _alignment(token: Token) -> Alignment:
    style = str(token.attrs.get("style", ""))
    return cast("Alignment", style.removeprefix("text-align:")) if style else None
