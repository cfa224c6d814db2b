"""Markdown pages: questions as headings, bold lines, ``Q:`` lines, terms, items of lists, folded elements."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NoReturn
from weakref import WeakKeyDictionary

from attrs import evolve, frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.assembly import assemble
from aic_faq.readers.mappings import FieldSorter
from aic_faq.readers.markdown.choice import Choice, choose_outline
from aic_faq.readers.markdown.content import PageReader
from aic_faq.readers.markdown.lines import page_of
from aic_faq.readers.nodes import MappingNode
from aic_faq.readers.page import FoundPage, read_page
from aic_faq.readers.question_words import is_about_questions
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.markdown.lines import Page
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read", "recognise")

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdwn", ".qmd", ".rmd"})
_OTHER = frozenset({".rst", ".rest", ".html", ".htm", ".xhtml", ".adoc", ".asciidoc", ".org", ".tex"})
_SIGN = re.compile(
    r"^ {0,3}(?:\#{1,6}[ \t]+\S|(?:\*\*|__)\S"
    r"|(?:<p[^<>\n]*>)?(?:\*\*|__)?[QＱ][ \t]*\d{0,3}(?:\*\*|__)?[.:：．]"
    r"|<(?:details|h[1-6])[\s>]|\{\{[<%]|:[ \t]+\S|(?:=+|-{3,})[ \t]*$"
    r"|(?:[-*+]|\d{1,9}[.)])[ \t]+[^\n]*[?？؟]|[^\n]{1,300}[?？؟][ \t]*$)",
    re.MULTILINE,
)
# Markdown has neither directives nor targets, and underlines with two characters only.
_RST = re.compile(
    r"^(?:\.\.[ \t]+(?:[\w:+.-]+::|_[^:\n]+:|\|[^|\n]+\|)"
    r"|[^\s][^\n]*\n(?P<rule>[~^'\"`.+*:])(?P=rule){3,}[ \t]*$)",
    re.MULTILINE,
)
_NO_ANSWERS = "write each question as a heading, and its answer below"
_NOTHING_ASKS = "end questions with a question mark, call the page FAQ, or name the format markdown-page"
_LOOKED_FOR = (
    "headings, bold lines, lines with Q:, terms with definitions, items of lists that ask, and <details>"
)


@frozen(eq=False)
class _Reading:
    """Hold what recognising a page found out, for reading it."""

    page: Page
    choice: Choice


# Recognising a page means to divide it into blocks, which takes the most time.
_READINGS: WeakKeyDictionary[ProblemCollector, _Reading] = WeakKeyDictionary()


def recognise(inspection: Inspection, /) -> str | None:
    """Take what is called Markdown, and text that asks as Markdown pages do."""
    suffix = inspection.suffix
    body = inspection.body
    text = inspection.source.text[body.start : body.end]
    if suffix in _OTHER or (suffix not in _MARKDOWN and (_RST.search(text) or not _SIGN.search(text))):
        return None
    choice = _reading(inspection).choice
    if suffix not in _MARKDOWN and not _is_about_questions(inspection, choice):
        return None
    return f"it is a page of Markdown{choice.described}"


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read a page of Markdown."""
    reading, problems = _reading(inspection), inspection.problems
    page, choice = reading.page, reading.choice
    outline = choice.outline
    if outline is None or not outline.answered or not _is_about_questions(inspection, choice):
        return _refuse(inspection, choice)
    for other in choice.others:
        message = f"{other.described} look like questions, too; they stay where they are"
        hint = "give all questions the same form"
        problems.warning(Code.OTHER_QUESTIONS, message, other.span, hint=hint)
    found = _front_matter(inspection)
    reader = PageReader(page, outline, inspection.fields)
    questions = assemble(reader.questions(), inspection.options, hint="write the answer below the question")
    found = evolve(
        found,
        title=found.title or reader.title,
        intro=reader.intro(found.intro, found.title),
        contact=reader.contact(found.contact),
    )
    return (found.faq(questions),)


def _reading(inspection: Inspection) -> _Reading:
    reading = _READINGS.get(inspection.problems)
    if reading is None:
        page = page_of(inspection.source, inspection.body)
        data = inspection.front_matter_data
        choice = choose_outline(page, has_title=isinstance(data, MappingNode) and _has_title(data))
        reading = _READINGS[inspection.problems] = _Reading(page, choice)
    return reading


def _has_title(data: MappingNode) -> bool:
    return any(key.value.casefold() == "title" for key, _ in data.pairs)


def _is_about_questions(inspection: Inspection, choice: Choice) -> bool:
    """Tell whether anything says that the page holds questions: one of them, its title or its name."""
    if inspection.options.format is not None or choice.asks:
        return True
    data = inspection.front_matter_data
    written = "" if data is None else inspection.source.text[data.start : data.end]
    name = os.path.basename(inspection.source.name)
    return any(map(is_about_questions, (name, *choice.titles, written)))


def _front_matter(inspection: Inspection) -> FoundPage:
    data = inspection.front_matter_data
    if not isinstance(data, MappingNode):
        return FoundPage(source=inspection.source)
    fields = FieldSorter(inspection.options.keys.page_fields, inspection.problems).sort(data, "$")
    return read_page(fields, inspection.fields)


def _refuse(inspection: Inspection, choice: Choice) -> NoReturn:
    """Say what was looked for, and what was there."""
    start = inspection.start
    line = inspection.first_line.strip()
    there = ", ".join(map(quoted, choice.titles[:3]))
    found = f"; its headings are {there}" if there else ""
    is_answered = choice.outline is not None and choice.outline.answered
    inspection.problems.stop(
        Code.NO_QUESTIONS,
        f"no questions with answers were found on the page{found}: looked for {_LOOKED_FOR}",
        Span(start, start + len(line)),
        hint=_NOTHING_ASKS if is_answered else _NO_ANSWERS,
    )
