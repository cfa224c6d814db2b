"""The measures, one function each; every one gives rows of the table."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import floor, oracle, ours, real, variants
from benchmarks.documents import BASE_URL, MIXES, SEED_FILE, document
from benchmarks.measure import Sample, growth_exponent, interleaved, peak_memory, processes
from benchmarks.report import Row, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ("founding_document", "imports", "memory", "real_documents", "sizes", "whole_process")

_LARGE = 10_000
_SLOW_UP_TO = 1_000
_MUST, _AIM = 1.20, 0.90


def sizes(mix: str, counts: Sequence[int], rounds: int) -> Iterator[Row]:
    """Read and export documents of several sizes, and fit how the time grows."""
    medians: dict[str, dict[int, float]] = {"ours": {}, "floor": {}}
    for count in counts:
        text = document(count, mix)
        samples = _in_process(text, _rounds_for(count, rounds), slow=count <= _SLOW_UP_TO)
        name = f"{count:,} questions, {mix} mix"
        yield from _rows(name, samples, variants_too=count == _SLOW_UP_TO)
        for contestant, values in medians.items():
            values[count] = samples[contestant].median
    fitted = {
        contestant: {size: value for size, value in values.items() if size >= _SLOW_UP_TO}
        for contestant, values in medians.items()
    }
    if len(fitted["ours"]) > 1:
        smallest, largest = min(fitted["ours"]), max(fitted["ours"])
        exponents = {name: growth_exponent(values) for name, values in fitted.items()}
        yield Row(
            measure=f"growth exponent, {smallest:,} to {largest:,} questions, {mix} mix",
            ours=f"{exponents['ours']:.3f}",
            floor=f"{exponents['floor']:.3f}",
            ratio=exponents["ours"],
            must=1.05,
            aim=1.02,
        )


def founding_document(rounds: int) -> Iterator[Row]:
    """Read and export the document that all began with."""
    samples = _in_process(SEED_FILE.read_text(encoding="utf-8"), rounds, slow=True)
    yield from _rows("founding document", samples, variants_too=True)


def real_documents(rounds: int) -> Iterator[Row]:
    """Read and export the real documents of the corpus, one after the other."""
    texts = [text for _, text in real.real_documents()]

    def each(run: Callable[[str], object]) -> Callable[[], None]:
        def all_of_them() -> None:
            for text in texts:
                run(text)

        return all_of_them

    samples = interleaved({"ours": each(ours.run), "floor": each(floor.run)}, rounds)
    questions = sum(text.count("\n- title: ") for text in texts)
    name = f"{len(texts)} real documents with {questions:,} questions"
    yield row(name, samples["ours"], samples["floor"], must=0.50, aim=0.40)


def memory(count: int, rounds: int) -> Iterator[Row]:
    """Compare the peaks of memory over a bare interpreter."""
    for mix in MIXES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "document.md")
            path.write_text(document(count, mix), encoding="utf-8")
            run = (
                "from benchmarks import {0}\n"
                "with open({1!r}, encoding='utf-8') as file: outputs = {0}.run(file.read())"
            )
            names = ("ours", "floor")
            samples = peak_memory(
                {"bare": "", **{name: run.format(name, str(path)) for name in names}}, rounds
            )
        name = f"peak memory over a bare interpreter, {count:,} questions, {mix} mix"
        yield row(name, *_over(samples, names, "bare"), must=1.6, aim=1.0, unit="KiB")


def imports(rounds: int) -> Iterator[Row]:
    """Compare what importing costs over a bare interpreter."""
    statements = {
        "bare": "pass",
        "ours": "import aic_faq",
        "load": "from aic_faq import load",
        "floor": _THREE_IMPORTS,
    }
    samples = processes({name: (sys.executable, "-c", code) for name, code in statements.items()}, rounds)
    yield row(
        f"`import aic_faq` against `{_THREE_IMPORTS}`",
        *_over(samples, ("ours", "floor"), "bare"),
        must=0.25,
        aim=0.10,
    )
    yield row("`from aic_faq import load` against the same", *_over(samples, ("load", "floor"), "bare"))


def whole_process(rounds: int) -> Iterator[Row]:
    """Compare whole programs that turn the founding document into three files."""
    with tempfile.TemporaryDirectory() as folder:
        seed, here = str(SEED_FILE), Path(__file__).parent
        commands = {
            "floor": (sys.executable, str(here / "floor.py"), seed, folder),
            "library": (sys.executable, str(here / "ours.py"), seed, folder),
            "command": (
                str(Path(sys.executable).with_name("aic-faq")),
                "build",
                seed,
                "-o",
                folder,
                "--base-url",
                BASE_URL,
            ),
        }
        samples = processes(commands, rounds)
    name = "founding document to three files, whole process"
    yield row(f"{name}, script with the library", samples["library"], samples["floor"], must=1.30, aim=1.10)
    yield row(f"{name}, `aic-faq build`", samples["command"], samples["floor"], must=1.30, aim=1.10)


_THREE_IMPORTS = "import yaml, markdown_it, attrs"


def _in_process(text: str, rounds: int, *, slow: bool) -> dict[str, Sample]:
    """Check each contestant against the oracle, which also warms it up, then let them run in turn."""
    contestants: dict[str, Callable[[str], tuple[str, str, str]]] = {"ours": ours.run, "floor": floor.run}
    if slow:
        contestants |= {"safe": variants.safe, "naive": variants.naive, "sanitized": variants.sanitized}
    expected = oracle.expected_of(text)
    for run in contestants.values():
        oracle.check(expected, run(text))
    del expected
    return interleaved({name: _repeated(run, text) for name, run in contestants.items()}, rounds)


def _repeated(run: Callable[[str], object], text: str) -> Callable[[], None]:
    """Run short work several times a turn, so that the clock's grain does not matter."""
    times = max(1, 100_000 // len(text))

    def several() -> None:
        for _ in range(times):
            run(text)

    return several


def _rounds_for(count: int, rounds: int) -> int:
    return rounds if count < _LARGE else max(3, rounds * 1_000 // count)


def _rows(name: str, samples: dict[str, Sample], *, variants_too: bool) -> Iterator[Row]:
    yield row(name, samples["ours"], samples["floor"], must=_MUST, aim=_AIM)
    if variants_too:
        yield row(
            f"{name}, against `safe_load`, times faster",
            samples["ours"],
            samples["safe"],
            must=2.4,
            aim=3,
            better="higher",
        )
        yield row(
            f"{name}, against the naive script, times faster",
            samples["ours"],
            samples["naive"],
            must=5,
            aim=6.5,
            better="higher",
        )
        yield row(
            f"{name}, against the floor with bleach, times faster",
            samples["ours"],
            samples["sanitized"],
            must=3,
            aim=4,
            better="higher",
        )


def _over(samples: dict[str, Sample], names: Sequence[str], bare: str) -> tuple[Sample, ...]:
    """Take away what a bare interpreter needs."""
    base = samples[bare].median
    return tuple(Sample(tuple(value - base for value in samples[name].values)) for name in names)
