"""TOML files: lists of tables that are questions, wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.readers.data import read_data_faqs

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection

__all__ = ("read", "recognise")

_FIRST_LINE = re.compile(r"\[\[[\w.-]+\]\][ \t]*(?:#.*)?|[\w-]+[ \t]*=[ \t]*[\"'\[{].*")


def recognise(inspection: Inspection, /) -> str | None:
    """Take files that are called so, and texts whose first line is one of TOML."""
    if inspection.suffix == ".toml":
        return "its name ends with .toml"
    if inspection.suffix in {"", ".txt"} and _FIRST_LINE.fullmatch(inspection.first_line.strip()):
        return "its first line is one of TOML"
    return None


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read the lists of questions that the data holds."""
    return read_data_faqs(inspection.data("toml"), inspection.fields)
