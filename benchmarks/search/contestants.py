"""Who is compared: for each case the five best, with their scores."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aic_faq.model import FAQ
from aic_faq.search import SearchIndex
from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search.corpus import Case

__all__ = ("Answer", "install_faqtory", "rank_with_faqtory", "rank_with_ours")

_MOST = 5
_WORKER = Path(__file__).with_name("faqtory_worker.py")


class Answer(NamedTuple):
    """Hold the score of a question, and its number."""

    score: float
    question: int


def rank_with_ours(cases: Sequence[Case]) -> list[list[Answer]]:
    """Rank with our index."""
    # One at a time is kept: those of a whole language are large.
    key, index, numbers = None, SearchIndex.of(()), {}
    ranked = []
    for case in cases:
        if key != (id(case.questions), case.hidden):
            key = id(case.questions), case.hidden
            numbers = {
                id(each): number for number, each in enumerate(case.questions) if number not in case.hidden
            }
            # Ids of several FAQs together need not be unique: each question is a FAQ of its own.
            index = SearchIndex.of(
                FAQ(questions=(case.questions[number],), language=case.language or "und")
                for number in numbers.values()
            )
        found = index.search(case.query, limit=_MOST, threshold=0)
        ranked.append([Answer(each.score, numbers[id(each.question)]) for each in found])
    return ranked


def rank_with_faqtory(cases: Sequence[Case], python: Path) -> list[list[Answer]]:
    """Rank with FAQtory's own code; ``python`` has it installed."""
    faqs = {id(case.questions): case.questions for case in cases}
    places = {key: number for number, key in enumerate(faqs)}
    given = {
        "faqs": [
            [(each.title.plain_text, each.alt_titles) for each in questions] for questions in faqs.values()
        ],
        "queries": [(case.query, places[id(case.questions)], sorted(case.hidden)) for case in cases],
    }
    done = subprocess.run(
        [python, _WORKER],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    # FAQtory scores from 0 to 100.
    return [
        [Answer(score / 100, question) for score, question in answers] for answers in json.loads(done.stdout)
    ]


def install_faqtory(folder: Path) -> Path:
    """Install FAQtory in an environment of its own: our command needs a newer Rich than it has."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *groups["rivals"]], check=True)
    return python
