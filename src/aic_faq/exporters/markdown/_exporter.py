"""The exporter ``markdown``: a FAQ as a page with headings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from attrs import evolve, field, frozen, validators

from aic_faq.exporters._absolute import with_links_to_anchors
from aic_faq.exporters._ids import WhichIds, is_derived, written_ids
from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import base_url_field, id_prefix_field
from aic_faq.exporters._losses import losses_of_reading
from aic_faq.exporters._markdown import clean, title_markdown
from aic_faq.exporters._options import language_field, one_of
from aic_faq.exporters.markdown._texts import PageTexts
from aic_faq.exporters.yaml import front_matter_lines
from aic_faq.markup import Heading, plain_text
from aic_faq.readers.question_words import is_about_contact
from aic_faq.richtext.inline_markdown import escape_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("MarkdownExporter",)

IdStyle = Literal["anchors", "attributes"]


@frozen(kw_only=True)
class MarkdownExporter:
    """Write a FAQ as a page of CommonMark: a heading for the title, each section and each question.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in absolute links, as on the page.
        language: stands for the language that the FAQ states.
        heading_level: level of the title, 1 to 4; sections and questions stand below it.
        front_matter: say in front matter what the page itself does not: its language,
            address, description, authors, date, and what aic-faq does not know.
        ids: write the ids of those questions that ``needed`` them, since their title gives another or
            a link leads to them, of ``all``, or of ``none``.
        id_style: ``anchors`` above the headings, which every renderer shows as such, or
            ``attributes`` in them, as in ``{#id}``, which Pandoc, Hugo, kramdown and others read.
        contact_title: heading of what stands after the questions, unless it has one.
    """

    media_type: ClassVar[str] = "text/markdown"
    suffix: ClassVar[str] = ".md"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    language: str | None = language_field()
    heading_level: int = field(default=1, validator=[validators.ge(1), validators.le(4)])
    front_matter: bool = True
    ids: WhichIds = field(default="needed", validator=one_of(get_args(WhichIds)))
    id_style: IdStyle = field(default="anchors", validator=one_of(get_args(IdStyle)))
    contact_title: str = "Contact"

    def export(self, faq: FAQ, /) -> str:
        """Write the page, with the published questions."""
        return self._written(self._prepared(faq))

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what would not come back."""
        faq = self._prepared(faq)
        return losses_of_reading(faq, self._written(faq), "markdown", suffix=self.suffix)

    def _prepared(self, faq: FAQ) -> FAQ:
        language = faq.language if self.language is None else self.language
        faq = evolve(faq, language=language, questions=faq.published)
        return with_links_to_anchors(faq, base_url=self.base_url, id_prefix=self.id_prefix)

    def _written(self, faq: FAQ) -> str:
        has_sections = any(question.section for question in faq.questions)
        page = _Page(
            texts=PageTexts(),
            level=self.heading_level,
            question_level=self.heading_level + 1 + has_sections,
            with_ids=written_ids(faq, self.ids),
            options=self,
        )
        parts = list(page.parts(faq))
        if self.front_matter:
            # Without a title, the first section would be taken for it.
            untitled = has_sections and not faq.title
            lines = list(front_matter_lines(faq, untitled=untitled))
            if lines:
                parts.insert(0, "\n".join(["---", *lines, "---"]))
        return "\n\n".join(parts) + "\n"


@frozen
class _Page:
    """Write the parts of one page."""

    texts: PageTexts
    level: int
    question_level: int
    with_ids: Collection[str]
    options: MarkdownExporter

    def parts(self, faq: FAQ) -> Iterator[str]:
        """Write headings and texts; blank lines stand between them."""
        if faq.title:
            yield _heading(self.level, escape_text(one_line(clean(faq.title))))
        if faq.intro:
            yield self.texts.without_headings(faq.intro)
        for section, questions in groupby(faq.questions, lambda question: question.section):
            if section is not None:
                yield from self._section(section)
            for question in questions:
                yield self._question(question)
                if question.answer.body:
                    yield self.texts.below(question.answer.body, self.question_level)
        if faq.contact:
            yield from self._contact(faq.contact)

    def _section(self, section: Section) -> Iterator[str]:
        ids = () if is_derived(section) or self.options.ids == "none" else (section.id,)
        yield self._named(self.level + 1, escape_text(one_line(section.title)), ids)
        if section.intro:
            yield self.texts.without_headings(section.intro)

    def _question(self, question: Question) -> str:
        ids = question.ids if question.id in self.with_ids else ()
        return self._named(self.question_level, title_markdown(question.title), ids)

    def _named(self, level: int, words: str, ids: tuple[str, ...]) -> str:
        if ids and self.options.id_style == "attributes":
            return f"{_heading(level, words)} {{#{ids[0]}}}"
        anchors = "".join(f'<a id="{name}"></a>' for name in ids)
        return f"{anchors}\n{_heading(level, words)}" if anchors else _heading(level, words)

    def _contact(self, contact: RichText) -> Iterator[str]:
        first = contact.blocks[0]
        announced = isinstance(first, Heading) and is_about_contact(plain_text(first.children))
        if announced:
            yield self.texts.headed(contact, self.level + 1)
        else:
            yield _heading(self.level + 1, escape_text(one_line(self.options.contact_title)))
            yield self.texts.without_headings(contact)


def _heading(level: int, words: str) -> str:
    if words.endswith("#"):
        words = f"{words[:-1]}\\#"
    return f"{'#' * level} {words}"
