"""Pages of reStructuredText: how they are recognised, and which of their titles are questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_aic_faq.rst_reader import RstReader

from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import read
from aic_faq.richtext import rich_text
from aic_faq.source import Source
from tests.rst.reading import faq_of, problems, result_of

CORPUS = Path("../shared/corpus")


SECTIONS = """\
:Author: Ann; Bob
:version: 3

===
FAQ
===

Read *this*.

.. contents:: All

.. _boats:

Boats
=====

On boats.

.. _long:
.. _tall:

How long?
---------

Very.

Measured
~~~~~~~~

By `boats`_.

Why?
----

Because.

----

Other questions
===============

Write.
"""


def test_sections() -> None:
    """Titles of sections are questions; sections above group them, and those below belong to answers."""
    faq = faq_of(SECTIONS)

    assert ("FAQ", ("Ann", "Bob"), {"version": "3"}) == (faq.title, faq.authors, dict(faq.extra))
    assert faq.intro is not None
    assert "Read _this_.\n" == faq.intro.markdown
    assert faq.contact is not None
    assert "# Other questions\n\nWrite.\n" == faq.contact.markdown.replace("##", "#")
    assert [("long", ("tall",), "Boats", "boats"), ("why", (), "Boats", "boats")] == [
        (question.id, question.aliases, question.section.title, question.section.id)
        for question in faq.questions
        if question.section is not None
    ]
    assert ["Very.\n\n### Measured\n\nBy [boats](#boats).\n", "Because.\n"] == [
        question.answer.body.markdown.replace("####", "###") for question in faq.questions
    ]
    section = faq.sections[0]
    assert section.intro is not None
    assert "On boats.\n" == section.intro.markdown


def test_positions() -> None:
    """Questions and answers know where they stand."""
    faq = faq_of(SECTIONS)
    question = faq.questions[0]

    assert question.span is not None
    assert "How long?" == SECTIONS[question.span.start : question.span.end]
    assert question.answer.body.origin is not None
    assert 25 == question.answer.body.origin.line_of(0)


def test_bold_lines() -> None:
    """Lines that are bold throughout are questions where no titles are."""
    faq = faq_of("FAQ\n===\n\n**What?**\n\nThis.\n\n**Note:**\n\nThat.\n\n**Why?**\n\nSo.\n")

    assert ["What?", "Why?"] == [question.title.plain_text for question in faq.questions]
    assert "This.\nNote:\nThat." == faq.questions[0].answer.body.plain_text


def test_terms() -> None:
    """Terms with definitions are questions, and what stands between lists is kept."""
    faq = faq_of("FAQ\n===\n\nWhat *is* it?\n   A boat.\n\n   It floats.\n\nWhy?\n   So.\n\nThe end.\n")

    assert ["What is it?", "Why?"] == [question.title.plain_text for question in faq.questions]
    assert "A boat.\nIt floats." == faq.questions[0].answer.body.plain_text
    assert faq.intro is not None
    assert "The end." == faq.intro.plain_text


def test_contact() -> None:
    """A last title that says where to ask is no question."""
    faq = faq_of("Who?\n----\n\nWe.\n\nWhen?\n-----\n\nNow.\n\nContact\n-------\n\nWrite.\n")
    assert 2 == len(faq.questions)
    assert faq.contact is not None
    assert "Contact\nWrite." == faq.contact.plain_text


def test_introduction() -> None:
    """A section with text before the sections of questions is none of them."""
    faq = faq_of(
        "FAQ\n###\n\nAbout\n=====\n\nText.\n\nBoats\n=====\n\nWho?\n----\n\nWe.\n\nHow?\n----\n\nSo.\n"
    )

    assert 2 == len(faq.questions)
    assert faq.intro is not None
    assert "About\nText." == faq.intro.plain_text


def test_drafts() -> None:
    """A page whose fields say so holds drafts; what says neither is reported at its place."""
    page = "FAQ\n===\n\n:status: {}\n\nWho?\n----\n\nWe.\n"
    draft = faq_of(page.format("draft"))

    assert (1, ()) == (len(draft.questions), draft.published)
    assert "draft" == draft.extra["status"]
    assert ["Who?"] == [each.title.plain_text for each in faq_of(page.format("published")).published]
    assert [
        "4:10: warning: expected published or draft, found 'perhaps'; it hides nothing [invalid-value]"
    ] == problems(page.format("perhaps"))


def test_terms_without_titles() -> None:
    """A page may be nothing but a list."""
    faq = faq_of("Before.\n\nWhat?\n   This.\n\nAfter.\n")

    assert ["What?"] == [question.title.plain_text for question in faq.questions]
    assert faq.intro is not None
    assert "Before.\nAfter." == faq.intro.plain_text


def test_no_answers() -> None:
    """A page whose titles have nothing below them is refused."""
    message = (
        "1:1: error: no questions with answers were found on the page; its titles are 'FAQ', 'Who?':"
        " looked for section titles, bold lines and terms with definitions [no-questions]"
    )
    assert [message] == problems("FAQ\n===\n\nWho?\n----\n\n-----\n")
    assert ["no-questions"] == [
        diagnostic.code.value for diagnostic in result_of("Only words.\n").diagnostics
    ]


def test_limits() -> None:
    """Titles and answers have the limits of all other shapes."""
    page = "Who are you?\n------------\n\nWe are.\n\nWhy?\n----\n\nSo.\n"

    assert [["limit"], ["limit"]] == [
        [
            diagnostic.code.value
            for diagnostic in result_of(page, options=ReadOptions(limits=limits)).diagnostics
        ]
        for limits in (Limits(title=5), Limits(answer=5))
    ]


def test_empty_titles() -> None:
    """A title of which nothing can be seen is no question."""
    assert ["1:1: warning: question 1 has no title; it is left out [missing-title]"] == problems(
        "\N{ZERO WIDTH SPACE}\n----\n\nb\n\nWhy?\n----\n\nc\n"
    )
    assert ["4:1: warning: question 2 has no title; it is left out [missing-title]"] == problems(
        "Who?\n   We.\n\n|k|\n   That.\n\n.. |k| unicode:: U+00020\n"
    )


@pytest.mark.parametrize(
    ("name", "page", "reason"),
    [
        ("faq.rst", "x", "its name ends with .rst"),
        ("faq.txt", "What?\n~~~~~\n\nThis.\n", "it has titles or directives of reStructuredText"),
        ("faq", ".. note:: x\n", "it has titles or directives of reStructuredText"),
        ("faq", "====\nWho?\n====\n", "it has titles or directives of reStructuredText"),
        ("faq.txt", "# What?\n\nThis.\n", None),
        ("faq.md", ".. note:: x\n", None),
    ],
)
def test_recognise(name: str, page: str, reason: str | None) -> None:
    """Pages are known by their names, text by marks that no other shape has."""
    assert reason == RstReader().recognise(Source(page, name))


PIECES = st.sampled_from(
    [
        *[
            "A?",
            "--",
            "=====",
            "- b",
            "  c",
            "**D?**",
            "e",
            "   f",
            ".. g::",
            ".. _h:",
            ".. [1] i",
            "j_ [1]_ |k|",
            ":l:`m`",
        ],
        *[
            "`n <o>`_",
            "::",
            "",
            "",
            "+--+",
            "| p",
            ".. |k| replace:: q",
            ":r: s",
            ".. note::",
            "``t",
            "*u",
            ".. image:: v",
        ],
    ]
)


@given(st.lists(PIECES, max_size=20))
def test_any_page(lines: list[str]) -> None:
    """Any page is read or refused, and its answers are Markdown that reads back as the same tree."""
    result = result_of("\n".join(lines))

    assert (result.faq is None) == any(
        diagnostic.severity.value == "error" for diagnostic in result.diagnostics
    )
    for question in result.faq.questions if result.faq else ():
        body = question.answer.body
        assert body.blocks == rich_text(body.markdown).blocks


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not part of the project")
def test_corpus() -> None:
    """All real pages but two give the number of questions that an independent reader counted.

    One has form feeds, which no document may have, the other no answers.
    """
    wrong = []
    for document in json.loads((CORPUS / "manifest.json").read_text("utf-8"))["documents"]:
        if document["kind"] == "rst":
            result = read(CORPUS / document["path"])
            found = len(result.faq.questions) if result.faq else 0
            if abs(found - document["questions"]) > 2:
                wrong.append(result.diagnostics[0].code.value)

    assert ["control-character", "no-questions"] == sorted(wrong)
