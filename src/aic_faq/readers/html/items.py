"""Microdata and RDFa Lite of a page as the mappings that JSON-LD would hold.

See https://html.spec.whatwg.org/#microdata and https://www.w3.org/TR/rdfa-lite/.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.diagnostics import Code
from aic_faq.readers.html.texts import HTMLNode
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.html.tree import Node, Page

__all__ = ("microdata", "rdfa", "without_end_tags")

_DEEPEST = 16

_ADDRESSES = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
}
_VALUES = {"meta": "content", "data": "value", "meter": "value", "time": "datetime"}


@define(eq=False)
class _Item:
    """Hold a thing while its properties are found."""

    mapping: MappingNode
    node: Node
    depth: int = 0
    values: dict[str, list[DataNode]] = field(factory=dict)
    keys: dict[str, ScalarNode] = field(factory=dict)

    def add(self, name: str, value: DataNode, node: Node) -> None:
        """Add a value of a property; the place of the first names the property."""
        self.keys.setdefault(name, ScalarNode(name, node.start, _tag_end(node), "plain"))
        self.values.setdefault(name, []).append(value)

    def finish(self) -> None:
        """Write the properties into the mapping."""
        for name, values in self.values.items():
            first, last = values[0], values[-1]
            several = SequenceNode(first.start, max(first.end, last.end), values)
            self.mapping.pairs.append((self.keys[name], first if len(values) == 1 else several))


def microdata(page: Page, /) -> list[MappingNode]:
    """Give the items of a page that are no property of another item."""
    return _Microdata(page).roots()


def rdfa(page: Page, /) -> list[MappingNode]:
    """Give the things of a page that are no property of another thing."""
    return _RDFa(page).roots()


class _Walk(ABC):
    """Walk over a page once, and put each property into the thing around it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._items: dict[int, _Item] = {}
        self._around: dict[int, _Item | None] = {}

    def roots(self) -> list[MappingNode]:
        roots: list[MappingNode] = []
        for node in self._page.nodes:
            above = self._item_above(node)
            item = self._item_of(node)
            names = self._names(node) if node.attributes else []
            self._around[node.index] = item or above
            if item is not None:
                self._items[node.index] = item
                item.depth = 1 if above is None else above.depth + 1
                self._check_depth(item)
            if names and above is not None:
                value = item.mapping if item is not None else self._value(node)
                for name in names:
                    above.add(name, value, node)
            elif item is not None:
                roots.append(item.mapping)
        self._refer()
        for item in self._items.values():
            item.finish()
        return roots

    def _check_depth(self, item: _Item) -> None:
        if item.depth > _DEEPEST:
            message = f"structured data is nested deeper than the limit of {_DEEPEST}"
            span = Span(item.node.start, item.node.start + 1)
            self._page.problems.stop(Code.LIMIT, message, span, hint="nest the elements less deeply")

    def _item_above(self, node: Node) -> _Item | None:
        return None if node.parent is None else self._around[node.parent.index]

    @abstractmethod
    def _item_of(self, node: Node) -> _Item | None:
        """Begin a thing, if the element is one."""

    @abstractmethod
    def _names(self, node: Node) -> list[str]:
        """Give the properties that an element has the value of."""

    @abstractmethod
    def _refer(self) -> None:
        """Add what a thing takes from elsewhere on the page."""

    @abstractmethod
    def _value(self, node: Node) -> DataNode:
        """Give the value of an element that is no thing."""

    def _new_item(self, node: Node, types: list[str], name: str) -> _Item:
        mapping = MappingNode(node.start, node.end)
        item = _Item(mapping, node)
        for type_ in types:
            item.add("@type", _attribute(node, type_), node)
        if name:
            item.add("@id", _attribute(node, name), node)
        return item

    def _text(self, node: Node) -> HTMLNode:
        page = self._page
        pieces = tuple(_inner_pieces(page, node))
        return HTMLNode(page.text_of(node), node.start, node.end, "verbatim", pieces)


