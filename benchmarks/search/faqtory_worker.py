"""Rank with FAQtory: run by a Python that has it installed, which may be another one than ours.

Standard input holds FAQs, as lists of title, body and alternative titles, and queries, each with
the number of its FAQ and those of questions to leave out. For each query the five best are written:
score, and number of the question.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from faqtory.questions import read_questions

_MOST = 5


def main() -> None:
    """Write each FAQ as FAQtory has it, a file for each question, and rank as its command does."""
    given = json.load(sys.stdin)
    faqs = [_read(faq) for faq in given["faqs"]]
    answers = []
    for query, number, hidden in given["queries"]:
        scored = [
            (question.match(query), question)
            for question in faqs[number]
            if int(question.body) not in set(hidden)
        ]
        scored.sort(key=lambda result: result[0], reverse=True)
        answers.append([[score, int(question.body)] for score, question in scored[:_MOST]])
    json.dump(answers, sys.stdout)


def _read(faq: list[list[object]]) -> list[object]:
    with tempfile.TemporaryDirectory() as folder:
        for number, (title, alternatives) in enumerate(faq):
            # JSON is YAML, and the body tells which question it is.
            head = json.dumps({"title": title, "alt_titles": alternatives})
            Path(folder, f"{number}.question.md").write_text(f"---\n{head}\n---\n{number}\n", "utf-8")
        return list(read_questions(folder))


if __name__ == "__main__":
    main()
