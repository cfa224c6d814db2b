"""JSON as located nodes: what it holds and where it stands, and that errors are ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.diagnostics import Code
from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.nodes import DataNode, MappingNode, SequenceNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Source, Span
from tests.readers.located_nodes import LIMITS, expected, nodes_of_json, nodes_of_toml, plain, without_bare

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda text: find_control(text) is None)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_json_is_what_it_is_to_python(value: Any, ascii_only: bool, indent: int | str | None) -> None:  # noqa: FBT001
    """Whatever json.dumps writes is read as it was; numbers stay as they are written."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert expected(json.loads(text)) == without_bare(plain(nodes_of_json(text)))


@settings(deadline=None)
@given(VALUES)
def test_json_stands_where_it_says(value: Any) -> None:
    """The span of each node is JSON that means the node, and spans of what is inside lie inside."""
    text = json.dumps(value, indent=1)

    def check(node: DataNode, within: Span) -> None:
        assert within.start <= node.start < node.end <= within.end
        assert without_bare(plain(node)) == expected(json.loads(text[node.start : node.end]))
        if isinstance(node, SequenceNode):
            for item in node.items:
                check(item, Span(node.start, node.end))
        elif isinstance(node, MappingNode):
            for key, item in node.pairs:
                check(key, Span(node.start, node.end))
                check(item, Span(node.start, node.end))

    check(nodes_of_json(text), Span(0, len(text)))


JSON_PIECES = [
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    '"',
    '"a"',
    "\\",
    "\\u",
    "0",
    "-",
    "1e5",
    "true",
    "nul",
    " ",
    "\n",
]
JSON_PIECES += ["'", "//", "/*", "é", "\t", "<script>", "x =", ";", "\u00a0", "\\ud83d", "\\ude00", "f("]


@settings(deadline=None)
@given(st.lists(st.sampled_from(JSON_PIECES), max_size=14).map("".join))
def test_json_is_read_or_refused_as_by_python(text: str) -> None:
    """What is JSON to Python is to us, unless it holds what no text may; a refusal has a place and a hint."""
    try:
        value = json.loads(text)
    except ValueError:
        value = ...
    problems = ProblemCollector(Source(text, "f"))
    try:
        node = read_json(problems, Span(0, len(text)), LIMITS)
    except InvalidFAQError as error:
        problem = error.diagnostics[-1]
        assert value is ... or problem.code is Code.CONTROL_CHARACTER
        assert problem.hint
        assert problem.span is not None
        assert problem.span.end <= len(text)
    else:
        assert value is not ...
        assert problems.count or expected(value) == without_bare(plain(node))


@pytest.mark.parametrize(
    ("text", "limits", "message"),
    [
        ('{"a": [1, 2]}', Limits(nodes=3), "the document has more than 3 values"),
        ("[[1]]", Limits(depth=1), "values are nested more than 1 levels deep"),
    ],
)
def test_limits_of_json(text: str, limits: Limits, message: str) -> None:
    """Values and levels are counted on the way; without limits any depth is read."""
    with pytest.raises(InvalidFAQError, match=message):
        nodes_of_json(text, limits)
    deep = 3_000
    node = nodes_of_json("[" * deep + "]" * deep, Limits(depth=None, nodes=None))
    for _ in range(deep - 1):
        assert isinstance(node, SequenceNode)
        node = node.items[0]
    assert isinstance(node, SequenceNode)
    assert not node.items


def test_brackets_in_texts_are_no_levels() -> None:
    """Only brackets outside of texts and comments count, and only while they are open."""
    text = "a = ']' # [[[[\n" + "b = '[[[['\n" + "c = [[1], [2], [3]]\nd.e = 1\n"
    assert isinstance(nodes_of_toml(text, Limits(depth=3)), MappingNode)
    assert isinstance(nodes_of_toml("a = 1 ", Limits(depth=1)), MappingNode)
