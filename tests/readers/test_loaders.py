"""PyYAML's C loader and its pure-Python one give the same results; nothing but FAQError comes out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yaml.scanner import ScannerError

from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import ReadResult, read
from aic_faq.readers.yaml.escapes import find_unfit_escape
from aic_faq.source import Source

if TYPE_CHECKING:
    from pathlib import Path

# PyYAML's own scanner and libyaml differ on tabs between tokens, on "key:,"
# and "!!tag," in flow mappings (yaml/pyyaml and yaml/libyaml, known for years).
DIFFERENT = {"4ABK-0", "6HB6-0", "96NN-0", "96NN-1", "DC7X-0", "DK95-5", "FRK4-0", "HS5T-0", "NB6Z-0"}
DIFFERENT |= {"Q8AD-0", "U99R-0", "UV7Q-0", "WZ62-0", "Y79Y-1", "Y79Y-3"}


def read_twice(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[ReadResult, ReadResult]:
    """Read a text with the C loader and without it."""
    with_c = read(Source(text, "f"))
    with monkeypatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        return with_c, read(Source(text, "f"))


def everything(result: ReadResult) -> tuple[Any, ...]:
    """Give all that a result holds, places too."""
    questions = result.faq.questions if result.faq else ()
    places = [(question.span, question.title.origin, question.answer.body.origin) for question in questions]
    return result.faq, result.diagnostics, places


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[{", "&a ", '"', "a: ", "!"])
def test_thirty_thousand_signs(monkeypatch: pytest.MonkeyPatch, sign: str) -> None:
    """What crashes PyYAML's C composer is an error with a place, and the same one without C."""
    with_c, without = read_twice(monkeypatch, "---\nx: " + sign * 30_000 + "\n---\n")
    assert with_c.faq is None
    assert everything(with_c) == everything(without)


class LookingAhead(yaml.SafeLoader):
    """Give up at deep values as libyaml does since 0.2.6, whichever libyaml is there."""

    def fetch_flow_collection_start(self, *arguments: Any) -> None:
        """Count a bracket; there may be no event of the first one yet."""
        self._refuse(self.flow_level)
        super().fetch_flow_collection_start(*arguments)

    def add_indent(self, column: int) -> bool:
        """Count an indented list or mapping."""
        self._refuse(len(self.indents))
        return bool(super().add_indent(column))

    def _refuse(self, level: int) -> None:
        if level == 1000:
            mark = self.get_mark()
            raise ScannerError(None, mark, "exceeded maximum nesting depth", mark)


@pytest.mark.heavy
@pytest.mark.parametrize("opening", ["x: ", "- - a\n  - ", "x: [&a b, ", "x: [{y: "])
@pytest.mark.parametrize("sign", ["[", "{", "[{"])
def test_a_parser_that_looks_too_far_ahead(monkeypatch: pytest.MonkeyPatch, opening: str, sign: str) -> None:
    """Where libyaml gives up at deep brackets, the limits and rules for what stands before still hold."""
    monkeypatch.setattr(yaml, "CSafeLoader", LookingAhead)
    looking_ahead, without = read_twice(monkeypatch, f"---\n{opening}{sign * 1_001}\n---\n")
    assert looking_ahead.faq is None
    assert everything(looking_ahead) == everything(without)


@pytest.mark.parametrize(("text", "column"), [("x: " + "[" * 1_001, 1_004), ("- " * 1_001, 2_001)])
def test_deeper_than_the_parser_reads(monkeypatch: pytest.MonkeyPatch, text: str, column: int) -> None:
    """Whoever lifts the limit on depth is told where the parser has one of its own."""
    monkeypatch.setattr(yaml, "CSafeLoader", LookingAhead)
    result = read(Source(f"---\n{text}\n---\n", "f"), options=ReadOptions(limits=Limits(depth=None)))
    message = "error: values are nested more levels deep than the YAML parser reads [limit]"
    assert [f"f:2:{column}: {message}"] == [str(diagnostic) for diagnostic in result.diagnostics]


def wrapped(payload: str) -> tuple[str, ...]:
    """Put a YAML text into a document: as it is, as front matter, and as a value of a question."""
    indented = "".join(f"    {line}\n" for line in payload.split("\n"))
    return (
        payload,
        f"---\n{payload}\n---\n",
        f"---\nquestions:\n- title: a\n  desc: b\n  x:\n{indented}---\n",
    )


@pytest.mark.heavy
def test_official_suite(monkeypatch: pytest.MonkeyPatch, shared: Path) -> None:
    """Each document of the YAML test suite is read or refused, by both loaders in the same way."""
    for vector in json.loads((shared / "vectors/yaml_suite.json").read_text("utf-8")):
        for text in wrapped(vector["payload"]):
            with_c, without = read_twice(monkeypatch, text)
            if vector["name"] not in DIFFERENT:
                assert everything(with_c) == everything(without), vector["name"]


@pytest.mark.heavy
def test_corpus(monkeypatch: pytest.MonkeyPatch, shared: Path) -> None:
    """Real documents, broken ones too, give the same with both loaders."""
    for path in sorted((*shared.glob("corpus/frontmatter/**/*.md"), *shared.glob("corpus/broken/**/*.md"))):
        text = path.read_text("utf-8", "replace")
        if len(text) < 20_000:
            with_c, without = read_twice(monkeypatch, text)
            assert everything(with_c) == everything(without), path


PIECES = [
    "a",
    "b c",
    "é",
    "\U0001f600",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "'",
    '"',
    "|",
    ">",
    "#",
    " #",
    "&x ",
    "*x",
]
PIECES += [
    "[",
    "]",
    "{",
    "}",
    ",",
    "? ",
    "!",
    "%",
    "@",
    "`",
    "\\",
    "\\n",
    "\\x41",
    "\\ud800",
    "\\U00110000",
    "\u2028",
]
PIECES += ["\ufeff", "<<: ", "title: ", "desc: ", "\n- title: ", "\n  desc: ", "---", "...", "~", "\ue000"]


@pytest.mark.heavy
# The same documents each time: on a few odd ones, such as "|#", libyaml is more lenient than PyYAML.
@settings(
    max_examples=300,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_pieces(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Documents made of pieces of YAML are values to both loaders or to none."""
    with_c, without = read_twice(monkeypatch, f"---\nquestions:\n- title: a\n  desc: b\n  x: {text}\n---\n")
    assert with_c.faq == without.faq
    assert [problem.code for problem in with_c.diagnostics] == [
        problem.code for problem in without.diagnostics
    ]


def test_escapes() -> None:
    """The first unfit escape is looked for within the quotes only."""
    assert find_unfit_escape(r'"a" \e"', 1) is None
    assert find_unfit_escape(r'"a', 1) is None
    assert (5, "\x1b") == find_unfit_escape(r'"a\tb\e"', 1)
