"""Limits and keys."""

from __future__ import annotations

import attrs
import pytest

from aic_faq import Limits

# What SECURITY.md and the documentation promise.
DEFAULTS = {
    "bytes": 8 * 1024 * 1024,
    "depth": 16,
    "nodes": 1_000_000,
    "aliases": 100,
    "alias_text": 1024 * 1024,
    "questions": 20_000,
    "title": 1_000,
    "answer": 131_072,
    "brackets": 4_000,
    "output": 4 * 1024 * 1024,
}


def test_default_limits() -> None:
    """Every limit is there from the start, with its documented value."""
    assert attrs.asdict(Limits()) == DEFAULTS


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_limit_is_at_least_one(name: str) -> None:
    """None lifts a limit; zero would refuse every document."""
    assert getattr(Limits(**{name: None}), name) is None
    with pytest.raises(ValueError, match=f"None for no limit; {name} is 0"):
        Limits(**{name: 0})
