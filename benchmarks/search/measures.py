"""Recall and false answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search.contestants import Answer
    from benchmarks.search.corpus import Case

__all__ = ("Recall", "calibrated", "false_answers", "recall")

_STEP = 0.05
FALSE_ANSWERS = 0.02
"""The share of unrelated queries that may be answered."""


@frozen
class Recall:
    """Hold the shares of queries for which a right question comes first, and among the first five."""

    at_1: float
    at_5: float


def shown(answers: Sequence[Answer], threshold: float, following: float | None) -> Sequence[Answer]:
    """Give what is shown: what reaches the threshold, or what ``following`` lets stand behind such a one."""
    if following is None or not answers or answers[0].score < threshold:
        return [answer for answer in answers if answer.score >= threshold]
    least = following * max(threshold, answers[0].score)
    return [answer for answer in answers if answer.score >= least]


def recall(
    cases: Sequence[Case],
    ranked: Sequence[Sequence[Answer]],
    threshold: float,
    following: float | None = None,
) -> Recall:
    """Tell how often a right question is shown."""
    at = {1: 0, 5: 0}
    for case, answers in zip(cases, ranked, strict=True):
        numbers = [answer.question for answer in shown(answers, threshold, following)]
        for most in at:
            at[most] += not case.right.isdisjoint(numbers[:most])
    return Recall(at[1] / len(cases), at[5] / len(cases))


def false_answers(ranked: Sequence[Sequence[Answer]], threshold: float) -> float:
    """Tell how often an unrelated query is answered."""
    return sum(bool(answers) and answers[0].score >= threshold for answers in ranked) / len(ranked)


def calibrated(ranked: Sequence[Sequence[Answer]], most: float = FALSE_ANSWERS) -> float:
    """Give the lowest threshold, in steps of 0.05, at which few unrelated queries are answered."""
    steps = (round(number * _STEP, 2) for number in range(round(1 / _STEP) + 1))
    return next((step for step in steps if false_answers(ranked, step) <= most), 1.0)
