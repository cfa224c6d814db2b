"""Put the headings of rich text below the heading that they belong to."""

from __future__ import annotations

__all__ = ("Outline",)

_LOWEST_LEVEL = 6


class Outline:
    """Shift headings below level ``below`` and close gaps, in document order.

    Authors choose levels by their looks; a page needs each heading to be at
    most one level below the one before it (WCAG 2.2, technique G141).
    """

    def __init__(self, below: int) -> None:
        self.below = below
        self._open: list[int] = []

    def level(self, written: int, /) -> int:
        """Give the level to show for the next heading, written with level ``written``."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(_LOWEST_LEVEL, self.below + len(self._open))
