"""FAQs as JSON Lines."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given, settings

from aic_faq import FAQ, Answer, JSONLinesExporter, Question, Section, Status, losses, rich_text
from tests.exporters.trees import faqs

FULL = FAQ(
    title="F",
    url="/faq",
    language="fr",
    questions=(
        Question(
            id="q",
            title=rich_text("Où *est*-ce ?"),
            answer=Answer(body=rich_text("À [Paris](/paris).\n\n- ici\u2028là")),
            alt_titles=("Où ?",),
            section=Section(title="Lieux", id="l"),
            tags=("a", "b"),
            updated=dt.date(2024, 1, 2),
        ),
        Question(id="d", title="D", answer=Answer(body=rich_text("x")), status=Status.DRAFT),
        Question(id="r", title="R", answer=Answer(body=rich_text("x")), language="en_GB"),
    ),
)


def test_a_record() -> None:
    """A record has all that a search engine asks for; drafts have none."""
    first, second = map(
        json.loads, JSONLinesExporter(base_url="https://example.org").export(FULL).splitlines()
    )

    assert {
        "id": "q",
        "url": "https://example.org/faq#faq-q",
        "question": "Où est-ce ?",
        "alternates": ["Où ?"],
        "answer": "À Paris.\nici\u2028là",
        "answer_markdown": "À [Paris](https://example.org/paris).\n\n- ici\u2028là",
        "section": "Lieux",
        "tags": ["a", "b"],
        "language": "fr",
        "updated": "2024-01-02",
    } == first
    assert list(first) == list(second)
    assert ("r", "en-GB", None) == (second["id"], second["language"], second["section"])


def test_without_an_address() -> None:
    """Where the address of the page is not known, there is none; the language is that of the option."""
    (record, _) = map(json.loads, JSONLinesExporter(language="de").export(FULL).splitlines())
    assert (None, "de") == (record["url"], record["language"])


@given(faqs)
@settings(max_examples=8)
def test_each_line_is_a_record(faq: FAQ) -> None:
    """Whatever the FAQ holds, and whatever takes what for the end of a line, a line is a record."""
    lines = JSONLinesExporter().export(faq).splitlines()
    assert [question.id for question in faq.published] == [json.loads(line)["id"] for line in lines]


def test_losses() -> None:
    """What no record says is reported, once for a section."""
    section = Section(title="S", id="x", intro=rich_text("Intro."))
    one, two = (
        Question(id=id_, title=id_, answer=Answer(body=rich_text("x")), section=section, review_every=every)
        for id_, every in (("a", None), ("b", "month"))
    )

    assert [
        "in jsonl, the FAQ is not whole: it has no place for title, intro",
        "in jsonl, question 1, 'a', is not whole: it has no place for section id, section intro",
        "in jsonl, question 2, 'b', is not whole: it has no place for review_every",
    ] == [
        found.message for found in losses(FAQ(title="T", intro=rich_text("i"), questions=(one, two)), "jsonl")
    ]
