"""TOML to located nodes: tomllib says whether it is TOML, our own walk says where everything stands.

The walk goes over text that is known to be valid, so it need not judge it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from aic_faq.characters import find_control, name_of
from aic_faq.diagnostics import Code
from aic_faq.errors import InvalidFAQError
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, path_to
from aic_faq.readers.toml.causes import Cause, explain
from aic_faq.readers.toml.texts import decoded, escaped_characters
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.options import Limits
    from aic_faq.origin import ScalarStyle
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read_toml",)

_STRINGS = (
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\r\n]|\\.)*+"'
    r"|'[^'\r\n]*+'"
)
_STRING = re.compile(_STRINGS)
# What makes no difference between two tokens.
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_KEY_PART = re.compile(rf"[ \t]*+({_STRINGS}|[A-Za-z0-9_-]++)[ \t]*+(\.?)")
_WORD = re.compile(r"[^\s,\]}#]++(?:[ ](?=\d\d:)[^\s,\]}#]++)?")
_NESTING = re.compile(rf"{_STRINGS}|#[^\r\n]*+|[\[{{]|[\]}}]|\.[ \t]*+(?=[\w\"'-])|[\r\n=,]")
# Their size says nothing about whether it is TOML, and Python refuses to read them.
_MANY_DIGITS = re.compile(r"\d[\d_]{1000,}")
_STYLES: dict[str, ScalarStyle] = {
    '"""': "multiline-basic",
    "'''": "multiline-literal",
    '"': "double-quoted",
    "'": "single-quoted",
}


def read_toml(problems: ProblemCollector, span: Span, limits: Limits, /) -> MappingNode:
    """Read the TOML in a part of the source.

    Raises:
        InvalidFAQError: where it cannot be parsed, or is over a limit.
    """
    text = problems.source.text[span.start : span.end]
    _check_depth(problems, text, span.start, limits)
    cause = _problem_of(text)
    if cause is None:
        return _Walk(problems, span, limits).root()
    at = span.start + cause.at
    if cause.twice:  # up to there it is valid, and the walk finds the key
        _Walk(problems, Span(span.start, min(at, span.end)), limits).root()
    message = f"the TOML cannot be read: {cause.message}"
    return problems.stop(Code.INVALID_TOML, message, Span(at, min(at + 1, span.end)), hint=cause.hint)


def _check_depth(problems: ProblemCollector, text: str, base: int, limits: Limits) -> None:
    """Refuse brackets and dotted keys that go too deep: tomllib takes them on Python's own stack."""
    if limits.depth is None:
        return
    brackets = dots = 0
    for match in _NESTING.finditer(text):
        sign = match.group()[0]
        if sign in "[{":
            brackets += 1
        elif sign in "]}":
            brackets = max(0, brackets - 1)
            dots = 0
        elif sign == ".":
            dots += 1
        elif sign in "\r\n=,":
            dots = 0
        if brackets + dots > limits.depth:
            message = f"values are nested more than {limits.depth} levels deep"
            at = base + match.start()
            problems.stop(Code.LIMIT, message, Span(at, at + 1), hint="nest less deeply")


def _problem_of(text: str) -> Cause | None:
    import tomllib  # noqa: PLC0415 - most documents are no TOML

    checked = _MANY_DIGITS.sub("1", text)
    try:
        tomllib.loads("\n".join(NEWLINE.split(checked)), parse_float=str)
    except (ValueError, RecursionError) as error:
        return explain(text, str(error))
    return None


