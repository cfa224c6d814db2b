"""Write the ids that questions have into the document that holds them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from aic_faq.checks.editing import apply_edits
from aic_faq.errors import FAQError, InvalidFAQError
from aic_faq.options import ReadOptions
from aic_faq.pinning._places import QuestionPlace, mappings_by_start
from aic_faq.pinning._vanished import successors
from aic_faq.readers import read
from aic_faq.readers.inspection import Inspection
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Source

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from aic_faq.diagnostics import Edit
    from aic_faq.model import FAQ, Question
    from aic_faq.readers import ReadResult
    from aic_faq.readers.nodes import DataNode

__all__ = ("PinnedIds", "pin_ids")

_DEFAULT_OPTIONS = ReadOptions()


@frozen(kw_only=True)
class PinnedIds:
    """Hold a document in which ids are written.

    Attributes:
        source: the document as it is to be.
        edits: what was added to it, in the order of the text.
        faq: what it says then.
        pinned: the ids that were written.
        aliases: the former ids that were written, each with the id of its question.
        left: ids that could not be written, since the question has no mapping of its own.
    """

    source: Source
    edits: tuple[Edit, ...]
    faq: FAQ
    pinned: tuple[str, ...]
    aliases: dict[str, str]
    left: tuple[str, ...]


def pin_ids(
    source: Source, /, *, former: FAQ | None = None, options: ReadOptions = _DEFAULT_OPTIONS
) -> PinnedIds:
    """Write the id of each question into a document, so that it outlives a change of the title.

    Only what is missing is added, a line for each question: comments,
    quotation marks and newlines stay as they are. No file is written.

    Args:
        source: a document with front matter in YAML, or in YAML as a whole.
        former: an earlier version; its ids that lead nowhere any more are added to the aliases
            of the questions that took their place.
        options: how the document is read.

    Raises:
        InvalidFAQError: where the document is no FAQ.
        FAQError: where ids cannot be written into it, since it has another shape, say.
    """
    result = read(source, options=options)
    if result.faq is None:
        raise InvalidFAQError(result.diagnostics)
    heirs = {} if former is None else successors(former, result.faq)
    aliases = {name: heir.id for name, heir in heirs.items() if heir is not None}
    places = _places(result, source, options)
    edits: list[Edit] = []
    pinned: list[str] = []
    questions: list[Question] = []
    for question, names in _with_former_names(result.faq, aliases, places):
        place = places.get(question.id)
        if place is not None:
            is_written = place.has_id(question.id)
            edits += place.edits(None if is_written else question.id, names)
            pinned += () if is_written else (question.id,)
        questions.append(evolve(question, aliases=(*question.aliases, *names)) if names else question)
    edits.sort(key=lambda edit: edit.span.start)
    patched = Source(apply_edits(source.text, (edits,))[0], source.name)
    # The last word has the reader: whatever YAML can be, no document is damaged.
    faq = read(patched, options=options).faq
    if faq is None or faq != evolve(result.faq, questions=questions):
        message = f"{source.name}: ids cannot be written without changing more of the document"
        raise FAQError(message)
    return PinnedIds(
        source=patched,
        edits=tuple(edits),
        faq=faq,
        pinned=tuple(pinned),
        aliases={name: heir for name, heir in aliases.items() if heir in places},
        left=tuple(question.id for question in questions if question.id not in places),
    )


def _with_former_names(
    faq: FAQ, aliases: Mapping[str, str], places: Container[str]
) -> Iterator[tuple[Question, Sequence[str]]]:
    """Yield each question with the former ids that can be written for it."""
    names: dict[str, list[str]] = {}
    for name, heir in aliases.items():
        if heir in places:
            names.setdefault(heir, []).append(name)
    for question in faq.questions:
        yield question, names.get(question.id, ())


def _places(result: ReadResult, source: Source, options: ReadOptions) -> dict[str, QuestionPlace]:
    """Give the mapping of each question by its id, but for those that have none, or share one."""
    faq, root = result.faq, _root(result, source, options)
    assert faq is not None  # noqa: S101 - the caller has looked
    mappings = mappings_by_start(root)
    starts = [question.span.start for question in faq.questions if question.span is not None]
    counts = Counter(starts)
    places = {
        question.id: QuestionPlace(source, *mappings[start], options.keys)
        for question, start in zip(faq.questions, starts, strict=True)
        if start in mappings and counts[start] == 1
    }
    return {name: place for name, place in places.items() if place.has(options.keys.question)}


def _root(result: ReadResult, source: Source, options: ReadOptions) -> DataNode:
    inspection = Inspection(ProblemCollector(source), options)
    found, root = f"this is {result.format}", None
    if len(result.faqs) > 1:
        found = "this document holds several languages, which share their mappings"
    elif result.format == "yaml":
        root = inspection.data("yaml")
    elif result.format == "front-matter" and inspection.front_matter is not None:
        found = f"this front matter is {inspection.front_matter.kind.upper()}"
        root = inspection.front_matter_data if inspection.front_matter.kind == "yaml" else None
    if root is None:
        message = f"{source.name}: ids are written into YAML, as front matter or as a file; {found}"
        raise FAQError(message)
    return root
