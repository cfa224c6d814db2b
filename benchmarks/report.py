"""The table: what was measured, what must be reached and what is aimed at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from attrs import asdict, frozen

from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.measure import Sample

__all__ = ("PAGE", "Row", "as_json", "row", "table", "write")

PAGE = ROOT / "docs" / "explanation" / "performance.md"


@frozen(kw_only=True)
class Row:
    """Hold one line of the table.

    Attributes:
        measure: what is measured.
        ours, floor: figures as they are shown, medians with quartiles.
        ratio: ours over the floor, or its inverse where the measure says "times faster".
        must, aim: the ratios to reach; None where there is none.
        better: whether a lower or a higher ratio is better.
    """

    measure: str
    ours: str
    floor: str
    ratio: float
    must: float | None = None
    aim: float | None = None
    better: Literal["lower", "higher"] = "lower"

    @property
    def verdict(self) -> str:
        """Say how far the ratio got."""
        if self.must is None or self.aim is None:
            return ""
        sign = 1 if self.better == "lower" else -1
        if sign * self.ratio <= sign * self.aim:
            return "aim"
        return "must" if sign * self.ratio <= sign * self.must else "missed"


def row(  # noqa: PLR0913 - the columns of the table
    measure: str,
    ours: Sample,
    floor: Sample,
    *,
    must: float | None = None,
    aim: float | None = None,
    unit: Literal["s", "KiB"] = "s",
    better: Literal["lower", "higher"] = "lower",
) -> Row:
    """Compare two samples."""
    ratio = ours.median / floor.median if better == "lower" else floor.median / ours.median
    return Row(
        measure=measure,
        ours=_shown(ours, unit),
        floor=_shown(floor, unit),
        ratio=ratio,
        must=must,
        aim=aim,
        better=better,
    )


def table(rows: Iterable[Row], against: str = "floor") -> str:
    """Write the rows as a Markdown table; ``against`` names what is compared with."""
    head = f"| measure | ours | {against} | ratio | must | aim | reached |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for line in rows:
        cells = (
            line.measure,
            line.ours,
            line.floor,
            f"{line.ratio:.2f}",
            _target(line.must),
            _target(line.aim),
        )
        lines.append(f"| {' | '.join(cells)} | {line.verdict} |")
    return "\n".join(lines) + "\n"


def as_json(rows: Iterable[Row]) -> list[dict[str, object]]:
    """Give the rows as data, for comparing runs."""
    return [asdict(line) | {"reached": line.verdict} for line in rows]


def write(markdown: str, page: Path = PAGE, name: str = "table") -> None:
    """Put a table between its marks on the documentation page."""
    text = page.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {name}: begin -->\n).*?(<!-- {name}: end -->)", re.DOTALL)
    page.write_text(marks.sub(lambda match: f"{match[1]}{markdown}{match[2]}", text), encoding="utf-8")


def _target(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _shown(sample: Sample, unit: Literal["s", "KiB"]) -> str:
    """Show the median and the quartiles in the unit that suits them."""
    factor, name = (1 / 1024, "MiB") if unit == "KiB" else (1, "s") if sample.median >= 1 else (1000, "ms")
    low, high = (value * factor for value in sample.quartiles)
    return f"{sample.median * factor:.3g} {name} ({low:.3g} to {high:.3g})"
