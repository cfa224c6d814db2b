"""JSON to located nodes: an explicit stack, every scalar as it is written (RFC 8259)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from attrs import define, field

from aic_faq.characters import find_control, name_of
from aic_faq.diagnostics import Code
from aic_faq.readers.json.causes import Cause, explain, explain_string, find_unfit_escape
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, path_through
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from aic_faq.options import Limits
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read_json",)

_BLANK = re.compile(r"[ \t\r\n]*+")
_WORD = re.compile(r"(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)(?![\w.])")
_ENDS = {"[": "]", "{": "}"}


def read_json(problems: ProblemCollector, span: Span, limits: Limits, /) -> DataNode:
    """Read the JSON in a part of the source.

    Raises:
        InvalidFAQError: where it cannot be parsed, or is over a limit.
    """
    return _Parser(problems, span, limits).parse()


@define
class _Open:
    """Hold a list or mapping that is not closed yet."""

    node: MappingNode | SequenceNode
    end: str
    key: ScalarNode | None = None
    keys: dict[str, ScalarNode] = field(factory=dict)


class _Parser:
    """Walk over the text once; what is open stands on a stack of our own, not on that of Python."""

    def __init__(self, problems: ProblemCollector, span: Span, limits: Limits) -> None:
        self._problems = problems
        self._text = problems.source.text[: span.end]
        self._limits = limits
        self._stack: list[_Open] = []
        self._nodes = 0
        self._at = span.start
        self._move(span.start)
        from json import JSONDecoder  # noqa: PLC0415 - most documents are no JSON

        self._decode = JSONDecoder().raw_decode

    def parse(self) -> DataNode:
        root = self._value()
        while self._stack:
            self._go_on(self._stack[-1])
        if self._sign():
            self._fail("end")
        return root

    def _sign(self) -> str:
        return self._text[self._at : self._at + 1]

    def _move(self, at: int) -> None:
        """Go to the next character that is not blank."""
        match = _BLANK.match(self._text, at)
        self._at = at if match is None else match.end()

    def _go_on(self, opened: _Open) -> None:
        """Read what may follow within the innermost list or mapping: its end, or another value."""
        node = opened.node
        empty = not (node.pairs if isinstance(node, MappingNode) else node.items)
        if self._sign() == opened.end:
            node.end = self._at + 1
            self._stack.pop()
            self._move(node.end)
            return
        if not empty:
            if self._sign() != ",":
                self._fail("comma")
            self._move(self._at + 1)
        if isinstance(node, MappingNode):
            opened.key = self._key(opened)
        self._value()

    def _key(self, opened: _Open) -> ScalarNode:
        if self._sign() != '"':
            self._fail("key")
        key = self._string()
        first = opened.keys.setdefault(key.value, key)
        if first is not key:
            path = path_through(opened.node for opened in self._stack)
            self._problems.duplicate_key(key.value, Span(key.start, key.end), first.start, path)
        if self._sign() != ":":
            self._fail("colon")
        self._move(self._at + 1)
        return key

    def _value(self) -> DataNode:
        """Read a value and put it where it belongs; of a list or mapping, only the beginning."""
        sign, start = self._sign(), self._at
        self._count()
        if sign == '"':
            return self._add(self._string())
        if sign not in _ENDS:
            return self._add(self._word())
        depth = self._limits.depth
        if depth is not None and len(self._stack) >= depth:
            message = f"values are nested more than {depth} levels deep"
            self._problems.stop(Code.LIMIT, message, Span(start, start + 1), hint="nest less deeply")
        node = MappingNode(start, start) if sign == "{" else SequenceNode(start, start)
        self._add(node)
        self._stack.append(_Open(node, _ENDS[sign]))
        self._move(start + 1)
        return node

    def _word(self) -> ScalarNode:
        match = _WORD.match(self._text, self._at)
        if match is None:
            self._fail("value")
        node = ScalarNode(match.group(), match.start(), match.end(), "bare")
        self._move(node.end)
        return node

    def _string(self) -> ScalarNode:
        from json import JSONDecodeError  # noqa: PLC0415 - most documents are no JSON

        start = self._at
        value: str
        try:
            value, end = self._decode(self._text, start)
        except JSONDecodeError as error:
            self._stop(explain_string(self._text, start, error.pos, error.msg))
        if (control := find_control(value)) is not None:
            at, character = find_unfit_escape(self._text, start, frozenset(value[control]))
            message = f"the {name_of(character)} is not allowed"
            self._problems.stop(Code.CONTROL_CHARACTER, message, Span(at, at + 1), hint="delete it")
        if "\r" in value:
            value = "\n".join(NEWLINE.split(value))
        self._move(end)
        return ScalarNode(value, start, end, "double-quoted")

    def _add(self, node: DataNode) -> DataNode:
        if self._stack:
            parent = self._stack[-1]
            if isinstance(parent.node, SequenceNode):
                parent.node.items.append(node)
            elif parent.key is not None and parent.keys[parent.key.value] is parent.key:
                parent.node.pairs.append((parent.key, node))
        return node

    def _count(self) -> None:
        self._nodes += 1
        if self._limits.nodes is not None and self._nodes > self._limits.nodes:
            message = f"the document has more than {self._limits.nodes} values"
            hint = "split it, or raise the limit if you trust it"
            self._problems.stop(Code.LIMIT, message, Span(self._at, self._at), hint=hint)

    def _fail(self, expected: str) -> NoReturn:
        opening = self._stack[-1].node.start if self._stack else None
        self._stop(explain(self._text, self._at, opening, expected))

    def _stop(self, cause: Cause) -> NoReturn:
        span = Span(cause.at, min(cause.at + 1, len(self._text)))
        message = f"the JSON cannot be read: {cause.message}"
        self._problems.stop(Code.INVALID_JSON, message, span, hint=cause.hint)
