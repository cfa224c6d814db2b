"""The Markdown parser: markdown-it-py, set up once and kept to our rules.

The only module that imports markdown-it-py and its plug-ins. Raw HTML is not
parsed: tags stay text. Links are judged while the tree is made, by the
allow-list of :mod:`aic_faq.urls` and not by markdown-it's block-list.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from aic_faq.rich_text.tokens import TreeBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from linkify_it import LinkifyIt
    from markdown_it import MarkdownIt

    from aic_faq.markup import Block, Inline
    from aic_faq.rich_text.problems import Problem

__all__ = ("MAX_NESTING", "parse_blocks", "parse_inline")

MAX_NESTING = 20
"""Depth of blocks that are parsed; 100 costs seven times as much on runs of ``[``."""

# Addresses of these characters are what normalising them gives.
_NORMAL_URL = re.compile(r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#]|$)|[/#](?!/))[A-Za-z0-9/._~#?=&+,;!$()-]*")
_WWW_HOST = r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"


def parse_blocks(
    markdown: str, /, *, addresses: bool, output_limit: int | None
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Parse Markdown into blocks, and say what was dropped."""
    parser = _parser(addresses=addresses, footnotes="[^" in markdown)
    builder = TreeBuilder(max_nesting=MAX_NESTING, output_limit=output_limit, entities="&" in markdown)
    blocks = builder.blocks(parser.parse(markdown))
    return blocks, tuple(builder.problems)


def parse_inline(markdown: str, /, *, addresses: bool) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """Parse one line of Markdown; nothing in it starts a block."""
    parser = _parser(addresses=addresses, footnotes=False)
    builder = TreeBuilder(max_nesting=MAX_NESTING, output_limit=None, entities="&" in markdown)
    inlines = builder.inlines(parser.parseInline(markdown)[0])
    return inlines, tuple(builder.problems)


@cache
def _parser(*, addresses: bool, footnotes: bool) -> MarkdownIt:
    """Set up a parser; each rule that a text cannot need is left out of its parser."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - costs more than all else; plain prose does without

    parser = MarkdownIt("commonmark", {"html": False, "linkify": addresses, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    if addresses:
        parser.enable("linkify")
        _narrow_linkify(parser.linkify)
    if footnotes:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - rarely needed

        footnote_plugin(parser)
    # Assigned, not subclassed: markdown-it looks both up on the instance.
    _override(parser, "validateLink", lambda _url: True)
    _override(parser, "normalizeLink", _normalise_with(parser.normalizeLink))
    return parser


def _override(parser: MarkdownIt, name: str, function: Callable[..., Any]) -> None:
    setattr(parser, name, function)


def _normalise_with(normalise: Callable[[str], str]) -> Callable[[str], str]:
    def normalise_link(url: str) -> str:
        return url if _NORMAL_URL.fullmatch(url) else normalise(url)

    return normalise_link


def _narrow_linkify(linkify: LinkifyIt | None) -> None:
    """Link what GitHub links: http, https, ``www.`` and e-mail addresses.

    ``README.md`` and ``service-public.fr`` in a sentence are no links; see
    https://github.github.com/gfm/#autolinks-extension-.
    """
    assert linkify is not None  # noqa: S101 - linkify-it-py is a dependency
    linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    linkify.add("ftp:", None)
    linkify.add("//", None)
    www = _WorldWideWeb(linkify.re["src_path"])
    # Bound methods: linkify-it would hang plain functions on its own class.
    linkify.add("www.", {"validate": www.validate, "normalize": www.normalize})


class _WorldWideWeb:
    """Link what begins with ``www.`` and goes on like a host."""

    def __init__(self, path: str) -> None:
        self._host = re.compile(_WWW_HOST + path, re.IGNORECASE)

    def validate(self, text: str, position: int) -> int:
        """Give the length of the address that goes on at ``position``."""
        match = self._host.match(text, position)
        return len(match.group()) if match else 0

    def normalize(self, match: Any) -> None:
        """Add the scheme that GitHub adds."""
        match.url = f"http://{match.url}"
