"""Front matter of single lines: read without the parser, and exactly as the parser would."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.options import Limits
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.yaml.events import _Builder
from aic_faq.readers.yaml.lines import read_lines
from aic_faq.source import Source

PIECES = st.lists(
    st.sampled_from([
        *("a", "é", "1", "Wer?", " ", "  ", ": ", ":", "#", " #", "-", "- ", "[", "]", "{", "}", ","),
        *("&", "*", "!", "|", ">", "'", '"', "\\", "%", "@", "`", "?", "\u00a0", "\u2028", "\ufeff"),
        *("\U0001f600", "...", "---", "~", "null", "<<", "\t", "=", "א", "\u200b", "\ue000", "xxxxx"),
    ]),
    max_size=6,
).map("".join)  # fmt: skip
VALUES = PIECES | PIECES.map("'{}'".format) | PIECES.map('"{}"'.format) | PIECES.map("a{}b".format)
KEYS = st.sampled_from(["title", "a", "a-b", "_x", "q1", "y", "Null", "true", "a b", "é", "-", "? a"])
LINES = st.tuples(
    KEYS, st.sampled_from([": ", ":  ", ":"]), VALUES, st.sampled_from(["\n", "\r\n", " \n", ""])
)
DOCUMENTS = st.lists(LINES.map("".join), max_size=4).map("".join)


def described(node: DataNode | None) -> object:
    """Write down a mapping with the places of its keys and texts."""
    assert isinstance(node, MappingNode)
    scalars = [scalar for pair in node.pairs for scalar in pair]
    return node.start, node.end, [
        (each.value, each.start, each.end, each.style) for each in scalars if isinstance(each, ScalarNode)
    ]  # fmt: skip


@given(DOCUMENTS, st.booleans())
def test_lines_are_read_as_the_parser_reads_them(text: str, pure: bool) -> None:  # noqa: FBT001 - drawn
    """What is read without the parser has the texts, styles and places that both parsers give."""
    found = None if find_control(text) is not None else read_lines(text, 3, Limits())
    if found is None:
        return
    problems = ProblemCollector(Source(f"---{text}"))
    with pytest.MonkeyPatch.context() as patch:
        if pure:
            patch.delattr(yaml, "CSafeLoader", raising=False)
        expected = _Builder(problems, 3, Limits()).build(text)
    assert 0 == problems.count
    assert described(expected) == described(found)


@pytest.mark.parametrize(
    "text",
    [
        "title: Who?\nweight: 10\n",
        "question: 'Qui êtes-vous : nous ?'\r\nid: d3f485cd10\r\n",
        'title: "Who?"\n',
        "a: http://a.fr/#b",
    ],
)
def test_usual_front_matter_needs_no_parser(text: str) -> None:
    """What most files of one question have is read in this way."""
    assert read_lines(text, 0, Limits()) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "a:\n", "a: b\na: c\n", "a: b: c\n", "a: b #c\n", "a: - b\n", "a: [b]\n", "a: b\n  c\n"),
        *("a: 'b''c'\n", 'a: "\\n"\n', "a: b\n# c\n", "- a\n", "a: *b\n", "a: b\tc\n", "a: b\n---\n"),
        f"a: {'b' * 3_000}\n",
    ],
)  # fmt: skip
def test_all_other_yaml_is_left_to_the_parser(text: str) -> None:
    """Anything that could mean something else is declined."""
    assert read_lines(text, 0, Limits()) is None


def test_limit_of_values() -> None:
    """A text that could be over the limit of values is left to the parser, which counts them."""
    assert read_lines("a: b\n", 0, Limits(nodes=4)) is None
    assert read_lines("a: b\n", 0, Limits(nodes=None)) is not None
