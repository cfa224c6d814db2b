"""The FAQ itself: introduction, sections, questions, contact."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from aic_faq.exporters.html._context import RichTextContext
from aic_faq.exporters.html._elements import HTML, attributes, escape, isolated
from aic_faq.exporters.html._profile import ShownQuestion
from aic_faq.exporters.html._rich_text import blocks_to_html, title_to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.exporters.html._about import About
    from aic_faq.exporters.html._settings import Settings
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("Body", "Group")

_LOWEST_LEVEL = 6


class Group:
    """Hold questions that follow each other in one section, or in none.

    Attributes:
        section: what they belong to.
        questions: at least one.
        number: its place among the groups, from 1.
        id: that of the section; a section that comes again has none, nor has one whose id is taken.
    """

    def __init__(
        self, *, section: Section | None, questions: tuple[Question, ...], number: int, element_id: str | None
    ) -> None:
        self.section = section
        self.questions = questions
        self.number = number
        self.id = element_id

    @property
    def end(self) -> HTML:
        """Give what stands after the group."""
        return HTML("" if self.section is None else "</section>\n")


class Body:
    """Write the parts of one FAQ.

    Attributes:
        faq: what is written.
        settings: how it is written.
        about: writes what stands below answers, if anything does.
        groups: the questions in their order, in runs of one section each.
    """

    def __init__(self, *, faq: FAQ, settings: Settings, about: About | None) -> None:
        self.faq = faq
        self.settings = settings
        self.about = about
        links, published = settings.links, faq.published
        self.groups = self._groups(published)
        self._opened = self._ids_to_open(published)
        # Of a question up to its id, whose characters need no escapes.
        self._address = escape(f"{links.page_url or ''}#{links.id_prefix}")

    def _groups(self, published: tuple[Question, ...]) -> tuple[Group, ...]:
        taken = set(self.settings.links.ids)
        made: list[Group] = []
        for section, questions in groupby(published, lambda question: question.section):
            name = None if section is None else f"section-{section.id}"
            element_id = None if name is None or name in taken else self.settings.links.element_id(name)
            taken.add(name or "")
            made.append(
                Group(
                    section=section, questions=tuple(questions), number=len(made) + 1, element_id=element_id
                )
            )
        return tuple(made)

    def _ids_to_open(self, published: tuple[Question, ...]) -> frozenset[str]:
        match self.settings.opened:
            case "none":
                return frozenset()
            case "first":
                return frozenset(question.id for question in published[:1])
            case "all":
                return frozenset(question.id for question in published)
            case names:
                ids = self.settings.links.ids
                return frozenset(ids[name] for name in names if name in ids)

    def intro(self) -> HTML:
        """Write what stands before the questions."""
        return self._text(self.settings.profile.design.intro, self.faq.intro, "-intro")

    def contact(self) -> HTML:
        """Write what stands after the questions."""
        return self._text(self.settings.profile.design.contact, self.faq.contact, "-contact")

    def _text(self, name: str, text: RichText | None, id_name: str) -> HTML:
        """Write a text between questions, if there is one; its headings are those of the page."""
        if not text:
            return HTML("")
        blocks = blocks_to_html(text.blocks, self._context(self.settings.level - 1, id_name))
        return HTML(f'<div class="{name}">\n{blocks}</div>\n')

    def _context(self, below: int, name: str) -> RichTextContext:
        tags = self.settings.profile.design.tags
        return RichTextContext.on_page(self.settings.links, below=below, name=name, tags=tags)

    def questions(self) -> Iterator[HTML]:
        """Write the questions piece by piece, each run of one section below its title."""
        profile = self.settings.profile
        for group in self.groups:
            yield self.start(group)
            for shown in self.shown(group):
                yield profile.question(shown)
            yield self.end(group)

    def start(self, group: Group, /) -> HTML:
        """Write what stands before the questions of a group."""
        head = HTML("") if group.section is None else self._head(group.section, group.id)
        return HTML(f"{head}{self.settings.profile.start(self._run(group), self.settings.language)}")

    def end(self, group: Group, /) -> HTML:
        """Write what stands after the questions of a group."""
        return HTML(f"{self.settings.profile.end}{group.end}")

    def _run(self, group: Group) -> HTML:
        return escape(self.settings.links.element_id(f"-group-{group.number}"))

    def _head(self, section: Section, name: str | None) -> HTML:
        level, design = self.settings.level, self.settings.profile.design
        pairs = attributes({"class": design.section, "id": name})
        title = isolated(escape(section.title), section.title)
        head = f'<section class="faq-section">\n<h{level}{pairs}>{title}</h{level}>\n'
        if not section.intro:
            return HTML(head)
        intro = blocks_to_html(section.intro.blocks, self._context(level, f"-section-{section.id}"))
        return HTML(f'{head}<div class="faq-section-intro">\n{intro}</div>\n')

    def shown(self, group: Group, /) -> Iterator[ShownQuestion]:
        """Write the parts of each question of a group."""
        level = self.settings.level + (group.section is not None)
        run = self._run(group)
        for number, question in enumerate(group.questions, 1):
            yield self._question(question, min(level, _LOWEST_LEVEL), run, number)

    def _question(self, question: Question, level: int, run: HTML, number: int) -> ShownQuestion:
        settings, profile = self.settings, self.settings.profile
        words = question.title.plain_text
        context = self._context(level if profile.has_headings else level - 1, question.id)
        title = title_to_html(question.title.blocks, context, has_links=profile.has_links_in_titles)
        permalink = self._permalink(question, words)
        about = HTML("") if self.about is None else self.about.of_question(question, words)
        if about:
            about, permalink = HTML(f'<div class="faq-about">\n{about}{permalink}</div>\n'), HTML("")
        return ShownQuestion(
            title=isolated(title, words),
            level=level,
            # The characters of an id need no escapes.
            id=HTML(f"{settings.links.id_prefix}{question.id}"),
            aliases=HTML("".join(map(self._alias, question.aliases)) if question.aliases else ""),
            answer=blocks_to_html(question.answer.body.blocks, context),
            permalink=permalink,
            about=about,
            attributes=settings.attributes_of(question, words),
            is_open=question.id in self._opened,
            run=run,
            number=number,
        )

    def _alias(self, alias: str) -> str:
        pairs = attributes({"class": "faq-alias", "id": self.settings.links.element_id(alias)})
        return f"<span{pairs}></span>\n"

    def _permalink(self, question: Question, words: str) -> HTML:
        """Write a link to the question, drawn by the stylesheet: what is read stays the answer."""
        if not self.settings.has_permalinks:
            return HTML("")
        start = f'<a class="faq-permalink" href="{self._address}{question.id}"'
        return HTML(f'{start} aria-label="# {escape(words)}"></a>\n')
