"""Located nodes and Python's own data, brought into one form to be compared."""

from __future__ import annotations

from typing import Any

from aic_faq.options import Limits
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.nodes import DataNode, ScalarNode, SequenceNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.toml.nodes import read_toml
from aic_faq.source import NEWLINE, Source, Span

LIMITS = Limits()


def nodes_of_json(text: str, limits: Limits = LIMITS) -> DataNode:
    """Read a whole text as JSON, without any problem."""
    problems = ProblemCollector(Source(text, "f"))
    node = read_json(problems, Span(0, len(text)), limits)
    assert not problems.count
    return node


def nodes_of_toml(text: str, limits: Limits = LIMITS) -> DataNode:
    """Read a whole text as TOML."""
    return read_toml(ProblemCollector(Source(text, "f")), Span(0, len(text)), limits)


def plain(node: DataNode) -> Any:
    """Take the places away; scalars are a pair of what they say and whether they are texts."""
    if isinstance(node, ScalarNode):
        return (node.value, node.style != "bare")
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key.value: plain(item) for key, item in node.pairs}


def expected(value: Any) -> Any:
    """Write data as :func:`plain` does; of what is no text only that it is none."""
    if isinstance(value, dict):
        return {unified(key): expected(item) for key, item in value.items()}
    if isinstance(value, list):
        return [expected(item) for item in value]
    return (unified(value), True) if isinstance(value, str) else (None, False)


def unified(text: str) -> str:
    """Make every line break a newline."""
    return "\n".join(NEWLINE.split(text))


def without_bare(value: Any) -> Any:
    """Forget how numbers and the like are written."""
    if isinstance(value, dict):
        return {key: without_bare(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_bare(item) for item in value]
    return value if value[1] else (None, False)
