"""How a FAQ becomes plain text."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import Links
from aic_faq.exporters.text._blocks import RULE, LineWriter
from aic_faq.exporters.text._inlines import Words
from aic_faq.markup import Heading, Paragraph

if TYPE_CHECKING:
    from aic_faq.exporters.text._exporter import TextExporter
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("write",)


def write(exporter: TextExporter, faq: FAQ, /) -> str:
    """Write a FAQ as the options of an exporter say."""
    links = Links.of(faq, base_url=exporter.base_url, id_prefix=exporter.id_prefix)
    words = Words(links=links, style=exporter.links)
    writer = LineWriter(words, exporter.width)
    writer.heading([one_line(faq.title or "")], 1)
    _rich_text(writer, faq.intro, below=1)
    _questions(exporter, writer, faq)
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


def _questions(exporter: TextExporter, writer: LineWriter, faq: FAQ) -> None:
    published = faq.published
    level = 3 if any(question.section for question in published) else 2
    numbers = count(1)
    for section, questions in groupby(published, lambda question: question.section):
        if section is not None:
            _section(writer, section)
        for question in questions:
            _question(exporter, writer, question, level, next(numbers))


def _question(
    exporter: TextExporter, writer: LineWriter, question: Question, level: int, number: int
) -> None:
    paragraphs = [block for block in question.title.blocks if isinstance(block, Paragraph)]
    title = [line for paragraph in paragraphs for line in writer.words.lines(paragraph.children)]
    writer.gap()
    if exporter.questions == "underlined":
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
