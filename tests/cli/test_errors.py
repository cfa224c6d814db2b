"""Diagnostics as lines: the message, the place in the source, the hint."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from aic_faq.cli._errors import render, summary
from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.source import Position, Source, Span


def _diagnostic(
    position: Position | None,
    span: Span | None = None,
    *,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    return Diagnostic(
        code=Code.WRONG_TYPE,
        severity=severity,
        message="it is wrong",
        hint=hint,
        path="faq.md",
        position=position,
        span=span,
    )


def _shown(diagnostic: Diagnostic, source: Source | None, width: int = 60) -> str:
    return "\n".join("".join(text for text, _ in line) for line in render(diagnostic, source, width=width))


def _at(text: str, start: int, end: int, width: int = 60) -> str:
    """Render a problem at some offsets, without its first line."""
    source = Source(text, "faq.md")
    return _shown(_diagnostic(source.position(start), Span(start, end)), source, width).partition("\n")[2]


def test_a_diagnostic_has_message_excerpt_and_hint() -> None:
    """The place is under the message, and what to do under the place."""
    source = Source("---\ntitle: FAQ\ntitel: x\n", "faq.md")
    diagnostic = _diagnostic(Position(3, 1), Span(15, 20), hint="write title")

    assert _shown(diagnostic, source) == (
        "faq.md:3:1: error: it is wrong [wrong-type]\n   3 | titel: x\n     | ^^^^^\nhint: write title"
    )


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (None, "faq.md: warning: it is wrong [wrong-type]"),
        (Position(2), "faq.md:2: warning: it is wrong [wrong-type]\n   2 | two"),
        (Position(2, 3), "faq.md:2:3: warning: it is wrong [wrong-type]\n   2 | two\n     |   ^"),
        (Position(2, 9), "faq.md:2:9: warning: it is wrong [wrong-type]\n   2 | two\n     |    ^"),
        (Position(3, 1), "faq.md:3:1: warning: it is wrong [wrong-type]\n   3 |\n     | ^"),
    ],
)
def test_as_much_of_the_place_is_shown_as_is_known(position: Position | None, expected: str) -> None:
    """No line without a position, no caret without a column, one caret without a span."""
    diagnostic = _diagnostic(position, severity=Severity.WARNING)

    assert expected == _shown(diagnostic, Source("one\ntwo\n", "faq.md"))


def test_without_a_source_the_message_stands_alone() -> None:
    """Bytes that are no text have a place, but nothing to show of it."""
    assert "faq.md:1:5: error: it is wrong [wrong-type]" == _shown(_diagnostic(Position(1, 5)), None)


def test_a_span_that_starts_elsewhere_gives_one_caret() -> None:
    """The position is where the carets are; a span of another place does not stretch them."""
    source = Source("one two", "faq.md")

    assert "     |     ^" == _shown(_diagnostic(Position(1, 5), Span(0, 3)), source).splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        pytest.param("日本語 faq", 4, 7, "   1 | 日本語 faq\n     |        ^^^", id="wide before"),
        pytest.param("a 日本 b", 2, 4, "   1 | a 日本 b\n     |   ^^^^", id="wide below"),
        pytest.param("e\u0301t\u0301 x", 5, 6, "   1 | e\u0301t\u0301 x\n     |    ^", id="combining"),
        pytest.param("\tx\ty", 3, 4, "   1 |     x    y\n     |          ^", id="tabs"),
        pytest.param("a\x1b[31mb", 1, 2, "   1 | a\\x1b[31mb\n     |  ^^^^", id="escape sequence"),
        pytest.param("a\u202eb c", 3, 4, "   1 | a\\u202eb c\n     |         ^", id="bidirectional control"),
        pytest.param("one\ntwo", 1, 6, "   1 | one\n     |  ^^", id="over the end of the line"),
        pytest.param("one", 3, 3, "   1 | one\n     |    ^", id="nothing at the end"),
        pytest.param("", 0, 0, "   1 |\n     | ^", id="nothing at all"),
    ],
)
def test_carets_stand_under_their_characters(text: str, start: int, end: int, expected: str) -> None:
    """Columns are counted as they are seen; what cannot be seen is written as an escape."""
    assert expected == _at(text, start, end)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param(0, "   1 | 0123456789abcdefghi...\n     | ^^^", id="start"),
        pytest.param(3, "   1 | 0123456789abcdefghi...\n     |    ^^^", id="near the start"),
        pytest.param(20, "   1 | ...efghijklmnopqrstuvw...\n     |          ^^^", id="middle"),
        pytest.param(33, "   1 | ...hijklmnopqrstuvwxyz\n     |                    ^^^", id="end"),
    ],
)
def test_long_lines_are_cut_around_the_place(start: int, expected: str) -> None:
    """The place stays in view, with more after it than before."""
    assert expected == _at("0123456789abcdefghijklmnopqrstuvwxyz", start, start + 3, width=32)


def test_a_narrow_terminal_still_sees_the_place() -> None:
    """Some columns of excerpt are shown, however few there are."""
    assert "^^^" in _at("x" * 100, 50, 53, width=1)


def test_the_pieces_of_a_line_have_styles() -> None:
    """Colours are chosen elsewhere, by the style of each piece."""
    source = Source("one", "faq.md")
    lines = render(_diagnostic(Position(1, 1), Span(0, 3), hint="mend it"), source, width=60)

    assert lines == (
        (
            ("faq.md:1:1: ", "location"),
            ("error: ", "error"),
            ("it is wrong ", "message"),
            ("[wrong-type]", "code"),
        ),
        (("   1 | ", "gutter"), ("one", "plain")),
        (("     | ", "gutter"), ("^^^", "error")),
        (("hint: ", "hint"), ("mend it", "plain")),
    )


def test_a_line_of_millions_is_cut_at_once() -> None:
    """Only the neighbourhood of the place is looked at."""
    assert 3 == len(_at("x" * 8_000_000, 4_000_000, 8_000_000)[:200].split("^" * 30)[0].split("..."))


@given(st.text(), st.data(), st.integers(min_value=1, max_value=120))
def test_any_text_and_place_can_be_shown(text: str, data: st.DataObject, width: int) -> None:
    """Nothing but printable lines comes out, in the room there is, with a caret in it."""
    start = data.draw(st.integers(min_value=0, max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=len(text)))
    excerpt, carets = _at(text, start, end, width).split("\n")

    assert re.sub("[\xa0\xad]", "", excerpt + carets).isprintable()
    assert max(wcswidth(excerpt), wcswidth(carets)) <= max(width, 7 + 20) + 12
    assert "^" in carets


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [(2, 1, "2 errors, 1 warning"), (1, 0, "1 error"), (0, 3, "3 warnings")],
)
def test_problems_are_counted_by_severity(errors: int, warnings: int, expected: str) -> None:
    """One line says how many there are, and uses the plural where there is more than one."""
    diagnostics = [_diagnostic(None)] * errors + [_diagnostic(None, severity=Severity.WARNING)] * warnings

    assert expected == summary(diagnostics)
