"""The questions that a directive shows, as docutils nodes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, frozen
from docutils import nodes
from sphinx import addnodes

from aic_faq import markup
from sphinx_aic_faq._marks import (
    EXCLUSIVE,
    HEADING_LEVEL,
    LIST_CLASS,
    OPENED,
    STYLE,
    MarkedQuestion,
    mark_question,
)
from sphinx_aic_faq._reading import WaitingQuestions
from sphinx_aic_faq._rich_text import BlockConverter
from sphinx_aic_faq._texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq import FAQ, Question, RichText, Section
    from sphinx_aic_faq._anchors import Anchors
    from sphinx_aic_faq._options import Options

__all__ = ("Listing", "list_attributes")


def list_attributes(options: Options) -> dict[str, str | list[str]]:
    """Give the attributes of a list of questions."""
    style = options.style
    attributes: dict[str, str | list[str]] = {
        "classes": [LIST_CLASS, f"{LIST_CLASS}-{style}", *options.classes],
        STYLE: style,
        OPENED: options.opened,
    }
    if options.exclusive:
        attributes[EXCLUSIVE] = "true"
    if options.heading_level:
        attributes[HEADING_LEVEL] = str(options.heading_level)
    return attributes


@frozen(kw_only=True)
class Listing:
    """Make the nodes of one directive.

    Attributes:
        faq: the document.
        origin: its name in the project.
        texts: makes what stands within lines.
        titles: makes titles, in which no links stand.
        anchors: gives ids on this page.
        options: what the directive asks for.
        level: level of the heading that the directive stands below.
    """

    faq: FAQ
    origin: str
    texts: Texts
    titles: Texts
    anchors: Anchors
    options: Options
    level: int

    def make(self, questions: Sequence[Question]) -> list[nodes.Node]:
        """Give the nodes of the questions with what stands around them."""
        made: list[nodes.Node] = []
        if self.options.caption:
            made.append(nodes.rubric("", self.options.caption, classes=[f"{LIST_CLASS}-caption"]))
        if self.options.style == "toc":
            return [*made, self._links_to(questions)]
        if self.options.intro and self.faq.intro:
            made += self._around("intro", self.faq.intro)
        for section, group in groupby(questions, lambda question: question.section):
            made += self._group(section, list(group))
        if self.options.contact and self.faq.contact:
            made += self._around("contact", self.faq.contact)
        return made

    def _around(self, name: str, text: RichText) -> list[nodes.Node]:
        children = self._blocks(text, name, self.level)
        return [nodes.container("", *children, classes=[f"{LIST_CLASS}-{name}"])]

    def _blocks(self, text: RichText, name: str, below: int) -> list[nodes.Node]:
        prefix = self.anchors.prefix_of_notes(name)
        texts = self.texts
        if any(isinstance(block, markup.Footnotes) for block in text.blocks):
            texts = evolve(texts, inlines=evolve(texts.inlines, notes=prefix))
        return BlockConverter(text=text, texts=texts, name=prefix, below=below).convert()

    def _group(self, section: Section | None, questions: list[Question]) -> Iterator[nodes.Node]:
        """Give the questions of one section; several lists of a page are told apart by their titles."""
        level = self.level
        if section is not None:
            level += 1
            rubric = nodes.rubric(section.title, section.title, classes=[f"{LIST_CLASS}-section"])
            # A section has no place of its own in every shape of document: its first question has.
            rubric.source, rubric.line = self.texts.path, self.texts.line_of(questions[0].title, 0)
            yield rubric
            if section.intro:
                yield from self._blocks(section.intro, f"section-{section.id}", level)
        if self.options.style == "section":
            yield from self._sections(questions)
            return
        heading = self.options.heading_level or level
        page = self.texts.page
        before = len(page.texts)
        items = [self._item(question, heading) for question in questions]
        made = nodes.definition_list("", **list_attributes(self.options))
        page.waiting.append(WaitingQuestions(made, items, page.texts[before:]))
        if self.texts.env.config.gettext_additional_targets:
            page.attach_questions()
        yield made

    def _item(self, question: Question, level: int) -> nodes.definition_list_item:
        term = self._title(nodes.term, question)
        answer = self._blocks(question.answer.body, question.id, level)
        item = nodes.definition_list_item("", term, nodes.definition("", *answer))
        mark_question(item, self._marks(question))
        return item

    def _sections(self, questions: Iterable[Question]) -> Iterator[nodes.section]:
        for question in questions:
            marks = self._marks(question)
            title = self._title(nodes.title, question)
            section = nodes.section(
                "", title, *self._blocks(question.answer.body, question.id, self.level + 1)
            )
            section["ids"] = [name for name in (marks.anchor, *self.anchors.aliases(marks)) if name]
            section["names"] = []
            section["classes"] = [LIST_CLASS]
            mark_question(section, marks)
            yield section

    def _title(self, kind: type[nodes.term | nodes.title], question: Question) -> nodes.TextElement:
        return self.titles.make(kind, question.title, _words(question), 0)

    def _marks(self, question: Question) -> MarkedQuestion:
        anchor = self.anchors.take(question.id)
        return MarkedQuestion(
            id=question.id,
            anchor=anchor,
            aliases=question.aliases if anchor else (),
            origin=self.origin,
            group=self.faq.title or "",
            alternates=question.alt_titles,
            keywords=question.tags,
            updated=question.updated.isoformat() if question.updated else "",
            language=question.language or self.faq.language or "",
            in_jsonld=self.options.jsonld,
            indexed=self.options.indexed and bool(anchor),
        )

    def _links_to(self, questions: Sequence[Question]) -> nodes.bullet_list:
        """List the questions as links to where they are answered; the domain puts their titles in."""
        made = nodes.bullet_list(classes=[f"{LIST_CLASS}-toc"])
        for question in questions:
            link = addnodes.pending_xref(
                "",
                nodes.inline("", question.title.plain_text),
                refdoc=self.anchors.docname,
                refdomain="faq",
                reftype="question",
                reftarget=question.id,
                refexplicit=False,
                refwarn=True,
            )
            link.source, link.line = self.texts.path, self.texts.line_of(question.title, 0)
            made += nodes.list_item("", addnodes.compact_paragraph("", "", link))
        return made


def _words(question: Question) -> list[markup.Inline]:
    return [
        inline
        for block in question.title.blocks
        if isinstance(block, markup.Paragraph)
        for inline in block.children
    ]
