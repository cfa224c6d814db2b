"""Say what was looked for, and what was found, where a document has no shape that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.nodes import MappingNode
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.inspection import Inspection

__all__ = ("explain_unknown_shape",)


def explain_unknown_shape(inspection: Inspection, /) -> None:
    """Note that no reader takes the document, and why."""
    problems, start = inspection.problems, inspection.start
    parts, line = inspection.front_matter, inspection.first_line
    if parts is not None and isinstance(root := inspection.front_matter_data, MappingNode):
        keys = ", ".join(quoted(key.value) for key, _ in root.pairs[:12])
        problems.error(
            Code.NO_QUESTIONS,
            f"no questions were found; the keys of the document are {keys}",
            Span(root.start, root.start),
            hint="write the questions as a list under the key questions",
        )
        return
    found = f"it begins with {quoted(line.strip())}" if line else "it is empty"
    problems.error(
        Code.UNKNOWN_SHAPE,
        f"no questions were found in the document: {found}",
        Span(start, start + len(line.strip())),
        hint="put the title and the questions between two lines --- at the top, or name the format",
    )
