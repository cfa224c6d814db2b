"""The native shape: front matter with a list of questions, as the founding document has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code
from aic_faq.readers.data import read_data_faqs
from aic_faq.readers.front_matter import require_front_matter
from aic_faq.readers.lists import NAMED, ListFinder
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode, kind_of
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection

__all__ = ("read", "recognise")


def recognise(inspection: Inspection, /) -> str | None:
    """Take documents whose front matter holds questions; and all that have nothing but front matter."""
    parts = inspection.front_matter
    if parts is None:
        return None
    root = inspection.front_matter_data
    body = inspection.source.text[parts.body.start : parts.body.end]
    if not body.strip():
        return "it begins with front matter, and nothing stands below"
    if root is None or isinstance(root, ScalarNode) or not _holds_questions(root, inspection):
        return None
    return "its front matter holds a list of questions"


def _holds_questions(root: MappingNode | SequenceNode, inspection: Inspection) -> bool:
    """Tell whether there are questions, and not only titles with texts, as in menus and teasers."""
    finder = ListFinder(inspection.options.keys)
    if isinstance(root, MappingNode) and any(finder.is_named_list(key, item) for key, item in root.pairs):
        return True
    return any(found.sureness >= NAMED for found in finder.find(root))


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read a document whose front matter holds a list of questions."""
    problems = inspection.problems
    parts = require_front_matter(inspection.front_matter, problems)
    root = inspection.front_matter_data
    if root is None or isinstance(root, ScalarNode):
        found = "nothing" if root is None else kind_of(root)
        problems.stop(
            Code.WRONG_TYPE,
            f"expected keys and values in the front matter, found {found}",
            Span(parts.data.start, parts.data.start) if root is None else Span(root.start, root.end),
            hint="write title: and questions: there, each on a line of its own",
        )
    return read_data_faqs(root, inspection.fields, body=parts.body)
