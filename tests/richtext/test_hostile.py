"""Texts that are made to hang, to fill the memory or to run script."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aic_faq.characters import find_control, replace_controls
from aic_faq.diagnostics import Code
from aic_faq.exporters.html import rich_text_html
from aic_faq.options import Limits
from aic_faq.richtext import parse, parse_html, parse_title
from aic_faq.richtext.to_markdown import to_markdown
from aic_faq.urls import is_safe_image, is_safe_link
from tests.richtext import hostile_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.markup import Block

ROOT = Path(__file__).parents[2]
VECTORS = ROOT.parent / "shared" / "vectors"


NAMES = tuple(hostile_texts.TEXTS)


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("first", range(0, len(NAMES), 8), ids=lambda first: NAMES[first])
def test_hostile_texts_are_read_within_limits(first: int) -> None:
    """Every text is read and written before the system ends the process for its time or memory."""
    program = Path(__file__).with_name("hostile_reading.py")
    command = [sys.executable, str(program), *NAMES[first : first + 8]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = done.stdout.rstrip("\n").rpartition("\n")[2]
    assert (0, "") == (done.returncode, done.stderr), f"at fault: {last}"


@pytest.mark.parametrize("name", hostile_texts.TEXTS)
def test_hostile_texts_are_large(name: str) -> None:
    """Each is as large as it claims, but for the one that needs no size."""
    assert name == "exponential attributes" or 30_000 < len(hostile_texts.TEXTS[name]) <= 55_000


def _vectors() -> Iterator[str]:
    for name in ("xss", "markdown", "strings", "own"):
        path = VECTORS / f"{name}.json"
        for vector in json.loads(path.read_text(encoding="utf-8")) if path.exists() else ():
            yield from _texts(vector)


def _texts(vector: dict[str, object]) -> Iterator[str]:
    for key in ("payload", "md", "html", "title"):
        if isinstance(text := vector.get(key), str):
            yield text
    parts = vector.get("parts")
    if isinstance(parts, list):
        yield "".join(piece if isinstance(piece, str) else piece[0] * piece[1] for piece in parts)


class _Safe(HTMLParser):
    """Refuse what no output may hold."""

    VOID = frozenset({"br", "hr", "img"})
    ATTRIBUTES = " alt aria-label checked class disabled href id role scope src start tabindex title type "

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        assert f" {tag} " in _ELEMENTS
        for name, value in attrs:
            assert f" {name} " in self.ATTRIBUTES
            assert name != "href" or is_safe_link(value or "")
            assert name != "src" or is_safe_image(value or "")
        if tag not in self.VOID | {"input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that the element opened last is closed."""
        assert tag == self.open.pop()


_ELEMENTS = (
    " a blockquote br code div em h1 h2 h3 h4 h5 h6 hr img input label li ol p pre s section span strong sup"
    " table tbody td th thead tr ul "
)


def assert_safe(blocks: Sequence[Block]) -> None:
    """See that what is exported runs no script and closes what it opens."""
    parser = _Safe()
    parser.feed(rich_text_html(blocks))
    parser.close()
    assert [] == parser.open


@pytest.mark.heavy
@pytest.mark.skipif(not VECTORS.exists(), reason="the vectors are not part of the project")
def test_vectors_give_something_safe() -> None:
    """Every known attack gives a value or a problem, and nothing that could run script."""
    count = 0
    for text in _vectors():
        count += 1
        for read in (parse, parse_title, parse_html):
            if find_control(text) is not None and len(text) <= 1_000:
                with pytest.raises(ValueError) as raised:
                    read(text, Limits())
                assert str(raised.value).startswith("control characters cannot stand in ")
            else:
                assert_safe(read(replace_controls(text), Limits()).blocks)
    assert count > 2_000


@pytest.mark.parametrize(
    "text",
    [
        '<a href="javascript:alert(1)">a</a>',
        '<a href="&#x6A;avascript&colon;alert(1)">a</a>',
        '<a href=" java\tscript:alert(1)">a</a>',
        '<img src="x" onerror="alert(1)">',
        "<svg onload=alert(1)>",
        "<script>alert(1)</script>",
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src onerror=alert(1)&gt;">',
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        '<p style="background:url(javascript:alert(1))">a</p>',
        '<blockquote cite="javascript:alert(1)">a</blockquote>',
        '<td style="text-align:expression(alert(1))">a</td>',
    ],
)
def test_nothing_runs(text: str) -> None:
    """Known ways to run script come to nothing, in HTML and in Markdown."""
    for read in (parse, parse_title, parse_html):
        blocks = read(text, Limits()).blocks
        assert_safe(blocks)
        assert "alert" not in rich_text_html(blocks) or "&lt;" in rich_text_html(blocks)


def test_marks_without_an_end_are_over_a_limit() -> None:
    """HTML of 12 kB that a browser would make 38 MB of is refused; fewer marks are not."""
    bomb = "".join(f"<b title={number}><p>" for number in range(1_000))
    for function in (parse, parse_html):
        (problem,) = [problem for problem in function(bomb, Limits()).problems if problem.fatal]
        assert "HTML opens more than 30 marks, such as <b>, inside each other" == problem.message
        assert not [problem for problem in function("<b><p>" * 30, Limits()).problems if problem.fatal]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>" * 30 + "word",
        "<blockquote>" * 30 + "word",
        "<div>" * 100 + "word",
        "<p>" + "<q>" * 99 + "word",
    ],
)
def test_html_that_is_nested_deeply(text: str) -> None:
    """What is nested too deeply keeps its text, with a word about it, and can be written as Markdown."""
    parsed = parse_html(text, Limits())
    assert [Code.NESTED_TOO_DEEPLY] == [problem.code for problem in parsed.problems]
    assert "word" in rich_text_html(parsed.blocks)
    assert parsed.blocks == parse(to_markdown(parsed.blocks), Limits()).blocks


def test_tables_that_fill_themselves_up() -> None:
    """A table of HTML of few characters that would become large is over the limit of output."""
    table = "<table><tr>" + "<td>" * 100 + "<tr><td>a" * 100
    (problem,) = parse_html(table, Limits(output=100_000)).problems
    assert (True, Code.LIMIT) == (problem.fatal, problem.code)
    assert parse_html(table, Limits(output=None)).blocks
