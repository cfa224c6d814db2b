"""What holds for every text: no exception, no control character, and short cuts that change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink

from aic_faq.characters import find_control
from aic_faq.markup import CodeBlock, CodeSpan, Image, Link, Node, Text, plain_text, walk
from aic_faq.options import Limits
from aic_faq.richtext import markdown, parse, parse_title
from tests.richtext.texts import CLEAN_TEXTS, PIECES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.richtext import ParsedRichText

NO_LIMITS = Limits(answer=None, brackets=None, output=None, title=None)


@given(CLEAN_TEXTS)
@example("- a\n b\n\n  c\n***")
@example("wWw.a.fr a@b.fr")
def test_rules_that_are_left_out_change_nothing(text: str) -> None:
    """A parser with the rules that a text needs gives what a parser with every rule gives."""
    assume("\r" not in text)
    chosen = markdown._parser_for(text, footnotes="[^" in text or "^[" in text)
    everything = markdown._parser(addresses=True, footnotes=True)
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
def test_every_text_has_a_tree(read: Callable[[str, Limits], ParsedRichText], text: str) -> None:
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
