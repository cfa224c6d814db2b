"""Problems in words, and the exceptions that carry them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.characters import find_control, is_invisible, name_of, replace_controls
from aic_faq.diagnostics import Code, Diagnostic, Edit, Severity, quoted, visible
from aic_faq.errors import (
    FAQError,
    FileAccessError,
    InvalidFAQError,
    LimitError,
    UnknownFormatError,
    UnsafeURLError,
)
from aic_faq.source import Position, Span

PROBLEM = Diagnostic(code=Code.LIMIT, severity=Severity.ERROR, message="too long", path="f")


def test_codes() -> None:
    """Each code is written as its name is, and has one sentence of summary."""
    for code in Code:
        assert code.name.lower().replace("_", "-") == code.value
        assert code.summary.endswith(".")
        assert {code.value: code} == {code.value: Code[code.name]}


def test_shown() -> None:
    """A problem is shown with its place, as far as there is one."""
    assert "f: error: too long [limit]" == str(PROBLEM)
    position = Position(3, 4)
    warning = Diagnostic(
        code=Code.LIMIT, severity=Severity.WARNING, message="m", path="a\n\x1bb", position=position
    )
    assert "a\\n\\x1bb:3:4: warning: m [limit]" == str(warning)


@given(st.text())
def test_messages_are_one_visible_line(text: str) -> None:
    """Whatever stands in a message, it is one line of at most 500 characters without controls."""
    problem = Diagnostic(code=Code.LIMIT, severity=Severity.ERROR, message=text * 50, path=text)
    for shown in (problem.message, str(problem), quoted(text)):
        assert shown.replace("\u00a0", " ").isprintable()
        assert find_control(shown) is None
        assert "\u202e" not in shown
        assert len(shown.splitlines()) <= 1
    assert len(problem.message) <= 500


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("é\u00a0ß\u00ad 日本", "é\u00a0ß\\xad 日本"),
        ("a\tb\nc", "a\\tb\\nc"),
        ("\u2028\u202e\ud800", "\\u2028\\u202e\\ud800"),
        ("\U0001f600\U000e0001", "\U0001f600\\U000e0001"),
        ("‘…’–", "‘…’–"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What cannot be seen is written as an escape."""
    assert shown == visible(text)


def test_quoted() -> None:
    """Content is cut at 80 characters."""
    assert f"'{'a' * 80}'" == quoted("a" * 80)
    assert f"'{'a' * 79}…'" == quoted("a" * 81)


def test_long_message() -> None:
    """A message is cut at 500 characters."""
    long = Diagnostic(code=Code.LIMIT, severity=Severity.ERROR, message="a" * 501, path="f")
    assert "a" * 499 + "…" == long.message


def test_edit() -> None:
    """An edit is a span and what comes in its place."""
    assert Edit(span=Span(1, 2), replacement="a") == Edit(span=Span(1, 2), replacement="a")


@pytest.mark.parametrize(
    ("error", "builtin", "text"),
    [
        (InvalidFAQError((PROBLEM, PROBLEM)), ValueError, f"{PROBLEM}\n{PROBLEM}"),
        (LimitError("too long"), ValueError, "too long"),
        (UnknownFormatError("no 'x'"), LookupError, "no 'x'"),
        (UnknownFormatError(), LookupError, ""),
        (UnsafeURLError("no"), ValueError, "no"),
        (FileAccessError("f", "gone"), OSError, "f: gone"),
    ],
)
def test_errors(error: FAQError, builtin: type[Exception], text: str) -> None:
    """Each error is a FAQError and a builtin one, says what it is about, and can be pickled."""
    assert isinstance(error, FAQError)
    assert isinstance(error, builtin)
    assert text == str(error)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(error), text) == (type(copy), str(copy))
    assert getattr(error, "diagnostics", None) == getattr(copy, "diagnostics", None)


def test_characters() -> None:
    """Characters that no text may hold are found, named and replaced."""
    assert (None, 1, 3) == (find_control("a\t\r\né"), find_control("a\x00"), find_control("\x00aa\ud800", 1))
    assert find_control("\U0001f600") is None
    assert "noncharacter U+10FFFF" == name_of("\U0010ffff")
    assert "a\ufffd\ufffd\n" == replace_controls("a\x00\r\n")
    assert is_invisible("\u200b \n")
    assert not is_invisible("a")
