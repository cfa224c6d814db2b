"""What the preview says of problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.diagnostics import Code, Diagnostic, Severity, visible
from aic_faq.errors import FileAccessError, TemplateError
from aic_faq.options import Limits
from aic_faq.preview._problems import Excerpt, Problem, problem_of, template_problem
from aic_faq.source import Position, Source, Span

LONG = "a" * 200


@pytest.mark.parametrize(
    ("text", "position", "span", "expected"),
    [
        ("one\ntwo here", Position(2, 5), Span(8, 12), ("two ", "here", "")),
        ("one\ntwo here", Position(2, 5), None, ("two ", "h", "ere")),
        # The span speaks of another place than the position.
        ("one\ntwo here", Position(2, 5), Span(0, 3), ("two ", "h", "ere")),
        ("one", Position(1, 9), None, ("one", "", "")),
        ("one\ntwo", Position(1, 2), Span(1, 7), ("o", "ne", "")),
        ("\to\x1bn\u202ee", Position(1, 2), None, ("    ", "o", "\\x1bn\\u202ee")),
        (LONG + "b" + LONG, Position(1, 201), None, ("…" + "a" * 80, "b", "a" * 80 + "…")),
        (LONG, Position(1, 1), Span(0, 200), ("", "a" * 80, "a" * 80 + "…")),
    ],
)
def test_the_place_is_marked(
    text: str, position: Position, span: Span | None, expected: tuple[str, str, str]
) -> None:
    """The line stands there in three parts, with nothing invisible in it, and not too much of it."""
    problem = _problem(text, position, span)
    before, at, after = expected

    assert Excerpt(line=position.line, before=before, at=at, after=after, has_place=True) == problem.excerpt


def _problem(text: str, position: Position | None, span: Span | None = None) -> Problem:
    source = Source(text, "faq.md")
    diagnostic = Diagnostic(
        code=Code.TAB,
        severity=Severity.WARNING,
        message="m",
        hint="h",
        path="faq.md",
        position=position,
        span=span,
    )
    return problem_of(diagnostic, source)


def test_a_line_without_a_column_is_shown() -> None:
    """Where only the line is known, nothing in it is marked."""
    assert Excerpt(line=1, before="one") == _problem("one", Position(1)).excerpt
    assert Excerpt(line=1, before="a" * 160 + "…") == _problem(LONG, Position(1)).excerpt


def test_what_has_no_place_has_no_excerpt() -> None:
    """Neither has a line on which nothing stands."""
    whole = _problem("one", None)

    assert (None, None) == (whole.excerpt, _problem("one\n \n", Position(2, 1)).excerpt)
    assert ("faq.md", "m", "tab", "h", Severity.WARNING) == (
        whole.location,
        whole.message,
        whole.code,
        whole.hint,
        whole.severity,
    )


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [
        (b"one\n{{ two }}\n", 2, Excerpt(line=2, before="{{ two }}")),
        (b"one\n\n", 2, None),
        (b"one\n", 9, None),
        (b"\xff", 1, None),
        (None, 1, None),
    ],
)
def test_the_line_of_a_template_is_shown(
    content: bytes | None, line: int, expected: Excerpt | None, tmp_path: Path
) -> None:
    """It may be gone since, or be no text; then there is only its number."""
    path = tmp_path / "own.html"
    if content is not None:
        path.write_bytes(content)
    problem = template_problem(TemplateError(str(path), line, "is\x07 wrong"), Limits())

    assert (f"{path}:{line}", "is\\x07 wrong", expected) == (
        problem.location,
        problem.message,
        problem.excerpt,
    )


def test_a_template_without_a_line_is_named() -> None:
    """One that is not there has no line to blame."""
    problem = template_problem(FileAccessError("own.html", "no such file or directory"), Limits())

    assert ("own.html", "template", None) == (problem.location, problem.code, problem.excerpt)


@given(
    text=st.text(max_size=300), start=st.integers(0, 300), length=st.integers(0, 300), has_span=st.booleans()
)
def test_whatever_is_wrong_can_be_shown(text: str, start: int, length: int, *, has_span: bool) -> None:
    """Each place of each text; what is shown is one line of visible characters, and not too long."""
    source = Source(text, "faq.md")
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text))) if has_span else None
    excerpt = _problem(text, source.position(start), span).excerpt

    line = source.line(source.line_number(start))
    assert (excerpt is None) is (not line.strip())
    if excerpt is not None:
        words = excerpt.before + excerpt.at + excerpt.after
        assert words == visible(words)
        assert len(words) <= 10 * 3 * 81
