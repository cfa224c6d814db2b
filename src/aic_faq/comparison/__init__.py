"""Two versions of a FAQ, compared question by question."""

from __future__ import annotations

from aic_faq.comparison._changes import ChangeKind, Comparison, QuestionChange, SectionChange, compare
from aic_faq.comparison._data import comparison_to_dict, value_to_data
from aic_faq.comparison._pairing import pair_questions
from aic_faq.comparison._said import said
from aic_faq.comparison._words import Piece, compare_words

__all__ = (
    "ChangeKind",
    "Comparison",
    "Piece",
    "QuestionChange",
    "SectionChange",
    "compare",
    "compare_words",
    "comparison_to_dict",
    "pair_questions",
    "said",
    "value_to_data",
)
