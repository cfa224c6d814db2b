"""Verifying pages that others have made."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq import (
    FAQ,
    Answer,
    Code,
    Difference,
    FileAccessError,
    HTMLExporter,
    Limits,
    Question,
    ReadOptions,
    Source,
    Verification,
    rich_text,
    verify,
)
from aic_faq.verification import _page_check
from tests.exporters.trees import faqs
from tests.fixtures import Case, cases
from tests.richtext.texts import CLEAN_TEXTS, LINES

FOLDER = Path(__file__).parent
ONE = "<h2>What is one?</h2><p>The first."
MARKUP = (
    '<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name":'
    ' "What is one?", "acceptedAnswer": {"@type": "Answer", "text": "The first."}}}</script>'
)


def properties(line: str) -> tuple[dict[str, str], str]:
    """Read a line of a case: properties before a bar, and the text."""
    before, bar, text = line.partition("|")
    if not bar or "=" not in before:
        return {}, line.strip()
    return dict(each.split("=", 1) for each in before.split()), text.strip()


def page_of(lines: list[str]) -> str:
    """Make the page of a case."""
    written = "\n".join(line.removeprefix("JSON ") for line in lines if line.startswith("JSON "))
    questions: list[Any] = []
    for line in lines:
        if line.startswith("Q "):
            fields, text = properties(line[2:])
            questions.append({"@type": "Question", "name": text} | fields)
        elif line == "A" or line.startswith("A "):
            fields, text = properties(line[2:])
            questions[-1]["acceptedAnswer"] = {"@type": "Answer", "text": text} | fields
    if questions:
        written = json.dumps({"@type": "FAQPage", "mainEntity": questions}, indent=1)
    body = "\n".join(line for line in lines if line.startswith("<"))
    script = f'<script type="application/ld+json">{written}</script>' if written else ""
    return f"<!doctype html><title>FAQ</title>{body}{script}"


def described(difference: Difference) -> str:
    """Write a difference in one line."""
    problem = difference.diagnostic
    texts = "; ".join(f"{name}: {text}" for name, text in difference.texts)
    line = f"{problem.severity.value} {problem.code.value}: {problem.message}"
    return f"{line} ({texts})" if texts else line


@cases(FOLDER, "foreign.txt")
def test_pages_of_others(case: Case) -> None:
    """Each page is compared with its markup as far as it can be understood."""
    result = verify(Source(page_of(case.given.split("\n")), "page.html"))

    assert case.expected.split("\n") == [result.shown, *map(described, result.differences)]
    assert result.passed is not any(line.startswith("error") for line in case.expected.split("\n"))


def test_a_page_that_passes() -> None:
    """The report says what was looked at."""
    source = Source(ONE + MARKUP, "page.html")

    assert Verification(
        name="page.html", questions=1, shown="headings of level 2", differences=(), source=source
    ) == verify(source)


def test_findings_know_their_place() -> None:
    """Each is where it can be mended: in the markup, or on the page for what only that has."""
    page = f"<!doctype html>\n{ONE}\n<h2>What is two?</h2><p>The second.\n{MARKUP.replace('first', 'last')}"

    differences = verify(Source(page, "page.html")).differences

    assert ["page.html:3:1", "page.html:4:117"] == [each.diagnostic.location for each in differences]
    assert '"acceptedAnswer"' == page[slice(*_offsets(differences[1]))]


def _offsets(difference: Difference) -> tuple[int, int]:
    span = difference.diagnostic.span
    assert span is not None
    return span.start, span.end


@pytest.mark.parametrize("base_url", [None, "https://e.org/faq"])
def test_the_address_of_the_page_can_be_given(base_url: str | None) -> None:
    """Links that depend on it are compared only where it is known."""
    page = ONE.replace("first", '<a href="a">first</a>') + MARKUP.replace(
        "The first", "The <a href='https://e.org/b'>first</a>"
    ).replace('"FAQPage"', '"FAQPage", "url": "/faq"')
    canonical = f'<link rel="stylesheet"><link rel="canonical" href="/faq">{page}'

    for text in (page, canonical):
        (_, links) = verify(Source(text, "page.html"), base_url=base_url).differences
        shown = "(no others)" if base_url is None else "https://e.org/a"
        assert (("page", shown), ("markup", "https://e.org/b")) == links.texts


@pytest.mark.parametrize("as_text", [str, Path])
def test_files(as_text: Any, tmp_path: Path) -> None:
    """A page is a file by its path, too."""
    path = tmp_path / "page.html"
    path.write_text(ONE + MARKUP, encoding="utf-8")

    assert verify(as_text(path)).passed
    assert os.fspath(path) == verify(as_text(path)).name


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Only that raises."""
    with pytest.raises(FileAccessError):
        verify(tmp_path / "page.html")


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xe9", Code.NOT_UTF8), (b"a\x00", Code.CONTROL_CHARACTER), (b"<p>" * 30, Code.LIMIT)],
)
def test_pages_that_cannot_be_read(data: bytes, code: Code, tmp_path: Path) -> None:
    """What is wrong with the text is a difference."""
    path = tmp_path / "page.html"
    path.write_bytes(data)

    result = verify(path, options=ReadOptions(limits=Limits(nodes=100)))

    assert ([code], False) == ([problem.code for problem in result.diagnostics], result.passed)


