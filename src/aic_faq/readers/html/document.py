"""What a page of HTML holds, and which of it is read: structured data first, then what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

from aic_faq.diagnostics import Code, quoted
from aic_faq.errors import InvalidFAQError
from aic_faq.readers.html.choice import Way, best_way, ways_of
from aic_faq.readers.html.items import microdata, rdfa
from aic_faq.readers.html.texts import words_of
from aic_faq.readers.html.tree import parse_page
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.nodes import ScalarNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.question_words import asks
from aic_faq.readers.schemaorg.faqs import find_faqs
from aic_faq.readers.schemaorg.graph import Graph, plain_value, value_of
from aic_faq.readers.schemaorg.scripts import json_of_script
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.options import Limits
    from aic_faq.readers.html.shown import Shown
    from aic_faq.readers.html.tree import Node, Page
    from aic_faq.readers.nodes import DataNode
    from aic_faq.readers.schemaorg.faqs import SchemaFAQ

__all__ = ("HTMLDocument", "find_document", "json_ld_blocks")

_WORDS = re.compile(r"FAQPage|QAPage|Question")
_LETTERS = re.compile(r"[\W_]+")


@define(eq=False)
class HTMLDocument:
    """Hold a page, the structured data that is read, and the ways in which it shows questions."""

    page: Page
    start: int
    data: tuple[Graph, list[SchemaFAQ]] | None
    kind: str
    others: list[tuple[str, list[SchemaFAQ]]]
    ways: list[Way]
    way: Way | None

    @property
    def reason(self) -> str:
        """Say which of the questions are read."""
        if self.data is not None:
            return f"the questions of its {self.kind} are read"
        return "it has no structured data" + (f"; {self.way.name} are read" if self.way else "")

    def report_beside_data(self, faqs: Sequence[SchemaFAQ], /) -> None:
        """Report questions of the page that are not in the structured data that is read."""
        read = {_folded(title) for faq in faqs for title in _titles(faq)}
        for kind, others in self.others:
            titles = [title for faq in others for title in _titles(faq)]
            place = others[0].questions[0].node.start
            self._report(f"the {kind} of the page", titles, read, Span(place, place + 1))
        for way in sorted(self.ways, key=lambda way: -way.asking):
            if any(_folded(shown.words) in read for shown in way.answered):
                # Not every heading of a page is a question.
                asked = [shown for shown in way.answered if asks(shown.words)]
                first = next((shown for shown in asked if _folded(shown.words) not in read), None)
                place = 0 if first is None else first.title.start
                self._report("the page", [shown.words for shown in asked], read, Span(place, place + 1))
                break

    def _report(self, where: str, titles: Sequence[str], read: set[str], span: Span) -> None:
        unread = [title for title in titles if _folded(title) not in read]
        if unread:
            questions = "question" if len(unread) == 1 else "questions"
            self.page.problems.warning(
                Code.UNREAD_QUESTIONS,
                f"{where} has {len(unread)} more {questions} than its {self.kind}, {quoted(unread[0])} first;"
                f" those of the {self.kind} are read",
                span,
                hint="let structured data and page say the same",
            )

    def report_beside_way(self, read: Way, /) -> None:
        """Report answered questions that stand outside of those that are read."""
        ranges = [(shown.title.index, shown.end) for shown in read.questions]
        taken = {index for first, stop in ranges for index in range(first, stop)}
        for way in self.ways:
            left = [shown for shown in way.answered if _is_apart(shown, taken)]
            asking = Way(way.name, left).asking
            if way is not read and asking > 1:
                start = left[0].title.start
                self.page.problems.warning(
                    Code.UNREAD_QUESTIONS,
                    f"{asking} questions are shown as {way.name}, too; only {read.name} are read",
                    Span(start, start + 1),
                    hint="show all questions in the same way",
                )
                return


def _is_apart(shown: Shown, taken: set[int]) -> bool:
    first, stop = shown.title.index, shown.title.stop
    return not any(index in taken for index in range(first, stop))


def find_document(problems: ProblemCollector, span: Span, limits: Limits, /) -> HTMLDocument:
    """Parse the page in a part of the source, and find all that it holds.

    Raises:
        InvalidFAQError: where the page is over a limit, or the parser is not installed.
    """
    page = parse_page(problems, span, limits)
    found: list[tuple[str, list[tuple[DataNode, str]]]] = [
        ("JSON-LD", _json_ld(page, limits)),
        ("microdata", [(node, "") for node in microdata(page)]),
        ("RDFa", [(node, "") for node in rdfa(page)]),
    ]
    graphs = [(kind, Graph(roots)) for kind, roots in found if roots]
    faqs = [(kind, graph, find_faqs(graph)) for kind, graph in graphs]
    faqs = [each for each in faqs if each[2]]
    faqs.sort(key=lambda each: not each[2][0].is_faq_page)
    ways = ways_of(page)
    way = best_way(page, ways, problems.source.name)
    kind, data = (faqs[0][0], (faqs[0][1], faqs[0][2])) if faqs else ("", None)
    others = [(kind, found) for kind, _, found in faqs[1:]]
    return HTMLDocument(page, span.start, data, kind, others, ways, way)


def _json_ld(page: Page, limits: Limits) -> list[tuple[DataNode, str]]:
    """Read the blocks that speak of questions; one that cannot be read is reported and left out."""
    roots: list[tuple[DataNode, str]] = []
    for root, path, diagnostics in json_ld_blocks(page, limits):
        _report_broken(page, diagnostics, "; this JSON-LD is left out" if root is None else "")
        if root is not None:
            roots.append((root, path))
    return roots


def json_ld_blocks(
    page: Page, limits: Limits, /
) -> Iterator[tuple[DataNode | None, str, tuple[Diagnostic, ...]]]:
    """Read the blocks that speak of questions: the data or None, where it stands, and its problems."""
    scripts = [node for node in page.elements("script") if _is_json_ld(node)]
    text = page.source.text
    spans = [json_of_script(text, page.raw_text(node)) for node in scripts]
    for number, span in enumerate(spans):
        if not _WORDS.search(text, span.start, span.end):
            continue
        path = "$" if len(spans) == 1 else f"$[{number}]"
        apart = ProblemCollector(page.source)
        try:
            root = read_json(apart, span, limits)
        except InvalidFAQError as error:
            yield None, path, error.diagnostics
        else:
            yield root, path, apart.diagnostics


def _is_json_ld(node: Node) -> bool:
    return node.attributes.get("type", "").partition(";")[0].strip().lower() == "application/ld+json"


def _report_broken(page: Page, diagnostics: Sequence[Diagnostic], assumption: str) -> None:
    for diagnostic in diagnostics:
        message = diagnostic.message + assumption
        page.problems.warning(diagnostic.code, message, diagnostic.span, hint=diagnostic.hint)


def _titles(faq: SchemaFAQ) -> list[str]:
    found: list[str] = []
    for thing in faq.questions:
        pair = value_of(thing.node, "name") or value_of(thing.node, "text")
        node = None if pair is None else plain_value(pair[1])
        if isinstance(node, ScalarNode):
            found.append(words_of(node))
    return found


def _folded(title: str) -> str:
    return _LETTERS.sub("", title).casefold()
