"""YAML to located nodes, from the events of PyYAML's parser.

PyYAML composes and constructs nothing here: its C composer crashes the
interpreter on deep input, and its constructors turn ``no`` and ``3.10`` into
other things than what the author typed. The only module that imports yaml.
"""

from __future__ import annotations

import contextlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, cast

from aic_faq.characters import find_control, name_of
from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, path_through, span_of
from aic_faq.readers.yaml.escapes import find_unfit_escape
from aic_faq.readers.yaml.lines import read_lines
from aic_faq.readers.yaml.stand_ins import substituted
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.options import Limits
    from aic_faq.origin import ScalarStyle
    from aic_faq.readers.problems import ProblemCollector
    from aic_faq.readers.yaml.causes import YAMLProblem

    _Handlers: TypeAlias = dict[type[Any], Callable[[Any], None]]

__all__ = ("read_yaml",)

_STYLES: dict[str | None, ScalarStyle] = {
    None: "plain",
    "": "plain",
    "'": "single-quoted",
    '"': "double-quoted",
    "|": "literal",
    ">": "folded",
}
# Many %TAG lines take libyaml quadratic time, so they are refused unparsed.
_BLOCK_STYLES = ("literal", "folded")
_NEST_LESS = "nest less deeply"
_GLUED_COMMENT = re.compile("[|>][-+1-9]*#")
# libyaml allows 1,000 levels of brackets, and counts them before it tells of them.


@cache
def _directive() -> re.Pattern[str]:
    """Find a directive."""
    return re.compile(r"(?:\A|(?<=[\r\n]))%[^\r\n]*")


@cache
def _anchor() -> re.Pattern[str]:
    """Match an anchor: it belongs to the event of a scalar, not to its text."""
    return re.compile(r"&[^\s,\[\]{}]*(?:\s+(?:#[^\r\n]*)?)*")


@cache
def _bracket() -> re.Pattern[str]:
    """Find an opening bracket."""
    return re.compile(r"[\[{]")


@cache
def _nothing() -> re.Pattern[str]:
    """Match blanks, comments, and at most one more line ---."""
    return re.compile(r"(?:[^\S\r\n]*+(?:#[^\r\n]*+)?[\r\n]*+)*+(?:---[ \t]*+)?\s*+")


def read_yaml(problems: ProblemCollector, span: Span, limits: Limits, /) -> DataNode | None:
    """Read the YAML in a part of the source; None stands for an empty document.

    Raises:
        InvalidFAQError: where it cannot be parsed, holds what is not
            supported (tags, directives, merge keys, a second document), or is
            over a limit.
    """
    text = problems.source.text[span.start : span.end]
    # The expression alone would take as long as the parser does.
    looks_so = text.startswith("%") or "\n%" in text or "\r%" in text
    directive = _directive().search(text) if looks_so else None
    if directive:
        problems.stop(
            Code.UNSUPPORTED_YAML,
            f"the YAML directive {quoted(directive.group())} is not supported",
            Span(span.start + directive.start(), span.start + directive.end()),
            hint="delete the line",
        )
    return read_lines(text, span.start, limits) or _Builder(problems, span.start, limits).build(text)


class _Open:
    """Hold a list or mapping that is not closed yet."""

    __slots__ = ("anchor", "key", "keys", "node", "size_before")

    def __init__(self, node: MappingNode | SequenceNode, anchor: str | None, size_before: int) -> None:
        self.node = node
        self.anchor = anchor
        self.size_before = size_before
        self.key: ScalarNode | None = None
        self.keys: dict[str, ScalarNode] = {}


