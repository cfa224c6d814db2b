"""Headings of answers below the heading that they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.exporters._outline import Outline


@pytest.mark.parametrize(
    ("below", "written", "expected"),
    [
        (2, [], []),
        (2, [1], [3]),
        (2, [4], [3]),
        (2, [2, 3, 4], [3, 4, 5]),
        (2, [2, 4, 3], [3, 4, 4]),
        (2, [4, 2, 4], [3, 3, 4]),
        (2, [3, 3, 1, 2], [3, 3, 3, 4]),
        (5, [1, 2, 3], [6, 6, 6]),
        (6, [1], [6]),
    ],
)
def test_levels(below: int, written: list[int], expected: list[int]) -> None:
    """Levels follow each other without a gap, whatever the author chose by the looks."""
    outline = Outline(below)
    assert expected == [outline.level(level) for level in written]


@given(st.integers(1, 6), st.lists(st.integers(1, 6)))
def test_no_level_is_left_out(below: int, written: list[int]) -> None:
    """Each heading is at most one level below the one before it, and below the question."""
    outline, before = Outline(below), below
    for level in written:
        shown = outline.level(level)
        assert min(6, below + 1) <= shown <= min(6, before + 1)
        before = shown
