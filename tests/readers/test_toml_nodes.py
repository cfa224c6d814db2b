"""TOML as located nodes: what it holds and where it stands, and that errors are ours."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits
from aic_faq.origin import Origin
from aic_faq.readers.nodes import MappingNode, ScalarNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.toml.nodes import read_toml
from aic_faq.source import Source, Span
from tests.readers.located_nodes import LIMITS, nodes_of_toml, plain, unified, without_bare

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
