"""``python -m benchmarks``: measure, and print tables of ratios to the floor and to plain Sphinx pages."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import plots, real, report, rivals, site, sphinx_suite, suite
from benchmarks.documents import MIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARTS = (
    *("sizes", "founding", "corpus", "memory", "imports", "process", "rivals", "site"),
    *("sphinx", "sphinx-growth"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for and show it as it comes."""
    options = _parser().parse_args(arguments)
    rows: list[report.Row] = []
    tables = (
        ("table", "floor", _measured),
        ("rivals", "rival", _measured_against_rivals),
        ("site", "compared with", _measured_sites),
        ("sphinx", "plain", _measured_in_sphinx),
    )
    for name, against, measured in tables:
        found: list[report.Row] = []
        for row in measured(options):
            found.append(row)
            shown = f"{row.ratio:6.2f}  {row.measure}: {row.ours} against {row.floor}"
            print(shown, file=sys.stderr, flush=True)
        if not found:
            continue
        text = f"{_machine()}\n\n{report.table(found, against)}"
        print(text)
        if options.write:
            report.write(text, name=name)
            plots.draw(found, name)
        rows += found
    if options.json is not None:
        options.json.write_text(json.dumps(report.as_json(rows), indent=2), encoding="utf-8")


def _measured(options: argparse.Namespace) -> Iterator[report.Row]:
    quick = options.quick
    sizes = options.sizes or ((10, 1_000) if quick else (10, 1_000, 10_000, 100_000))
    if "imports" in options.parts:
        yield from suite.imports(15 if quick else 31)
    if "process" in options.parts:
        yield from suite.whole_process(7 if quick else 21)
    if "founding" in options.parts:
        yield from suite.founding_document(7 if quick else 21)
    if "sizes" in options.parts:
        for mix in MIXES:
            yield from suite.sizes(mix, sizes, 5 if quick else 15)
    if "corpus" in options.parts and real.CORPUS.is_dir():
        yield from suite.real_documents(3 if quick else 9)
    if "memory" in options.parts:
        yield from suite.memory(1_000 if quick else 10_000, 1 if quick else 3)


def _measured_against_rivals(options: argparse.Namespace) -> Iterator[report.Row]:
    if "rivals" not in options.parts:
        return
    if options.rivals is None:
        print("the rivals are left out: --rivals names no Python that has them", file=sys.stderr)
        return
    yield from rivals.whole_process(options.rivals, 7 if options.quick else 21)
    yield from rivals.folders(options.rivals, 1_000, 3 if options.quick else 11)


def _measured_sites(options: argparse.Namespace) -> Iterator[report.Row]:
    quick = options.quick
    if "site" in options.parts:
        yield from site.many_files(100 if quick else 1_000, 2 if quick else 5)
        yield from site.site_memory((10, 100) if quick else (100, 1_000, 10_000), 1)


def _measured_in_sphinx(options: argparse.Namespace) -> Iterator[report.Row]:
    quick = options.quick
    if "sphinx" in options.parts:
        yield from sphinx_suite.long_page(100 if quick else 1_000, 3 if quick else 11)
        yield from sphinx_suite.many_pages(20 if quick else 200, 10, 3 if quick else 7)
    if "sphinx-growth" in options.parts:
        counts = (10, 1_000) if quick else (10, 100, 1_000, 10_000)
        yield from sphinx_suite.growth(counts, 1 if quick else 3)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, documents up to 1,000 questions")
    parser.add_argument("--sizes", type=_sizes, help="questions in the synthetic documents, as in 10,1000")
    parser.add_argument("--parts", type=_parts, default=_PARTS, help=f"what to measure: {','.join(_PARTS)}")
    parser.add_argument("--rivals", type=Path, metavar="PYTHON", help="a Python with the group rivals")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    parser.add_argument("--write", action="store_true", help="put tables and plots into the documentation")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(text.split(","))
    if unknown := set(parts) - set(_PARTS):
        message = f"unknown: {', '.join(sorted(unknown))}"
        raise argparse.ArgumentTypeError(message)
    return parts


def _machine() -> str:
    """Say what the figures were measured on."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("PyYAML", "markdown-it-py", "attrs", "Sphinx", "docutils")
    )
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python} on {platform.system()} {platform.machine()}, {os.cpu_count()} processors; {packages}."


if __name__ == "__main__":
    main()
