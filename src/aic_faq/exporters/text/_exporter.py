"""The exporter ``text``: a FAQ as plain text."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, get_args

from attrs import field, frozen

from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import Links, base_url_field, id_prefix_field
from aic_faq.exporters._options import one_of
from aic_faq.exporters.text._blocks import RULE, LineWriter
from aic_faq.exporters.text._inlines import LinkStyle, Words
from aic_faq.fieldwise import Fieldwise
from aic_faq.markup import Heading, Paragraph

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("TextExporter",)

# Nothing leads into a text, so that ids are no loss; and nobody needs to be told its language.
QuestionStyle: TypeAlias = Literal["underlined", "numbered"]


def _check_width(_instance: object, _attribute: object, value: int | None) -> None:
    if value is not None and value < 1:
        message = f"width must be at least 1 column, or None for lines of any length, got {value!r}"
        raise ValueError(message)


@frozen(eq=False, repr=False, kw_only=True)
class TextExporter(Fieldwise):
    """Write a FAQ as plain text, for mail, terminals, chat bots and speech.

    No line ends with blanks, and there are no control characters but newlines.
    Lines break at spaces and between Chinese or Japanese characters; an address
    is never broken, and neither is code.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in links, as on the page.
        width: columns of a line, where a wide character takes two; None breaks no line.
        questions: ``underlined`` titles, or ``numbered`` ones.
        links: addresses ``inline``, in parentheses behind the words, or in ``notes`` at the end.
    """

    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".txt"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    width: int | None = field(default=72, validator=_check_width)
    questions: QuestionStyle = field(default="underlined", validator=one_of(get_args(QuestionStyle)))
    links: LinkStyle = field(default="inline", validator=one_of(get_args(LinkStyle)))

    def export(self, faq: FAQ, /) -> str:
        """Write what the page shows: title, intro, published questions, contact."""
        links = Links.of(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        words = Words(links=links, style=self.links)
        writer = LineWriter(words, self.width)
        writer.heading([one_line(faq.title or "")], 1)
        _rich_text(writer, faq.intro, below=1)
        self._questions(writer, faq)
        if faq.contact:
            if not isinstance(faq.contact.blocks[0], Heading):
                # Without a heading it would look like the end of the last answer.
                writer.gap()
                writer.line(RULE)
            _rich_text(writer, faq.contact, below=1)
        writer.gap()
        for url, number in words.notes.items():
            writer.line(f"[{number}] {url}")
        return "\n".join(writer.lines).strip("\n") + "\n"

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what the text does not say, and which marks it does not have."""
        from aic_faq.exporters.text._losses import losses  # noqa: PLC0415 - only where losses are asked for

        return losses(faq)

    def _questions(self, writer: LineWriter, faq: FAQ) -> None:
        published = faq.published
        level = 3 if any(question.section for question in published) else 2
        numbers = count(1)
        for section, questions in groupby(published, lambda question: question.section):
            if section is not None:
                _section(writer, section)
            for question in questions:
                self._question(writer, question, level, next(numbers))

    def _question(self, writer: LineWriter, question: Question, level: int, number: int) -> None:
        paragraphs = [block for block in question.title.blocks if isinstance(block, Paragraph)]
        title = [line for paragraph in paragraphs for line in writer.words.lines(paragraph.children)]
        writer.gap()
        if self.questions == "underlined":
            writer.heading(title, level)
        else:
            writer.marked(f"{number}. ", title)
        _rich_text(writer, question.answer.body, below=level)


def _section(writer: LineWriter, section: Section) -> None:
    writer.gap()
    writer.heading([one_line(section.title)], 2)
    _rich_text(writer, section.intro, below=2)


def _rich_text(writer: LineWriter, text: RichText | None, *, below: int) -> None:
    if text:
        writer.gap()
        writer.blocks(text.blocks, below=below)