class _Walk:
    """Build nodes along the text of a document whose syntax is valid."""

    def __init__(self, problems: ProblemCollector, span: Span, limits: Limits) -> None:
        self._problems = problems
        self._text = problems.source.text
        self._end = span.end
        self._limits = limits
        self._root = MappingNode(span.start, span.end)
        # Looking for keys among the pairs would take quadratic time.
        self._tables: dict[MappingNode, dict[str, DataNode]] = {self._root: {}}
        self._headed: set[MappingNode] = set()
        self._stack: list[MappingNode | SequenceNode] = []
        self._nodes = 0
        self._at = span.start

    def root(self) -> MappingNode:
        """Read statement after statement."""
        table = self._root
        self._skip()
        while self._at < self._end:
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
                while self._stack:
                    self._go_on(self._stack[-1])
            table.end = self._at
            self._skip()
        return self._root

    def _skip(self) -> None:
        match = _BLANK.match(self._text, self._at, self._end)
        assert match is not None  # noqa: S101 - it matches the empty text
        self._at = match.end()

    def _header(self) -> MappingNode:
        """Open the table of a header; each header of an array opens a new one."""
        start = self._at
        marks = 2 if self._text.startswith("[[", start) else 1
        self._at += marks
        *keys, last = self._keys()
        self._at += marks
        parent = self._table_at(self._root, keys)
        node = self._tables[parent].get(last.value)
        if marks == 2:
            if not isinstance(node, SequenceNode):
                node = SequenceNode(start, self._at)
                self._put(parent, last, node)
            table = self._table(start)
            node.items.append(table)
            node.end = self._at
            return table
        if not isinstance(node, MappingNode) or node in self._headed:
            node = self._table(start)
            self._put(parent, last, node)
        self._headed.add(node)
        return node

    def _table(self, start: int) -> MappingNode:
        table = MappingNode(start, self._at)
        self._tables[table] = {}
        return table

    def _keys(self) -> list[ScalarNode]:
        """Read a key with its dots."""
        keys: list[ScalarNode] = []
        match: re.Match[str] | None = None
        while match is None or match[2]:
            match = _KEY_PART.match(self._text, self._at)
            assert match is not None  # noqa: S101 - the syntax is valid
            written, (start, end) = match[1], match.span(1)
            quoted_key = written[0] in "\"'"
            value = decoded(written) if quoted_key else written
            keys.append(ScalarNode(value, start, end, _STYLES[written[0]] if quoted_key else "verbatim"))
            self._at = match.end()
        return keys

    def _table_at(self, table: MappingNode, keys: Iterable[ScalarNode]) -> MappingNode:
        """Find the table to which keys lead; of a list of tables the last one is meant."""
        for key in keys:
            node = self._tables[table].get(key.value)
            if isinstance(node, SequenceNode) and node.items:
                node = node.items[-1]
            if not isinstance(node, MappingNode):
                node = self._table(key.start)
                self._put(table, key, node)
            node.end = max(node.end, self._at)
            table = node
        return table

    def _put(self, table: MappingNode, key: ScalarNode, node: DataNode) -> None:
        known = self._tables[table]
        if key.value in known:
            first = next(written for written, _ in table.pairs if written.value == key.value)
            path = self._path_of(table)
            self._problems.duplicate_key(key.value, Span(key.start, key.end), first.start, path)
            raise InvalidFAQError(self._problems.diagnostics)
        known[key.value] = node
        table.pairs.append((key, node))

    def _path_of(self, table: MappingNode) -> str:
        """Find the way to a table, for a message: nothing of it is kept on the walk."""
        paths: list[tuple[DataNode, str]] = [(self._root, "$")]
        for node, path in paths:
            if isinstance(node, MappingNode):
                paths += [(item, path_to(key, path)) for key, item in node.pairs]
            elif isinstance(node, SequenceNode):
                paths += [(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        return next(path for node, path in paths if node is table)

    def _pair(self, table: MappingNode) -> None:
        keys = self._keys()
        self._at += 1  # the sign =
        self._skip()
        self._put(self._table_at(table, keys[:-1]), keys[-1], self._value())

    def _go_on(self, node: MappingNode | SequenceNode) -> None:
        """Read on within the innermost list or inline table."""
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()
        if self._text[self._at] in "]}":
            self._at += 1
            node.end = self._at
            self._stack.pop()
        elif isinstance(node, MappingNode):
            self._pair(node)
        else:
            node.items.append(self._value())

    def _value(self) -> DataNode:
        """Read a value; of a list or an inline table, only the beginning."""
        start = self._at
        self._count()
        sign = self._text[start]
        node: DataNode
        if sign in "[{":
            self._at += 1
            node = SequenceNode(start, start) if sign == "[" else self._table(start)
            self._stack.append(node)
            return node
        match = (_STRING if sign in "\"'" else _WORD).match(self._text, start)
        assert match is not None  # noqa: S101 - the syntax is valid
        self._at = match.end()
        written = match.group()
        if sign not in "\"'":
            return ScalarNode(written, start, self._at, "bare")
        value = decoded(written)
        if find_control(value) is not None:
            self._refuse_control(written, start)
        return ScalarNode(
            value, start, self._at, _STYLES[written[:3]] if written[:3] in _STYLES else _STYLES[sign]
        )

    def _refuse_control(self, written: str, start: int) -> NoReturn:
        at, character = next(
            (at, character)
            for at, character in escaped_characters(written)
            if find_control(character) is not None
        )
        span = Span(start + at, start + at + 1)
        message = f"the {name_of(character)} is not allowed"
        self._problems.stop(Code.CONTROL_CHARACTER, message, span, hint="delete it")

    def _count(self) -> None:
        self._nodes += 1
        if self._limits.nodes is not None and self._nodes > self._limits.nodes:
            message = f"the document has more than {self._limits.nodes} values"
            hint = "split it, or raise the limit if you trust it"
            self._problems.stop(Code.LIMIT, message, Span(self._at, self._at), hint=hint)
