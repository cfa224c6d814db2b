"""Texts that are made to cost time or memory, and the front door for rich text."""

from __future__ import annotations

import pickle
import time
from typing import TYPE_CHECKING

import pytest

from aic_faq.diagnostics import Code
from aic_faq.errors import LimitError
from aic_faq.markup import Paragraph, Text, plain_text
from aic_faq.options import Limits
from aic_faq.richtext import parse, parse_html, parse_title, rich_text
from aic_faq.richtext.imported import parse_html_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.richtext import ParsedRichText

REFERENCE_BOMB = f"[a]: /{'x' * 2_000}\n\n" + "[a] " * 3_000
TABLE_BOMB = "|" * 400 + "\n" + "|-" * 399 + "|\n" + "a\n" * 5_000


@pytest.mark.parametrize(
    ("text", "limits", "message"),
    [
        ("a" * 11, Limits(answer=10), "the text has 11 characters, more than the limit of 10"),
        ("*a* " * 3, Limits(answer=10), "the text has 12 characters, more than the limit of 10"),
        ("[" * 11, Limits(brackets=10), "the text has 11 times the character '[', more than the limit of 10"),
        ("<" * 11, Limits(brackets=10), "the text has 11 times the character '<', more than the limit of 10"),
        (REFERENCE_BOMB, Limits(), "the text grows to 6213030 characters, more than the limit of 4194304"),
        ("[a]: /b\n\n[a]", Limits(output=50), "the text grows to 102 characters, more than the limit of 50"),
    ],
)
def test_texts_over_a_limit(text: str, limits: Limits, message: str) -> None:
    """A text over a limit has no tree, but one problem that names the limit."""
    parsed = parse(text, limits)
    assert ((), [message]) == (parsed.blocks, [problem.message for problem in parsed.problems])
    assert parsed.problems[0].fatal


def test_tables_that_fill_themselves_up() -> None:
    """A table of few characters whose rows lack too many cells is refused before it is parsed."""
    (problem,) = parse(TABLE_BOMB, Limits()).problems
    assert (True, "the rows of a table lack 1995397 cells, more than the limit of 16384") == (
        problem.fatal,
        problem.message,
    )
    assert parse("> |a|b|\n> |-|-|\n> |c|\n\nd | e", Limits()).blocks


@pytest.mark.heavy
@pytest.mark.parametrize("text", ["a" * 200_000, "*a* [b](c) <d\n" * 10_000, REFERENCE_BOMB])
def test_limits_can_be_lifted(text: str) -> None:
    """None lifts a limit."""
    parsed = parse(text, Limits(answer=None, brackets=None, output=None))
    assert parsed.blocks
    assert not [problem for problem in parsed.problems if problem.fatal]


def test_html_has_the_limits_of_markdown() -> None:
    """HTML over a limit has no tree; control characters in it are refused."""
    (problem,) = parse_html("<p>" * 11, Limits(brackets=10)).problems
    assert (True, "the text has 11 times the character '<', more than the limit of 10") == (
        problem.fatal,
        problem.message,
    )
    with pytest.raises(ValueError) as caught:
        parse_html("<p>\x1b", Limits())
    assert str(caught.value).startswith("control characters cannot stand in ")


@pytest.mark.parametrize("text", ["*a **b " * 30 + "c", "~~a *b " * 30 + "c"])
def test_marks_that_are_nested_deeply_beside_html(text: str) -> None:
    """What is beside HTML is cut in depth as it is without."""
    closing = "".join(reversed([{"*": "*", "~": "~~"}[word[0]] for word in text.split() if word[0] in "*~"]))
    parsed = parse(f"{text}{closing} <u>d</u>", Limits())
    assert plain_text(parsed.blocks).endswith(" d")


