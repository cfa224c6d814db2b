"""Compare what two sides say, question by question."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.urls import is_absolute, scheme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.source import Span
    from aic_faq.verification._differences import Differences
    from aic_faq.verification._statements import Side, Statement

__all__ = ("Comparison",)

_WHERE = {"page": "on the page", "markup": "in the markup", "document": "in the document"}
_HINT = "let page and markup be made from one source, as aic-faq build does"
_DOCUMENT_HINT = "make the page anew from the document"


@frozen(eq=False)
class Comparison:
    """Compare a side, the first, with another.

    Attributes:
        differences: where differences are noted.
        first, second: what is compared; places are those of the second.
    """

    differences: Differences
    first: Side
    second: Side

    @property
    def hint(self) -> str:
        """Say how to mend a difference."""
        return _DOCUMENT_HINT if "document" in {self.first.name, self.second.name} else _HINT

    def pair(self, one: Statement, other: Statement, /, *, answers: bool = True) -> None:
        """Compare two statements of one question; ``answers`` says whether their answers are compared."""
        span, answer_span = self._spans(one, other)
        if one.title != other.title:
            message = f"the question {quoted(other.title)} is worded differently {self._where(self.first)}"
            self._add(Code.DIFFERENT_TITLE, message, span, one.title, other.title)
        if not answers:
            return
        if not one.same_answer(other):
            message = (
                f"the answer to {quoted(other.title)} is another {self._where(self.second)}"
                f" than {self._where(self.first)}"
            )
            self._add(Code.DIFFERENT_ANSWER, message, answer_span, one.answer, other.answer)
        elif self.first.has_links and self.second.has_links:
            self._links(one, other, answer_span)

    def _spans(self, one: Statement, other: Statement) -> tuple[Span | None, Span | None]:
        span = other.span or one.span
        return span, other.answer_span or one.answer_span or span

    def _links(self, one: Statement, other: Statement, span: Span | None) -> None:
        """Compare where links lead; links within the page need not be told."""
        missing = _unmatched(one.links, other.links)
        further = _unmatched(other.links, one.links)
        if missing or further:
            message = (
                f"the answer to {quoted(other.title)} has other links {self._where(self.second)}"
                f" than {self._where(self.first)}"
            )
            self._add(
                Code.DIFFERENT_LINKS,
                message,
                span,
                " ".join(missing) or "(no others)",
                " ".join(further) or "(no others)",
            )

    def order(self, pairs: Sequence[tuple[int, int, Statement]], /) -> None:
        """Compare the order of questions: places on both sides, and the statement of the second."""
        ordered = sorted(pairs, key=lambda each: each[1])
        moved = next((later for earlier, later in pairwise(ordered) if later[0] < earlier[0]), None)
        if moved is None:
            return
        message = (
            f"the questions stand in another order {self._where(self.second)} than {self._where(self.first)},"
            f" {quoted(moved[2].title)} first"
        )
        titles = [each[2].title for each in sorted(pairs, key=lambda each: each[0])]
        others = [each[2].title for each in ordered]
        span = moved[2].span
        self._add(Code.DIFFERENT_ORDER, message, span, " / ".join(titles), " / ".join(others))

    def _add(self, code: Code, message: str, span: Span | None, first: str, second: str) -> None:
        texts = ((self.first.name, first), (self.second.name, second))
        self.differences.add(code, message, span, hint=self.hint, texts=texts)

    def _where(self, side: Side) -> str:
        return _WHERE[side.name]


def _unmatched(links: Sequence[str], others: Sequence[str]) -> list[str]:
    """Give the links that the others lack, each once, if they mean something away from the page."""
    known = {*others}
    return [
        link
        for link in dict.fromkeys(links)
        if link not in known and (is_absolute(link) or scheme_of(link) in {"mailto", "tel", "sms"})
    ]
