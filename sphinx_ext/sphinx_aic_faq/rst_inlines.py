"""Inline nodes of docutils to those of rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from aic_faq import Code, Span, markup
from aic_faq.readers.toolkit import is_safe_image, is_safe_link, normalise_url, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.readers.toolkit import ProblemCollector

__all__ = ("InlineReader", "line_of")

_MARKS: tuple[tuple[type[nodes.Element], type[markup.Emphasis | markup.Strong]], ...] = (
    (nodes.strong, markup.Strong),
    (nodes.emphasis, markup.Emphasis),
    (nodes.title_reference, markup.Emphasis),
)


def line_of(node: nodes.Node) -> int:
    """Give the line of the nearest node that knows its own."""
    at: nodes.Node | None = node
    while at is not None:
        if at.line:
            return int(at.line)
        at = at.parent
    return 1


class InlineReader:
    """Read lines of text; the footnotes that they refer to are noted in ``notes``."""

    def __init__(self, document: nodes.document, problems: ProblemCollector) -> None:
        self._document = document
        self._problems = problems
        self.notes: dict[str, int] = {}

    def read(self, children: Iterable[nodes.Node]) -> tuple[markup.Inline, ...]:
        """Read inline nodes."""
        return tuple(inline for child in children for inline in self._inline(child))

    def _inline(self, node: nodes.Node) -> Iterator[markup.Inline]:
        match node:
            case nodes.Text():
                yield from _lines(node.astext())
            case nodes.literal() | nodes.math():
                if text := " ".join(node.astext().split("\n")).strip():
                    yield markup.CodeSpan(text)
            case nodes.image():
                yield from self._image(node)
            case nodes.reference():
                yield from self._link(node, self.read(node.children))
            case nodes.footnote_reference():
                yield from self._note(node)
            case nodes.citation_reference():
                yield markup.Text(f"[{node.astext()}]")
            case nodes.substitution_reference():
                yield markup.Text(f"|{node.astext()}|")
            case nodes.problematic():
                yield markup.Text(node.rawsource or node.astext())
            case nodes.inline() if "refname" in node:
                target = self._document.nameids.get(node["refname"])
                inner = self.read(node.children)
                yield from inner if target is None else (markup.Link(f"#{target}", inner),)
            case nodes.Element():
                yield from self._marked(node)
            case _:
                pass

    def _marked(self, node: nodes.Element) -> Iterator[markup.Inline]:
        inner = self.read(node.children)
        for kind, mark in _MARKS:
            if isinstance(node, kind):
                yield mark(inner)
                return
        # A target within a line has words; any other is not to be seen.
        if isinstance(node, nodes.target) or not isinstance(node, nodes.Invisible | nodes.system_message):
            yield from inner

    def _link(self, node: nodes.Element, inner: tuple[markup.Inline, ...]) -> Iterator[markup.Inline]:
        name = node.get("refid") or self._document.nameids.get(node.get("refname", ""))
        url = node.get("refuri") or (f"#{name}" if name else "")
        if not url:
            what = f"the target {quoted(node.get('name', node.astext()))} is not on the page"
            self._report(
                Code.INVALID_RST, node, f"{what}; its words are no link", "write .. _target: address"
            )
            yield from inner
            return
        url = normalise_url(url)
        if is_safe_link(url):
            yield markup.Link(url, inner)
            return
        self._report_address(node, "a link", url)
        yield from inner

    def _image(self, node: nodes.Element) -> Iterator[markup.Inline]:
        url, alt = normalise_url(node["uri"]), " ".join(str(node.get("alt", "")).split())
        if is_safe_image(url):
            yield markup.Image(url, alt)
            return
        self._report_address(node, "an image", url)
        if alt:
            yield markup.Text(alt)

    def _note(self, node: nodes.Element) -> Iterator[markup.Inline]:
        name = node.get("refid")
        if name is None:
            yield markup.Text(f"[{node.astext()}]")
        else:
            yield markup.FootnoteReference(self.notes.setdefault(name, len(self.notes) + 1))

    def _report_address(self, node: nodes.Node, what: str, url: str) -> None:
        message = f"the address {quoted(url)} cannot be that of {what}; it is left out"
        self._report(Code.DANGEROUS_URL, node, message, "write https://... or a relative address")

    def _report(self, code: Code, node: nodes.Node, message: str, hint: str) -> None:
        source = self._problems.source
        line = min(line_of(node), len(source.line_starts))
        start = source.offset(line, 1)
        self._problems.warning(code, message, Span(start, start + len(source.line(line))), hint=hint)


def _lines(text: str) -> Iterator[markup.Inline]:
    for number, line in enumerate(text.replace("\0", "").split("\n")):
        if number:
            yield markup.SoftBreak()
        if line:
            yield markup.Text(line)
