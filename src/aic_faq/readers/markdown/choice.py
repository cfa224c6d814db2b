"""Choose how a Markdown page is to be read: by the form that gives the most answered questions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from aic_faq.readers.markdown.admonitions import admonitions
from aic_faq.readers.markdown.elements import elements
from aic_faq.readers.markdown.lists import list_items, terms
from aic_faq.readers.markdown.marks import (
    Form,
    Mark,
    headings,
    labelled_lines,
    paragraphs,
)
from aic_faq.readers.outline import BELOW_HEADINGS, Outline, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aic_faq.readers.markdown.lines import Page
    from aic_faq.source import Span

__all__ = ("Choice", "Other", "choose_outline")

_ADMONITION = re.compile(r"^(?:\?\?\?|!!!|:::|```+\{|~~~+\{)", re.MULTILINE)
_FORMS: tuple[Form, ...] = ("folded", "labelled", "bold", "term", "list item", "paragraph")
_NAMES: dict[Form, tuple[str, str]] = {
    "heading": ("heading", "headings"),
    "folded": ("folded element", "folded elements"),
    "labelled": ("line beginning with Q:", "lines beginning with Q:"),
    "bold": ("bold line", "bold lines"),
    "term": ("term with a definition", "terms with definitions"),
    "list item": ("item of a list", "items of lists"),
    "paragraph": ("line that asks", "lines that ask"),
}


@frozen(eq=False)
class Other:
    """Hold the titles of a form that was not chosen."""

    name: str
    marks: Sequence[Mark]

    @property
    def described(self) -> str:
        """Count them."""
        return f"{len(self.marks)} {self.name}"

    @property
    def span(self) -> Span:
        """Give where the first of them stands."""
        return self.marks[0].title.span


@frozen(eq=False)
class Choice:
    """Hold how a page is read, and how else it could be."""

    outline: Outline[Mark] | None
    headings: Sequence[Mark] = field(repr=False)
    others: Sequence[Other] = ()

    @property
    def asks(self) -> bool:
        """Tell whether one of the questions is worded as a question."""
        return self.outline is not None and any(mark.asks for mark in self.outline.questions)

    @property
    def titles(self) -> list[str]:
        """Give the words of all headings."""
        return [mark.title.words for mark in self.headings]

    @property
    def described(self) -> str:
        """Say what the questions are."""
        outline = self.outline
        if outline is None or not outline.questions:
            return ""
        questions = outline.questions
        forms: Counter[tuple[Form, int]] = Counter((mark.form, mark.level) for mark in questions)
        form, at = forms.most_common(1)[0][0]
        level = f" of level {at}" if form == "heading" else ""
        others = "".join(f"; there are {other.described}, too" for other in self.others)
        count = f"{len(questions)} question{'s' if len(questions) > 1 else ''}"
        return f" with {count}: {_NAMES[form][1]}{level}{others}"


def choose_outline(page: Page, /, *, has_title: bool) -> Choice:
    """Look at a page in every form of questions, and take the one for which most speaks."""
    in_elements = list(elements(page))
    of_headings = _in_order([*headings(page), *(mark for mark in in_elements if mark.form == "heading")])
    in_admonitions = admonitions(page) if _ADMONITION.search(page.source.text, page.start) else ()
    folded = _in_order([*(mark for mark in in_elements if mark.form == "folded"), *in_admonitions])
    forms: dict[Form, list[Mark]] = {
        "folded": folded,
        "labelled": list(labelled_lines(page)),
        "term": list(terms(page)),
        "list item": list(list_items(page)),
    }
    in_paragraphs = list(paragraphs(page))
    forms["bold"] = _mostly_asking([mark for mark in in_paragraphs if mark.form == "bold"])
    forms["paragraph"] = [mark for mark in in_paragraphs if mark.form == "paragraph" or mark.asks]
    # Headings within what is folded are part of an answer.
    shown = _outside(of_headings, folded)
    outlines = [
        _outline(page, shown, level, has_title=has_title) for level in sorted({mark.level for mark in shown})
    ]
    for form in _FORMS:
        if forms[form]:
            marks = _in_order([*_outside(shown, forms[form]), *forms[form]])
            outlines.append(_outline(page, marks, BELOW_HEADINGS, has_title=has_title))
    best = max(outlines, key=lambda outline: outline.weight, default=None)
    if best is None:
        return Choice(None, of_headings)
    return Choice(best, of_headings, tuple(_others(outlines, best)))


def _outline(page: Page, marks: Sequence[Mark], level: int, *, has_title: bool) -> Outline[Mark]:
    ends = [mark.line for mark in marks[1:]] + [len(page.lines)]
    below = list(zip(marks, ends, strict=True))
    return outline_of(
        marks,
        level,
        texts=[mark.has_answer(page, end) for mark, end in below],
        contents=[page.has_contents(mark.below, end) for mark, end in below],
        has_title=has_title,
    )


def _in_order(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.title.span.start, mark.level))


def _outside(marks: Iterable[Mark], closed: Sequence[Mark]) -> list[Mark]:
    """Keep the marks that stand in none of those that are closed."""
    kept: list[Mark] = []
    ranges = iter([(mark.line, mark.below) for mark in closed if mark.is_closed])
    first, end = next(ranges, (0, 0))
    for mark in marks:
        while end and end <= mark.line:
            first, end = next(ranges, (0, 0))
        if not (first <= mark.line < end):
            kept.append(mark)
    return kept


def _mostly_asking(marks: list[Mark]) -> list[Mark]:
    """Keep bold lines that do not ask only where most do not: else they are labels within answers."""
    asking = [mark for mark in marks if mark.asks]
    whole = [mark for mark in marks if mark.is_whole or mark.asks]
    return whole if asking and 2 * len(asking) < len(whole) else asking


def _others(outlines: Sequence[Outline[Mark]], best: Outline[Mark]) -> Iterable[Other]:
    """Find other forms in which at least half as much asks and is answered."""
    taken = {mark.title.span.start for mark in best.questions}
    lines = {mark.line for mark in best.questions}
    for outline in outlines:
        asking = [
            mark
            for mark in outline.questions
            if mark.asks and mark.level >= outline.level
            if mark.title.span.start not in taken and mark.line not in lines
        ]
        if outline is not best and len(asking) > 1 and 4 * len(asking) >= best.score:
            form = asking[0].form
            level = f" of level {outline.level}" if form == "heading" else ""
            yield Other(f"{_NAMES[form][1]}{level}", asking)
            taken.update(mark.title.span.start for mark in asking)
