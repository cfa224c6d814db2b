"""Where each line of a text stands in its document."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits
from aic_faq.origin import Origin
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.yaml.events import read_yaml
from aic_faq.source import Position, Source, Span

BEFORE = ("key: ", "key: &anchor ", "list:\n- ", "list:\n  - other: x\n    key: ", "list:\n  - - ", "key:\n ")
# Words of ours that begin a line; an escape may do so, too.
WORD = re.compile(r"^\s*(w[\dx]+\.)")
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


def scalar(yaml: str) -> tuple[str, Origin]:
    """Read the last text of a YAML document and give it together with its origin."""
    source = Source(yaml)
    node = read_yaml(ProblemCollector(source), Span(0, len(yaml)), Limits())
    while not isinstance(node, ScalarNode):
        assert isinstance(node, MappingNode | SequenceNode)
        node = node.items[-1] if isinstance(node, SequenceNode) else node.pairs[-1][1]
    return node.value, Origin(source, node.start, node.end, node.style)


def assert_lines_begin_there(yaml: str) -> None:
    """Compare the map with the words of PyYAML's own value, each of which stands once in the document."""
    try:
        value, origin = scalar(yaml)
    except InvalidFAQError:
        reject()
    for index, line in enumerate(value.split("\n")):
        for word in WORD.findall(line)[:1]:
            number = origin.source.line_number(yaml.index(word))
            assert number == origin.lines[index]
            position, span = origin.find(word, index)
            assert Position(number, origin.source.position(yaml.index(word)).column) == position
            assert span is not None
            assert word == yaml[span.start : span.end]


@st.composite
def physical_lines(draw: st.DrawFn, *, more_indented: bool) -> list[str]:
    """Give lines of words, each word unlike all others, with blank lines and deeper ones between."""
    kinds = draw(st.lists(st.sampled_from(["words", "words", "blank", "deeper"]), min_size=1, max_size=8))
    lines: list[str] = []
    for number, kind in enumerate(kinds):
        words = " ".join(f"w{number}x{n}." for n in range(draw(st.integers(1, 2))))
        deeper = draw(st.sampled_from([" ", "  ", "\t"])) if kind == "deeper" and more_indented else ""
        lines.append("" if kind == "blank" else deeper + words)
    return lines


@given(st.sampled_from(BEFORE), st.data(), BREAKS)
def test_lines_of_block_scalars(before: str, data: st.DataObject, newline: str) -> None:
    """Literal and folded scalars: indicators, chomping, deeper lines, blank lines anywhere."""
    lines = data.draw(physical_lines(more_indented=True))
    sign = data.draw(st.sampled_from("|>")) + data.draw(
        st.sampled_from(["", "-", "+", "2", "4", "2-", "-2", "+3"])
    )
    depth = data.draw(st.integers(2, 8))
    body = "".join((" " * depth + line if line else line) + "\n" for line in lines)
    assert_lines_begin_there(f"{before}{sign}\n{body}".replace("\n", newline))


@given(st.sampled_from(BEFORE), physical_lines(more_indented=False), st.sampled_from(["", "'"]), BREAKS)
def test_lines_of_plain_and_single_quoted_scalars(
    before: str, lines: list[str], mark: str, newline: str
) -> None:
    """Flow scalars fold: a single break is a space, n breaks are n - 1 newlines."""
    body = mark + "\n".join("     " + line if line else line for line in lines).lstrip(" ") + mark
    assert_lines_begin_there(f"{before}{body}\n".replace("\n", newline))


ESCAPES = st.sampled_from(
    ["\\n", "\\t", "\\\\", '\\"', "\\x0a", "\\u000A", "\\r\\n", "\\\n", "\\ ", "\n", "\n\n"]
)


@given(st.sampled_from(BEFORE), st.lists(ESCAPES | st.just("word"), min_size=1, max_size=12), BREAKS)
def test_lines_of_double_quoted_scalars(before: str, parts: list[str], newline: str) -> None:
    """Escaped newlines start a line, escaped breaks join lines, other breaks fold."""
    words = (f"w{number}." if part == "word" else part for number, part in enumerate(parts))
    body = '"' + " ".join(words).replace("\n", "\n     ") + '"'
    assert_lines_begin_there(f"{before}{body}\n".replace("\n", newline))


@pytest.mark.parametrize(
    ("yaml", "lines"),
    [
        ("a: one", [1]),
        ("a: one\n  two\n\n  three\n\n\n  four", [1, 4, 6, 7]),
        ("a: 'one\n  two\n\n  three'", [1, 4]),
        ("a: '\n  one'", [2]),
        ("a: '\n\n  one'", [1, 3]),
        ('a: "one\\ntwo\n\n  three\\\n  four\\n\n  five"', [1, 1, 3, 5]),
        ('a: "one\\\n\n\n  two"', [1, 3, 4]),
        ("a: |\n  one\n\n  two\n", [2, 3, 4, 5]),
        ("a: >\n  one\n  two\n\n  three\n\n\n  four\n", [2, 5, 7, 8]),
        ("a: >\n  one\n    two\n    three\n  four\n  five\n", [2, 3, 4, 5]),
        ("a: >1\n   one\n two\n three\n", [2, 3]),
        ("a: |\n", [2]),
        ("a: >\n", [1]),
        (">2\n    one\n  two\n  three\n", [2, 3]),
        ("a: # one\n  # two\n >1\n   one\n  two\n", [4, 5]),
        ("a:\n >\n  one\n\n  two\n", [3, 5]),
        ("a:\n >1\n  one\n\n  two\n", [3, 4, 5]),
    ],
)
def test_lines(yaml: str, lines: list[int]) -> None:
    """Each style of YAML, as its rules of folding say."""
    assert tuple(lines) == scalar(yaml)[1].lines


def test_verbatim() -> None:
    """Text that stands in the source as it is maps line by line."""
    source = Source("---\n---\none\r\ntwo\rthree\n")
    assert (3, 4, 5) == Origin(source, 8, 22, "verbatim").lines


def test_known_lines() -> None:
    """A text put together from several places brings its lines along."""
    assert (7, 2) == Origin(Source("a"), 0, 1, "verbatim", (7, 2)).lines


def test_line_past_the_end() -> None:
    """The newline at the end of a text begins no line of the document: the last one is given."""
    _, origin = scalar("a: >\n  one\n  two\n")
    assert 2 == origin.line_of(1)


def test_find_gives_no_column_where_it_would_be_a_guess() -> None:
    """What stands twice on the lines in question, not at all, or is empty, has a line only."""
    _, origin = scalar("a: >\n  one [x] one\n  two one\n\n  one\n")
    assert (Position(2), None) == origin.find("one", 0)
    assert (Position(2), None) == origin.find("nowhere", 0)
    assert (Position(2), None) == origin.find("", 0)
    assert (Position(3, 3), Span(21, 24)) == origin.find("two", 0)
    assert (Position(5, 3), Span(32, 35)) == origin.find("one", 1)
    assert (Position(2), None) == origin.find("one", 0, 2)
