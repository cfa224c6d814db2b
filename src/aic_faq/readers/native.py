"""The native shape: front matter with a list of questions, as the founding document has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code, quoted
from aic_faq.options import fold_key
from aic_faq.readers.assembly import assemble
from aic_faq.readers.front_matter import require_front_matter
from aic_faq.readers.mappings import Fields, FieldSorter
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode, kind_of, span_of
from aic_faq.readers.page import read_page
from aic_faq.readers.questions import ANSWER_HINT, MappingQuestions
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aic_faq.model import FAQ
    from aic_faq.options import ReadOptions
    from aic_faq.readers.found import FoundQuestion
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read", "recognise")


def recognise(inspection: Inspection, /) -> str | None:
    """Take documents that begin with front matter."""
    return None if inspection.front_matter is None else "it begins with front matter"


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read a document whose front matter holds a list of questions."""
    problems, options = inspection.problems, inspection.options
    parts = require_front_matter(inspection.front_matter, problems)
    root = inspection.front_matter_data
    if not isinstance(root, MappingNode):
        found = "nothing" if root is None else kind_of(root)
        problems.stop(
            Code.WRONG_TYPE,
            f"expected keys and values in the front matter, found {found}",
            Span(parts.data.start, parts.data.start) if root is None else Span(root.start, root.end),
            hint="write title: and questions: there, each on a line of its own",
        )
    fields = FieldSorter(options.keys.page_fields, problems).sort(root, "$")
    key, questions = _find_questions(root, fields, problems, options)
    unknown = [pair for pair in fields.unknown if pair[0] is not key]
    reader = inspection.fields
    page = read_page(Fields(fields.known, unknown), reader, body=parts.body)
    found_questions = _questions(questions, f"$.{key.value}", MappingQuestions(reader))
    return (page.faq(assemble(found_questions, options, hint=ANSWER_HINT)),)


def _questions(items: SequenceNode, path: str, reader: MappingQuestions) -> Iterator[FoundQuestion]:
    # What has been read is let go, so that a long document is not held twice.
    items.items.reverse()
    number = 0
    while items.items:
        number += 1
        question = reader.question(items.items.pop(), number, f"{path}[{number - 1}]")
        if question is not None:
            yield question


def _find_questions(
    root: MappingNode, fields: Fields, problems: ProblemCollector, options: ReadOptions
) -> tuple[ScalarNode, SequenceNode]:
    """Find the list of questions: under one of its names, or under any key that holds such a list."""
    named = fields.known.get("questions")
    if named is not None and not isinstance(named[1], SequenceNode):
        found = kind_of(named[1])
        problems.stop(
            Code.WRONG_TYPE,
            f"expected a list of questions under {quoted(named[0].value)}, found {found}",
            Span(named[1].start, named[1].end),
            hint="begin each question with a hyphen: - title: ...",
            data_path=f"$.{named[0].value}",
        )
    table = options.keys.question_fields
    for key, node in [named] if named else root.pairs:
        if isinstance(node, SequenceNode) and (named or _holds_questions(node, table)):
            if node.items:
                _report_further_lists(root, key, problems, table)
                return key, node
            problems.stop(
                Code.NO_QUESTIONS,
                f"the list under {quoted(key.value)} is empty",
                Span(key.start, node.end),
                hint="write at least one question with its answer",
                data_path=f"$.{key.value}",
            )
    keys = ", ".join(quoted(key.value) for key, _ in root.pairs[:12])
    return problems.stop(
        Code.NO_QUESTIONS,
        f"no questions were found; the keys of the document are {keys}",
        Span(root.start, root.start),
        hint="write the questions as a list under the key questions",
    )


def _report_further_lists(
    root: MappingNode, read: ScalarNode, problems: ProblemCollector, table: Mapping[str, tuple[str, int]]
) -> None:
    for key, node in root.pairs:
        if key is not read and isinstance(node, SequenceNode) and _holds_questions(node, table):
            problems.warning(
                Code.FURTHER_LIST,
                f"questions stand under {quoted(key.value)}, too; those under {quoted(read.value)} are read",
                span_of(key),
                hint=f"move them to {read.value}; a key section on each keeps them apart",
                data_path=f"$.{key.value}",
            )


def _holds_questions(node: SequenceNode, table: Mapping[str, tuple[str, int]]) -> bool:
    for item in node.items:
        names = (
            {table[fold_key(key.value)][0] for key, _ in item.pairs if fold_key(key.value) in table}
            if isinstance(item, MappingNode)
            else set()
        )
        if {"question", "answer"} <= names:
            return True
    return False
