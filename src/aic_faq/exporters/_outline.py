"""Put the headings of rich text below the heading that they belong to."""

from __future__ import annotations

from attrs import define, field

__all__ = ("Outline",)

_LOWEST_LEVEL = 6


@define(eq=False, repr=False)
class Outline:
    """Shift headings below level ``below`` and close gaps, in document order.

    Authors choose levels by their looks; a page needs each heading to be at
    most one level below the one before it (WCAG 2.2, technique G141).
    """

    below: int
    _open: list[int] = field(factory=list, init=False)

    def level(self, written: int, /) -> int:
        """Give the level to show for the next heading, written with level ``written``."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(_LOWEST_LEVEL, self.below + len(self._open))
