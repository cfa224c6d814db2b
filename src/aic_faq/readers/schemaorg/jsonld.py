"""JSON-LD: documents that hold a FAQPage of schema.org, or the script element of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.schemaorg.faqs import find_faqs, read_faqs
from aic_faq.readers.schemaorg.graph import Graph, kinds_of
from aic_faq.readers.schemaorg.scripts import json_of_script
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read", "recognise")

_SUFFIXES = frozenset({".jsonld", ".json-ld"})
_TYPE = re.compile(
    r"\"@type\"\s*+:\s*+(?:\[[^\[\]{}]{0,300}?)?\"(?:[a-z]+:|https?://schema\.org/)?(?:FAQPage|QAPage|Question)\""
)
_SCRIPT = re.compile(
    r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)?<script\b[^>]*\bapplication/ld\+json\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)


def recognise(inspection: Inspection, /) -> str | None:
    """Take JSON that has a FAQPage in it, and script elements that are all of their document."""
    if inspection.suffix in _SUFFIXES:
        return f"its name ends with {inspection.suffix}"
    if _scripts(inspection):
        return "it is a script element with JSON-LD"
    text, start = inspection.source.text, inspection.start
    if text[start : start + 1] in {"{", "["} and _TYPE.search(text, start):
        return "it is JSON-LD with questions of schema.org"
    return None


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read every FAQPage of the document."""
    problems, limits = inspection.problems, inspection.options.limits
    spans = _scripts(inspection) or [inspection.whole]
    roots = [read_json(problems, span, limits) for span in spans]
    graph = Graph([(root, "$" if len(roots) == 1 else f"$[{index}]") for index, root in enumerate(roots)])
    found = find_faqs(graph)
    if not found:
        _refuse(graph, problems, Span(inspection.start, inspection.start))
    return read_faqs(graph, found, inspection.fields)


def _scripts(inspection: Inspection) -> list[Span]:
    """Give where JSON stands in script elements, if the document is nothing else."""
    text, at = inspection.source.text, inspection.start
    if text[at : at + 1] != "<":
        return []
    spans: list[Span] = []
    while opening := _SCRIPT.match(text, at):
        closing = _SCRIPT_END.search(text, opening.end())
        whole = Span(opening.end(), len(text) if closing is None else closing.start())
        spans.append(json_of_script(text, whole))
        at = len(text) if closing is None else closing.end()
    return [] if text[at:].strip() else spans


def _refuse(graph: Graph, problems: ProblemCollector, span: Span) -> NoReturn:
    kinds = sorted({kind for thing in graph.things for kind in kinds_of(thing.node)})
    found = (
        "the types in it are " + ", ".join(map(quoted, kinds[:12])) if kinds else "nothing in it has a @type"
    )
    problems.stop(
        Code.NO_QUESTIONS,
        f"no questions were found in the JSON-LD: {found}",
        span,
        hint="write a FAQPage whose mainEntity is a list of Questions",
    )
