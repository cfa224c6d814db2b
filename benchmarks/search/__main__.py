"""``python -m benchmarks.search``: recall and false answers, ours and FAQtory's, as tables."""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import report
from benchmarks.measure import ROOT
from benchmarks.search import corpus, speed
from benchmarks.search.contestants import install_faqtory, rank_with_faqtory, rank_with_ours
from benchmarks.search.tables import Measured, recall_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = ROOT / "docs" / "explanation" / "search.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; ``--write`` puts the tables on the documentation page."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        python = options.faqtory or install_faqtory(Path(folder))
        measured = measure(options.corpus, python, whole_languages=not options.quick)
    tables = (
        f"The half that nothing was tuned on:\n\n{recall_table(measured, is_for_tuning=False)}\n"
        f"All of the data:\n\n{recall_table(measured, is_for_tuning=None)}\n"
        f"{speed.table(rounds=1 if options.quick else 5)}\n"
        f"PyStemmer {version('PyStemmer')}, rapidfuzz {version('rapidfuzz')}, FAQtory 1.1.3.\n"
    )
    print(tables)
    if options.write:
        report.write(tables, _PAGE, "search")


def measure(folder: Path, python: Path, *, whole_languages: bool) -> list[Measured]:
    """Rank all queries with both; an index of a whole language for each query takes minutes."""
    collections = corpus.read_corpus(folder)
    near = list(corpus.near_duplicates(collections))
    wide = list(corpus.in_whole_language(near, collections)) if whole_languages else []
    measured = []
    for name, cases in {
        "alternative titles, in their FAQ": list(corpus.alternative_titles(collections)),
        "near-duplicates, in their FAQ": near,
        "the same, those judged to ask the same": [case for case in near if case.is_judged_same],
        "near-duplicates, among all FAQs of the language": wide,
        "unrelated: titles of other FAQs": list(corpus.unrelated(collections, "titles")),
        "unrelated: written for this": list(corpus.unrelated(collections, "written")),
    }.items():
        print(f"{name}: {len(cases)}", file=sys.stderr, flush=True)
        if cases:
            measured.append(Measured(name, cases, rank_with_ours(cases), rank_with_faqtory(cases, python)))
    return measured


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=corpus.CORPUS, help="folder with manifest.json")
    parser.add_argument(
        "--faqtory", type=Path, metavar="PYTHON", help="an interpreter with FAQtory; without, it is installed"
    )
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    parser.add_argument("--write", action="store_true", help="put the tables on the documentation page")
    return parser


if __name__ == "__main__":
    main()
