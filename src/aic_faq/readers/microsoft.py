"""The FAQ shape of Microsoft Learn: YAML that begins with ``### YamlMime:FAQ``.

See https://learn.microsoft.com/contribute/content/how-to-write-faq.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.model import Extra
from aic_faq.readers.data import read_data_faqs
from aic_faq.readers.fields import FieldReader

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection

__all__ = ("read", "recognise")

_FIRST_LINE = "### YamlMime:FAQ"


def recognise(inspection: Inspection, /) -> str | None:
    """Take documents whose first line says what they are."""
    if inspection.first_line.strip().casefold() == _FIRST_LINE.casefold():
        return f"its first line is {_FIRST_LINE}"
    return None


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read sections with questions; what is said about the page stands under ``metadata``."""
    options = inspection.options
    keys = evolve(options.keys, intro=("summary", "intro"), contact=("additionalContent", "contact"))
    reader = FieldReader(inspection.problems, evolve(options, keys=keys))
    return tuple(_with_metadata(faq) for faq in read_data_faqs(inspection.data("yaml"), reader))


def _with_metadata(faq: FAQ) -> FAQ:
    """Take title and description from the metadata, where the page has none of its own."""
    metadata = faq.extra.get("metadata")
    if not isinstance(metadata, Extra):
        return faq
    title, description = (metadata.get(name) for name in ("title", "description"))
    return evolve(
        faq,
        title=faq.title or (title if isinstance(title, str) else None),
        description=faq.description or (description if isinstance(description, str) else None),
    )
