"""Plain Markdown is read without the parser, and exactly as the parser reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.markup import Block, Heading, Inline, Paragraph, Text, walk
from aic_faq.richtext import rich_text
from aic_faq.richtext.markdown import parse_blocks, parse_inline
from aic_faq.richtext.plain import is_prose, plain_blocks
from tests.richtext.texts import LINES, TEXTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.richtext.conftest import Example


_PIECES = st.lists(
    st.sampled_from(
        [
            "a",
            "b ",
            "\n",
            "\n\n",
            "\n- ",
            "\n1. ",
            "\n2. ",
            "1) ",
            "2. ",
            "01. ",
            "1234567890. ",
            "# ",
            "١. ",
            "■ ",
            "→",
            ".",
        ]
    ),
    max_size=14,
).map("".join)


@given(LINES | WORDS | TEXTS | _PIECES)
@example("b ^[x](/b)")
@example("* a\n\nb")
@example("a\n2. b\n1. c\n\n7. d\n- e")
@example("1. a\n1) b")
@example("* a\n\n* b\nc\n- d")
@example("a\n1. b")
def test_plain_markdown_is_read_as_the_parser_reads_it(text: str) -> None:
    """Where the plain way gives blocks, the parser gives the same and has nothing to report."""
    assume(find_control(text) is None)
    blocks = plain_blocks(text)
    if blocks is not None:
        parsed, problems = parse_blocks(text, output_limit=None)
        assert (blocks, ()) == (parsed, problems)
        assert lines_of(blocks) == lines_of(parsed)


def test_examples_of_the_specification(commonmark: Mapping[int, Example]) -> None:
    """What the plain way takes of CommonMark's own examples, it takes as the parser does."""
    texts = [example["markdown"] for example in commonmark.values()]
    taken = {text: blocks for text in texts if (blocks := plain_blocks(text)) is not None}
    assert {text: parse_blocks(text, output_limit=None)[0] for text in taken} == taken
    assert len(taken) > 10


@pytest.mark.parametrize(
    "text",
    [
        "Un paragraphe.\nSuite.\n\nUn autre, avec [un lien](/la) et [un autre](https://example.org/x).",
        "Voici :\n\n* un \n* deux\nla suite\n\nAprès.\n\n- autre\n\n- liste",
        "## Une question ?\n\nOui.\n",
        "Il faut :\n1. un\n2. deux\n\n3) puis\n\n■ un carré\n→ et une flèche",
    ],
)
def test_plain_markdown_needs_no_parser(text: str) -> None:
    """Paragraphs, lists, headings and links are taken the fast way."""
    assert plain_blocks(text) is not None


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(WORDS | TEXTS)
def test_prose_in_a_title_is_what_the_parser_makes_of_it(text: str) -> None:
    """The short cut for titles of words gives what the parser gives."""
    assume("\n" not in text and is_prose(text) and find_control(text) is None)
    inlines, problems = parse_inline(text)
    assert ((), [Text(text)]) == (problems, joined(inlines))


def lines_of(blocks: tuple[Block, ...]) -> list[int]:
    """Give the line on which each block begins."""
    return [node.line for node in walk(blocks) if isinstance(node, Paragraph | Heading)]


def joined(nodes: tuple[Inline, ...]) -> list[Inline]:
    """Join texts that stand side by side: how many there are means nothing."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and result and isinstance(before := result[-1], Text):
            result[-1] = Text(before.value + node.value)
        else:
            result.append(node)
    return result


@pytest.mark.parametrize("text", ["\u00a0", "\u3000\n\n\u2003", "\u00a0\u00a0"])
def test_no_break_spaces_alone_are_nothing(text: str) -> None:
    """Spaces that the parser keeps a paragraph for are no text: there is nothing to show."""
    assert () == rich_text(text).blocks


def test_newlines_of_every_kind() -> None:
    """Rich text has newlines of one kind, whatever the document has."""
    assert rich_text("a\n\nb\nc") == rich_text("a\r\n\rb\r\nc")
