"""Say what was looked for, and what was found, where a document has no shape that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.nodes import MappingNode, kind_of
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.inspection import Inspection

__all__ = ("explain_unknown_shape",)

_MOST_KEYS = 12


def explain_unknown_shape(inspection: Inspection, /) -> None:
    """Note that no reader takes the document, and why."""
    problems, start = inspection.problems, inspection.start
    parts, line = inspection.front_matter, inspection.first_line.strip()
    root = inspection.front_matter_data
    if isinstance(root, MappingNode):
        keys = ", ".join(quoted(key.value) for key, _ in root.pairs[:_MOST_KEYS])
        message = f"no questions were found; the keys of the document are {keys}"
        hint = "write the questions as a list under the key questions"
        problems.error(Code.NO_QUESTIONS, message, Span(root.start, root.start), hint=hint)
        return
    if parts is not None:
        found = "nothing" if root is None else kind_of(root)
        message = f"no questions were found: the front matter holds {found}, and below it stand none"
        hint = "write title: and questions: there, each on a line of its own"
        problems.error(Code.NO_QUESTIONS, message, Span(start, start + len(line)), hint=hint)
        return
    found = f"it begins with {quoted(line)}" if line else "it is empty"
    problems.error(
        Code.UNKNOWN_SHAPE,
        f"no questions were found in the document: {found}",
        Span(start, start + len(line)),
        hint="put the title and the questions between two lines --- at the top, or name the format",
    )
