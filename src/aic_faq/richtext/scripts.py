"""Raised and lowered characters: Unicode has those that change what a text means, as in m² and H₂O."""

from __future__ import annotations

__all__ = ("lowered", "raised")

_PLAIN = "0123456789+-−=()"
_RAISED = str.maketrans(_PLAIN + "nia", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃ")
_LOWERED = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str, /) -> str | None:
    """Write a superscript in characters of its own; None where there are none."""
    return _translated(text, _RAISED)


def lowered(text: str, /) -> str | None:
    """Write a subscript in characters of its own; None where there are none."""
    return _translated(text, _LOWERED)


def _translated(text: str, table: dict[int, int]) -> str | None:
    words = text.strip(" \t\n\f")
    return words.translate(table) if all(ord(character) in table for character in words) else None
