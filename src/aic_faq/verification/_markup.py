"""What the JSON-LD of a page says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import evolve, frozen

from aic_faq.diagnostics import Severity
from aic_faq.readers.html.document import json_ld_blocks
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode, span_of
from aic_faq.readers.schemaorg.graph import Graph, Thing, plain_value, value_of
from aic_faq.readers.schemaorg.questions import SchemaQuestions
from aic_faq.richtext.imported import has_tags
from aic_faq.verification._statements import Side, fold, statement, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.html.tree import Page
    from aic_faq.readers.nodes import DataNode
    from aic_faq.verification._statements import Statement

__all__ = ("Address", "Markup", "fragment_of", "read_markup")


@frozen(eq=False)
class Address:
    """Hold an address or an ``@id`` that the markup gives to a thing."""

    key: str
    node: ScalarNode


@frozen(eq=False, kw_only=True)
class Markup:
    """Hold the JSON-LD of a page.

    Attributes:
        pages: every FAQPage.
        questions: those of all FAQPages.
        problems: why blocks cannot be read.
        graph: all things.
    """

    pages: list[Thing]
    questions: list[Thing]
    problems: list[Diagnostic]
    graph: Graph

    @property
    def url(self) -> str | None:
        """Give the address that the FAQPage says it has."""
        return next(
            (each.node.value for page in self.pages for each in self.addresses(page) if each.key == "url"),
            None,
        )

    def addresses(self, thing: Thing, /) -> list[Address]:
        """Give ``@id`` and ``url`` of a thing."""
        found: list[Address] = []
        for key in ("@id", "url"):
            pair = value_of(thing.node, key)
            node = None if pair is None else plain_value(pair[1])
            if isinstance(node, MappingNode):
                pair = value_of(node, "@id")
                node = None if pair is None else pair[1]
            if isinstance(node, ScalarNode):
                found.append(Address(key, node))
        return found

    def answers(self, question: Thing, /) -> Iterator[Thing]:
        """Give the accepted answers of a question that are things."""
        pair = value_of(question.node, "acceptedAnswer")
        if pair is None:
            return
        node = plain_value(pair[1])
        for item in node.items if isinstance(node, SequenceNode) else [node]:
            resolved, path = self.graph.resolve(item, question.path)
            if isinstance(resolved, MappingNode):
                yield Thing(resolved, path)

    def side(self, fields: FieldReader, target_of: Callable[[str], str], /) -> Side:
        """Read the questions."""
        reader = SchemaQuestions(self.graph, fields)
        statements: list[Statement] = []
        for place, thing in enumerate(self.questions):
            found = reader.question(thing, place + 1)
            pair = value_of(thing.node, "acceptedAnswer")
            made = statement(
                found.title,
                found.answer,
                target_of,
                span=span_of(thing.node),
                answer_span=None if pair is None else span_of(pair[0]),
                place=place,
            )
            names = frozenset(fragment_of(each.node.value) for each in self.addresses(thing)) - {""}
            literal_title, literal_answer = self._literals(thing)
            statements.append(
                evolve(made, names=names, literal_title=literal_title, literal_answer=literal_answer)
            )
        return Side(name="markup", statements=statements, has_links=self._has_tags())

    def _literals(self, question: Thing) -> tuple[str, str]:
        """Give the texts of a question and of its answers as they are written."""
        pair = value_of(question.node, "name")
        name = None if pair is None else plain_value(pair[1])
        title = name.value if isinstance(name, ScalarNode) else ""
        texts = (node.value for answer in self.answers(question) for node in _texts(answer.node))
        return title_of(title), fold(" ".join(texts))

    def _has_tags(self) -> bool:
        """Tell whether any answer is HTML, which could hold the links of the page."""
        return any(
            has_tags(node.value)
            for question in self.questions
            for answer in self.answers(question)
            for node in _texts(answer.node)
        )


def _texts(mapping: MappingNode) -> list[ScalarNode]:
    pair = value_of(mapping, "text")
    node: DataNode | None = None if pair is None else plain_value(pair[1])
    items: Sequence[DataNode | None] = node.items if isinstance(node, SequenceNode) else [node]
    return [item for item in items if isinstance(item, ScalarNode)]


def fragment_of(address: str, /) -> str:
    """Give the id of the element that an address leads to; empty where it names none."""
    return unquote(address.partition("#")[2].strip())


def read_markup(page: Page, fields: FieldReader, /) -> Markup:
    """Find every FAQPage in the JSON-LD of a page."""
    problems: list[Diagnostic] = []
    roots: list[tuple[DataNode, str]] = []
    for root, path, diagnostics in json_ld_blocks(page, fields.options.limits):
        problems += [problem for problem in diagnostics if problem.severity is Severity.ERROR]
        if root is not None:
            roots.append((root, path))
    graph = Graph(roots)
    pages = graph.of_kind("FAQPage")
    questions = [question for found in pages for question in graph.members(found)]
    return Markup(pages=pages, questions=questions, problems=problems, graph=graph)
