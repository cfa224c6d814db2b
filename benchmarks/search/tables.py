"""The tables: a line for each measure, a column for each contestant and threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.search import DEFAULT_THRESHOLD
from benchmarks.search.measures import calibrated, false_answers, recall

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.search.contestants import Answer
    from benchmarks.search.corpus import Case

__all__ = ("Measured", "recall_table")

# "if ratio > 50" in its command.
_FAQTORY_THRESHOLD = 0.501
_FOLLOWING = 0.5


@frozen(eq=False)
class Measured:
    """Hold cases, and what each contestant found for them."""

    name: str
    cases: Sequence[Case]
    ours: Sequence[Sequence[Answer]]
    faqtory: Sequence[Sequence[Answer]]

    @property
    def is_unrelated(self) -> bool:
        """Tell whether nothing should be found."""
        return not any(case.right for case in self.cases)

    def half(self, is_for_tuning: bool | None) -> Measured:  # noqa: FBT001 - None is both
        """Give the cases of one half of the data."""
        chosen = [
            number
            for number, case in enumerate(self.cases)
            if is_for_tuning is None or case.is_for_tuning is is_for_tuning
        ]
        return Measured(
            self.name,
            [self.cases[number] for number in chosen],
            [self.ours[number] for number in chosen],
            [self.faqtory[number] for number in chosen],
        )


def thresholds(measured: Sequence[Measured]) -> tuple[float, float]:
    """Calibrate both on the half that is for tuning, so that few unrelated queries are answered."""
    tuning = [each.half(is_for_tuning=True) for each in measured if each.is_unrelated]
    return (
        calibrated([answers for each in tuning for answers in each.ours]),
        calibrated([answers for each in tuning for answers in each.faqtory]),
    )


def recall_table(measured: Sequence[Measured], *, is_for_tuning: bool | None) -> str:
    """Write the measures of one half of the data, or of all, as a Markdown table."""
    ours, faqtory = thresholds(measured)
    lines = [
        f"| measure | queries | aic-faq | FAQtory | FAQtory from {faqtory * 100:.0f} |",
        "|---|---|---|---|---|",
    ]
    for each in measured:
        half = each.half(is_for_tuning)
        if half.cases:
            lines += _lines(half, faqtory)
    lines += [
        "",
        f"Calibrated on the other half, our threshold is {ours:.2f}; the default is {DEFAULT_THRESHOLD}.",
    ]
    return "\n".join(lines) + "\n"


def _lines(measured: Measured, calibrated_faqtory: float) -> Iterator[str]:
    number = len(measured.cases)
    if measured.is_unrelated:
        shares = (
            false_answers(measured.ours, DEFAULT_THRESHOLD),
            false_answers(measured.faqtory, _FAQTORY_THRESHOLD),
            false_answers(measured.faqtory, calibrated_faqtory),
        )
        yield f"| {measured.name}: answered | {number} | {' | '.join(f'{share:.1%}' for share in shares)} |"
        return
    recalls = (
        recall(measured.cases, measured.ours, DEFAULT_THRESHOLD, _FOLLOWING),
        recall(measured.cases, measured.faqtory, _FAQTORY_THRESHOLD),
        recall(measured.cases, measured.faqtory, calibrated_faqtory),
    )
    for at, found in (("1", [each.at_1 for each in recalls]), ("5", [each.at_5 for each in recalls])):
        yield f"| {measured.name}: recall@{at} | {number} | {' | '.join(f'{share:.1%}' for share in found)} |"
