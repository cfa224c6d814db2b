"""Characters that no text may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aic_faq
from aic_faq.characters import find_control, find_open_direction, is_invisible, name_of, replace_controls


def is_forbidden(code: int) -> bool:
    """Tell what Unicode says of a code point: Cc, Cs, or one of the 66 noncharacters."""
    if chr(code) in "\t\n\r":
        return False
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return noncharacter or unicodedata.category(chr(code)) in {"Cc", "Cs"}


def test_every_code_point() -> None:
    """Of all code points, exactly the controls, surrogates and noncharacters are found and replaced."""
    forbidden = {code for code in range(0x110000) if is_forbidden(code)}
    assert forbidden == {code for code in range(0x110000) if find_control(chr(code)) is not None}
    replaced = {code for code in range(0x110000) if replace_controls(chr(code)) != chr(code)}
    assert forbidden | {ord("\r")} == replaced


@given(st.text(), st.integers(0, 5))
def test_the_first_one_is_found(text: str, start: int) -> None:
    """The place is that of the first one from the start on."""
    places = [place for place in range(start, len(text)) if is_forbidden(ord(text[place]))]
    assert (places[0] if places else None) == find_control(text, start)


def test_replacing() -> None:
    """Each one becomes U+FFFD, and a carriage return does, too."""
    assert "a\ufffdb\ufffd\n\t\U0001f600\ufffd" == replace_controls("a\x0cb\r\n\t\U0001f600\U0001ffff")


@pytest.mark.parametrize("text", ["", " \t\n", "\u00a0\u2028\u3000", "\u200b\ufeff\u2060\u202e\x00"])
def test_invisible(text: str) -> None:
    """Spaces, zero-width characters and controls show nothing."""
    assert is_invisible(text)


@pytest.mark.parametrize("text", ["a", "\u200b?", "漢", "\U0001f600", "-"])
def test_visible(text: str) -> None:
    """One character that can be seen is enough."""
    assert not is_invisible(text)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x1b", "control character U+001B"),
        ("\x85", "control character U+0085"),
        ("\ud800", "lone surrogate U+D800"),
        ("\udfff", "lone surrogate U+DFFF"),
        ("\ufdd0", "noncharacter U+FDD0"),
        ("\U0010ffff", "noncharacter U+10FFFF"),
    ],
)
def test_names(character: str, name: str) -> None:
    """Each kind has its name."""
    assert name == name_of(character)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("abc", None),
        ("été", None),
        ("a\u202eb", 1),
        ("a\u202eb\u202c", None),
        ("\u202a\u202e\u202c", 0),
        ("\u2067a\u2069", None),
        ("\u2067a\u202eb\u2069", None),
        ("\u2067a\u202c", 0),
        ("\u202a\u2067a\u202c\u2069", 0),
        ("\u202c\u2069é", None),
        ("é\u2066\u2068\u2069", 1),
        ("\u200fé", None),
    ],
)
def test_directions_that_are_left_open(text: str, place: int | None) -> None:
    """A direction is open unless a character of its own kind ends it; marks of one place open none."""
    assert place == find_open_direction(text)


@pytest.mark.parametrize(
    "error",
    [
        aic_faq.FileAccessError("a\x1b[31m\nb\u202e.md", "no such file or directory"),
        aic_faq.TemplateError("a\x1b[31m\nb\u202e.md", 3, "what\x1b is this?"),
    ],
)
def test_errors_name_files_so_that_they_can_be_seen(error: Exception) -> None:
    """A name may hold anything; the message is one line, and no terminal obeys it."""
    assert str(error).startswith("a\\x1b[31m\\nb\\u202e.md:")
    assert str(error).isprintable()
