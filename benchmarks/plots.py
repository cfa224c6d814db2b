"""The plots of the documentation, drawn from the rows of the tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.figure import Figure

    from benchmarks.report import Row

__all__ = ("FOLDER", "draw", "growth")

FOLDER = ROOT / "docs" / "images"
_SIZE = re.compile(r"^(?P<size>[\d,]+) questions, (?P<mix>\w+) mix$")
_REACHED, _MISSED, _LINE = "#1b7837", "#b35806", "#555555"


def draw(rows: Sequence[Row], name: str, folder: Path = FOLDER) -> list[Path]:
    """Draw the ratios that have a mark to reach, and how the time grows; give the files."""
    import matplotlib as mpl  # noqa: PLC0415 - only where plots are asked for

    mpl.use("svg")
    # The same figures give the same bytes.
    mpl.rcParams["svg.hashsalt"] = "aic-faq"
    drawn = []
    if judged := [row for row in rows if row.must is not None]:
        drawn.append(_ratios(judged, folder / f"performance-{name}.svg"))
    if curves := growth(rows):
        drawn.append(_curves(curves, folder / f"performance-{name}-growth.svg"))
    return drawn


def growth(rows: Sequence[Row]) -> dict[str, list[tuple[int, float]]]:
    """Give the ratio to the floor by the number of questions, for each mix."""
    curves: dict[str, list[tuple[int, float]]] = {}
    for row in rows:
        if found := _SIZE.match(row.measure):
            size = int(found["size"].replace(",", ""))
            curves.setdefault(found["mix"], []).append((size, row.ratio))
    return {mix: sorted(points) for mix, points in curves.items() if len(points) > 1}


def _ratios(rows: Sequence[Row], path: Path) -> Path:
    """Draw how far each ratio is from what it must be: 1 is reached, shorter is better."""
    figure = _figure(0.5 + 0.36 * len(rows))
    axes = figure.subplots()
    shares = [_share(row) for row in rows]
    colors = [_REACHED if share <= 1 else _MISSED for share in shares]
    axes.barh([row.measure.replace("`", "") for row in rows], shares, color=colors)
    axes.axvline(1, color=_LINE, linewidth=1)
    axes.invert_yaxis()
    axes.set_xlabel("cost, as a multiple of what it must be at the most")
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    return _saved(figure, path)


def _share(row: Row) -> float:
    assert row.must is not None
    return row.ratio / row.must if row.better == "lower" else row.must / row.ratio


def _curves(curves: dict[str, list[tuple[int, float]]], path: Path) -> Path:
    figure = _figure(3)
    axes = figure.subplots()
    for (mix, points), marker in zip(curves.items(), "os^D", strict=False):
        axes.plot(
            [size for size, _ in points], [ratio for _, ratio in points], marker=marker, label=f"{mix} mix"
        )
    axes.axhline(1, color=_LINE, linewidth=1, label="the floor")
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("questions in the document")
    axes.set_ylabel("time, x floor")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    return _saved(figure, path)


def _figure(height: float) -> Figure:
    from matplotlib import figure  # noqa: PLC0415 - as above

    return figure.Figure(figsize=(8, height), layout="constrained")


def _saved(figure: Figure, path: Path) -> Path:
    figure.savefig(path, metadata={"Date": None}, transparent=False)
    return path