class _Microdata(_Walk):
    """Read ``itemscope``, ``itemtype``, ``itemid``, ``itemprop`` and ``itemref``."""

    def _item_of(self, node: Node) -> _Item | None:
        if "itemscope" not in node.attributes:
            return None
        name = node.attributes.get("itemid", "") or _fragment(node)
        return self._new_item(node, node.words_of("itemtype"), name)

    def _names(self, node: Node) -> list[str]:
        return node.words_of("itemprop")

    def _value(self, node: Node) -> DataNode:
        name = _ADDRESSES.get(node.name) or _VALUES.get(node.name)
        if node.name != "time" and "content" in node.attributes:
            name = "content"  # not of the standard, but common
        if name is not None and (name in node.attributes or node.name != "time"):
            return _attribute(node, node.attributes.get(name, ""))
        return self._text(node)

    def _refer(self) -> None:
        for item in [*self._items.values()]:
            for name in item.node.words_of("itemref"):
                target = self._page.ids.get(name)
                if target is not None and self._item_above(target) is None:
                    self._take(item, target)

    def _take(self, item: _Item, target: Node) -> None:
        at = target.index
        while at < target.stop:
            node = self._page.nodes[at]
            inner = self._items.get(at)
            self._page.spend(at, at + 1)
            if inner is None or not self._refers(node):
                for name in self._names(node):
                    item.add(name, self._value(node) if inner is None else inner.mapping, node)
            at = node.stop if inner is not None else at + 1

    def _refers(self, node: Node) -> bool:
        """Tell whether an item refers to others itself, which could lead round in a circle."""
        self._page.spend(node.index, node.stop)
        return any("itemref" in inner.attributes for inner in self._page.nodes[node.index : node.stop])


class _RDFa(_Walk):
    """Read ``typeof``, ``property``, ``resource``, ``about``, ``content`` and addresses."""

    def _item_of(self, node: Node) -> _Item | None:
        if "typeof" not in node.attributes:
            return None
        about = node.attributes.get("resource") or node.attributes.get("about") or _fragment(node)
        return self._new_item(node, node.words_of("typeof"), about)

    def _names(self, node: Node) -> list[str]:
        return node.words_of("property")

    def _refer(self) -> None:
        """RDFa refers by ``resource``, which is the id of a thing."""

    def _value(self, node: Node) -> DataNode:
        for name in ("content", "resource", "href", "src", "datetime"):
            if name in node.attributes:
                return _attribute(node, node.attributes[name])
        return self._text(node)


def _inner_pieces(page: Page, node: Node, /) -> list[Span]:
    """Give where the content of an element stands, without its own tags."""
    if node.stop == node.index + 1:
        return []
    pieces = page.pieces(node.index + 1, node.stop)
    return without_end_tags(page, pieces)


def without_end_tags(page: Page, pieces: list[Span], /) -> list[Span]:
    """Take blanks away from both ends of some pieces, and end tags, which belong to what is around them."""
    text = page.source.text
    pieces = [piece for piece in pieces if not text[piece.start : piece.end].isspace()]
    while pieces:
        last = pieces.pop()
        end = _content_end(text, last)
        if end > last.start:
            pieces.append(Span(last.start, end))
            break
    if pieces:
        first = text[pieces[0].start : pieces[0].end]
        pieces[0] = Span(pieces[0].start + len(first) - len(first.lstrip()), pieces[0].end)
    return pieces


def _content_end(text: str, piece: Span) -> int:
    start, end = piece.start, piece.end
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        opening = text.rfind("<", start, end)
        if opening < 0 or text[opening : opening + 2] != "</" or text.find(">", opening, end) != end - 1:
            return end
        end = opening


def _attribute(node: Node, value: str) -> ScalarNode:
    return ScalarNode(value.strip(), node.start, _tag_end(node), "double-quoted")


def _tag_end(node: Node) -> int:
    """Give where the tag of an element ends, or what comes next begins."""
    return max(node.start, node.end if node.stop == node.index + 1 else node.start + len(node.name) + 1)


def _fragment(node: Node) -> str:
    name = node.attributes.get("id", "").strip()
    return f"#{name}" if name else ""
