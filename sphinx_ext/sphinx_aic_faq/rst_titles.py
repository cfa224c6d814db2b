"""The titles of a page of reStructuredText, in order, each with what stands below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field
from docutils import nodes

from aic_faq import Span
from aic_faq.readers.toolkit import BELOW_HEADINGS, asks
from sphinx_aic_faq.rst_inlines import line_of

if TYPE_CHECKING:
    from aic_faq.readers.toolkit import ProblemCollector

__all__ = ("Flattening", "Mark", "TitleFinder", "says_something")


@define(eq=False)
class Mark:
    """Hold a title with what stands below it, up to the next one."""

    level: int
    title: nodes.Element
    span: Span
    below: list[nodes.Node] = field(factory=list)
    ids: list[str] = field(factory=list)
    is_closed: bool = False

    @property
    def words(self) -> str:
        """Give the words of the title."""
        return " ".join(self.title.astext().split())

    @property
    def asks(self) -> bool:
        """Tell whether they are a question."""
        return asks(self.words)

    @property
    def has_text(self) -> bool:
        """Tell whether there is something to read below."""
        return any(says_something(node) for node in self.below)


def says_something(node: nodes.Node, /) -> bool:
    """Tell whether a node is more than a line between questions, or what stands elsewhere."""
    return not isinstance(node, nodes.Invisible | nodes.transition | nodes.footnote)


class TitleFinder:
    """Find where titles stand: docutils does not say so of all of them."""

    def __init__(self, problems: ProblemCollector) -> None:
        self._source = problems.source

    def span(self, title: nodes.Element, after: int) -> Span:
        """Give the place of a title that stands after an offset."""
        words = title.rawsource.strip() or title.astext()
        first = words.split("\n", 1)[0]
        pattern = re.compile(rf"(?<![^\n\r])[^\S\n]*(?:\*\*)?{re.escape(first)}")
        match = pattern.search(self._source.text, after)
        if match is None:
            line = min(line_of(title), len(self._source.line_starts))
            start = self._source.offset(line, 1)
            return Span(start, start + len(self._source.line(line)))
        return Span(match.end() - len(first), match.end())


class Flattening:
    """Give the titles of a page in order, with those of one more form among them."""

    def __init__(self, titles: TitleFinder, form: str) -> None:
        self._titles = titles
        self._form = form
        self._marks: list[Mark] = []
        self._before: list[nodes.Node] = []
        self._ids: list[str] = []
        self._after = 0

    def marks(self, document: nodes.document) -> tuple[list[nodes.Node], list[Mark]]:
        """Give what stands before the first title, and all titles."""
        self._walk(document, 1)
        return self._before, self._marks

    def _walk(self, parent: nodes.Element, level: int) -> None:
        for node in parent.children:
            if isinstance(node, nodes.target):
                self._ids += [node["refid"]] if "refid" in node else []
                continue
            if isinstance(node, nodes.section):
                self._add(level, node.children[0])
                self._walk(node, level + 1)
                continue
            if isinstance(node, nodes.title) and isinstance(parent, nodes.section):
                continue
            if not self._takes(node):
                (
                    self._marks[-1].below if self._marks and not self._marks[-1].is_closed else self._loose()
                ).append(node)
            self._ids = []

    def _loose(self) -> list[nodes.Node]:
        """Find a place for what stands after a closed answer: the text of the section around it."""
        around = next((mark for mark in reversed(self._marks) if not mark.is_closed), None)
        return self._before if around is None else around.below

    def _takes(self, node: nodes.Node) -> bool:
        match node:
            case nodes.paragraph(children=[nodes.strong() as strong]) if self._form == "bold":
                if not strong.astext().rstrip().endswith(":"):
                    self._add(BELOW_HEADINGS, strong)
                    return True
            case nodes.definition_list() if self._form == "term":
                for item in node.children:
                    term, definition = item.children[0], item.children[-1]
                    mark = self._add(BELOW_HEADINGS, term)
                    mark.below += definition.children
                    mark.is_closed = True
                return True
            case _:
                pass
        return False

    def _add(self, level: int, title: nodes.Node) -> Mark:
        assert isinstance(title, nodes.Element)  # noqa: S101 - titles, terms and bold texts are
        span = self._titles.span(title, self._after)
        self._after = max(self._after, span.end)
        mark = Mark(level, title, span, ids=self._ids)
        self._ids = []
        self._marks.append(mark)
        return mark
