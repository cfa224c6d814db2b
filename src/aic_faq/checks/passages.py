"""The texts of a FAQ, each with what it is and where it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import Factory, field, frozen

from aic_faq.checks.alignment import Alignment, align
from aic_faq.checks.prose import masked
from aic_faq.diagnostics import Edit
from aic_faq.markup import Image, Link, plain_text, walk
from aic_faq.model import FAQ, Question, RichText
from aic_faq.source import Position, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("Passage", "Role", "passages_of")

Role: TypeAlias = Literal["title", "answer", "section intro", "intro", "contact"]
"""What a text is in its FAQ."""

# What would have to be written otherwise in a text of that style.
_SPECIAL = {"single-quoted": "'", "double-quoted": '"\\', "multiline-basic": '"\\', "multiline-literal": "'"}


def _markdown(passage: Passage) -> str:
    return passage.text.markdown


@frozen(eq=False)
class Passage:
    """Hold a rich text of a FAQ with its part there.

    Attributes:
        role: what it is.
        text: the rich text.
        question: the question that it belongs to, where there is one.
        source: the document, where it is known.
        markdown: the text as it is written.
    """

    role: Role
    text: RichText
    question: Question | None = None
    source: Source | None = None
    # A field, not a property: each rule asks for it.
    markdown: str = field(init=False, default=Factory(_markdown, takes_self=True))

    @cached_property
    def prose(self) -> str:
        """Give the text with blanks instead of code, addresses and tags: each character keeps its place."""
        return masked(self.text.markdown)

    @cached_property
    def _alignment(self) -> Alignment | None:
        origin = self.text.origin
        return None if origin is None else align(self.text.markdown, origin)

    def span(self, start: int, end: int, /) -> Span | None:
        """Give where a stretch of the text stands in the source; None where that is not exactly known.

        Blanks at its ends are left out.
        """
        alignment = self._alignment
        stretch = self.text.markdown[start:end]
        if alignment is not None and len(stretch) == 1 and not stretch.isspace():
            first = alignment.offset(start)
            return Span(first, first + 1)
        words = stretch.strip()
        if not words:
            return None
        start += len(stretch) - len(stretch.lstrip())
        if alignment is None:
            return self._span_on_line(start, start + len(words))
        first = alignment.offset(start)
        return Span(first, alignment.offset(start + len(words) - 1) + 1)

    def _span_on_line(self, start: int, end: int) -> Span | None:
        """Look for the line of the text in the source: it must stand on its line exactly once."""
        origin, text = self.text.origin, self.text.markdown
        if origin is None or "\n" in text[start:end]:
            return None
        begins = text.rfind("\n", 0, start) + 1
        ends = text.find("\n", start)
        line = text[begins : ends if ends >= 0 else len(text)].strip()
        number = origin.line_of(text.count("\n", 0, start))
        raw = origin.source.line(number)
        at = raw.find(line)
        if not line or at < 0 or raw.find(line, at + 1) >= 0:
            return None
        indent = len(text[begins:]) - len(text[begins:].lstrip())
        offset = origin.source.offset(number, 1) + at - begins - indent
        return Span(offset + start, offset + end)

    @cached_property
    def link_places(self) -> dict[int, tuple[int, int]]:
        """Give where each link or image stands in the text, by the identity of its node."""
        places: dict[int, tuple[int, int]] = {}
        taken: set[int] = set()
        begins: dict[str, int] = {}
        for node in walk(self.text.blocks):
            if isinstance(node, Link | Image):
                place = _link_place(node, self.markdown, taken, begins)
                places[id(node)] = place
                taken.add(place[0])
        return places

    def place(self, start: int, end: int, /) -> tuple[Position | None, Span | None]:
        """Give position and span of a stretch of the text: at least the line, where there is any."""
        origin = self.text.origin
        if origin is None:
            return self._place_of_question()
        span = self.span(start, end)
        if span is not None:
            return origin.source.position(span.start), span
        return Position(origin.line_of(self.text.markdown.count("\n", 0, start))), None

    def _place_of_question(self) -> tuple[Position | None, Span | None]:
        if self.question is None or self.question.span is None or self.source is None:
            return None, None
        return self.source.position(self.question.span.start), None

    def replacement(self, start: int, end: int, by: str, /) -> tuple[Edit, ...]:
        """Give the edit that replaces a stretch of one line of the text; none where it has no exact place.

        Blanks at either end are part of it: those between two characters on one line of the source.
        """
        text = self.text.markdown
        left, right = start, end
        while left > 0 and text[left].isspace():
            left -= 1
        while right < len(text) and text[right - 1].isspace():
            right += 1
        span = self.span(left, right)
        origin = self.text.origin
        if span is None or origin is None:
            return ()
        if not origin.source.text.startswith(text[left:right], span.start):
            return ()
        if origin.style in _SPECIAL and any(sign in by for sign in _SPECIAL[origin.style]):
            return ()
        if (left, right) != (start, end):
            span = Span(span.start + start - left, span.end - (right - end))
        return (Edit(span=span, replacement=by),)


def _link_place(
    node: Link | Image, markdown: str, taken: set[int], begins: dict[str, int]
) -> tuple[int, int]:
    """Find the address of a link, else its words, where no link before it stands."""
    words, url = node.alt if isinstance(node, Image) else plain_text(node.children), node.url
    whole, address = f"[{words}]({url}", f"({url}"
    for part, lead, length in (
        *((f"{whole}{end}", len(words) + 3, len(url)) for end in (")", " ")),
        *((f"{address}{end}", 1, len(url)) for end in (")", " ", "")),
        (url, 0, len(url)),
        (f"[{words}]", 1, len(words)),
        (words, 0, len(words)),
    ):
        at = markdown.find(part, begins.get(part, 0)) if part else -1
        while at >= 0 and at + lead in taken:
            at = markdown.find(part, at + 1)
        if at >= 0:
            begins[part] = at + 1
            return at + lead, at + lead + length
    return 0, max(1, len(markdown.split("\n", 1)[0]))


def passages_of(faq: FAQ, /) -> Iterator[Passage]:
    """Yield the texts of a FAQ in the order in which they are shown; drafts are among them."""
    source = faq.source
    if faq.intro is not None:
        yield Passage("intro", faq.intro, None, source)
    section = None
    for question in faq.questions:
        if question.section is not None and question.section is not section:
            section = question.section
            if section.intro is not None:
                yield Passage("section intro", section.intro, None, source)
        yield Passage("title", question.title, question, source)
        yield Passage("answer", question.answer.body, question, source)
    if faq.contact is not None:
        yield Passage("contact", faq.contact, None, source)
