"""Things of schema.org to FAQs: one for each FAQPage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from aic_faq.diagnostics import Code
from aic_faq.model import FAQ
from aic_faq.readers.assembly import assemble
from aic_faq.readers.mappings import Fields, FieldSorter
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, is_empty
from aic_faq.readers.page import FoundPage, read_page
from aic_faq.readers.schemaorg.graph import Graph, Thing, plain_value, value_of
from aic_faq.readers.schemaorg.questions import SchemaQuestions, first_value, names_in, with_local_names
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.found import FoundQuestion

__all__ = ("SchemaFAQ", "find_faqs", "read_faqs")

ANSWER_HINT = "write acceptedAnswer with a text"
_TABLE = {
    "name": ("title", 0),
    "headline": ("title", 1),
    "description": ("description", 0),
    "url": ("url", 0),
    "inLanguage": ("language", 0),
    "dateModified": ("updated", 0),
    "author": ("authors", 0),
    "@id": ("id", 0),
    "@type": ("type", 0),
    "@context": ("context", 0),
    "mainEntity": ("members", 0),
    "hasPart": ("parts", 0),
    "itemListElement": ("elements", 0),
}
_PAGE_FIELDS = ("title", "description", "url", "language", "updated", "authors")


@define(eq=False)
class SchemaFAQ:
    """Hold a FAQ that was found: the thing that stands for its page, and its questions."""

    page: Thing | None
    questions: list[Thing]
    is_faq_page: bool


def find_faqs(graph: Graph, /) -> list[SchemaFAQ]:
    """Find the FAQs of a graph: its FAQPages, else its QAPages, else the questions that stand alone."""
    for kind in ("FAQPage", "QAPage"):
        pages = graph.of_kind(kind)
        found = [SchemaFAQ(page, graph.members(page), is_faq_page=kind == "FAQPage") for page in pages]
        found = [faq for faq in found if faq.questions]
        if found:
            return found
        if pages:
            alone = graph.of_kind("Question")
            return [SchemaFAQ(pages[0], alone, is_faq_page=kind == "FAQPage")] if alone else []
    alone = [thing for thing in graph.of_kind("Question") if _is_answered(thing.node)]
    return [SchemaFAQ(None, alone, is_faq_page=False)] if alone else []


def _is_answered(mapping: MappingNode) -> bool:
    """Tell a question from one of a quiz, which has answers to choose from."""
    return value_of(mapping, "acceptedAnswer") is not None


def read_faqs(
    graph: Graph, found: Sequence[SchemaFAQ], fields: FieldReader, /, language: str | None = None
) -> tuple[FAQ, ...]:
    """Read the FAQs that were found: one for each language, so that those of one language are put together.

    ``language`` is that of a FAQ which states none.
    """
    pages: dict[str | None, FoundPage] = {}
    parts: dict[str | None, list[SchemaFAQ]] = {}
    for faq in found:
        if not faq.is_faq_page:
            _report_kind(faq, fields)
        page = _read_page(faq.page, fields)
        spoken = page.language or language
        pages.setdefault(spoken, page)
        parts.setdefault(spoken, []).append(faq)
    return tuple(
        page.faq(assemble(_questions(graph, parts[spoken], fields), fields.options, hint=ANSWER_HINT))
        for spoken, page in pages.items()
    )


def _questions(graph: Graph, faqs: Sequence[SchemaFAQ], fields: FieldReader) -> Iterator[FoundQuestion]:
    """Give the questions of FAQs; what one says that stands further up is left out below, pages repeat it."""
    reader = SchemaQuestions(graph, fields)
    number, known = 0, set[tuple[str, str]]()
    for place, faq in enumerate(faqs):
        said: set[tuple[str, str]] = set()
        for thing in faq.questions:
            question = reader.question(thing, number + 1)
            words = question.title.plain_text, question.answer.plain_text
            if words in known:
                continue
            if place and not said:
                _report_further(faq, fields)
            said.add(words)
            number += 1
            yield question
        known |= said


def _report_further(faq: SchemaFAQ, fields: FieldReader) -> None:
    thing = faq.page or faq.questions[0]
    fields.problems.warning(
        Code.FURTHER_LIST,
        "another FAQ of the same language stands here; its questions follow the others",
        Span(thing.node.start, thing.node.start + 1),
        hint="put all questions into one FAQPage",
        data_path=thing.path,
    )


def _report_kind(faq: SchemaFAQ, fields: FieldReader) -> None:
    thing = faq.page or faq.questions[0]
    count = len(faq.questions)
    read = "a FAQ of one question" if count == 1 else f"a FAQ of {count} questions"
    found = "a QAPage, which is one question that people answer," if faq.page else "what stands in no FAQPage"
    fields.problems.warning(
        Code.NO_FAQ_PAGE,
        f"{found} is read as {read}",
        Span(thing.node.start, thing.node.start + 1),
        hint="write FAQPage if the answers are those of the site",
        data_path=thing.path,
    )


def _read_page(thing: Thing | None, fields: FieldReader) -> FoundPage:
    source = fields.problems.source
    if thing is None:
        return FoundPage(source=source)
    sorted_ = FieldSorter(_TABLE, fields.problems).sort(with_local_names(thing.node), thing.path)
    known = {name: sorted_.known[name] for name in _PAGE_FIELDS if name in sorted_.known}
    if "url" not in known and "id" in sorted_.known:
        key, node = sorted_.known["id"]
        if isinstance(node, ScalarNode) and (url := _address(node.value)):
            known["url"] = key, ScalarNode(url, node.start, node.end, node.style)
    unknown = sorted_.unknown
    if "authors" in known and not names_in(known["authors"][1]):
        unknown = [*unknown, known.pop("authors")]
    plain = {name: (key, _plain(name, node)) for name, (key, node) in known.items()}
    return read_page(Fields(plain, unknown), fields, path=thing.path)


def _address(name: str) -> str:
    """Give the address of a page whose id it is; other ids are names for the graph only."""
    address = name.partition("#")[0]
    return address if address.startswith(("https://", "http://", "/")) else ""


def _plain(name: str, node: DataNode) -> DataNode:
    """Take tags and references out of a value, and things down to their names."""
    node = plain_value(node)
    if name == "authors":
        names = [ScalarNode(text, node.start, node.end, "double-quoted") for text in names_in(node)]
        return SequenceNode(node.start, node.end, [*names])
    if isinstance(node, MappingNode) and name == "url":
        node = next((item for key, item in node.pairs if key.value == "@id"), node)
    node = first_value(node) or node
    if name in {"title", "description"} and isinstance(node, ScalarNode) and not is_empty(node):
        return ScalarNode(" ".join(names_in(node)), node.start, node.end, node.style)
    return node
