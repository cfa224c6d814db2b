"""YAML files: lists of questions wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.errors import InvalidFAQError
from aic_faq.readers.data import read_data_faqs
from aic_faq.readers.inspection import read_nodes
from aic_faq.readers.lists import NAMED, ListFinder
from aic_faq.readers.problems import ProblemCollector

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection

__all__ = ("read", "recognise")

_SUFFIXES = (".yaml", ".yml")
_FIRST_LINE = re.compile(
    r"(?P<hyphen>-[ \t]++)?[\"']?(?P<key>[^\s:\"'#<>\[\]{}|*_`-][^:\"'#<>|`]*+)[\"']?:(?:[ \t].*)?"
)


def recognise(inspection: Inspection, /) -> str | None:
    """Take files that are called so, and texts without a telling name that hold questions as YAML."""
    if inspection.suffix in _SUFFIXES:
        return f"its name ends with {inspection.suffix}"
    first = _FIRST_LINE.fullmatch(inspection.first_line.strip())
    if inspection.suffix not in {"", ".txt"} or first is None:
        return None
    finder = ListFinder(inspection.options.keys)
    if first["hyphen"] and finder.kind_of_key(first["key"]):
        return "its first line is that of a list of questions in YAML"
    return "it holds a list of questions in YAML" if _holds_questions(inspection, finder) else None


def _holds_questions(inspection: Inspection, finder: ListFinder) -> bool:
    """Read it on trial: many texts begin with a word and a colon."""
    trial = ProblemCollector(inspection.source)
    try:
        root = read_nodes("yaml", trial, inspection.whole, inspection.options.limits)
    except InvalidFAQError:
        return False
    return root is not None and any(found.sureness >= NAMED for found in finder.find(root))


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read the lists of questions that the data holds."""
    return read_data_faqs(inspection.data("yaml"), inspection.fields)
