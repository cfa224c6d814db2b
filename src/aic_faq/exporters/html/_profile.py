"""What a profile is: the markup that shows questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import define

from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.exporters.html._choices import ProfileName
    from aic_faq.exporters.html._design import Design

__all__ = ("Profile", "ShownQuestion", "profile_named")


@define(
    kw_only=True, eq=False, repr=False
)  # one for each question: to freeze it costs as much as to write it
class ShownQuestion:
    """Hold the parts of a question, ready to be put into the markup of a profile.

    Attributes:
        title: the question.
        level: level of its heading.
        answer: what answers it.
        id: where links to the question lead.
        aliases: elements with the former ids.
        permalink: link to the question itself, or nothing.
        about: dates, tags and the link to edit it, or nothing.
        attributes: ``lang`` and ``dir`` where they are not those of the page.
        is_open: whether the answer is shown from the start.
        run: id of the questions that it stands among.
        number: its place among those, from 1.
    """

    title: HTML
    level: int
    answer: HTML
    id: HTML
    aliases: HTML
    permalink: HTML
    about: HTML
    attributes: HTML
    is_open: bool
    run: HTML
    number: int

    @property
    def heading(self) -> HTML:
        """Give the question as a heading."""
        return HTML(f'<h{self.level} class="faq-heading">{self.title}</h{self.level}>')


class Profile(Protocol):
    """Turn the parts of questions into markup; a profile has no state."""

    @property
    def has_links_in_titles(self) -> bool:
        """Tell whether a link can stand in the title of a question."""
        ...

    @property
    def has_headings(self) -> bool:
        """Tell whether the title of a question is a heading."""
        ...

    @property
    def design(self) -> Design:
        """Give the class names of what stands around the questions."""
        ...

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        ...

    def start(self, run: HTML, language: str | None, /) -> HTML:
        """Write what stands before questions that follow each other; ``run`` is an id for it."""
        ...

    @property
    def end(self) -> HTML:
        """Give what stands after questions that follow each other."""
        ...


def profile_named(name: ProfileName, /) -> Profile:
    """Give a profile; those that are not asked for are not loaded."""
    module, attribute = _HOMES[name]
    from importlib import import_module  # noqa: PLC0415 - as the modules: only the one asked for

    profile: Profile = getattr(import_module(f"aic_faq.exporters.html.{module}"), attribute)()
    return profile


_HOMES: Mapping[ProfileName, tuple[str, str]] = {
    "details": ("_details", "DetailsProfile"),
    "headings": ("_headings", "HeadingsProfile"),
    "dl": ("_dl", "DlProfile"),
    "dsfr": ("_dsfr", "DSFRProfile"),
    "govuk": ("_govuk", "GOVUKProfile"),
}
