"""Objects of JSON whose keys and types are known: what is missing or of another type stops the reading."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Extra, Value
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, is_empty, kind_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.readers.problems import ProblemCollector

__all__ = ("JSONObject", "json_value")


@frozen(eq=False)
class JSONObject:
    """Hold an object with its place; each method takes the value of a key, None where there is none."""

    node: MappingNode
    path: str
    problems: ProblemCollector

    @classmethod
    def of(cls, node: DataNode, path: str, problems: ProblemCollector) -> JSONObject:
        """Take a node for an object."""
        if not isinstance(node, MappingNode):
            wrong_type(node, "an object", path, problems)
        return cls(node, path, problems)

    def get(self, name: str) -> DataNode | None:
        """Give the node under a key; null is nothing."""
        found = next((item for key, item in self.node.pairs if key.value == name), None)
        return None if found is None or is_empty(found) else found

    def path_to(self, name: str) -> str:
        """Give the data path of a key."""
        return f"{self.path}.{name}"

    def require(self, name: str) -> DataNode:
        """Give the node under a key that must be there."""
        node = self.get(name)
        if node is None:
            self.stop(f"the key {quoted(name)} is missing", self.node, f'write "{name}": ...', self.path)
        return node

    def text(self, name: str) -> str | None:
        """Give a text, as it is."""
        node = self.get(name)
        return None if node is None else _text(node, self.path_to(name), self.problems)

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts."""
        return tuple(_text(node, path, self.problems) for node, path in self.items(name))

    def items(self, name: str) -> Iterator[tuple[DataNode, str]]:
        """Give the items of a list with their paths."""
        node, path = self.get(name), self.path_to(name)
        if node is not None and not isinstance(node, SequenceNode):
            wrong_type(node, "a list", path, self.problems)
        for index, item in enumerate([] if node is None else node.items):
            yield item, f"{path}[{index}]"

    def objects(self, name: str) -> Iterator[JSONObject]:
        """Give the objects of a list."""
        for node, path in self.items(name):
            yield JSONObject.of(node, path, self.problems)

    def date(self, name: str) -> dt.date | None:
        """Give a date."""
        node, text = self.get(name), self.text(name)
        if node is None or text is None:
            return None
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self.stop(f"expected a date, found {quoted(text)}", node, "write YYYY-MM-DD", self.path_to(name))

    def number(self, name: str) -> int | None:
        """Give a whole number."""
        node = self.get(name)
        if node is None:
            return None
        value = json_value(node)
        if not isinstance(value, int) or isinstance(value, bool):
            wrong_type(node, "a whole number", self.path_to(name), self.problems)
        return value

    def data(self, name: str) -> Extra:
        """Give any data."""
        node = self.get(name)
        if node is None:
            return Extra()
        JSONObject.of(node, self.path_to(name), self.problems)
        value = json_value(node)
        assert isinstance(value, Extra)  # noqa: S101 - that is what objects become
        return value

    def stop(self, message: str, node: DataNode, hint: str, path: str) -> NoReturn:
        """Refuse a value."""
        self.problems.stop(Code.INVALID_VALUE, message, span_of(node), hint=hint, data_path=path)


def json_value(node: DataNode, /) -> Value:
    """Give data as JSON means it: numbers are numbers."""
    if isinstance(node, SequenceNode):
        return tuple(json_value(item) for item in node.items)
    if isinstance(node, MappingNode):
        return Extra({key.value: json_value(item) for key, item in node.pairs})
    if node.style != "bare":
        return node.value
    from json import loads  # noqa: PLC0415 - most documents are no JSON

    try:
        value: Value = loads(node.value)
    except ValueError:  # more digits than Python reads
        return node.value
    return value


def _text(node: DataNode, path: str, problems: ProblemCollector) -> str:
    if not isinstance(node, ScalarNode) or node.style == "bare":
        wrong_type(node, "text", path, problems)
    return node.value


def wrong_type(node: DataNode, expected: str, path: str, problems: ProblemCollector) -> NoReturn:
    """Refuse a value of another type."""
    found = kind_of(node)
    if isinstance(node, ScalarNode) and node.style == "bare":
        found = quoted(node.value)
    message = f"expected {expected}, found {found}"
    problems.stop(Code.WRONG_TYPE, message, span_of(node), hint=f"write {expected} here", data_path=path)
