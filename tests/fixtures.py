"""Read data-driven tests: a title, an input and what is expected, between dots.

A file holds any number of cases; whatever stands outside them is a comment::

    a title
    .
    input, any number of lines
    .
    what is expected, any number of lines
    .
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ("Case", "cases", "read_cases")


class Case(NamedTuple):
    """One case, and the line of its title."""

    line: int
    title: str
    given: str
    expected: str


def read_cases(path: Path, /) -> Iterator[Case]:
    """Yield the cases of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == "."]
    assert len(dots) % 3 == 0, f"{path.name} has {len(dots)} lines of a dot, which is no multiple of three"
    for start, middle, end in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        given, expected = lines[start + 1 : middle], lines[middle + 1 : end]
        yield Case(start, lines[start - 1], "\n".join(given), "\n".join(expected))


def cases(folder: Path, pattern: str = "*.txt", /) -> pytest.MarkDecorator:
    """Parametrise a test with a ``case`` for each case of the files; ids are ``file:line: title``."""
    found = [(path, case) for path in sorted(folder.glob(pattern)) for case in read_cases(path)]
    assert found, f"no cases in {folder.name}/{pattern}"
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=f"{path.stem}:{case.line}: {case.title}") for path, case in found]
    )
