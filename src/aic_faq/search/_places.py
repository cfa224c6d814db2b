"""Where a question stands: in its document, and on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.checks.passages import Passage
from aic_faq.diagnostics import visible

if TYPE_CHECKING:
    from aic_faq.model import FAQ, Question
    from aic_faq.source import Position

__all__ = ("QuestionPlace", "place_of")


@frozen(kw_only=True)
class QuestionPlace:
    """Say where a question stands.

    Attributes:
        path: the document; None where the question was not read from one.
        position: line and column of the title, as far as they are known.
        url: absolute address of the question on its page, where that is known.
    """

    path: str | None
    position: Position | None
    url: str | None

    def __str__(self) -> str:
        path = "<unknown>" if self.path is None else visible(self.path)
        return path if self.position is None else f"{path}:{self.position}"


def place_of(faq: FAQ, question: Question, url: str | None, /) -> QuestionPlace:
    """Say where a question of a FAQ stands."""
    origin = question.title.origin
    source = faq.source if origin is None else origin.source
    passage = Passage("title", question.title, question, source)
    position, _ = passage.place(0, len(question.title.markdown))
    return QuestionPlace(path=None if source is None else source.name, position=position, url=url)
