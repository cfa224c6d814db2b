"""The official examples of CommonMark: what our tree says is what the reference says."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeAlias, Union

import pytest
from markdown_it import MarkdownIt

from aic_faq.exporters.html import rich_text_html
from aic_faq.options import Limits
from aic_faq.richtext import parse, parse_html, rich_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from tests.richtext.conftest import Example

# Those of CommonMark 0.31.2.
NUMBERS = range(1, 653)

_SCHEME = "the scheme is none of those that a link may have: the text stays"
_BARE = "a bare address becomes a link, as on GitHub"
EXCEPTIONS = {
    596: _SCHEME,  # irc:
    598: _SCHEME,  # a+b+c:
    599: _SCHEME,  # made-up-scheme:
    601: _SCHEME,  # localhost:, which the example itself calls a scheme
    602: _BARE,
    608: _BARE,
    611: _BARE,
    612: _BARE,
}

_NO_ELEMENT = "what is no element of HTML is shown as text"
_NO_TAG = "the reference leaves to browsers what CommonMark itself knows how to end"
RAW_EXCEPTIONS = {
    **dict.fromkeys((150, 163, 201, 491, 524, 536, 613, 614, 615, 617, 623), _NO_ELEMENT),
    **dict.fromkeys((180, 629), _NO_TAG),
}

Event: TypeAlias = Union[str, tuple[str, tuple[tuple[str, str | None], ...]]]
"""A stretch of text, or a tag with its attributes in alphabetical order."""

_BLOCKS = frozenset(
    ("blockquote", "br", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul")
)


class _Events(HTMLParser):
    """Take HTML apart into what a browser sees of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; the order of its attributes means nothing, nor does a slash at its end."""
        self.events.append((tag, tuple(sorted(attrs))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag such as ``<br />``."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        self.events.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        """Note text; it may come in pieces."""
        before = self.events[-1] if self.events else ("", ())
        if isinstance(before, str):
            self.events[-1] = before + data
        else:
            self.events.append(data)


def normalised(html: str) -> list[Event]:
    """Take HTML apart; white space beside the tags of blocks means nothing, but within ``pre``."""
    parser = _Events()
    parser.feed(html)
    parser.close()
    shown: list[Event] = []
    in_code = False
    events: list[Event] = [("p", ()), *parser.events, ("p", ())]
    for before, event, after in zip(events, events[1:], events[2:], strict=False):
        if not isinstance(event, str):
            in_code = event[0] == "pre" or (in_code and event[0] != "/pre")
            shown.append(event)
        elif text := event if in_code else _stripped(event, before, after):
            shown.append(text)
    return shown


def _stripped(text: str, before: Event, after: Event) -> str:
    if before[0].removeprefix("/") in _BLOCKS:
        text = text.lstrip(" \n")
    return text.rstrip(" \n") if after[0].removeprefix("/") in _BLOCKS else text


def has_raw_html(markdown: str) -> bool:
    """Tell whether CommonMark sees raw HTML in a text."""

    def any_raw(tokens: Sequence[Token]) -> bool:
        return any(
            token.type in {"html_block", "html_inline"} or any_raw(token.children or ()) for token in tokens
        )

    return any_raw(MarkdownIt("commonmark").parse(markdown))


@pytest.mark.parametrize("number", NUMBERS)
def test_examples(number: int, commonmark: Mapping[int, Example]) -> None:
    """Our HTML is that of the reference but for its spelling; the exceptions are really some.

    Those with raw HTML have a test of their own, for the tree holds some elements only.
    """
    example = commonmark[number]
    if has_raw_html(example["markdown"]):
        return
    ours = normalised(rich_text_html(rich_text(example["markdown"]).blocks))
    reference = normalised(example["html"])
    if number in EXCEPTIONS:
        assert reference != ours, f"no exception any more: {EXCEPTIONS[number]}"
    else:
        assert reference == ours


def test_examples_with_raw_html(commonmark: Mapping[int, Example]) -> None:
    """Markdown with raw HTML has the tree of the HTML that the reference makes of it."""
    raw = {number: example for number, example in commonmark.items() if has_raw_html(example["markdown"])}
    different = {
        number
        for number, example in raw.items()
        if parse_html(example["html"], Limits()).blocks != parse(example["markdown"], Limits()).blocks
    }
    assert set(RAW_EXCEPTIONS) == different
    assert len(raw) > 60


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_but_the_tree(number: int, commonmark: Mapping[int, Example]) -> None:
    """No example makes an element that the tree has no node for, nor has HTML shown as text any."""
    for raw_html in ("convert", "escape"):
        parsed = parse(commonmark[number]["markdown"], Limits(), raw_html=raw_html)
        events = normalised(rich_text_html(parsed.blocks))
        names = {event[0].removeprefix("/") for event in events if not isinstance(event, str)}
        tables = {"div", "table", "thead", "tbody", "tr", "td", "th", "s"} if raw_html == "convert" else set()
        assert set() == names - _BLOCKS - tables - {"a", "code", "em", "img", "strong"}


def test_every_example_is_tried(commonmark: Mapping[int, Example]) -> None:
    """The numbers are those of the data."""
    assert list(NUMBERS) == sorted(commonmark)