@pytest.mark.parametrize("read", [parse_title, parse_html_title])
def test_titles_have_a_limit_of_their_own(read: Callable[[str, Limits], ParsedRichText]) -> None:
    """A title over the limit has no tree; None lifts it."""
    (problem,) = read("a" * 1_001, Limits()).problems
    assert (True, "the title has 1001 characters, more than the limit of 1000") == (
        problem.fatal,
        problem.message,
    )
    assert (Paragraph((Text("a" * 1_001),)),) == parse_title("a" * 1_001, Limits(title=None)).blocks


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "www.",
            "www.a/",
            "www.a-",
            "http://",
            "http:// ",
            "http://a.",
            "http://a/(",
            "http://a/",
            'www.a.fr/"',
        ),
        *(
            "[",
            "![",
            "](a)",
            "[^",
            "^[",
            "]",
            "<",
            "<a ",
            "&",
            "&#12;",
            "`",
            "*",
            "_a ",
            "~~",
            "\\",
            "> ",
            "- ",
            "1. ",
        ),
        *("|", "|\n", "\t", " ", "\n", "a@", "a@b.", "(", '"'),
    ],
)
def test_repetitions_cost_little_time(piece: str) -> None:
    """16 kB of anything take no time out of all proportion."""
    text = "&" + piece * (16_000 // len(piece))
    start = time.process_time()
    parse(text, Limits())
    # Quadratic ways took 46 s here; coverage and a busy machine are allowed for.
    assert time.process_time() - start < 20


@pytest.mark.parametrize("addresses", [400, 4_000])
def test_bare_addresses_have_a_limit(addresses: int) -> None:
    """Hundreds of bare addresses become links; thousands stay text, with a word about it."""
    parsed = parse("https://example.org/a\n" * addresses, Limits())
    assert addresses == plain_text(parsed.blocks).count("https://example.org/a")
    expected = [] if addresses == 400 else ["the text holds so many bare addresses that none was made a link"]
    assert expected == [problem.message for problem in parsed.problems]


@pytest.mark.parametrize("start", ["https://example.org/", "www.example.org/"])
def test_an_address_has_a_limit(start: str) -> None:
    """A bare address longer than any real one stays text."""
    assert "Link(" in repr(parse(start + "a" * 1_900, Limits()).blocks)
    text = start + "a" * 2_100
    assert (Paragraph((Text(text),)),) == parse(text, Limits()).blocks


def test_two_spaces_at_the_end_of_a_line_break_it() -> None:
    """Written here because editors take such spaces away from files."""
    assert "a\nb" == plain_text(parse("a  \nb", Limits()).blocks)


def test_rich_text_keeps_what_was_written() -> None:
    """The front door gives the text together with its tree."""
    text = rich_text("*a* [b](javascript:c)")
    assert ("*a* [b](javascript:c)", "a b") == (text.markdown, text.plain_text)


def test_rich_text_over_a_limit() -> None:
    """The front door raises where there is no tree."""
    with pytest.raises(LimitError) as caught:
        rich_text("abc", limits=Limits(answer=2))
    assert "the text has 3 characters, more than the limit of 2" == str(caught.value)


@pytest.mark.parametrize("text", ["a\x00", "*a*\x1b", "*\ud800*"])
def test_rich_text_with_control_characters(text: str) -> None:
    """Control characters are refused; who reads documents reports them before."""
    with pytest.raises(ValueError) as caught:
        rich_text(text)
    assert str(caught.value).startswith("control characters cannot stand in ")


def test_marks_nested_without_end() -> None:
    """Values stay shallow enough to be compared, shown and pickled; the words stay, and it is said."""
    text = "**a " * 2000 + "a** " * 2000
    parsed = parse(text, Limits())

    assert [Code.NESTED_TOO_DEEPLY] == [problem.code for problem in parsed.problems]
    assert 4000 == plain_text(parsed.blocks).count("a")
    assert parsed == parse(text, Limits())
    assert parsed == pickle.loads(pickle.dumps(parsed))  # noqa: S301 - our own bytes
    assert repr(parsed)
