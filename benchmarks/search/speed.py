"""What an index of 10,000 questions costs, and a query of it."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import aic_faq
from aic_faq.search import SearchIndex, find_duplicates
from benchmarks.documents import document

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("table",)

_QUESTIONS, _QUERIES = 10_000, 40


def table(*, rounds: int, questions: int = _QUESTIONS) -> str:
    """Time the steps, interleaved, and write the medians of their CPU time as a Markdown table."""
    text = document(questions, "survey")
    # The first reading imports what later ones share.
    faq = aic_faq.loads(text)
    times: dict[str, list[float]] = {"reading": [], "indexing": [], "a query": [], "duplicates": []}
    for _ in range(rounds):
        times["reading"].append(_seconds(lambda: aic_faq.loads(text)))
        # Words of rich texts are worked out once and kept: each round has its own.
        fresh = aic_faq.loads(text)
        times["indexing"].append(_seconds(lambda fresh=fresh: SearchIndex.of(fresh)))  # type: ignore[misc]
        index = SearchIndex.of(fresh)
        index.search("?")
        for question in faq.questions[:: max(1, questions // _QUERIES)]:
            query = f"{question.title.plain_text} s'il vous plaît"
            times["a query"].append(_seconds(lambda query=query, index=index: index.search(query)))  # type: ignore[misc]
        times["duplicates"].append(_seconds(lambda: find_duplicates(faq)))
    lines = [f"| {questions:,} questions | CPU time | x reading |", "|---|---|---|"]
    reading = statistics.median(times["reading"])
    for name, values in times.items():
        median = statistics.median(values)
        shown = f"{median:.2f} s" if median >= 1 else f"{median * 1000:.0f} ms"
        lines.append(f"| {name} | {shown} | {median / reading:.2f} |")
    return "\n".join(lines) + "\n"


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start
