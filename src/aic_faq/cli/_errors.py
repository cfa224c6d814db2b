"""Diagnostics as lines of text: the message, the place in the source, the hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aic_faq.diagnostics import Severity, visible
from aic_faq.display import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.source import Source

__all__ = ("Line", "Style", "render", "summary")

Style: TypeAlias = Literal[
    "plain", "location", "error", "warning", "message", "code", "gutter", "hint", "added", "removed"
]
"""What a piece of a line is; colours are chosen where it is printed."""

Line: TypeAlias = tuple[tuple[str, Style], ...]
"""The pieces of one line, each with its style; their texts joined are the line."""

_CUT = "..."
_TAB = "    "
_NARROWEST = 20


def render(diagnostic: Diagnostic, source: Source | None, /, *, width: int) -> tuple[Line, ...]:
    """Write a diagnostic as lines of at most ``width`` columns of source excerpt.

    Without a source there is no excerpt; without a column, no caret. Messages
    and hints are not broken: that would be in the way of whoever searches.
    """
    severity = _style(diagnostic)
    lines: list[Line] = [
        (
            (f"{diagnostic.location}: ", "location"),
            (f"{severity}: ", severity),
            (f"{diagnostic.message} ", "message"),
            (f"[{diagnostic.code.value}]", "code"),
        )
    ]
    if source is not None and diagnostic.position is not None:
        lines += _excerpt(diagnostic, source, diagnostic.position.line, width)
    if diagnostic.hint:
        lines.append((("hint: ", "hint"), (diagnostic.hint, "plain")))
    return tuple(lines)


def _style(diagnostic: Diagnostic) -> Literal["error", "warning"]:
    return "error" if diagnostic.severity is Severity.ERROR else "warning"


def _excerpt(diagnostic: Diagnostic, source: Source, number: int, width: int) -> list[Line]:
    line = source.line(number)
    start, end = _place(diagnostic, source, line)
    gutter = f"{number:>4} | "
    before, marked, after = _cut(line, start, end, max(_NARROWEST, width - len(gutter)))
    text = (before + marked + after).rstrip()
    excerpt: list[Line] = [((gutter, "gutter"), (text, "plain")) if text else ((gutter.rstrip(), "gutter"),)]
    if start is not None:
        carets = " " * display_width(before) + "^" * max(1, display_width(marked))
        excerpt.append(((" " * (len(gutter) - 2) + "| ", "gutter"), (carets, _style(diagnostic))))
    return excerpt


def _place(diagnostic: Diagnostic, source: Source, line: str) -> tuple[int | None, int]:
    """Give where on its line the carets start, counted from 0, and where they end."""
    position, span = diagnostic.position, diagnostic.span
    if position is None or position.column is None:
        return None, 0
    start = min(position.column - 1, len(line))
    if span is None or source.position(span.start) != position:
        return start, start + 1
    return start, min(start + span.end - span.start, len(line))


def _cut(line: str, start: int | None, end: int, room: int) -> tuple[str, str, str]:
    """Give what stands before, at and after the place, as much as there is room for.

    Only characters near the place are looked at: a line may have millions.
    """
    place = start or 0
    first, last = max(0, place - room), place + room
    cells = [_TAB if character == "\t" else visible(character) for character in line[first:last]]
    widths = [display_width(cell) for cell in cells]
    at = place - first
    if first == 0 and last >= len(line) and sum(widths) <= room:
        left, right = 0, len(cells)
    else:
        left, right = _window(widths, at, room - 2 * len(_CUT))
    stop = max(at, min(end - first, right))
    lead = _CUT if first + left > 0 else ""
    trail = _CUT if first + right < len(line) else ""
    return lead + "".join(cells[left:at]), "".join(cells[at:stop]), "".join(cells[stop:right]) + trail


def _window(widths: Sequence[int], at: int, room: int) -> tuple[int, int]:
    """Choose which cells to show: a third of the room before the place, the rest after it."""
    left = right = at
    used = 0
    while left and used + widths[left - 1] <= room // 3:
        left -= 1
        used += widths[left]
    while right < len(widths) and used + widths[right] <= room:
        used += widths[right]
        right += 1
    while left and used + widths[left - 1] <= room:
        left -= 1
        used += widths[left]
    return left, right


def summary(diagnostics: Sequence[Diagnostic], /) -> str:
    """Count the problems by severity, as in ``2 errors, 1 warning``."""
    counts: dict[str, int] = {}
    for diagnostic in diagnostics:
        counts[diagnostic.severity.value] = counts.get(diagnostic.severity.value, 0) + 1
    return ", ".join(f"{count} {name}{'s' * (count > 1)}" for name, count in sorted(counts.items()))
