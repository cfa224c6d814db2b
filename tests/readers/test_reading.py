"""Bytes, newlines, limits and options; what stands in the values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from aic_faq.diagnostics import Code, Severity
from aic_faq.errors import FAQError, FileAccessError, InvalidFAQError
from aic_faq.model import Status
from aic_faq.options import Keys, Limits, ReadOptions
from aic_faq.readers import load, loads, read, read_data
from aic_faq.source import Position, Source, Span

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "---\ntitle: Été\nquestions:\n  - title: Who?\n    desc: |\n      One\n\n      two [b](x:y)\n---\n"


def problems(document: str, **limits: Any) -> list[str]:
    """Read a text and give its errors."""
    result = read(Source(document, "f"), options=ReadOptions(limits=Limits(**limits)))
    assert result.faq is None
    return [str(problem) for problem in result.diagnostics if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_newlines_marks_and_ends(newline: str, mark: str, end: str) -> None:
    """Each kind of newline, a byte order mark and no final newline are accepted silently."""
    text = mark + (DOCUMENT.rstrip("\n") + end).replace("\n", newline)
    result = read_data(text.encode(), "f")
    assert result.faq is not None
    assert "Été" == result.faq.title
    assert "One\n\ntwo [b](x:y)\n" == result.faq.questions[0].answer.body.markdown
    assert [("f", Position(8, 15))] == [(problem.path, problem.position) for problem in result.diagnostics]
    assert result.faq == loads(text)


@pytest.mark.parametrize(
    "data",
    [
        "---\n".encode("utf-16"),
        b"\xfe\xff\x00-\x00-",
        "---\n--\n".encode("utf-16-le"),
        "faq: []\n".encode("utf-16-be"),
    ],
)
def test_utf_16(data: bytes) -> None:
    """UTF-16 is named as such, also where it has no byte order mark."""
    result = read_data(data, "f")
    assert (None, None) == (result.faq, result.source)
    assert ["f:1:1: error: the document is UTF-16 [not-utf8]"] == [
        str(problem) for problem in result.diagnostics
    ]


def test_latin_1_names_the_byte_and_its_place() -> None:
    """The column counts characters, the line takes any newline."""
    result = read_data("---\r\ntitle: Œuvre ".encode() + "été".encode("latin-1"), "f")
    assert ["f:2:14: error: byte 0xe9 is not UTF-8 [not-utf8]"] == [
        str(problem) for problem in result.diagnostics
    ]
    assert "save the file as UTF-8" == result.diagnostics[0].hint


def test_control_characters_are_named_up_to_ten() -> None:
    """Raw control characters, surrogates and noncharacters are all reported, but no more than ten."""
    text = "---\ntitle: a\x00b\x1b\x7f\x85\ud800\ufdd0\ufffe\U0001ffff\n---\n"
    names = ["control character U+0000", "control character U+001B", "control character U+007F"]
    names += ["control character U+0085", "lone surrogate U+D800", "noncharacter U+FDD0"]
    names += ["noncharacter U+FFFE", "noncharacter U+1FFFF"]
    columns = [9, 11, 12, 13, 14, 15, 16, 17]
    assert [
        f"f:2:{column}: error: the {name} is not allowed [control-character]"
        for column, name in zip(columns, names, strict=True)
    ] == problems(text)
    assert 10 == len(problems("\x00" * 30))


def test_separators_stay() -> None:
    """U+2028 and U+2029 are characters of a value, not line breaks, in each style."""
    faq = loads(
        "---\nquestions:\n- title: a\u2028b \ue000\n  desc: |\n    c\u2029d\n"
        "  tags: ['e\u2028\n    f', \"x\\L\u2029y\"]\n---\n"
    )
    question = faq.questions[0]
    assert "a\u2028b \ue000" == question.title.markdown
    assert "c\u2029d\n" == question.answer.body.markdown
    assert ("e\u2028 f", "x\u2028\u2029y") == question.tags


def test_byte_order_marks_inside_are_characters() -> None:
    """A mark that is not at the beginning moves no place."""
    result = read(Source("---\n\ufefftitle: a\nquestions:\n- title: b\n  desc: c\n---\n", "f"))
    assert result.faq is not None
    assert result.faq.questions[0].span == Span(27, 46)
    assert ["f:2:1"] == [problem.location for problem in result.diagnostics]


def test_every_private_character_in_use() -> None:
    """A document with all private characters leaves none to stand in for a separator, and is read."""
    text = "".join(map(chr, range(0xE000, 0xF900)))
    assert loads(f"---\nquestions:\n- title: a\n  desc: b {text}\u2028\n---\n").questions


ONE = "---\nquestions:\n- title: a\n  desc: "


@pytest.mark.parametrize(
    ("document", "limits", "expected"),
    [
        (ONE + "b\n---\n", {"bytes": 10}, "1:1: error: the document has more than 10 bytes"),
        (ONE + "é\n---\n", {"bytes": 39}, "1:1: error: the document has more than 39 bytes"),
        (ONE + "b\n  x: [[a]]\n---\n", {"depth": 4}, "5:7: error: values are nested more than 4 levels deep"),
        (ONE + "b\n---\n", {"nodes": 5}, "3:10: error: the document has more than 5 values"),
        (ONE + "&b b\n  x: [*b, *b]\n---\n", {"aliases": 1}, "5:11: error: more than 1 aliases"),
        (
            ONE + "&b bcd\n  x: *b\n---\n",
            {"alias_text": 3},
            "5:6: error: aliases stand for more than 3 characters",
        ),
        (
            ONE + "b\n- title: c\n---\n",
            {"questions": 1},
            "5:3: error: the document has more questions than the limit of 1",
        ),
        (
            ONE + "b\n---\n",
            {"title": None, "answer": None, "bytes": None, "nodes": 1},
            "2:1: error: the document has more than 1 values",
        ),
    ],
)
def test_limits(document: str, limits: dict[str, Any], expected: str) -> None:
    """Each limit has its own message at the place where it is passed."""
    assert [f"f:{expected} [limit]"] == problems(document, **limits)


@pytest.mark.parametrize(("name", "line"), [("title", 3), ("answer", 4), ("brackets", 4)])
def test_limits_of_texts(name: str, line: int) -> None:
    """Long titles and answers are errors at their place."""
    found = problems("---\nquestions:\n- title: aaa aaa\n  desc: b[[b](/u) <i>\n---\n", **{name: 1})
    assert [f"f:{line}"] == [problem[:3] for problem in found]
    assert found[0].endswith("[limit]")


def test_bytes_over_the_limit_are_not_decoded(tmp_path: Path) -> None:
    """A file is read only as far as the limit goes."""
    path = tmp_path / "faq.md"
    path.write_bytes(b"\xff" * 100)
    result = read(path, options=ReadOptions(limits=Limits(bytes=10)))
    assert [Code.LIMIT] == [problem.code for problem in result.diagnostics]


def test_no_limits() -> None:
    """Each limit can be lifted."""
    limits = Limits(**dict.fromkeys([field.name for field in Limits.__attrs_attrs__]))
    assert loads(DOCUMENT, options=ReadOptions(limits=limits)).questions


def test_refused_options() -> None:
    """Limits are numbers from 1, and unanswered questions are drafts or errors."""
    with pytest.raises(ValueError):
        Limits(depth=0)
    with pytest.raises(ValueError):
        ReadOptions(unanswered="skip")  # type: ignore[arg-type]


def test_unanswered_as_error() -> None:
    """Who publishes can refuse questions without an answer."""
    text = "---\nquestions:\n- title: a\n  desc: b\n- title: c\n---\n"
    assert Status.DRAFT is loads(text).questions[1].status
    with pytest.raises(InvalidFAQError) as caught:
        loads(text, name="f", options=ReadOptions(unanswered="error"))
    assert "f:5:3: error: question 2 has no answer [missing-answer]" == str(caught.value)


def test_other_keys() -> None:
    """Options replace the names of fields."""
    keys = evolve(Keys(), question=("kysymys",), answer=("vastaus",), questions=("kysymykset",))
    faq = loads("---\nkysymykset:\n- Kysymys: a\n  vastaus: b\n---\n", options=ReadOptions(keys=keys))
    assert "b" == faq.questions[0].answer.body.plain_text


def test_load(tmp_path: Path) -> None:
    """A path is read; its name stands in the messages."""
    path = tmp_path / "faq.md"
    path.write_text("---\nquestions: []\n---\n", "utf-8")
    with pytest.raises(InvalidFAQError, match=r"faq\.md:2:1: error: the list under 'questions' is empty"):
        load(str(path))
    with pytest.raises(FileAccessError):
        load(tmp_path / "none.md")
    path.write_text(DOCUMENT, "utf-8")
    assert load(path) == loads(DOCUMENT)
    assert issubclass(InvalidFAQError, FAQError)


def test_data_paths_and_format() -> None:
    """Problems say where in the data they are; the result says what the document was taken for."""
    result = read(Source(DOCUMENT.replace("Who?", "Who?\n    date: x")))
    assert "front-matter" == result.format
    assert ["$.questions[0].date", "$.questions[0].desc"] == [
        problem.data_path for problem in result.diagnostics
    ]


def test_dates() -> None:
    """Dates become dates."""
    faq = loads("---\nupdated: 2026-11-23\nquestions:\n- title: a\n  desc: b\n---\n")
    assert dt.date(2026, 11, 23) == faq.updated
