"""The measures of the Sphinx extension: whole builds, against the same text as plain reStructuredText."""

from __future__ import annotations

import itertools
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.documents import MIXES
from benchmarks.measure import ROOT, Sample, growth_exponent, processes
from benchmarks.report import Row, row
from benchmarks.sphinx_projects import KINDS, Project, write_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ("growth", "long_page", "many_pages")

_AFRESH = ("-E", "-a")
_QUESTIONS_OF_A_PAGE = 50
_LONG = 1_000


def long_page(questions: int, rounds: int) -> Iterator[Row]:
    """Build one page with all questions, less what a build of nothing takes."""
    for mix in MIXES:
        samples = _against_nothing(1, questions, mix, rounds)
        name = f"Sphinx, a page of {questions:,} questions, {mix} mix"
        yield row(name, samples["ours"], samples["plain"], must=0.60, aim=0.40)


def many_pages(pages: int, questions: int, rounds: int) -> Iterator[Row]:
    """Build many pages, then nothing, then one question of one page."""
    with tempfile.TemporaryDirectory() as folder:
        projects = {
            kind: _checked(write_project(Path(folder, kind), kind, pages, questions)) for kind in KINDS
        }
        afresh = {kind: project.command(*_AFRESH) for kind, project in projects.items()}
        samples = processes(afresh, rounds)
        name = f"Sphinx, {pages:,} pages of {questions} questions"
        yield row(name, samples["ours"], samples["plain"], must=0.90, aim=0.75)

        commands = {kind: project.command() for kind, project in projects.items()}
        samples = processes(commands, rounds)
        yield row(f"{name}, nothing changed", samples["ours"], samples["plain"], must=1.10, aim=1.00)

        changes = {kind: _change_of(project) for kind, project in projects.items()}
        samples = processes(commands, rounds, changes)
        yield row(f"{name}, one answer changed", samples["ours"], samples["plain"], must=1.10, aim=1.00)


def growth(counts: Sequence[int], rounds: int) -> Iterator[Row]:
    """Fit how the time grows, on one page and, with two processes, on pages of some questions each."""
    yield from _growth("on one page", counts, rounds, (), None)
    per_page = _QUESTIONS_OF_A_PAGE
    yield from _growth(f"on pages of {per_page}, two processes", counts, rounds, ("-j", "2"), per_page)


def _growth(
    name: str, counts: Sequence[int], rounds: int, options: Sequence[str], most: int | None
) -> Iterator[Row]:
    seconds: dict[str, dict[int, float]] = {kind: {} for kind in KINDS}
    for count in counts:
        per_page = min(count, most or count)
        samples = _against_nothing(count // per_page, per_page, MIXES[0], rounds, options)
        yield row(f"Sphinx, {count:,} questions {name}", samples["ours"], samples["plain"])
        # What is loaded once would make the growth of short documents look smaller.
        if count >= _LONG:
            for kind in KINDS:
                seconds[kind][count] = samples[kind].median
    if len(seconds["ours"]) > 1:
        exponents = {kind: growth_exponent(values) for kind, values in seconds.items()}
        smallest, largest = min(seconds["ours"]), max(seconds["ours"])
        yield Row(
            measure=f"Sphinx, growth exponent, {smallest:,} to {largest:,} questions {name}",
            ours=f"{exponents['ours']:.3f}",
            floor=f"{exponents['plain']:.3f}",
            ratio=exponents["ours"],
            must=1.05,
            aim=1.02,
        )


def _against_nothing(
    pages: int, questions: int, mix: str, rounds: int, options: Sequence[str] = ()
) -> dict[str, Sample]:
    """Build both projects; give what each takes over a project without questions."""
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, Sequence[str]] = {}
        for kind in KINDS:
            full = write_project(Path(folder, kind), kind, pages, questions, mix)
            empty = write_project(Path(folder, f"empty-{kind}"), kind, 0, 0)
            commands[kind] = _checked(full, options).command(*_AFRESH, *options)
            commands[f"empty {kind}"] = _checked(empty, options).command(*_AFRESH, *options)
        samples = processes(commands, rounds)
    return {kind: _less(samples[kind], samples[f"empty {kind}"]) for kind in KINDS}


def _checked(project: Project, options: Sequence[str] = ()) -> Project:
    """Build a project and see that nothing is missing; this also writes the byte code of what is used."""
    subprocess.run(project.command(*_AFRESH, *options), check=True, cwd=ROOT)
    project.check()
    return project


def _less(sample: Sample, base: Sample) -> Sample:
    return Sample(tuple(value - base.median for value in sample.values))


def _change_of(project: Project) -> Callable[[], object]:
    """Give what changes one answer of one page; each time another way."""
    number = len(project.documents) // 2
    times = itertools.count()

    def change() -> None:
        head, found, rest = project.documents[number].rpartition(". ")
        assert found, "the last answer has no sentence to be changed"
        project.write_page(number, f"{head} {next(times)}. {rest}")

    return change
