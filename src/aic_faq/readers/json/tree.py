"""Trees of rich text in our own JSON; see :mod:`aic_faq.richtext.tree_data`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from attrs import NOTHING

from aic_faq.diagnostics import Code, quoted
from aic_faq.markup import Block, Text
from aic_faq.readers.json.objects import JSONObject, json_value
from aic_faq.readers.nodes import DataNode, ScalarNode, SequenceNode, span_of
from aic_faq.richtext.tree_data import BLOCKS, FIELDS, INNER, NAMES, TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read_tree",)


def read_tree(node: DataNode, path: str, problems: ProblemCollector, /) -> tuple[Block, ...]:
    """Read a list of blocks; the limit of depth has been kept while the JSON was read.

    Raises:
        InvalidFAQError: where there is a node that rich text cannot have.
    """
    return _TreeReader(problems).list(node, path, BLOCKS)


class _TreeReader:
    def __init__(self, problems: ProblemCollector) -> None:
        self._problems = problems

    def list(self, node: DataNode, path: str, kinds: Sequence[type[Any]]) -> tuple[Any, ...]:
        if not isinstance(node, SequenceNode):
            self._refuse(node, "a list of nodes", path)
        return tuple(self.node(item, f"{path}[{index}]", kinds) for index, item in enumerate(node.items))

    def node(self, node: DataNode, path: str, kinds: Sequence[type[Any]]) -> Any:
        if isinstance(node, ScalarNode) and node.style != "bare" and Text in kinds:
            return Text(node.value)
        found = JSONObject.of(node, path, self._problems)
        name = found.text("type")
        # What can stand in one place only needs no name.
        kind: type[Any] | None = kinds[0] if name is None and len(kinds) == 1 else TYPES.get(name or "")
        if kind is None or kind not in kinds:
            expected = ", ".join(NAMES[each] for each in kinds)
            self._refuse(node, f"a node of the type {expected}", path, name)
        values = {field: self._value(found, kind, field, default) for field, default in FIELDS[kind]}
        try:
            return kind(**values)
        except (TypeError, ValueError) as error:
            found.stop(str(error.args[0]), node, "correct it, or leave the node out", path)

    def _value(self, found: JSONObject, kind: type[Any], field: str, default: object) -> Any:
        inner = INNER.get((kind, field))
        path = found.path_to(field)
        node = found.get(field)
        if inner is None:
            if node is None and default is NOTHING:
                node = found.require(field)
            return default if node is None else json_value(node)
        if node is None:
            return self.list(found.require(field), path, inner)
        return self.node(node, path, inner) if field == "header" else self.list(node, path, inner)

    def _refuse(self, node: DataNode, expected: str, path: str, name: str | None = None) -> NoReturn:
        found = "" if name is None else f", found {quoted(name)}"
        message = f"expected {expected}{found}"
        self._problems.stop(Code.WRONG_TYPE, message, span_of(node), hint="see the reference", data_path=path)
