"""What the body of a FAQ is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._elements import HTML, attributes
from aic_faq.languages import direction_of, language_tag

if TYPE_CHECKING:
    from aic_faq.exporters._links import Links
    from aic_faq.exporters.html._choices import Contents
    from aic_faq.exporters.html._profile import Profile
    from aic_faq.languages import Direction
    from aic_faq.model import Question

__all__ = ("Settings",)


@frozen(kw_only=True, eq=False, repr=False)
class Settings:
    """Hold what the body of one FAQ is written with.

    Attributes:
        links: where links and questions lead.
        profile: the markup of questions.
        level: level of the first headings.
        opened: which answers are shown from the start; a tuple holds ids.
        language, direction: those of the FAQ.
        contents: what the table of contents leads to.
        has_permalinks: whether each answer ends with a link to itself.
    """

    links: Links
    profile: Profile
    level: int
    opened: str | tuple[str, ...]
    language: str | None
    direction: Direction
    contents: Contents
    has_permalinks: bool

    def attributes_of(self, question: Question, words: str, /) -> HTML:
        """Write the language and the direction of a question where they are not those of the page."""
        if question.language is None and self.direction == "ltr" and words[:1].isalpha() and words < "\u0590":
            # The usual case, at little cost: all letters before Hebrew run from left to right.
            return HTML("")
        language = language_tag(question.language)
        direction = direction_of(language, words)
        if language is None and direction != direction_of(None, words[::-1]):
            # A foreign name at the start does not turn a question around.
            direction = self.direction
        other_language = None if language == self.language else language
        other_direction = None if direction == self.direction else direction
        return attributes({"lang": other_language, "dir": other_direction})
