"""What a profile is: the markup that shows questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("Profile", "ShownQuestion")


@frozen(kw_only=True)
class ShownQuestion:
    """Hold the parts of a question, ready to be put into the markup of a profile.

    Attributes:
        title: the question.
        level: level of its heading.
        answer: what answers it.
        id: where links to the question lead.
        aliases: elements with the former ids.
        permalink: link to the question itself, or nothing.
        attributes: ``lang`` and ``dir`` where they are not those of the page.
        is_open: whether the answer is shown from the start.
    """

    title: HTML
    level: int
    answer: HTML
    id: HTML
    aliases: HTML
    permalink: HTML
    attributes: HTML
    is_open: bool

    @property
    def heading(self) -> HTML:
        """Give the question as a heading."""
        return HTML(f'<h{self.level} class="faq-heading">{self.title}</h{self.level}>')


class Profile(Protocol):
    """Turn the parts of questions into markup."""

    @property
    def has_links_in_titles(self) -> bool:
        """Tell whether a link can stand in the title of a question."""
        ...

    def question(self, shown: ShownQuestion, /) -> HTML:
        """Write one question with its answer."""
        ...

    def questions(self, written: Sequence[HTML], /) -> HTML:
        """Put what stands around questions that follow each other."""
        ...
