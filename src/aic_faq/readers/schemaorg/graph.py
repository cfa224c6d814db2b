"""Data in the words of schema.org: what refers to what, and which of it is a FAQ.

JSON-LD, microdata and RDFa all give located mappings with the keys ``@type``
and ``@id``; what they mean is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, path_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ("Graph", "Thing", "kinds_of", "local_name", "plain_value", "value_of")

_DEEPEST = 8
"""Groups within groups that are looked into."""

_MEMBERS = ("mainEntity", "hasPart", "itemListElement", "mainContentOfPage", "item")


def local_name(name: str, /) -> str:
    """Give a name without the vocabulary before it.

    >>> [local_name(name) for name in ("schema:name", "https://schema.org/name", "name")]
    ['name', 'name', 'name']
    """
    return name.strip().replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]


@define(eq=False)
class Thing:
    """Hold a mapping, where it stands in the data, and the group in which it was met."""

    node: MappingNode
    path: str
    section: str | None = None


def value_of(mapping: MappingNode, name: str, /) -> tuple[ScalarNode, DataNode] | None:
    """Give the pair with a key, whatever vocabulary stands before it."""
    return next((pair for pair in mapping.pairs if local_name(pair[0].value) == name), None)


def kinds_of(mapping: MappingNode, /) -> frozenset[str]:
    """Give the types of a thing."""
    pair = next((pair for pair in mapping.pairs if pair[0].value == "@type"), None)
    if pair is None:
        return frozenset()
    nodes = pair[1].items if isinstance(pair[1], SequenceNode) else [pair[1]]
    return frozenset(local_name(node.value) for node in nodes if isinstance(node, ScalarNode))


def plain_value(node: DataNode, /) -> DataNode:
    """Take the wrapping off a value: ``@value`` says what a text is, ``@list`` that its order counts."""
    if isinstance(node, MappingNode):
        for key, item in node.pairs:
            if key.value in {"@value", "@list", "@set"}:
                return item
    return node


@define(eq=False)
class Graph:
    """Hold all things of some documents, and find them by their ids."""

    roots: Sequence[tuple[DataNode, str]]
    things: list[Thing] = field(factory=list, init=False)
    _by_id: dict[str, Thing] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        stack = list(reversed(self.roots))
        while stack:
            node, path = stack.pop()
            if isinstance(node, SequenceNode):
                stack += [(item, f"{path}[{index}]") for index, item in reversed([*enumerate(node.items)])]
            elif isinstance(node, MappingNode):
                self._add(Thing(node, path))
                stack += [(item, path_to(key, path)) for key, item in reversed(node.pairs)]

    def _add(self, thing: Thing) -> None:
        self.things.append(thing)
        name = _id_of(thing.node)
        if name is not None:
            known = self._by_id.get(name)
            if known is None or len(thing.node.pairs) > len(known.node.pairs):
                self._by_id[name] = thing

    def of_kind(self, kind: str, /) -> list[Thing]:
        """Give the things of a type, in document order; what is described in two places is one thing."""
        found = (self._resolved(thing) for thing in self.things if kind in kinds_of(thing.node))
        return list({id(thing.node): thing for thing in found}.values())

    def members(self, thing: Thing, /) -> list[Thing]:
        """Give the questions that a page has, wherever its lists and groups keep them.

        What has a question's answer but no type is taken for one.
        """
        return list(self._members(thing, {id(thing.node)}, None, _DEEPEST))

    def _members(self, thing: Thing, seen: set[int], section: str | None, depth: int) -> Iterator[Thing]:
        for name in _MEMBERS:
            pair = value_of(thing.node, name)
            if pair is None:
                continue
            found = False
            for member in self._listed(pair[1], path_to(pair[0], thing.path)):
                if id(member.node) not in seen:
                    seen.add(id(member.node))
                    for question in self._questions_in(member, seen, section, depth):
                        found = True
                        yield question
            if found:
                return

    def _questions_in(self, member: Thing, seen: set[int], section: str | None, depth: int) -> list[Thing]:
        kinds = kinds_of(member.node)
        if "Question" in kinds or (not kinds and value_of(member.node, "acceptedAnswer") is not None):
            return [Thing(member.node, member.path, section)]
        name = value_of(member.node, "name")
        if "ListItem" not in kinds and name is not None and isinstance(name[1], ScalarNode):
            section = " ".join(name[1].value.split()) or section
        return list(self._members(member, seen, section, depth - 1)) if depth else []

    def _listed(self, node: DataNode, path: str) -> Iterator[Thing]:
        node = plain_value(node)
        items = [(node, path)]
        if isinstance(node, SequenceNode):
            items = [(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        for item, place in items:
            inner = plain_value(item)
            if isinstance(inner, MappingNode):
                yield self._resolved(Thing(inner, place))
            elif isinstance(inner, ScalarNode) and (thing := self._by_id.get(inner.value)) is not None:
                yield thing

    def _resolved(self, thing: Thing) -> Thing:
        """Give the fullest description of what a mapping names."""
        name = _id_of(thing.node)
        known = None if name is None else self._by_id.get(name)
        return thing if known is None or len(known.node.pairs) <= len(thing.node.pairs) else known

    def resolve(self, node: DataNode, path: str, /) -> tuple[DataNode, str]:
        """Give a value, or what it refers to."""
        node = plain_value(node)
        if isinstance(node, ScalarNode):
            known = self._by_id.get(node.value)
            return (node, path) if known is None else (known.node, known.path)
        if isinstance(node, SequenceNode):
            return node, path
        thing = self._resolved(Thing(node, path))
        return thing.node, thing.path


def _id_of(mapping: MappingNode) -> str | None:
    node = next((item for key, item in mapping.pairs if key.value == "@id"), None)
    return node.value if isinstance(node, ScalarNode) and node.value else None
