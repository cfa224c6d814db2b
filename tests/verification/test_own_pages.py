"""Our own pages pass, and are compared with their document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve

from aic_faq import (
    Answer,
    Code,
    HTMLExporter,
    JSONLDExporter,
    Question,
    Section,
    Severity,
    Source,
    rich_text,
    verify,
)
from tests.verification.own_pages import BASE_URL, ORDERS, PROFILES, codes, page_of


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("base_url", [None, BASE_URL])
@pytest.mark.parametrize("sections", [False, True])
def test_our_pages_pass(profile: Any, base_url: str | None, sections: bool) -> None:  # noqa: FBT001 - a parameter
    """Page, markup and document say the same, whatever the profile."""
    faq = ORDERS
    if sections:
        groups = [Section(title="Before?", id="before"), Section(title="After", id="after")]
        questions = [evolve(each, section=groups[number // 2]) for number, each in enumerate(faq.questions)]
        faq = evolve(faq, questions=questions)
    page = HTMLExporter(base_url=base_url, profile=profile).export(faq)

    result = verify(Source(page, "page.html"), faq=faq)

    assert () == result.differences
    assert (True, 4, "page.html") == (result.passed, result.questions, result.name)
    assert result.shown


@pytest.mark.parametrize("profile", PROFILES)
def test_our_pages_pass_with_headings_of_two_levels(profile: Any) -> None:
    """Some questions stand in a section and some in none, and something stands below each answer."""
    questions = [evolve(ORDERS.questions[2], section=Section(title="S", id="s")), ORDERS.questions[1]]
    faq = evolve(ORDERS, questions=questions)
    exporter = HTMLExporter(
        base_url=BASE_URL, profile=profile, contents="questions", edit_url="https://example.org/{id}"
    )

    assert [] == codes(exporter.export(faq), faq=faq)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_link_opens_what_it_is_hidden_with(profile: Any) -> None:
    """A permalink is hidden with its question, and a table of contents opens nothing."""
    page = HTMLExporter(base_url=BASE_URL, profile=profile, contents="questions").export(ORDERS)
    head, end, body = page.partition("</head>")
    body = body.replace('class="faq-question', 'hidden class="faq-question', 1)

    assert ["hidden-question"] == codes(head + end + body)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_page_that_its_document_has_left_behind(profile: str) -> None:
    """Page and markup agree, and the document says something else: each is said once."""
    changed = evolve(
        ORDERS,
        questions=(
            evolve(ORDERS.questions[0], answer=Answer(body=rich_text("Four days."))),
            Question(id="new", title="What is new?", answer=Answer(body=rich_text("This."))),
            *ORDERS.questions[2:],
        ),
    )

    result = verify(Source(page_of(ORDERS, profile), "page.html"), faq=changed)

    found = {each.diagnostic.code: dict(each.texts) for each in result.differences}
    assert {Code.DIFFERENT_ANSWER, Code.QUESTION_NOT_SHOWN, Code.NOT_IN_DOCUMENT} == set(found)
    assert 3 == len(result.differences)
    assert {"page": "Three days, or less. by bike; by train.", "document": "Four days."} == found[
        Code.DIFFERENT_ANSWER
    ]
    assert {"document": "What is new? This."} == found[Code.QUESTION_NOT_SHOWN]


def test_markup_that_neither_page_nor_document_know() -> None:
    """Where page and markup differ, the document is compared with both."""
    other = evolve(ORDERS.questions[0], title="Other", id="o")
    strange = Question(id="s", title="Where is the sea?", answer=Answer(body=rich_text("There.")))
    marked = evolve(ORDERS, questions=(*ORDERS.questions[:0:-1], other, strange))
    page = page_of(ORDERS, "details", JSONLDExporter(base_url=BASE_URL).export(marked))
    document = evolve(
        ORDERS,
        questions=(*ORDERS.questions, Question(id="n", title="New?", answer=Answer(body=rich_text("N.")))),
    )

    result = verify(Source(page, "page.html"), faq=document)

    pairs = {
        (each.diagnostic.code.value, tuple(name for name, _ in each.texts)) for each in result.differences
    }
    assert {
        ("different-order", ("page", "markup")),
        ("different-title", ("page", "markup")),
        ("wrong-address", ()),
        ("question-not-shown", ("markup",)),
        ("question-not-shown", ("document",)),
        ("question-not-marked", ()),
        ("not-in-document", ()),
        ("different-title", ("markup", "document")),
        ("different-order", ("markup", "document")),
    } == pairs
    assert all(problem.severity is Severity.ERROR for problem in result.diagnostics)


def test_a_page_without_markup_is_compared_with_its_document() -> None:
    """The document says which questions to look for."""
    page = HTMLExporter(base_url=BASE_URL, jsonld=False).export(ORDERS).replace("By card.", "By cash.")

    assert ["missing-markup", "different-answer"] == codes(page, faq=ORDERS)


def test_what_the_markup_lacks_is_not_compared_with_the_document() -> None:
    """An answer that is missing is said to be missing, once."""
    data: Any = JSONLDExporter(base_url=BASE_URL).to_dict(ORDERS)
    data["mainEntity"][3]["acceptedAnswer"]["text"] = ""

    assert ["missing-answer"] == codes(page_of(ORDERS, "details", json.dumps(data)), faq=ORDERS)
