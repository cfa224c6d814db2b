"""Found questions to questions, whatever the shape of the document: what only some readers hand over."""

from __future__ import annotations

from typing import Any

import pytest

from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers.assembly import assemble
from aic_faq.readers.found import FoundQuestion, FoundSection, FoundText
from aic_faq.readers.problems import ProblemCollector
from aic_faq.richtext import rich_text
from aic_faq.source import Source, Span

TEXT = "Who?\nWe.\n"


def found(problems: ProblemCollector, number: int, title: str, answer: str, **others: Any) -> FoundQuestion:
    """Find a question on the first line."""
    return FoundQuestion(
        number=number,
        problems=problems,
        span=Span(0, 4),
        title=rich_text(title),
        answer=rich_text(answer),
        **others,
    )


def test_answers_without_a_question() -> None:
    """They are left out with a warning; where there is nothing else, that is an error."""
    problems = ProblemCollector(Source(TEXT, "f"))
    questions = assemble(
        [found(problems, 1, "Who?", "We."), found(problems, 2, "", "We.")], ReadOptions(), hint="answer it"
    )
    assert ["who"] == [question.id for question in questions]
    assert ["f:1:1: warning: question 2 has no title; it is left out [missing-title]"] == [
        str(problem) for problem in problems.diagnostics
    ]
    problems = ProblemCollector(Source(TEXT, "f"))
    assert () == assemble([found(problems, 1, "\u200b", "We.")], ReadOptions())
    assert ["f:1:1: error: question 1 has no title [missing-title]"] == [
        str(problem) for problem in problems.diagnostics
    ]


def test_no_more_questions_are_asked_for_than_the_limit_allows() -> None:
    """A generator is left where the limit is passed."""
    problems = ProblemCollector(Source(TEXT, "f"))
    asked = []

    def questions() -> Any:
        for number in range(1, 100):
            asked.append(number)
            yield found(problems, number, "" if number % 2 else "Who?", "We.")

    with pytest.raises(InvalidFAQError, match="the document has more questions than the limit of 3"):
        assemble(questions(), ReadOptions(limits=Limits(questions=3)))
    assert [1, 2, 3, 4] == asked


def test_sections_of_one_title_are_one() -> None:
    """The first intro and the first fit id count, wherever they stand; two ids cannot be the same."""
    problems = ProblemCollector(Source(TEXT, "f"))
    place = Span(0, 1)
    sections = [
        FoundSection(title="People"),
        FoundSection(title="People", intro=rich_text("Us."), id=FoundText("us", place)),
        FoundSection(title="Places", id=FoundText("us", place)),
        FoundSection(title="?!", id=FoundText("not fit", place)),
        None,
    ]
    questions = assemble(
        [
            found(problems, number, f"Q{number}", "A", section=section)
            for number, section in enumerate(sections, 1)
        ],
        ReadOptions(),
    )
    found_sections = [question.section for question in questions]
    assert found_sections[0] is found_sections[1]
    assert [("People", "us"), ("Places", "us-2"), ("?!", "section"), None] == [
        section and (section.title, section.id) for section in found_sections[1:]
    ]
    assert found_sections[0] is not None
    assert found_sections[0].intro is not None
    assert "Us." == found_sections[0].intro.plain_text


def test_answers_that_are_missing_for_a_reason() -> None:
    """What has been reported once is not reported as missing, too; the hint is that of the reader."""
    problems = ProblemCollector(Source(TEXT, "f"))
    questions = [
        found(problems, 1, "Who?", "We."),
        found(problems, 2, "When?", "", answer_is_reported=True),
        found(problems, 3, "Where?", "", answer_span=Span(5, 8)),
    ]
    assemble(questions, ReadOptions(), hint="answer it")
    assert [
        ("f:2:1: warning: question 3 has no answer; it is kept as a draft [missing-answer]", "answer it")
    ] == [(str(problem), problem.hint) for problem in problems.diagnostics]


def test_the_same_title_without_a_place() -> None:
    """A title that is not Markdown of the document is pointed at as a whole question."""
    problems = ProblemCollector(Source(TEXT, "f"))
    assemble([found(problems, 1, "Who?", "We."), found(problems, 2, "WHO?", "We.")], ReadOptions())
    assert [("question 2 has the same title as question 1", Span(0, 4))] == [
        (problem.message, problem.span) for problem in problems.diagnostics
    ]
