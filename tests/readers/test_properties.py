"""What holds for every document, hostile ones too."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.diagnostics import Severity
from aic_faq.model import UNFIT_FOR_AN_ID
from aic_faq.readers import ReadResult, read, read_data
from aic_faq.source import Source

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
KEYS = st.sampled_from(
    ["title", "desc", "question", "answer", "id", "aliases", "draft", "date", "tags", "status"]
)
KEYS |= st.sampled_from(["category", "questions", "faq", "url", "intro", "language", "x", "titel"]) | st.text(
    max_size=4
)
TEXTS = st.text(max_size=30) | st.sampled_from(
    [
        "Who?",
        "[a](javascript:x)",
        "<b>",
        "* a\n* b",
        "2026-11-23",
        "~",
        "no",
        "\u202e",
        "`" * 3,
        "[x]: /y",
        "é" * 90,
        "#",
    ]
)
DATA = st.recursive(
    TEXTS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
QUESTION = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={"desc": DATA, "id": DATA, "aliases": DATA, "draft": DATA, "date": DATA, "x": DATA},
)
PAGE = st.fixed_dictionaries(
    {"questions": st.lists(QUESTION, max_size=4)},
    optional={"title": DATA, "intro": DATA, "contact": DATA, "url": DATA},
)


def assert_sound(result: ReadResult) -> None:
    """Check what every result keeps to."""
    errors = [problem for problem in result.diagnostics if problem.severity is Severity.ERROR]
    assert bool(errors) == (result.faq is None)
    size = len(result.source.text) if result.source else 0
    for problem in result.diagnostics:
        for shown in (problem.message, problem.hint, str(problem)):
            assert find_control(shown) is None
            assert not BIDI.search(shown)
            assert len(shown.splitlines()) <= 1
        assert 1 <= len(problem.message) <= 500
        assert problem.position is not None
        if problem.span is not None:
            assert 0 <= problem.span.start <= problem.span.end <= size
            assert result.source is not None
            assert result.source.position(problem.span.start) == problem.position
    for question in result.faq.questions if result.faq else ():
        assert question.id
        assert not UNFIT_FOR_AN_ID.search(question.id)
        assert question.span is not None
        assert question.span.end <= size
        assert question.title.plain_text
    names = [
        name
        for question in (result.faq.questions if result.faq else ())
        for name in (question.id, *question.aliases)
    ]
    assert len(names) == len(set(names))


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text gives a sound result, the same one each time."""
    for document in (
        text,
        f"---\n{text}\n---\n",
        f"---\nquestions:\n- title: a\n  desc: {text}\n---\n{text}",
    ):
        result = read(Source(document, text))
        assert_sound(result)
        assert result == read(Source(document, text))


@given(st.binary(), st.sampled_from([b"", b"---\n", b"\xef\xbb\xbf---\ntitle: "]))
def test_any_bytes(data: bytes, before: bytes) -> None:
    """Any bytes give a sound result."""
    assert_sound(read_data(before + data, "f"))


@settings(deadline=None)
@given(DATA | PAGE, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans(), st.booleans())
def test_any_data(data: Any, style: str | None, flow: bool, unicode: bool) -> None:  # noqa: FBT001 - drawn
    """Data dumped in each style gives a sound result."""
    dumped = yaml.safe_dump(
        data, default_style=style, default_flow_style=flow, allow_unicode=unicode, width=30
    )
    assert_sound(read(Source(f"---\n{dumped}---\n", "f")))


TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn")), min_size=1, max_size=60)


@given(st.lists(TITLES, min_size=1, max_size=6))
def test_titles_and_answers_stay_as_written(titles: list[str]) -> None:
    """What is written in double quotes, as JSON is, comes out as it was."""
    items = "".join(f"- title: {yaml_text(title)}\n  desc: {yaml_text(title)}\n" for title in titles)
    result = read(Source(f"---\nquestions:\n{items}---\n", "f"))
    assert_sound(result)
    if result.faq is not None:
        assert titles == [question.title.markdown for question in result.faq.questions]


def yaml_text(text: str) -> str:
    """Write a text between double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
