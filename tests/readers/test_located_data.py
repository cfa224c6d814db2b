"""JSON and TOML as located nodes: what they hold and where it stands, and that errors are ours."""

from __future__ import annotations

import json
import re
import time
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.diagnostics import Code
from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits
from aic_faq.origin import Origin
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.toml.nodes import read_toml
from aic_faq.source import NEWLINE, Source, Span

LIMITS = Limits()
SECONDS = 60
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda text: find_control(text) is None)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


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


TOML_PIECES = [
    "a",
    "b",
    '"q r"',
    "'s'",
    ".",
    "=",
    " = ",
    "1",
    "1.5",
    "true",
    "2020-01-01",
    "2020-01-01 07:32:00",
]
TOML_PIECES += [
    '"x"',
    '"x\\ny"',
    "'lit'",
    '"""\nab\n  c"""',
    "'''\nl1\nl2'''",
    '"""a\\\n   b"""',
    "[",
    "[[",
    "]",
]
TOML_PIECES += [
    "]]",
    "{",
    "}",
    ",",
    ", ",
    "\n",
    "\n\n",
    "# c\n",
    "[a]\n",
    "[[a.b]]\n",
    "a.c = ",
    '"u\\u00e9"',
]
TOML_PIECES += ['""""""', '"""x"""""', "\r\n", "a = ", "b = ", "[a.b]\n", "\\", '"""', "é"]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(TOML_PIECES), max_size=14).map("".join))
def test_toml_is_what_it_is_to_python(text: str) -> None:
    """What is TOML to Python is to us and holds the same; a refusal has a place and a hint."""
    try:
        value = tomllib.loads(unified(text), parse_float=str)
    except tomllib.TOMLDecodeError:
        with pytest.raises(InvalidFAQError) as caught:
            nodes_of_toml(text)
        problem = caught.value.diagnostics[-1]
        assert problem.hint
        assert problem.span is not None
        assert problem.span.end <= len(text)
    else:
        floats = plain(nodes_of_toml(text))
        assert set(value) == set(floats)
        assert texts_of(value) == texts_of(without_bare(floats))


def texts_of(value: Any) -> list[str]:
    """Collect the texts of data, those that are no numbers in disguise."""
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (unified(key), *texts_of(item))]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    text = value[0] if isinstance(value, tuple) else value
    is_text = isinstance(text, str) and not re.fullmatch(r"[\d.]+", text)
    return [unified(text)] if is_text else []


LINES = st.lists(st.sampled_from(["a", "b c", "é", "", " d", "\\t e", '\\" f']), min_size=1, max_size=6)


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_lines_of_toml_texts(lines: list[str], newline: str, opened: bool) -> None:  # noqa: FBT001 - drawn
    """Each line of a text between three quotation marks is found on the line on which it stands."""
    text = f"# x{newline}a = '''{newline if opened else ''}{newline.join(lines)}'''"
    for marks in ("'''", '"""'):
        source = Source(text.replace("'''", marks), "f")
        node = read_toml(ProblemCollector(source), Span(0, len(source.text)), LIMITS)
        value = node.pairs[0][1]
        assert isinstance(value, ScalarNode)
        begins = 3 if opened else 2
        # A newline right behind the first marks is none of the text's.
        first = begins + (not opened and not lines[0] and len(lines) > 1)
        found = Origin(source, value.start, value.end, value.style).lines
        assert tuple(range(first, begins + len(lines))) == found
        assert len(value.value.split("\n")) == len(found)


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


@pytest.mark.parametrize(
    ("text", "limits", "message"),
    [
        ("a = [1, 2]", Limits(nodes=2), "the document has more than 2 values"),
        ("a = [1, [2]]", Limits(depth=1), "values are nested more than 1 levels deep"),
        ("a = " + "[" * 100_000, Limits(depth=None), "the TOML cannot be read"),
    ],
)
def test_limits_of_toml(text: str, limits: Limits, message: str) -> None:
    """Values and levels are counted; what is too deep for Python is an error like others."""
    with pytest.raises(InvalidFAQError, match=message):
        nodes_of_toml(text, limits)
    assert isinstance(nodes_of_toml("a = [[1]]", Limits(depth=None, nodes=None)), MappingNode)


def test_brackets_in_texts_are_no_levels() -> None:
    """Only brackets outside of texts and comments count, and only while they are open."""
    text = "a = ']' # [[[[\n" + "b = '[[[['\n" + "c = [[1], [2], [3]]\nd.e = 1\n"
    assert isinstance(nodes_of_toml(text, Limits(depth=3)), MappingNode)
    assert isinstance(nodes_of_toml("a = 1 ", Limits(depth=1)), MappingNode)


@pytest.mark.parametrize("sign", ["1", "-1", "0.", "1e"])
def test_ten_thousand_digits(sign: str) -> None:
    """Numbers of any length are texts to us."""
    number = sign + "0" * 10_000
    assert (number, False) == plain(nodes_of_json(f"[{number}]"))[0]
    if sign != "-1":
        assert (number, False) == plain(nodes_of_toml(f"a = {number}"))["a"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '["' + "\\u0041" * 100_000,
        "[" + "1," * 100_000,
        '["a" ' + " " * 100_000 + '"b"]',
        "[" + '"\\ud83d\\ude00",' * 20_000 + '"\\b"]',
        "x" * 100_000 + "=[",
        "<script " * 20_000,
        "a." * 100_000 + "b = 1",
        "a = [\n" * 20_000,
        '"""' * 50_000,
        "[a]\n" * 20_000,
        "[[a]]\nb = 1\n" * 20_000,
        "a = '''" + "'\n" * 50_000,
        "".join(f"k{number} = 1\n" for number in range(20_000)) + "k1 = 2",
        "a = 1 #" + "[" * 100_000,
    ],
)
def test_hostile_data_takes_no_time(text: str) -> None:
    """Reading and explaining take time in proportion to the text."""
    start = time.process_time()
    for read in (read_json, read_toml):
        try:
            read(ProblemCollector(Source(text, "f")), Span(0, len(text)), LIMITS)
        except InvalidFAQError:
            continue
    assert time.process_time() - start < SECONDS
