"""Texts are compared by their words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.comparison import compare, compare_words, comparison_to_dict
from tests.comparison.questions import faq, question


def test_wrapping_is_no_difference_of_words() -> None:
    """Lines are those of the text, not of the editor."""
    before, after = faq(question("Why?", "It is so,\nand thus.")), faq(question("Why?", "It is\nso, and so."))

    assert [
        {"same": "It is so, and "},
        {"removed": "thus"},
        {"added": "so"},
        {"same": "."},
    ] == comparison_to_dict(compare(before, after))["questions"][0]["answer_words"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("a b c d", "a x c d", "a -b-+x+ c d"),
        ("one two three four five", "one 2 3 four five", "one -two three-+2 3+ four five"),
        ("one two", "uno due", "-one two-+uno due+"),
        ("a\nb\nc\n", "a\nx\nb\nc\n", "a\n+x\n+b\nc\n"),
        ("wait", "wait, please", "wait+, please+"),
        ("これは本です。", "これは古い本です。", "これは+古い+本です。"),
        ("l’été", "l’hiver", "l’-été-+hiver+"),
        ("same " * 1200 + "a", "b " + "other " * 1200, None),
    ],
)  # fmt: skip
def test_words(before: str, after: str, expected: str | None) -> None:
    """Words are compared, not letters, nor lines; scripts without spaces by character."""
    marks = {"same": "", "removed": "-", "added": "+"}
    found = "".join(f"{marks[kind]}{text}{marks[kind]}" for kind, text in compare_words(before, after))

    assert (f"-{before}-+{after}+" if expected is None else expected) == found


texts = st.text(alphabet="ab \n.é本", max_size=40)


@given(texts, texts)
def test_pieces_are_both_texts(before: str, after: str) -> None:
    """Nothing is lost between the pieces, and neighbours are of different kinds."""
    pieces = compare_words(before, after)

    assert before == "".join(piece.text for piece in pieces if piece.kind != "added")
    assert after == "".join(piece.text for piece in pieces if piece.kind != "removed")
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))
