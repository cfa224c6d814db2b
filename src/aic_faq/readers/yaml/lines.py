"""YAML of nothing but keys with a text on the same line, which needs no parser.

The front matter of a file that holds one question is written so. Setting up
libyaml takes longer than reading it, and a folder has a thousand of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aic_faq.readers.nodes import MappingNode, ScalarNode

if TYPE_CHECKING:
    from aic_faq.options import Limits
    from aic_faq.origin import ScalarStyle
    from aic_faq.readers.nodes import DataNode

__all__ = ("read_lines",)

_LONGEST = 2_000
# What no YAML processor takes for anything but a text of one line: no indicator begins it,
# no comment or key stands in it (YAML 1.2.2, sections 7.3.1 to 7.3.3).
_STYLES: dict[str, ScalarStyle] = {"plain": "plain", "single": "single-quoted", "double": "double-quoted"}


@cache
def _line() -> re.Pattern[str]:
    """Compile what is only for short texts when one is read: it takes 2 ms."""
    return re.compile(
        r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,80}): {1,8}"
        r"(?:(?P<plain>[A-Za-z0-9À-ʯ](?:[^\s:#\ufeff]|:(?=[^\s,\[\]{}])|(?<! )#| (?=[^\s#]))*+)"
        r"|'(?P<single>[^\s'\ufeff](?:[^\s'\ufeff]| (?=[^\s']))*+)'"
        r'|"(?P<double>[^\s"\\\ufeff](?:[^\s"\\\ufeff]| (?=[^\s"]))*+)") {0,8}(?:\r\n|\n|\Z)'
    )


def read_lines(text: str, base: int, limits: Limits, /) -> MappingNode | None:
    """Read YAML of such lines only; None for all other, which may be right or wrong.

    ``base`` is where the text begins in its source.
    """
    if len(text) > _LONGEST or (limits.nodes is not None and limits.nodes < len(text)):
        return None
    pairs: list[tuple[ScalarNode, DataNode]] = []
    keys: set[str] = set()
    at, end = 0, len(text)
    while at < end:
        match = _line().match(text, at)
        if match is None:
            return None
        kind = match.lastgroup or ""
        start, stop = match.span(kind)
        quotes = kind != "plain"
        key = match["key"]
        keys.add(key)
        pairs.append(
            (
                ScalarNode(key, base + at, base + at + len(key), "plain"),
                ScalarNode(match[kind], base + start - quotes, base + stop + quotes, _STYLES[kind]),
            )
        )
        at = match.end()
    if not pairs or len(keys) < len(pairs):
        return None
    return MappingNode(base, base + end, pairs)
