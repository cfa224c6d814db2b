"""What values have in common: how they compare, hash and show themselves."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve, field, frozen

from aic_faq.fieldwise import Fieldwise
from aic_faq.markup import CodeSpan, HardBreak, Heading, SoftBreak, Text
from aic_faq.model import RichText
from aic_faq.source import Span


@frozen
class ByAttrs:
    """The same as attrs would make it."""

    name: str
    place: int = field(default=0, eq=False, repr=False)
    notes: list[str] = field(factory=list, hash=False)


@frozen(eq=False, repr=False)
class ByHand(Fieldwise):
    """The same as we make it."""

    name: str
    place: int = field(default=0, eq=False, repr=False)
    notes: list[str] = field(factory=list, hash=False)


@pytest.mark.parametrize("other", [{}, {"name": "b"}, {"place": 2}, {"notes": ["n"]}], ids=str)
def test_values_compare_as_attrs_lets_them(other: dict[str, Any]) -> None:
    """Fields that take no part in comparing or hashing take none."""
    ours, theirs = ByHand("a"), ByAttrs("a")
    our_other, their_other = evolve(ours, **other), evolve(theirs, **other)

    assert (theirs == their_other) == (ours == our_other)
    assert (hash(theirs) == hash(their_other)) == (hash(ours) == hash(our_other))
    assert repr(their_other).replace("ByAttrs", "ByHand") == repr(our_other)


def test_values_of_other_classes_are_never_equal() -> None:
    """A text is no code, even where both hold the same, and one break is not the other."""
    assert Text("a") != CodeSpan("a")
    assert SoftBreak() != HardBreak()
    assert SoftBreak() == SoftBreak()
    assert hash(SoftBreak()) == hash(SoftBreak())
    assert Span(1, 2) != (1, 2)


def test_values_show_their_fields() -> None:
    """What is shown is how the value is made; places are left out."""
    assert "Heading(level=2, children=(Text(value='a'),))" == repr(Heading(2, (Text("a"),), 7))
    assert "SoftBreak()" == repr(SoftBreak())
    assert "RichText(markdown='', blocks=())" == repr(RichText(markdown="", blocks=()))
