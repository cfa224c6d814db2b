"""Texts of web pages to rich text, each with its place: HTML as it stands, and what JSON-LD holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code
from aic_faq.markup import Block, Inline, Paragraph, Strong, Text
from aic_faq.model import RichText
from aic_faq.origin import Origin
from aic_faq.readers.found import NOTHING
from aic_faq.readers.nodes import ScalarNode, span_of
from aic_faq.richtext import parse_html
from aic_faq.richtext.imported import has_tags, parse_html_title, parse_plain, unescaped, unescaped_html
from aic_faq.richtext.to_markdown import to_markdown
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aic_faq.options import Limits
    from aic_faq.origin import ScalarStyle
    from aic_faq.readers.fields import FieldReader
    from aic_faq.richtext import ParsedRichText

__all__ = ("QUESTION_LETTER", "HTMLNode", "HTMLTexts", "words_of")

_LETTER = r"(?:Q|F|P|D|問|问)[ \t]?\d{0,3}[ \t]?[.:：)]"
QUESTION_LETTER = re.compile(rf"{_LETTER}\s*")


class HTMLNode(ScalarNode):
    """A text of a web page; ``value`` is what is seen, and ``pieces`` are where its HTML stands."""

    __slots__ = ("pieces",)

    def __init__(
        self, value: str, start: int, end: int, style: ScalarStyle, pieces: tuple[Span, ...]
    ) -> None:
        super().__init__(value, start, end, style)
        self.pieces: tuple[Span, ...] = pieces


@frozen
class HTMLTexts:
    """Read texts of one source; what they hold is reported at its place."""

    fields: FieldReader

    def answer(self, node: ScalarNode, path: str, /) -> RichText:
        """Read a text of several blocks."""
        return self._read(node, path, parse_html, parse_plain)

    def title(self, node: ScalarNode, path: str, /) -> RichText:
        """Read a text of one line."""
        title = self._read(node, path, parse_html_title, _parse_plain_title)
        return _without_letter(title)

    def joined(self, pieces: Sequence[Span], /) -> RichText:
        """Read the HTML that stands in some places as one text of several blocks."""
        return self._at_pieces(pieces, "", parse_html)

    def line(self, pieces: Sequence[Span], /) -> RichText:
        """Read the HTML that stands in some places as one line."""
        return _without_letter(_without_bold(self._at_pieces(pieces, "", parse_html_title)))

    def _read(
        self,
        node: ScalarNode,
        path: str,
        read_html: Callable[[str, Limits], ParsedRichText],
        read_plain: Callable[[str, Limits], ParsedRichText],
    ) -> RichText:
        if isinstance(node, HTMLNode):
            return self._at_pieces(node.pieces, path, read_html)
        problems, limits = self.fields.problems, self.fields.options.limits
        if limits.answer is not None and len(node.value) > limits.answer:
            parsed = read_plain(node.value, limits)  # which refuses it
        elif has_tags(node.value):
            parsed = read_html(node.value, limits)
        elif (html := unescaped_html(node.value)) is not None:
            message = "HTML is written with references for its brackets; it is read as HTML"
            hint = "write the tags themselves: < instead of &lt;"
            problems.warning(Code.ESCAPED_HTML, message, span_of(node), hint=hint, data_path=path)
            parsed = read_html(html, limits)
        else:
            parsed = read_plain(unescaped(node.value), limits)
        return self._noted(parsed, Origin(problems.source, node.start, node.end, node.style), path)

    def _at_pieces(
        self, pieces: Sequence[Span], path: str, read: Callable[[str, Limits], ParsedRichText]
    ) -> RichText:
        if not pieces:
            return NOTHING
        source = self.fields.problems.source
        parts: list[str] = []
        lines: list[int] = []
        for piece in pieces:
            part = NEWLINE.split(source.text[piece.start : piece.end])
            first = source.line_number(piece.start)
            lines += range(first + (1 if lines else 0), first + len(part))
            parts.append("\n".join(part))
        origin = Origin(source, pieces[0].start, pieces[-1].end, "verbatim", tuple(lines))
        return self._noted(read("".join(parts), self.fields.options.limits), origin, path)

    def _noted(self, parsed: ParsedRichText, origin: Origin, path: str) -> RichText:
        for problem in parsed.problems:
            self.fields.problems.rich_text(problem, origin, data_path=path)
        return _rich_text(parsed.blocks, origin) if parsed.blocks else NOTHING


def _rich_text(blocks: tuple[Block, ...], origin: Origin | None) -> RichText:
    return RichText(markdown=to_markdown(blocks).rstrip("\n"), blocks=blocks, origin=origin)


def words_of(node: ScalarNode, /) -> str:
    """Give the words of a text without tags and references, in one line."""
    if isinstance(node, HTMLNode) or not ("<" in node.value or "&" in node.value):
        return " ".join(node.value.split())
    return " ".join(re.sub(r"<[A-Za-z/][^<>]*>", " ", unescaped(node.value)).split())


def _parse_plain_title(text: str, limits: Limits) -> ParsedRichText:
    return parse_html_title(text.replace("&", "&amp;").replace("<", "&lt;"), limits)


def _without_bold(title: RichText) -> RichText:
    """Take away what makes all of a title bold, for that only says that it is one."""
    match title.blocks:
        case (Paragraph(children=(Strong(children=children),)),):
            return _rich_text((Paragraph(children),), title.origin)
        case _:
            return title


def _without_letter(title: RichText) -> RichText:
    """Take ``Q:`` away from the beginning of a title, be it bold or not."""
    match title.blocks:
        case (Paragraph(children=children),):
            kept = _after_letter(children)
        case _:
            return title
    return title if kept is children else _rich_text((Paragraph(kept),), title.origin)


def _after_letter(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match children:
        case (Strong(children=(Text(value=letter),)), Text(value=value), *rest) if (
            QUESTION_LETTER.fullmatch(letter) and value.strip()
        ):
            return (Text(value.lstrip()), *rest)
        case (Text(value=value), *rest) if (found := QUESTION_LETTER.match(value)) and value[found.end() :]:
            return (Text(value[found.end() :]), *rest)
        case _:
            return children