class _Builder:
    """Build nodes out of events with an explicit stack; limits are checked on the way."""

    def __init__(self, problems: ProblemCollector, base: int, limits: Limits) -> None:
        self._problems = problems
        self._base = base
        self._limits = limits
        self._text = ""
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[DataNode, int]] = {}
        self._root: DataNode | None = None
        self._documents = self._nodes = self._size = self._aliases = self._aliased = 0

    def build(self, text: str) -> DataNode | None:
        import yaml  # noqa: PLC0415 - the heaviest import of reading

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._text = text
        safe_text, restore = substituted(text, pure=loader is yaml.SafeLoader)
        handlers: _Handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        event: Any = None
        try:
            for event in yaml.parse(safe_text, Loader=loader):
                handler = handlers.get(type(event))
                if handler is not None:
                    if restore and type(event) is yaml.ScalarEvent:
                        event.value = event.value.translate(restore)
                    handler(event)
        except yaml.MarkedYAMLError as error:
            if "nesting depth" in (error.problem or ""):
                self._stop_at_depth(handlers, event, error)
            from aic_faq.readers.yaml.causes import explain  # noqa: PLC0415 - only for broken documents

            explain(self._problems, text, self._base, cast("YAMLProblem", error))
        return self._root

    def _stop_at_depth(self, handlers: _Handlers, last: Any, error: Any) -> NoReturn:
        """Report what our own limits say about brackets that are too many for libyaml.

        It looks ahead for the colon of a key, and since 0.2.6 gives up before
        it has told of the first bracket after its ``last`` event. PyYAML's own
        scanner has no such limit.
        """
        import yaml  # noqa: PLC0415 - the heaviest import of reading

        found = _bracket().search(self._text, last.end_mark.index)
        begin = last.end_mark.index if found is None else found.start()
        end = error.problem_mark.index
        base, self._base, self._text = self._base, self._base + begin, self._text[begin:end]
        with contextlib.suppress(yaml.MarkedYAMLError):  # the end is cut off
            for event in yaml.parse(self._text, Loader=yaml.SafeLoader):
                if not isinstance(event, yaml.DocumentStartEvent) and type(event) in handlers:
                    handlers[type(event)](event)
        message = "values are nested more levels deep than the YAML parser reads"
        self._problems.stop(Code.LIMIT, message, Span(base + end, base + end + 1), hint=_NEST_LESS)

    def _document(self, event: Any) -> None:
        self._documents += 1
        # A line --- at the end begins a document that holds nothing.
        if self._documents > 1 and not _nothing().fullmatch(self._text, event.end_mark.index):
            self._stop(
                Code.UNSUPPORTED_YAML,
                "a second YAML document begins here; only one is read",
                event,
                hint="delete the line --- or put the second document in a file of its own",
            )

    def _scalar(self, event: Any) -> None:
        value, style, start = event.value, _STYLES[event.style], event.start_mark.index
        if event.tag is not None or event.anchor is not None:
            self._check_tag(event)
            anchor = _anchor().match(self._text, start, event.end_mark.index)
            start = start if anchor is None else anchor.end()
        if style == "double-quoted":
            value = self._without_controls(value, start)
        elif style in _BLOCK_STYLES and _GLUED_COMMENT.match(self._text, start):
            # libyaml lets it pass, PyYAML and YAML itself do not (YAML 1.2.2, section 6.6).
            message = f"the YAML cannot be read: the text stands on the same line as {self._text[start]}"
            hint = "begin the text on the next line, indented, or put it between quotes"
            self._stop(Code.INVALID_YAML, message, event, hint=hint)
        base = self._base
        node = ScalarNode(value, base + start, base + event.end_mark.index, style)
        self._count(event, len(value) + 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, len(value) + 1)
        self._add(node)

    def _without_controls(self, value: str, start: int) -> str:
        """Refuse escapes that stand for control characters; carriage returns become newlines."""
        unfit = find_unfit_escape(self._text, start + 1) if find_control(value) is not None else None
        if unfit is not None:
            at = self._base + unfit[0]
            message = f"the {name_of(unfit[1])} is not allowed"
            self._problems.stop(Code.CONTROL_CHARACTER, message, Span(at, at + 1), hint="delete it")
        return "\n".join(NEWLINE.split(value)) if "\r" in value else value

    def _start(self, event: Any) -> None:
        self._check_tag(event)
        depth = self._limits.depth
        if depth is not None and len(self._stack) >= depth:
            self._stop(Code.LIMIT, f"values are nested more than {depth} levels deep", event, hint=_NEST_LESS)
        index = self._base + event.start_mark.index
        node: MappingNode | SequenceNode
        node = MappingNode(index, index) if _is_mapping(event) else SequenceNode(index, index)
        opened = _Open(node, event.anchor, self._size)
        self._count(event, 1)
        self._add(node)
        self._stack.append(opened)

    def _end(self, event: Any) -> None:
        closed = self._stack.pop()
        closed.node.end = self._base + event.end_mark.index
        if closed.anchor is not None:
            self._anchors[closed.anchor] = (closed.node, self._size - closed.size_before)

    def _alias(self, event: Any) -> None:
        found = self._anchors.get(event.anchor)
        if found is None:
            inside = any(opened.anchor == event.anchor for opened in self._stack)
            problem = (
                "stands inside what it refers to" if inside else "refers to an anchor that does not exist"
            )
            hint = "write the value out, or put the text between quotes if it begins with *"
            self._stop(
                Code.UNSUPPORTED_YAML, f"the alias {quoted('*' + event.anchor)} {problem}", event, hint=hint
            )
        node, size = found
        self._aliases += 1
        self._aliased += size
        limits = self._limits
        if limits.aliases is not None and self._aliases > limits.aliases:
            self._stop(Code.LIMIT, f"more than {limits.aliases} aliases", event, hint="write the values out")
        if limits.alias_text is not None and self._aliased > limits.alias_text:
            message = f"aliases stand for more than {limits.alias_text} characters"
            self._stop(Code.LIMIT, message, event, hint="write the values out")
        self._count(event, size)
        self._add(node)

    def _add(self, node: DataNode) -> None:
        """Put a node where it belongs: the root, an item of a list, a key or a value."""
        if not self._stack:
            self._root = node if self._documents == 1 else self._root
            return
        parent = self._stack[-1]
        if isinstance(parent.node, SequenceNode):
            parent.node.items.append(node)
        elif parent.key is not None:
            if parent.keys[parent.key.value] is parent.key:
                parent.node.pairs.append((parent.key, node))
            parent.key = None
        else:
            parent.key = self._checked_key(node, parent.keys)

    def _checked_key(self, key: DataNode, keys: dict[str, ScalarNode]) -> ScalarNode:
        if not isinstance(key, ScalarNode):
            hint = "put it between quotes, as any text that begins with a bracket or a question mark"
            self._problems.stop(Code.WRONG_TYPE, "a key must be a text", span_of(key), hint=hint)
        if key.value == "<<" and key.style == "plain":
            message = "the merge key << is not supported"
            self._problems.stop(Code.UNSUPPORTED_YAML, message, span_of(key), hint="write the keys out")
        first = keys.setdefault(key.value, key)
        if first is not key:
            path = path_through(opened.node for opened in self._stack)
            self._problems.duplicate_key(key.value, span_of(key), first.start, path)
        return key

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None:
            self._stop(
                Code.UNSUPPORTED_YAML,
                f"the YAML tag {quoted(event.tag)} is not supported",
                event,
                hint="delete it, or put the text between quotes if it begins with !",
            )

    def _count(self, event: Any, size: int) -> None:
        self._nodes += 1
        self._size += size
        if self._limits.nodes is not None and self._nodes > self._limits.nodes:
            message = f"the document has more than {self._limits.nodes} values"
            self._stop(Code.LIMIT, message, event, hint="split it, or raise the limit if you trust it")

    def _stop(self, code: Code, message: str, event: Any, *, hint: str) -> NoReturn:
        span = Span(self._base + event.start_mark.index, self._base + event.end_mark.index)
        self._problems.stop(code, message, span, hint=hint)


def _is_mapping(event: Any) -> bool:
    return type(event).__name__ == "MappingStartEvent"
