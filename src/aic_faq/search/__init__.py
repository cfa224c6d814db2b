"""Searching the questions of FAQs, and finding those that are there twice."""

from __future__ import annotations

from aic_faq.search._data import duplicates_to_dict, suggestion_to_dict
from aic_faq.search._duplicates import DEFAULT_LIKENESS, Duplicates, LikePair, find_duplicates
from aic_faq.search._index import DEFAULT_THRESHOLD, SearchIndex
from aic_faq.search._places import QuestionPlace
from aic_faq.search._suggestion import MatchedWord, Suggestion

__all__ = (
    "DEFAULT_LIKENESS",
    "DEFAULT_THRESHOLD",
    "Duplicates",
    "LikePair",
    "MatchedWord",
    "QuestionPlace",
    "SearchIndex",
    "Suggestion",
    "duplicates_to_dict",
    "find_duplicates",
    "suggestion_to_dict",
)
