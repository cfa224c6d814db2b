"""The table of contents: links to sections and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._elements import HTML, attributes, escape, isolated
from aic_faq.exporters.html._words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aic_faq.exporters.html._body import Group
    from aic_faq.exporters.html._settings import Settings
    from aic_faq.model import Question

__all__ = ("contents_of",)


def contents_of(groups: Sequence[Group], settings: Settings, /) -> HTML:
    """Write links to the sections, and below each to its questions if they are asked for."""
    has_questions = settings.contents == "questions"
    lines: list[HTML] = []
    for group in groups:
        questions = _list(_questions(group.questions, settings), settings) if has_questions else HTML("")
        if group.section is None:
            lines += _questions(group.questions, settings) if has_questions else ()
            continue
        title = isolated(escape(group.section.title), group.section.title)
        # A section that comes again has no id: its questions stand here all the same.
        named = title if group.id is None else _link(group.id, title, settings)
        if has_questions or group.id is not None:
            lines.append(HTML(f"<li>{named}{questions}</li>\n"))
    if not lines:
        return HTML("")
    words = words_for(settings.language)
    design, name, level = settings.profile.design, settings.links.element_id("-contents"), settings.level
    heading = f'<h{level} class="{design.contents_title}" id="{name}"{words.attributes}>'
    return HTML(
        f'<nav class="{design.contents}" aria-labelledby="{name}">\n'
        f"{heading}{escape(words['contents'])}</h{level}>\n{_list(lines, settings)}</nav>\n"
    )


def _questions(questions: Iterable[Question], settings: Settings) -> list[HTML]:
    lines: list[HTML] = []
    for question in questions:
        words = question.title.plain_text
        title = isolated(escape(words), words)
        pairs = settings.attributes_of(question, words)
        link = _link(settings.links.element_id(question.id), title, settings)
        lines.append(HTML(f"<li{pairs}>{link}</li>\n"))
    return lines


def _link(name: str, title: HTML, settings: Settings) -> HTML:
    pairs = attributes({"class": settings.profile.design.contents_link or None, "href": f"#{name}"})
    return HTML(f"<a{pairs}>{title}</a>")


def _list(lines: Iterable[HTML], settings: Settings) -> HTML:
    return HTML(f'<ol class="{settings.profile.design.contents_list}">\n{"".join(lines)}</ol>\n')
