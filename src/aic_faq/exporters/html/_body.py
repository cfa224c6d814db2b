"""The FAQ itself: introduction, sections, questions, contact."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from aic_faq.exporters.html._context import RichTextContext
from aic_faq.exporters.html._elements import HTML, attributes, escape, isolated
from aic_faq.exporters.html._profile import ShownQuestion
from aic_faq.exporters.html._rich_text import blocks_to_html, title_to_html
from aic_faq.languages import direction_of, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from aic_faq.exporters._links import Links
    from aic_faq.exporters.html._profile import Profile
    from aic_faq.languages import Direction
    from aic_faq.model import FAQ, Question, RichText, Section

__all__ = ("Settings", "body_of")

_LOWEST_LEVEL = 6


@frozen(kw_only=True)
class Settings:
    """Hold what the body of one FAQ is written with.

    Attributes:
        links: where links and questions lead.
        profile: the markup of questions.
        level: level of the first headings.
        opened: which answers are shown from the start.
        language, direction: those of the FAQ.
        has_permalinks: whether each answer ends with a link to itself.
    """

    links: Links
    profile: Profile
    level: int
    opened: Literal["none", "first", "all"]
    language: str | None
    direction: Direction
    has_permalinks: bool


def body_of(faq: FAQ, settings: Settings, /) -> HTML:
    """Write what the page of a FAQ shows below its title."""
    body = _Body(settings, faq.published)
    intro = body.rich_text("faq-intro", faq.intro, "-intro")
    contact = body.rich_text("faq-contact", faq.contact, "-contact")
    return HTML(f"{intro}{''.join(body.groups())}{contact}")


@define
class _Body:
    """Write the parts of one FAQ in their order."""

    _settings: Settings
    _questions: tuple[Question, ...]
    _opened: int = field(init=False)
    _taken: set[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._opened = {"none": 0, "first": 1, "all": len(self._questions)}[self._settings.opened]
        self._taken = {name for question in self._questions for name in (question.id, *question.aliases)}

    def rich_text(self, name: str, text: RichText | None, id_name: str) -> HTML:
        """Write a text between questions, if there is one; its headings are those of the page."""
        if not text:
            return HTML("")
        context = RichTextContext.on_page(self._settings.links, below=self._settings.level - 1, name=id_name)
        return HTML(f'<div class="{name}">\n{blocks_to_html(text.blocks, context)}</div>\n')

    def groups(self) -> Iterator[HTML]:
        """Write the questions in their order, each run of one section below its title."""
        profile, level = self._settings.profile, self._settings.level
        for section, questions in groupby(self._questions, lambda question: question.section):
            if section is None:
                yield profile.questions([self._question(question, level) for question in questions])
                continue
            head = self._section_head(section)
            below = min(level + 1, _LOWEST_LEVEL)
            written = profile.questions([self._question(question, below) for question in questions])
            yield HTML(f'<section class="faq-section">\n{head}{written}</section>\n')

    def _section_head(self, section: Section) -> HTML:
        level, links = self._settings.level, self._settings.links
        pairs = attributes({"class": "faq-section-title", "id": self._section_id(section)})
        title = HTML(f"<h{level}{pairs}>{isolated(escape(section.title), section.title)}</h{level}>\n")
        if not section.intro:
            return title
        context = RichTextContext.on_page(links, below=level, name=f"-section-{section.id}")
        intro = blocks_to_html(section.intro.blocks, context)
        return HTML(f'{title}<div class="faq-section-intro">\n{intro}</div>\n')

    def _section_id(self, section: Section) -> str | None:
        """Give the id of a section, unless a question or an earlier part of the section has it."""
        name = f"section-{section.id}"
        if name in self._taken:
            return None
        self._taken.add(name)
        return self._settings.links.element_id(name)

    def _alias(self, alias: str) -> str:
        pairs = attributes({"class": "faq-alias", "id": self._settings.links.element_id(alias)})
        return f"<span{pairs}></span>\n"

    def _question(self, question: Question, level: int) -> HTML:
        settings, profile = self._settings, self._settings.profile
        words = question.title.plain_text
        context = RichTextContext.on_page(settings.links, below=level, name=question.id)
        title = title_to_html(question.title.blocks, context, has_links=profile.has_links_in_titles)
        self._opened -= 1
        shown = ShownQuestion(
            title=isolated(title, words),
            level=level,
            id=escape(settings.links.element_id(question.id)),
            aliases=HTML("".join(map(self._alias, question.aliases))),
            answer=blocks_to_html(question.answer.body.blocks, context),
            permalink=self._permalink(question, words),
            attributes=self._language(question, words),
            is_open=self._opened >= 0,
        )
        return profile.question(shown)

    def _permalink(self, question: Question, words: str) -> HTML:
        """Write a link to the question, drawn by the stylesheet: what is read stays the answer."""
        if not self._settings.has_permalinks:
            return HTML("")
        links = self._settings.links
        target = links.question_url(question) or f"#{links.element_id(question.id)}"
        start = f'<a class="faq-permalink" href="{escape(target)}"'
        return HTML(f'{start} aria-label="# {escape(words)}"></a>\n')

    def _language(self, question: Question, words: str) -> HTML:
        page = self._settings
        if question.language is None and page.direction == "ltr" and words[:1].isalpha() and words < "\u0590":
            # The usual case, at little cost: all letters before Hebrew run from left to right.
            return HTML("")
        language = language_tag(question.language)
        direction = direction_of(language, words)
        if language is None and direction != direction_of(None, words[::-1]):
            # A foreign name at the start does not turn a question around.
            direction = page.direction
        other_language = None if language == page.language else language
        other_direction = None if direction == page.direction else direction
        return attributes({"lang": other_language, "dir": other_direction})
