"""The official examples of CommonMark: what our tree says is what the reference says."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeAlias, Union

import pytest
from markdown_it import MarkdownIt

from aic_faq.exporters.html import rich_text_html
from aic_faq.rich_text import rich_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

# Those of CommonMark 0.31.2.
NUMBERS = range(1, 653)

EXCEPTIONS: dict[int, str] = {}

Event: TypeAlias = Union[str, tuple[str, tuple[tuple[str, str | None], ...]]]
"""A stretch of text, or a tag with its attributes in alphabetical order."""

_BLOCKS = frozenset("blockquote h1 h2 h3 h4 h5 h6 hr li ol p pre ul br".split())


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
        """Note text."""
        self.events.append(data)


def normalised(html: str) -> list[Event]:
    """Take HTML apart; white space beside the tags of blocks means nothing, but within ``pre``."""
    parser = _Events()
    parser.feed(html)
    parser.close()
    events, shown = parser.events, list[Event]()
    in_code = False
    for number, event in enumerate(events):
        if isinstance(event, str):
            if not in_code:
                before = events[number - 1] if number else ("p", ())
                after = events[number + 1] if number + 1 < len(events) else ("p", ())
                event = event.lstrip("\n ") if before[0].removeprefix("/") in _BLOCKS else event  # noqa: PLW2901
                event = event.rstrip("\n ") if after[0].removeprefix("/") in _BLOCKS else event  # noqa: PLW2901
            if event:
                shown.append(event)
            continue
        in_code = event[0] == "pre" or (in_code and event[0] != "/pre")
        shown.append(event)
    return shown


def has_raw_html(markdown: str) -> bool:
    """Tell whether CommonMark sees raw HTML in a text."""

    def any_raw(tokens: Sequence[Token]) -> bool:
        return any(
            token.type in {"html_block", "html_inline"} or any_raw(token.children or ()) for token in tokens
        )

    return any_raw(MarkdownIt("commonmark").parse(markdown))


@pytest.mark.parametrize("number", NUMBERS)
def test_examples(number: int, commonmark: Mapping[int, Example]) -> None:
    """Our HTML is the reference's but for spelling; an exception that is none any more fails."""
    example = commonmark[number]
    if has_raw_html(example["markdown"]):
        pytest.skip("has raw HTML")
    ours, reference = normalised(rich_text_html(rich_text(example["markdown"]).blocks)), normalised(example["html"])
    assert reference == ours
