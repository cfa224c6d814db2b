"""Where in a YAML text an id and former ids are written: edits that add, and change nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Edit
from aic_faq.options import fold_key
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode, is_empty
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.options import Keys
    from aic_faq.readers.nodes import DataNode
    from aic_faq.source import Source

__all__ = ("QuestionPlace", "mappings_by_start")

_LINE_ENDS = "plain", "single-quoted", "double-quoted"
_ANCHOR = re.compile(r"&\S*\s*")
# What no YAML parser takes for a number, a date or a truth value: others are put between quotes.
_PLAIN = re.compile(r"(?!(?:true|false|yes|no|on|off|null|y|n)\Z)[^\W\d_](?:-?\w)*")
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def mappings_by_start(root: DataNode, /) -> dict[int, tuple[MappingNode, str | None]]:
    """Give all mappings of a document by where they begin, with the key under which each stands."""
    found: dict[int, tuple[MappingNode, str | None]] = {}
    left: list[tuple[DataNode, str | None]] = [(root, None)]
    while left:
        node, key = left.pop()
        if isinstance(node, MappingNode):
            found[node.start] = (node, key)
            left += [(item, name.value) for name, item in node.pairs]
        elif isinstance(node, SequenceNode):
            left += [(item, None) for item in node.items]
    return found


@frozen
class QuestionPlace:
    """Hold the mapping of one question in its source."""

    source: Source
    node: MappingNode
    name: str | None
    keys: Keys

    def has_id(self, id_: str) -> bool:
        """Tell whether the id is written: in the mapping, or as the key under which it stands."""
        return self.has(self.keys.id) or self.name == id_

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether the mapping has one of some keys, with something in it."""
        found = self._find(names)
        return found is not None and not is_empty(found[1])

    def edits(self, id_: str | None, aliases: Sequence[str]) -> Iterator[Edit]:
        """Yield what writes an id, where there is one to write, and former ids."""
        pairs: list[tuple[str, str]] = []
        if id_ is not None:
            found = self._find(self.keys.id)
            if found is None:
                pairs.append((self.keys.id[0], _scalar(id_)))
            else:
                yield self._filled(*found, _scalar(id_))
        if aliases:
            written = [_scalar(alias) for alias in aliases]
            found = self._find(self.keys.aliases)
            if found is None:
                pairs.append((self.keys.aliases[0], f"[{', '.join(written)}]"))
            else:
                yield from self._extended(*found, written)
        if pairs:
            yield self._added([f"{key}: {value}" for key, value in pairs])

    def _find(self, names: Sequence[str]) -> tuple[ScalarNode, DataNode] | None:
        folded = {fold_key(name) for name in names}
        return next((pair for pair in self.node.pairs if fold_key(pair[0].value) in folded), None)

    def _added(self, lines: Sequence[str]) -> Edit:
        """Add pairs: below the title where its line ends with it, else above the first key."""
        text, first = self.source.text, self.node.pairs[0][0]
        head = text[self.node.start : first.start]
        opening = _ANCHOR.match(head)
        if head[opening.end() if opening else 0 :].startswith("{"):
            return _insertion(first.start, "".join(f"{line}, " for line in lines))
        indent = " " * (first.start - self._line_start(first.start))
        title = self._find(self.keys.question)
        assert title is not None  # noqa: S101 - that makes it a question
        value = title[1]
        # An alias of YAML stands where its anchor does.
        if isinstance(value, ScalarNode) and value.style in _LINE_ENDS and value.start >= title[0].end:
            at = self._line_end(value.end)
            return _insertion(at, "".join(self._newline(at) + indent + line for line in lines))
        newline = self._newline(first.start)
        return _insertion(first.start, "".join(line + newline + indent for line in lines))

    def _filled(self, key: ScalarNode, value: DataNode, written: str) -> Edit:
        """Write a value where a key has nothing, or only what stands for nothing."""
        if value.end > value.start:
            return Edit(span=Span(value.start, value.end), replacement=written)
        return _insertion(self.source.text.index(":", key.end) + 1, f" {written}")

    def _extended(self, key: ScalarNode, value: DataNode, written: Sequence[str]) -> Iterator[Edit]:
        """Add to the former ids that are there."""
        text, more = self.source.text, ", ".join(written)
        if is_empty(value):
            yield self._filled(key, value, f"[{more}]")
        elif isinstance(value, SequenceNode) and text.startswith("[", value.start):
            at = value.items[-1].end if value.items else value.start + 1
            yield _insertion(at, f", {more}" if value.items else more)
        elif isinstance(value, SequenceNode):
            last = value.items[-1]
            before = text[self._line_start(last.start) : last.start]
            at = self._line_end(last.end)
            newline = self._newline(last.start)
            yield _insertion(at, "".join(f"{newline}{before}{each}" for each in written))
        else:
            yield _insertion(value.start, "[")
            yield _insertion(value.end, f", {more}]")

    def _line_start(self, offset: int) -> int:
        return self.source.line_starts[self.source.line_number(offset) - 1]

    def _line_end(self, offset: int) -> int:
        found = NEWLINE.search(self.source.text, offset)
        return len(self.source.text) if found is None else found.start()

    def _newline(self, at: int) -> str:
        """Give what ends the line at an offset, or else the first one."""
        found = NEWLINE.search(self.source.text, at) or NEWLINE.search(self.source.text)
        return "\n" if found is None else found.group()


def _insertion(at: int, text: str) -> Edit:
    return Edit(span=Span(at, at), replacement=text)


def _scalar(name: str) -> str:
    """Write a name so that every YAML parser takes it for a text."""
    return name if _PLAIN.fullmatch(name) else f'"{name.translate(_QUOTED)}"'