def test_an_answer_over_a_limit() -> None:
    """What cannot be read is said, not taken for something that is missing only."""
    result = verify(Source(ONE + MARKUP, "page.html"), options=ReadOptions(limits=Limits(answer=3)))

    assert Code.LIMIT in {problem.code for problem in result.diagnostics}


def test_too_many_questions_that_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile page does not keep us searching."""
    monkeypatch.setattr(_page_check, "_MOST_SEARCHED", 8)
    lines = [f"Q What is {number}\nA {number}" for number in range(3)]

    page = page_of(["<p>12345", *"\n".join(lines).split("\n")])

    assert [Code.LIMIT] == [problem.code for problem in verify(Source(page, "page.html")).diagnostics]


def test_a_question_with_the_answer_of_another() -> None:
    """Questions are told apart by their answers where titles are the same."""
    page = "<h2>What?</h2><p>One.<h2>What?</h2><p>Two."
    lines = ["Q What?", "A Two.", "Q What?", "A One."]

    (difference,) = verify(Source(page_of([page, *lines]), "page.html")).differences

    assert Code.DIFFERENT_ORDER is difference.diagnostic.code


@pytest.mark.parametrize("name", ["Verification", "Difference", "verify"])
def test_public_names(name: str) -> None:
    """All that is needed stands in the front door."""
    assert name in aic_faq.__all__


# Of an address whose host ends in a number and is none of IPv4, browsers make no link.
_NO_HOST = re.compile(r"[./@]\w*\d")
_ANSWERS = (
    (CLEAN_TEXTS | LINES)
    .map(lambda text: text.replace("\r", "\n"))
    .filter(lambda text: _NO_HOST.search(text) is None and bool(rich_text(text).plain_text.strip()))
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(_ANSWERS, min_size=1, max_size=3),
    st.sampled_from([None, "https://example.org"]),
    st.sampled_from(["details", "headings"]),
)
def test_our_pages_of_any_markdown_pass(answers: list[str], base_url: str | None, profile: Any) -> None:
    """Whatever stands in answers, page, markup and document say the same."""
    questions = [
        Question(id=f"q{number}", title=f"What is {number} <b>?", answer=Answer(body=rich_text(text)))
        for number, text in enumerate(answers)
    ]
    faq = FAQ(questions=questions)
    page = HTMLExporter(base_url=base_url, profile=profile).export(faq)

    assert () == verify(Source(page, "page.html"), faq=faq).differences


@settings(max_examples=15, deadline=None)
@given(faqs, st.text(max_size=200) | st.just(""))
def test_nothing_raises(faq: FAQ, text: str) -> None:
    """No page and no document is too odd."""
    page = HTMLExporter().export(faq)
    for each in (page, page.replace("FAQPage", text)):
        assert isinstance(verify(Source(each, "page.html"), faq=faq), Verification)
