"""JSON files: lists of questions wherever they stand, dumps of Kendra and phpMyFAQ among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.readers.data import read_data_faqs

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection

__all__ = ("read", "recognise")

# Markdown begins with a bracket for a link, templates with {% or {{.
_BRACKETS = re.compile(r"\[\s*+[\"{\[\]]|\{\s*+[\"}]")


def recognise(inspection: Inspection, /) -> str | None:
    """Take files that are called so, and texts that stand between brackets."""
    if inspection.suffix == ".json":
        return "its name ends with .json"
    text, start = inspection.source.text, inspection.start
    if _BRACKETS.match(text, start) and text.rstrip()[-1:] == {"[": "]", "{": "}"}[text[start]]:
        return "it stands between brackets, as JSON does"
    return None


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read the lists of questions that the data holds."""
    return read_data_faqs(inspection.data("json"), inspection.fields)
