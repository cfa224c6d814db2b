"""HTML pages and JSON-LD made to take long, to be deep or to be large."""

from __future__ import annotations

import time
from typing import Any

import pytest

from aic_faq.diagnostics import Code, Severity
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import read
from aic_faq.source import Source
from tests.readers.structured_pages import ANSWERED

SECONDS = 30


def parsed(text: str, **limits: Any) -> list[str]:
    """Read a page and give its problems."""
    result = read(Source(text, "f.html"), options=ReadOptions(limits=Limits(**limits)))
    assert bool(result.faqs) == all(problem.severity is not Severity.ERROR for problem in result.diagnostics)
    return [str(problem) for problem in result.diagnostics]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("<div>" * 64_000, "no questions were found", marks=pytest.mark.heavy),
        ("<" * 1_000_000, "the page has 1000001 tags, more than the limit of 100000 [limit]"),
        ("<" * 9_000, "no questions were found"),
        ("<a " * 30_000, "no questions were found"),
        ('<a b="' * 30_000, "no questions were found"),
        ("<!--" * 30_000, "no questions were found"),
        ("".join(f"<p><b t={number}>x" for number in range(700)), "leaves so many marks open"),
        ("<table><tr><td>" * 2_000, "no questions were found"),
        ("</div></b>" * 9_000, "no questions were found"),
        ('<script type="application/ld+json">"FAQPage"' * 2_000, "no questions were found"),
        ("<details><summary>Q?</summary>x" * 6_000, "the text has"),
        ("<details><summary>" * 4_000 + "Q?", "question 1 has no title"),
        (
            "<div itemscope itemprop=x>" * 2_000,
            "structured data is nested deeper than the limit of 16 [limit]",
        ),
        ("<div typeof=Question property=x>" * 2_000, "structured data is nested deeper than the limit of 16"),
        (
            "<div itemscope><div itemprop=a itemscope>" + "<div itemprop=text>x" * 9_000,
            "the page nests questions in each other so often",
        ),
        (
            "<div itemscope itemref='x x x'></div>" * 999 + "<div id=x>" + "<p itemprop=a>b" * 999,
            "the page nests questions in each other so often",
        ),
        ("<div id=x itemprop=a itemscope itemref=x>a</div>", "no questions were found"),
        ("<div class=question>" * 9_000 + "Q?", "the text has 179982 characters"),
        ("<button aria-expanded=false>" * 2_000 + "Q?", "question 1 has no answer"),
        pytest.param("<dl><dt>Q?<dd>a" * 9_000, "the text has", marks=pytest.mark.heavy),
        (f"<div class='{'q-' * 100_000}'>", "no questions were found"),
        ("<svg><title>" * 5_000, "no questions were found"),
        ("\0<h2>Q?", "the control character U+0000 is not allowed"),
        (f"<script>{'<b>' * 30_000}</script>{'<p>x' * 999}", "no questions were found"),
        (f"<title>{'<b>' * 30_000}{'<p>x' * 999}", "no questions were found"),
        (f"<h2>{'x' * 1_001}?</h2>y", "the title has 1002 characters, more than"),
        (
            f"<h2>{'<b>x</b>' * 501}{'y' * 500}?</h2>y",
            "the title has 1002 characters, more than",
        ),
        (f"<h2>{'&amp;' * 27_000}?</h2>y", "the text has 135001 characters"),
    ],
)
def test_hostile_pages(text: str, problem: str) -> None:
    """What would take long is refused, and what breaks parsers is read, all of it in time."""
    start = time.process_time()
    problems = parsed("<!doctype html>" + text)
    assert time.process_time() - start < SECONDS
    assert any(problem in each for each in problems), problems


def test_limits_can_be_lifted() -> None:
    """Whoever lifts the limit of nodes lifts that of tags."""
    page = "<br>" * 40 + ANSWERED
    assert ["f.html:1:1: error: the page has 43 tags, more than the limit of 10 [limit]"] == parsed(
        page, nodes=100
    )
    assert [] == parsed(page, nodes=None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * 200, "the text has 200 characters, more than the limit of 100"),
        ("&lt;" * 30, "the text has 120 characters, more than the limit of 100"),
    ],
)
def test_long_answers_of_json_ld(text: str, problem: str) -> None:
    """Answers over the limit are refused, whatever they are written in."""
    question = f'{{"@type": "Question", "name": "A?", "acceptedAnswer": "{text}"}}'
    data = f'{{"@type": "FAQPage", "mainEntity": {question}}}'
    result = read(Source(data, "f.jsonld"), options=ReadOptions(limits=Limits(answer=100)))
    assert result.faq is None
    assert any(problem in str(each) for each in result.diagnostics)


def test_references_in_a_circle() -> None:
    """References that lead round, or on and on, come to an end."""
    chain = ", ".join(
        f'{{"@id": "{number}", "@type": "{kind}", "hasPart": {{"@id": "{number + 1}"}}}}'
        for number, kind in enumerate(["FAQPage", *["X"] * 2_000])
    )
    for data in (f'{{"@graph": [{chain}]}}', '{"@type": "FAQPage", "@id": "a", "mainEntity": {"@id": "a"}}'):
        assert [Code.NO_QUESTIONS] == [problem.code for problem in read(Source(data, "f.jsonld")).diagnostics]
