"""Sites of many documents: one process and two, building again, and memory."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.documents import BASE_URL, document
from benchmarks.measure import Sample, environment, peak_memory
from benchmarks.report import Row, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ("many_files", "site_memory", "write_documents")

_QUESTIONS = 10
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system, no name for a temporary file


def write_documents(folder: Path, count: int) -> None:
    """Write documents of ten questions each; no two ask the same."""
    text = document(count * _QUESTIONS)
    head, questions, tail = text.partition("questions:\n")[0], *_parts(text)
    folder.mkdir(parents=True)
    for number in range(count):
        some = questions[number * _QUESTIONS : (number + 1) * _QUESTIONS]
        whole = f"{head.replace('url: /faq', 'language: fr')}questions:\n{''.join(some)}{tail}"
        (folder / f"faq-{number:06}.md").write_text(whole, encoding="utf-8")


def _parts(text: str) -> tuple[list[str], str]:
    body, _, rest = text.partition("questions:\n")[2].partition("contact:")
    return re.split(r"(?m)^(?=  - title: )", body)[1:], f"contact:{rest}"


def many_files(count: int, rounds: int) -> Iterator[Row]:
    """Build a site with one process and with two, and once more without a change."""
    first: dict[str, list[float]] = {"1": [], "2": []}
    again: list[float] = []
    place = _IN_MEMORY if _IN_MEMORY.is_dir() else None
    with TemporaryDirectory(dir=place) as name:
        docs, site = Path(name, "docs"), Path(name, "site")
        write_documents(docs, count)
        for number in range(rounds):
            for jobs in ("1", "2") if number % 2 else ("2", "1"):
                shutil.rmtree(site, ignore_errors=True)
                first[jobs].append(_clock(docs, site, jobs))
                _check(site, count)
            again.append(_clock(docs, site, "1"))
    one, two = (Sample(tuple(values)) for values in first.values())
    what = f"{count:,} files of {_QUESTIONS} questions"
    yield row(f"{what}, two processes, times faster", two, one, must=1.5, aim=1.8, better="higher")
    yield row(f"{what}, built again without a change", Sample(tuple(again)), one, must=0.05, aim=0.03)


def site_memory(counts: Sequence[int], rounds: int) -> Iterator[Row]:
    """Compare the peaks of memory of sites of several sizes with that of the smallest."""
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as name:
        statements: dict[str, str] = {}
        for count in counts:
            docs, site = Path(name, f"docs-{count}"), Path(name, f"site-{count}")
            write_documents(docs, count)
            statements[str(count)] = (
                f"from aic_faq import build\nbuild([{str(docs)!r}], {str(site)!r}, incremental=False)"
            )
        samples = peak_memory(statements, rounds)
    smallest = samples[str(counts[0])]
    for count in counts:
        measure = f"peak memory, {count:,} files of {_QUESTIONS} questions"
        yield row(measure, samples[str(count)], smallest, must=1.5, aim=1.2, unit="KiB")


def _clock(docs: Path, site: Path, jobs: str) -> float:
    """Give the seconds by the clock: that two processes share the work is what is measured."""
    program = str(Path(sys.executable).with_name("aic-faq"))
    command = [program, "build", str(docs), "-o", str(site), "--base-url", BASE_URL, "--jobs", jobs]
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment(), capture_output=True)
    return time.perf_counter() - start


def _check(site: Path, count: int) -> None:
    """Make sure that all pages are there, with all their questions."""
    pages = [*site.glob("faq-*/index.html")]
    assert len(pages) == count
    assert all(page.read_text("utf-8").count("<details") == _QUESTIONS for page in pages)
