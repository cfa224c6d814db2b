"""What holds for every text: no exception, no control character, and short cuts that change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink

from aic_faq.characters import find_control
from aic_faq.markup import CodeBlock, CodeSpan, Image, Inline, Link, Node, Paragraph, Text, plain_text, walk
from aic_faq.options import Limits
from aic_faq.rich_text import markdown, parse, parse_title
from aic_faq.rich_text.prose import is_prose, prose_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.rich_text import ParsedMarkdown

# Pieces that lie near one of the rules by which a short cut is taken.
PIECES = st.sampled_from([
    *("a", "é", "ß", "漢", "ا", "1", "12", "١", "Ⅷ", "²", "_", "-", "+", ".", ")", "(", '"', "'", "«", "“"),
    *(" ", "  ", "    ", "\t", "\n", "\n\n", "\n\n\n", "\u00a0", "\u2028", "\u2029", "\u3000", "\u200b"),
    *("\r", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufeff", "\U0001f600", "¿"),
    *("http", "HTTPS", ":", "://", "//", "www.", "WWW.", "wWw.", "a.fr", "@", "a@b.fr", "mailto:", "/", "?"),
    *("[", "]", "[a](b)", "]:", "[^1]", "^[", "!", "![", "&"),
    *("*", "**", "`", "```", "~~", "#", "# ", ">", "> ", "- ", "1. ", "1) ", "---", "===", "|", "|-|", "\\"),
    *("<", "<b>", "<a@b.fr>", "&amp;", "&#12;", "&nbsp;", "[ ] ", "[x] "),
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=15).map("".join))
# Words with nothing that marks anything up: half of them are prose.
PROSE = st.lists(PIECES.filter(lambda piece: not set(piece) & set("\\`*_[]<&~@#>|")), max_size=12).map(
    "".join
)
CLEAN_TEXTS = TEXTS.filter(lambda text: find_control(text) is None)

NO_LIMITS = Limits(answer=None, brackets=None, output=None, title=None)


def joined(nodes: tuple[Inline, ...]) -> list[Inline]:
    """Join texts that stand side by side: how many there are means nothing."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and result and isinstance(before := result[-1], Text):
            result[-1] = Text(before.value + node.value)
        else:
            result.append(node)
    return result


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(PROSE | TEXTS)
@example("a\u2028")
@example("1٠. a")
@example("a\n1. b")
def test_prose_is_what_the_parser_makes_of_it(text: str) -> None:
    """The short cut for prose gives what the parser gives, and nothing to report."""
    assume(is_prose(text) and find_control(text) is None)
    blocks, problems = markdown.parse_blocks(text, output_limit=None)
    assert () == problems
    expected = [joined(block.children) for block in blocks if isinstance(block, Paragraph)]
    assert expected == [list(block.children) for block in prose_blocks(text) if isinstance(block, Paragraph)]
    assert len(blocks) == len(expected)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(PROSE | TEXTS)
def test_prose_in_a_title_is_what_the_parser_makes_of_it(text: str) -> None:
    """The short cut for titles of words gives what the parser gives."""
    assume("\n" not in text and is_prose(text) and find_control(text) is None)
    inlines, problems = markdown.parse_inline(text)
    assert ((), [Text(text)]) == (problems, joined(inlines))


@given(CLEAN_TEXTS)
@example("- a\n b\n\n  c\n***")
@example("wWw.a.fr a@b.fr")
def test_rules_that_are_left_out_change_nothing(text: str) -> None:
    """A parser with the rules that a text needs gives what a parser with every rule gives."""
    assume("\r" not in text)
    chosen = markdown._parser_for(text, footnotes="[^" in text or "^[" in text)
    everything = markdown._parser(simple=False, addresses=True, footnotes=True)
    assert [token.as_dict() for token in everything.parse(text)] == [
        token.as_dict() for token in chosen.parse(text)
    ]


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join), st.from_regex(markdown._NORMAL_URL, fullmatch=True))
)
@example("https://xn--a.fr/")
@example("http://1.2.3.4.5/")
def test_addresses_that_are_normal_stay_as_they_are(url: str) -> None:
    """The short cut for addresses gives what markdown-it gives."""
    # Of a host longer than DNS knows any, markdown-it makes none at all; we keep it.
    assume(markdown._NORMAL_URL.fullmatch(url) and len(url) <= 253)
    assert normalizeLink(url) == url


def values(nodes: tuple[Node, ...]) -> list[str]:
    """Collect every text of a tree."""
    found: list[str] = []
    for node in walk(nodes):
        match node:
            case Text() | CodeSpan():
                found.append(node.value)
            case CodeBlock():
                found += (node.value, node.language)
            case Link():
                found += (node.url, node.title)
            case Image():
                found += (node.url, node.alt, node.title)
            case _:
                pass
    return found


@pytest.mark.parametrize("read", [parse, parse_title])
@given(text=TEXTS)
def test_every_text_has_a_tree(read: Callable[[str, Limits], ParsedMarkdown], text: str) -> None:
    """Whatever the text, there is a tree without control characters, unless the text holds them."""
    if find_control(text) is not None:
        with pytest.raises(ValueError) as caught:
            read(text, Limits())
        assert str(caught.value).startswith("control characters cannot stand in ")
        return
    parsed = read(text, Limits())
    assert [] == [
        value for value in values(parsed.blocks) if find_control(value) is not None or "\r" in value
    ]
    assert isinstance(plain_text(parsed.blocks), str)
    lines = text.count("\n") + 1
    assert all(0 <= problem.line < lines and problem.lines >= 1 for problem in parsed.problems)


@given(st.sampled_from(["", "[^1]: "]), st.lists(st.sampled_from(["> ", "- ", "1. "]), max_size=30))
def test_nothing_is_lost_in_the_depth_without_a_word(first: str, marks: list[str]) -> None:
    """What stands in lists and quotes is in the tree, or a problem says that it is not."""
    parsed = parse(f"[^1]\n\n{first}{''.join(marks)}word", NO_LIMITS)
    assert "word" in plain_text(parsed.blocks) or parsed.problems
