"""Questions and answers as they are compared: words, and where their links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import evolve, frozen

from aic_faq.markup import Image, Link, plain_text, walk
from aic_faq.readers.html.texts import QUESTION_LETTER
from aic_faq.urls import scheme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from aic_faq.markup import Block
    from aic_faq.model import FAQ, RichText
    from aic_faq.source import Span

__all__ = (
    "Side",
    "Statement",
    "fold",
    "letters",
    "squeeze",
    "stated",
    "statement",
    "taken_literally",
    "title_of",
)

# What accordions draw beside a title to say that it opens.
_SIGNS = " +-\N{MINUS SIGN}\N{EN DASH}\N{MULTIPLICATION SIGN}✕✖▲▼△▽▴▾▸►▶▷▹›⌃⌄˄˅⮟⯆"
_NO_LETTERS = re.compile(r"[\W_]+")


def fold(text: str, /) -> str:
    r"""Put one space where there is any white space.

    >>> fold(" Why\n now ? ")
    'Why now ?'
    """
    return " ".join(text.split())


def title_of(text: str, /) -> str:
    """Give the words of a title without the letter that some put before it, and the sign that opens it.

    >>> title_of("Q1: Why?"), title_of("Why? +")
    ('Why?', 'Why?')
    """
    title = fold(text).strip(_SIGNS)
    while (match := QUESTION_LETTER.match(title)) and title[match.end() :]:
        title = title[match.end() :]
    return title


def taken_literally(side: Side, titles: Collection[str], /) -> Side:
    """Take titles as they are written, where they are among those of the page only so."""
    statements = [
        evolve(each, title=each.literal_title)
        if each.title not in titles and each.literal_title in titles
        else each
        for each in side.statements
    ]
    return evolve(side, statements=statements)


def squeeze(text: str, /) -> str:
    """Take all white space away: what stands in a line of its own is hard to tell from the text of a page."""
    return "".join(text.split())


def letters(text: str, /) -> str:
    """Give letters and digits alone, by which a title is known though its typography differs.

    >>> letters("Why, 3 « times » ?")
    'why3times'
    """
    return _NO_LETTERS.sub("", text).casefold()


@frozen(eq=False, kw_only=True)
class Statement:
    """Hold one question with its answer, as one side states it.

    Attributes:
        title, answer: the words, white space folded.
        literal_title, literal_answer: the same with what looks like HTML taken for words, which
            only markup has: a question may be about a tag.
        alternatives: texts that stand for images in the answer.
        links: where the links of the answer lead; those of footnotes and to the page itself begin with ``#``.
        span, answer_span: where it stands in the page.
        place: its place on the page: a number that grows from question to question.
        names: ids of elements that it has, or that its addresses lead to.
    """

    title: str
    answer: str
    literal_title: str = ""
    literal_answer: str = ""
    alternatives: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    span: Span | None = None
    answer_span: Span | None = None
    place: int = 0
    names: frozenset[str] = frozenset()

    def same_answer(self, other: Statement, /) -> bool:
        """Tell whether both answers have the same words; texts for images may be left out on one side."""
        if self.answer == other.answer or (self.answer and self.answer == other.literal_answer):
            return True
        return bool(self.alternatives or other.alternatives) and (
            {squeeze(self.answer), self.without_images()} & {squeeze(other.answer), other.without_images()}
            != set()
        )

    def without_images(self) -> str:
        """Give the squeezed answer without the texts that stand for images."""
        words = self.answer
        for alternative in self.alternatives:
            words = words.replace(alternative, "", 1)
        return squeeze(words)


@frozen(eq=False, kw_only=True)
class Side:
    """Hold all that is stated in one place.

    Attributes:
        name: ``page``, ``markup`` or ``document``.
        statements: its questions, in their order.
        has_links: whether its answers can hold links; plain text cannot.
    """

    name: str
    statements: Sequence[Statement]
    has_links: bool = True


def statement(
    title: RichText,
    answer: RichText,
    target_of: Callable[[str], str],
    /,
    *,
    span: Span | None = None,
    answer_span: Span | None = None,
    place: int = 0,
) -> Statement:
    """Make a statement out of rich texts; ``target_of`` makes links absolute."""
    images = (node.alt for node in walk(answer.blocks) if isinstance(node, Image))
    return Statement(
        title=title_of(plain_text(title.blocks)),
        answer=_answer_words(answer.blocks),
        alternatives=tuple(filter(None, map(fold, images))),
        links=_links(answer.blocks, target_of),
        span=span,
        answer_span=answer_span,
        place=place,
    )


def _answer_words(blocks: Sequence[Block]) -> str:
    """Give the words of an answer without signs such as ¶ that are links to where they stand."""
    words = plain_text(blocks)
    for node in walk(blocks):
        if isinstance(node, Link) and "#" in node.url:
            sign = plain_text(node.children)
            if len(sign) == 1 and not sign.isalnum():
                before, _, after = words.rpartition(sign)
                words = before + after
    return fold(words)


def _links(blocks: Sequence[Block], target_of: Callable[[str], str]) -> tuple[str, ...]:
    """Give where links lead; one without words cannot be seen."""
    links = [node for node in walk(blocks) if isinstance(node, Link) and plain_text(node.children)]
    if not links:
        return ()
    from aic_faq.richtext.markdown import normalise_url  # noqa: PLC0415 - it loads a parser

    return tuple(_decoded(normalise_url(target_of(link.url))) for link in links)


def _decoded(url: str) -> str:
    """Write an address of mail plainly: docutils and others hide its signs from those who collect them."""
    return unquote(url) if scheme_of(url) == "mailto" else url


def stated(faq: FAQ, target_of: Callable[[str], str], /) -> Side:
    """Give what a document states: its published questions."""
    statements = [
        statement(question.title, question.answer.body, target_of, place=place)
        for place, question in enumerate(faq.published)
    ]
    return Side(name="document", statements=statements)
