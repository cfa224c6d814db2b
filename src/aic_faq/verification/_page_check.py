"""Compare what is stated elsewhere with what a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.diagnostics import Code, quoted
from aic_faq.verification._comparison import Comparison
from aic_faq.verification._pairing import pairs_of
from aic_faq.verification._statements import squeeze

if TYPE_CHECKING:
    from aic_faq.readers.html.tree import Page
    from aic_faq.verification._differences import Differences
    from aic_faq.verification._shown import ShownSide
    from aic_faq.verification._statements import Side, Statement
    from aic_faq.verification._visible import PageText, Visibility

__all__ = ("PageCheck",)

_EXCERPT_NODES = 400
_MOST_SEARCHED = 1_000_000_000


@define(eq=False, kw_only=True)
class PageCheck:
    """Compare a side with a page.

    A question is looked for among those that the page shows, and else in all of its text.

    Attributes:
        differences: where differences are noted.
        page: the page.
        shown: the questions that it shows.
        visibility: what of it is hidden.
        pairs: after :meth:`run`, the number of the shown question for each that has one.
    """

    differences: Differences
    page: Page
    shown: ShownSide
    visibility: Visibility
    pairs: dict[int, int] = field(factory=dict, init=False)
    _visible: PageText = field(init=False)
    _hidden: PageText = field(init=False)
    _start: int = field(default=0, init=False)
    _searched: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._visible = self.visibility.text()
        self._hidden = self.visibility.text(hidden=True)

    def run(self, side: Side, /) -> None:
        """Compare all questions of a side, and their order."""
        comparison = Comparison(self.differences, self.shown.side, side)
        pairs = pairs_of(self.shown.side.statements, side.statements)
        self.pairs = {other: one for one, other in pairs}
        placed: list[tuple[int, int, Statement]] = []
        for number, stated in enumerate(side.statements):
            one = self.pairs.get(number)
            place = (
                self._search(stated, comparison) if one is None else self._compare(one, stated, comparison)
            )
            if place is not None:
                placed.append((place, number, stated))
        comparison.order(placed)
        self._unmatched(side, comparison)

    def _compare(self, number: int, stated: Statement, comparison: Comparison) -> int:
        """Compare a question with the one that is shown."""
        found, shown = self.shown.side.statements[number], self.shown.shown[number]
        if self.visibility.is_hidden(shown.title):
            self._report_hidden(stated)
        elif shown.answers and all(self.visibility.hides_all(*each) for each in shown.answers):
            self.differences.add(
                Code.HIDDEN_ANSWER,
                f"the answer to {quoted(found.title)} is hidden, and nothing is said to open it",
                found.span,
                hint="name it in the aria-controls of a button, or use <details>",
                is_warning=True,
            )
        if not found.answer and stated.answer and not self._says_all(found, stated):
            self._report_unanswered(stated, comparison, found.answer)
        elif stated.answer:
            comparison.pair(found, stated, answers=not self._says_all(found, stated))
        return found.place

    def _says_all(self, found: Statement, stated: Statement) -> bool:
        """Tell whether the text goes on where the answer was taken to end, and says what is stated."""
        one, other = squeeze(found.answer), squeeze(stated.answer)
        return one != other and other.startswith(one) and other in self._visible.characters

    def _search(self, stated: Statement, comparison: Comparison) -> int | None:
        """Look for a question in the text of the page; give its place there."""
        self._spend(stated)
        at = self._visible.find(stated.title, self._start) if stated.title else -1
        if at < 0:
            if stated.title and self._hidden.find(stated.title) >= 0:
                self._report_hidden(stated)
            else:
                message = f"the page does not show the question {quoted(stated.title)}"
                texts = ((comparison.second.name, f"{stated.title} {stated.answer}".strip()),)
                self.differences.add(
                    Code.QUESTION_NOT_SHOWN, message, stated.span, hint=comparison.hint, texts=texts
                )
            return None
        end = self._visible.end(stated.title, at)
        place = self._visible.place(at)
        self._start = self._search_answer(stated, end)
        if self._start < 0:
            self._start = end
            self._report_unanswered(stated, comparison, self._excerpt(place, len(stated.answer)))
        return place

    def _search_answer(self, stated: Statement, start: int) -> int:
        """Look for an answer in the text of the page; give where it ends, -1 without one."""
        for words in dict.fromkeys((stated.answer, stated.literal_answer, stated.without_images())):
            if words and (at := self._visible.find(words, start)) >= 0:
                return max(start, self._visible.end(words, at))
        return -1 if stated.answer else start

    def _spend(self, stated: Statement) -> None:
        """Stop where thousands of questions are looked for in a page that does not show them."""
        self._searched += len(self._visible.characters)
        if self._searched > _MOST_SEARCHED:
            message = "so many questions are not shown that looking for all would take too long"
            hint = "mend the first ones, and verify the page again"
            self.page.problems.stop(Code.LIMIT, message, stated.span, hint=hint)

    def _excerpt(self, place: int, length: int) -> str:
        """Give what the page shows below a title, as much as the answer is long."""
        return self.page.words(place + 1, min(place + _EXCERPT_NODES, len(self.page.nodes)))[:length]

    def _report_hidden(self, stated: Statement) -> None:
        message = f"the page hides the question {quoted(stated.title)}"
        self.differences.add(
            Code.HIDDEN_QUESTION, message, stated.span, hint="show it, or leave it out of the markup"
        )

    def _report_unanswered(self, stated: Statement, comparison: Comparison, shown: str) -> None:
        message = f"the page does not show the answer to {quoted(stated.title)}"
        texts = (("page", shown), (comparison.second.name, stated.answer))
        span = stated.answer_span or stated.span
        self.differences.add(Code.ANSWER_NOT_SHOWN, message, span, hint=comparison.hint, texts=texts)

    def _unmatched(self, side: Side, comparison: Comparison) -> None:
        """Report questions that are only shown."""
        for shown in self.shown.questions_besides({*self.pairs.values()}):
            code = Code.NOT_IN_DOCUMENT if side.name == "document" else Code.QUESTION_NOT_MARKED
            message = f"the {side.name} does not have the question {quoted(shown.title)} that the page shows"
            texts = (("page", f"{shown.title} {shown.answer}".strip()),)
            self.differences.add(code, message, shown.span, hint=comparison.hint, texts=texts)
