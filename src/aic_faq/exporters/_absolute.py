"""A FAQ whose links lead to the same places from anywhere, or from another page."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.exporters._links import Links
from aic_faq.exporters._markdown import may_hold_links
from aic_faq.exporters._trees import rebuilt
from aic_faq.markup import Image, Link, walk
from aic_faq.model import RichText
from aic_faq.richtext.normal import normal_form
from aic_faq.richtext.to_markdown import to_markdown
from aic_faq.urls import is_safe_image, is_safe_link, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.markup import Node
    from aic_faq.model import FAQ, Question, Section

__all__ = ("with_absolute_links", "with_links_to_anchors")


def with_absolute_links(faq: FAQ, /, *, base_url: str | None, id_prefix: str) -> FAQ:
    """Give the FAQ with all links absolute, as on the page; without a base URL, as it is.

    Rich text whose links change gets new Markdown.
    """
    if base_url is None:
        return faq
    links = Links.of(faq, base_url=base_url, id_prefix=id_prefix)
    return _with_links(evolve(faq, url=None if faq.url is None else resolve(base_url, faq.url)), links.href)


def with_links_to_anchors(faq: FAQ, /, *, base_url: str | None, id_prefix: str) -> FAQ:
    """Give the FAQ for a page whose anchors are the bare ids of questions.

    Links are absolute where there is a base URL; without one, those to questions
    of the FAQ lead to their anchors, whatever they were written like.
    """
    if base_url is not None:
        return with_absolute_links(faq, base_url=base_url, id_prefix=id_prefix)
    return _with_links(faq, Links.of(faq, base_url=None, id_prefix=id_prefix).anchor)


def _with_links(faq: FAQ, href: Callable[[str], str]) -> FAQ:
    writer = _Writer(href)
    intro, contact = writer.optional(faq.intro), writer.optional(faq.contact)
    questions = [writer.question(question) for question in faq.questions]
    if intro is faq.intro and contact is faq.contact and all(map(is_, questions, faq.questions)):
        return faq
    return evolve(faq, intro=intro, contact=contact, questions=questions)


class _Writer:
    """Rewrite the links of one FAQ; what has none stays the very object that it is."""

    def __init__(self, href: Callable[[str], str]) -> None:
        self._href = href
        self._sections: dict[int, Section] = {}

    def question(self, question: Question) -> Question:
        title = self._title(question.title)
        body = self.rich_text(question.answer.body)
        section = None if question.section is None else self._section(question.section)
        if title is question.title and body is question.answer.body and section is question.section:
            return question
        return evolve(question, title=title, answer=evolve(question.answer, body=body), section=section)

    def _section(self, section: Section) -> Section:
        if id(section) not in self._sections:
            intro = self.optional(section.intro)
            self._sections[id(section)] = section if intro is section.intro else evolve(section, intro=intro)
        return self._sections[id(section)]

    def optional(self, text: RichText | None) -> RichText | None:
        return None if text is None else self.rich_text(text)

    def _title(self, title: RichText) -> RichText:
        if not self._changes(title):
            return title
        blocks = rebuilt(title.blocks, self._with_link)
        return RichText(markdown=to_markdown(blocks).rstrip("\n"), blocks=blocks, origin=title.origin)

    def rich_text(self, text: RichText) -> RichText:
        if not self._changes(text):
            return text
        # Of a normal form, the Markdown is known to be read as the same tree.
        blocks = normal_form(rebuilt(text.blocks, self._with_link))
        return RichText.as_read(to_markdown(blocks).rstrip("\n"), blocks, "blocks", text.origin)

    def _with_link(self, node: Node) -> Node:
        match node:
            case Link():
                url = self._href(node.url)
                return evolve(node, url=url) if is_safe_link(url) else node
            case Image():
                url = self._href(node.url)
                return evolve(node, url=url) if is_safe_image(url) else node
            case _:
                return node

    def _changes(self, text: RichText) -> bool:
        return may_hold_links(text) and any(
            isinstance(node, Link | Image) and self._href(node.url) != node.url for node in walk(text.blocks)
        )
