"""HTML pages as a list of nodes in document order, each with its place in the source.

The only module that imports justhtml: the parser of a browser in Python, which
remembers where each node began. A list makes every walk a loop, however deep
the page is nested.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from aic_faq.characters import find_control, replace_controls
from aic_faq.diagnostics import Code
from aic_faq.richtext.elements import FORMATTING
from aic_faq.richtext.html_problems import TAG
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.options import Limits
    from aic_faq.readers.problems import ProblemCollector
    from aic_faq.source import Source

__all__ = ("Node", "Page", "parse_page")

_UNSEEN = frozenset(
    {
        "#comment",
        "!doctype",
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "textarea",
        "select",
        "datalist",
        "canvas",
        "audio",
        "video",
    }
)
_FRAMES = frozenset({"nav", "dialog"})
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}
)
_BANNERS = frozenset({"header", "footer"})
_CONTENT = frozenset({"main", "article", "section", "details", "aside"})
# What our own pages put below an answer: dates, tags, links to the question itself.
_BESIDE_ANSWERS = "faq-about"
_RAW = re.compile(r"</(?:script|style|textarea|title)(?=[\s/>])", re.IGNORECASE)
_NODES_PER_TAG = 10
_LEAST_REOPENED = 20_000
_LOOKS_PER_NODE, _LOOKS_PER_CHARACTER, _LEAST_LOOKS = 8, 2, 50_000


@define(eq=False)
class Node:
    """Hold an element, a text (``#text``) or a comment.

    Attributes:
        index: its place in the list of nodes.
        stop: the place after the last node within it.
        start, end: where it stands in the source, with its tags.
        is_seen: False within scripts, templates, icons and the like.
        is_content: False within the menus, headers and footers of the page, too.
    """

    name: str
    index: int
    parent: Node | None
    start: int
    text: str = ""
    attributes: dict[str, str] = field(factory=dict)
    stop: int = 0
    end: int = 0
    is_seen: bool = True
    is_content: bool = True

    def ancestors(self) -> Iterator[Node]:
        """Give the elements around this one, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def words_of(self, name: str, /) -> list[str]:
        """Give the words of an attribute, as of ``class``."""
        return self.attributes.get(name, "").split()


@frozen(eq=False)
class Page:
    """Hold a page and find its way about it."""

    problems: ProblemCollector
    nodes: list[Node]
    ids: dict[str, Node]
    _spent: list[int] = field(factory=lambda: [0], init=False)

    @property
    def source(self) -> Source:
        """Give the source of the page."""
        return self.problems.source

    def spend(self, first: int, stop: int, characters: int = 0) -> None:
        """Stop where the same content is looked at again and again: it is nested in itself."""
        self._spent[0] += max(0, stop - first) + characters
        most = _LOOKS_PER_NODE * len(self.nodes) + _LOOKS_PER_CHARACTER * len(self.source.text)
        if self._spent[0] > most + _LEAST_LOOKS:
            message = "the page nests questions in each other so often that reading it would take too long"
            hint = "write questions beside each other"
            place = self._start(first)
            self.problems.stop(Code.LIMIT, message, Span(place, place), hint=hint)

    def elements(self, *names: str) -> Iterator[Node]:
        """Give the elements of some names, in document order."""
        return (node for node in self.nodes if node.name in names)

    def inner(self, node: Node, /) -> list[Node]:
        """Give all nodes within a node."""
        self.spend(node.index, node.stop)
        return self.nodes[node.index + 1 : node.stop]

    def words(self, first: int, stop: int, /) -> str:
        """Give the text that is seen between two places of the list, in one line."""
        self.spend(first, stop)
        texts = (node.text for node in self.nodes[first:stop] if node.name == "#text" and node.is_seen)
        return " ".join("".join(texts).split())

    def text_of(self, node: Node, /) -> str:
        """Give the text of an element, in one line."""
        return self.words(node.index, node.stop)

    def has_words(self, first: int, stop: int, /) -> bool:
        """Tell whether something is to be read or looked at between two places of the list."""
        self.spend(0, 1)
        at = first
        while at < stop:
            node = self.nodes[at]
            if not node.is_content or node.name == "button":
                at = node.stop
                continue
            if node.name == "img" or (node.name == "#text" and not node.text.isspace()):
                return True
            at += 1
            self.spend(0, 1)
        return False

    def pieces(self, first: int, stop: int, /, *, with_buttons: bool = False) -> list[Span]:
        """Give where the source of some nodes stands, without what is no text: scripts, icons, buttons."""
        pieces: list[Span] = []
        at, start = first, self._start(first)
        self.spend(first, stop, max(0, self._start(stop) - start))
        while at < stop:
            node = self.nodes[at]
            if node.is_content and (with_buttons or node.name != "button"):
                at += 1
                continue
            if node.start > start:
                pieces.append(Span(start, node.start))
            start = max(start, node.end)
            at = node.stop
        end = self._start(stop)
        return [*pieces, Span(start, end)] if end > start else pieces

    def _start(self, index: int) -> int:
        return self.nodes[index].start if index < len(self.nodes) else len(self.source.text)

    def raw_text(self, node: Node, /) -> Span:
        """Give where the text of a script stands, as it is written."""
        text = self.source.text
        if node.stop == node.index + 1:
            return Span(node.end, node.end)
        start = self.nodes[node.index + 1].start
        closing = _RAW.search(text, start)
        return Span(start, len(text) if closing is None else closing.start())


def parse_page(problems: ProblemCollector, span: Span, limits: Limits, /) -> Page:
    """Read the HTML in a part of the source.

    Raises:
        InvalidFAQError: where it is over a limit, or the parser is not installed.
    """
    _check_limits(problems, span, limits)
    try:
        from justhtml import JustHTML  # noqa: PLC0415 - most documents are no HTML
    except ImportError:
        message = "the package justhtml is not installed, without which HTML pages cannot be read"
        hint = "install it: pip install aic-faq[html]"
        problems.stop(Code.MISSING_PACKAGE, message, Span(span.start, span.start), hint=hint)
    text = problems.source.text[span.start : span.end]
    root = JustHTML(text, sanitize=False, track_node_locations=True).root
    nodes = _listed(root, span.start)
    _close(nodes, len(problems.source.text))
    ids: dict[str, Node] = {}
    for node in nodes:
        if name := node.attributes.get("id", "").strip():
            ids.setdefault(name, node)
    return Page(problems, nodes, ids)


def _check_limits(problems: ProblemCollector, span: Span, limits: Limits) -> None:
    """Refuse what would take long: too many tags, or marks that each block opens again."""
    text = problems.source.text
    count, most = text.count("<", span.start, span.end), limits.nodes
    if most is None:
        return
    hint = "split the page, or raise the limit of nodes if you trust it"
    if count * _NODES_PER_TAG > most:
        message = f"the page has {count} tags, more than the limit of {most // _NODES_PER_TAG}"
        problems.stop(Code.LIMIT, message, Span(span.start, span.start), hint=hint)
    opened = reopened = 0
    at, end = span.start, text.rfind(">", span.start, span.end) + 1
    while match := TAG.search(text, at, end):
        at = match.end()
        name = (match["name"] or "").lower()
        if name in FORMATTING:
            opened = max(0, opened - 1) if match["end"] else opened + 1
            continue
        reopened += opened
        if reopened > count + _LEAST_REOPENED:
            message = f"the page leaves so many marks open, such as <b>, that {reopened} would be repeated"
            problems.stop(Code.LIMIT, message, Span(match.start(), match.end()), hint="close the marks")
        if name in {"script", "style", "textarea", "title"} and not match["end"]:
            closing = _RAW.search(text, at, end)
            at = end if closing is None else closing.start()


def _listed(root: Any, offset: int) -> list[Node]:
    """List all nodes of a tree, parents before children."""
    nodes: list[Node] = []
    starts: list[int | None] = []
    stack: list[tuple[Any, Node | None]] = [(child, None) for child in reversed(root.children)]
    while stack:
        made, parent = stack.pop()
        at: int | None = getattr(made, "origin_offset", None)
        written = getattr(made, "attrs", None) or {}
        attributes = {name: _without_controls(value or "") for name, value in written.items()}
        text = _without_controls(made.data) if made.name == "#text" else ""
        node = Node(made.name, len(nodes), parent, 0, text, attributes)
        node.is_seen = (parent is None or parent.is_seen) and _is_seen(node)
        node.is_content = node.is_seen and (parent is None or parent.is_content) and not _is_frame(node)
        nodes.append(node)
        starts.append(None if at is None else at + offset)
        stack += [(child, node) for child in reversed(getattr(made, "children", None) or ())]
    return _placed(nodes, starts)


def _without_controls(text: str) -> str:
    """Replace what no text may hold: a character reference is how it gets in."""
    return text if find_control(text) is None else replace_controls(text)


def _placed(nodes: list[Node], starts: list[int | None]) -> list[Node]:
    """Give a place to elements that the parser made up: that of what comes next, or else came before."""
    after: int | None = None
    for node, at in zip(reversed(nodes), reversed(starts), strict=True):
        after = at if at is not None else after
        node.start = -1 if after is None else after
    before = 0
    for node in nodes:
        node.start = before = before if node.start < 0 else node.start
    return nodes


def _close(nodes: list[Node], length: int) -> None:
    """Find where each node ends: where the first node after it begins."""
    for node in reversed(nodes):
        node.stop = max(node.stop, node.index + 1)
        if node.parent is not None:
            node.parent.stop = max(node.parent.stop, node.stop)
        following = nodes[node.stop].start if node.stop < len(nodes) else length
        node.end = max(node.start, following)


def _is_seen(node: Node) -> bool:
    return node.name not in _UNSEEN


def _is_frame(node: Node) -> bool:
    """Tell whether an element belongs to the page around the content."""
    if node.name in _FRAMES or _FRAME_ROLES.intersection(node.words_of("role")):
        return True
    if _BESIDE_ANSWERS in node.attributes.get("class", ""):
        return _BESIDE_ANSWERS in node.words_of("class")
    if node.name not in _BANNERS:
        return False
    return not any(above.name in _CONTENT for above in node.ancestors())
