"""The exporter ``rst``: a FAQ as a page of reStructuredText."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, get_args
from unicodedata import east_asian_width

from attrs import field, frozen

from aic_faq.exporters._absolute import with_links_to_anchors
from aic_faq.exporters._ids import WhichIds, is_derived, written_ids
from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import base_url_field, id_prefix_field
from aic_faq.exporters._losses import limited, losses_of_fields, losses_of_markup
from aic_faq.exporters._markdown import clean
from aic_faq.exporters._options import one_of
from aic_faq.exporters.rst._blocks import BlockWriter
from aic_faq.exporters.rst._inlines import InlineWriter
from aic_faq.exporters.rst._losses import lost_markup
from aic_faq.markup import Heading, Paragraph, Text, plain_text
from aic_faq.readers.question_words import is_about_contact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.markup import Inline
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("RSTExporter",)

_PAGE = frozenset({"title", "description", "intro", "contact", "authors"})
_QUESTION = frozenset({"title", "answer", "id", "aliases", "section", "section_id", "section_intro"})
_SHORTEST_RULE = 4
# What docutils leaves as it is when it makes ids of names.
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@frozen(kw_only=True)
class RSTExporter:
    """Write a FAQ as a page of reStructuredText, which docutils and Sphinx build without extensions.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in absolute links, as on the page.
        ids: write the ids of those questions that ``needed`` them, since their title gives another or
            a link leads to them, of ``all``, or of ``none``; as targets, to which ``:ref:`` can lead.
        contact_title: title of what stands after the questions, unless it has one.
    """

    media_type: ClassVar[str] = "text/prs.fallenstein.rst"
    suffix: ClassVar[str] = ".rst"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    ids: WhichIds = field(default="needed", validator=one_of(get_args(WhichIds)))
    contact_title: str = "Contact"

    def export(self, faq: FAQ, /) -> str:
        """Write the page, with the published questions."""
        faq = with_links_to_anchors(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        with_ids = written_ids(faq, self.ids)
        writer = BlockWriter(InlineWriter(targets=with_ids))
        page = _Page(writer, with_ids, self)
        parts = ["\n".join(lines) for lines in page.parts(faq) if lines]
        return "\n\n".join((*parts, *writer.inlines.images)) + "\n"

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what the page does not say, and which marks it does not have."""

        def found() -> Iterator[Diagnostic]:
            yield from losses_of_fields(faq, "rst", page=_PAGE, question=_QUESTION)
            yield from losses_of_markup(faq, "rst", lost_markup(faq))

        return limited(found())


@frozen
class _Page:
    """Write the parts of one page."""

    writer: BlockWriter
    with_ids: Collection[str]
    options: RSTExporter

    def parts(self, faq: FAQ) -> Iterator[Sequence[str]]:
        """Write titles and texts; blank lines stand between them."""
        if faq.title:
            yield self._titled(faq.title, "=", over=True)
        # Below the title: before it, docutils would take the title for one of many.
        if faq.authors:
            yield [f":Authors: {'; '.join(map(self._words, faq.authors))}"]
        if faq.description:
            yield [".. meta::", f"   :description: {self._words(faq.description)}"]
        if faq.intro:
            yield self.writer.lines(faq.intro.blocks)
        published = faq.published
        has_sections = any(question.section for question in published)
        for section, questions in groupby(published, lambda question: question.section):
            if section is not None:
                yield from self._section(section)
            for question in questions:
                # Without a section, it stands beside the sections.
                yield from self._question(question, "-" if section is not None or not has_sections else "=")
        if faq.contact:
            yield from self._contact(faq.contact, "=" if has_sections else "-")

    def _section(self, section: Section) -> Iterator[Sequence[str]]:
        if self.options.ids != "none" and not is_derived(section):
            yield _targets([section.id])
        yield self._titled(section.title, "=")
        if section.intro:
            yield self.writer.lines(section.intro.blocks)

    def _question(self, question: Question, rule: str) -> Iterator[Sequence[str]]:
        if question.id in self.with_ids:
            yield _targets(question.ids)
        children: list[Inline] = []
        for block in question.title.blocks:
            children += block.children if isinstance(block, Paragraph) else ()
        yield self._ruled(self.writer.inlines.line(children), rule)
        yield self.writer.lines(question.answer.body.blocks)

    def _contact(self, contact: RichText, rule: str) -> Iterator[Sequence[str]]:
        first, *rest = contact.blocks
        if isinstance(first, Heading) and is_about_contact(plain_text(first.children)):
            yield self._ruled(self.writer.inlines.line(first.children), rule)
        else:
            yield self._titled(self.options.contact_title, rule)
            rest = [first, *rest]
        yield self.writer.lines(rest)

    def _words(self, text: str) -> str:
        return self.writer.inlines.line((Text(one_line(clean(text))),))

    def _titled(self, title: str, rule: str, *, over: bool = False) -> list[str]:
        return self._ruled(self._words(title), rule, over=over)

    def _ruled(self, words: str, rule: str, *, over: bool = False) -> list[str]:
        # As docutils counts, but that it takes no combining mark for none.
        width = sum(2 if east_asian_width(character) in "WF" else 1 for character in words)
        line = rule * max(_SHORTEST_RULE, width)
        return [line, words, line] if over else [words, line]


def _targets(names: Sequence[str]) -> list[str]:
    return [f".. _{name if _NAME.fullmatch(name) else f'`{name}`'}:" for name in names]
