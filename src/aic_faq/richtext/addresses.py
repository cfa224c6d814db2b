"""Bare addresses in Markdown: which of them are links, and how much looking for them may cost."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aic_faq.richtext.plain import may_hold_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from linkify_it import LinkifyIt

__all__ = ("may_link_addresses", "narrow_linkify", "override")

# linkify-it looks at the same characters again and again: unbounded, 32 kB of "http://a/(" take 5 s.
_LONGEST_ADDRESS = 2_000
_MOST_ADDRESS_WORK = 10_000_000
_JOINS = frozenset(".-/")
_WWW_HOST = r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"


def may_link_addresses(markdown: str) -> bool:
    """Tell whether a text holds addresses, and not so many that finding them takes too long."""
    if not may_hold_address(markdown):
        return False
    addresses = markdown.count("://") + markdown.lower().count("www.")
    return addresses * len(markdown) <= _MOST_ADDRESS_WORK


def override(owner: object, name: str, function: Callable[..., Any]) -> None:
    """Give one object another method: markdown-it and linkify-it look theirs up on the instance."""
    setattr(owner, name, function)


def narrow_linkify(linkify: LinkifyIt | None) -> None:
    """Link what GitHub links: http, https, ``www.`` and e-mail addresses.

    ``README.md`` and ``service-public.fr`` in a sentence are no links; see
    https://github.github.com/gfm/#autolinks-extension-.
    """
    assert linkify is not None  # noqa: S101 - linkify-it-py is a dependency
    linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    linkify.add("ftp:", None)
    linkify.add("//", None)
    parts = linkify.re
    web = _Address("//" + parts["src_auth"] + parts["src_host_port_strict"] + parts["src_path"])
    www = _WorldWideWeb(_WWW_HOST + parts["src_path"])
    # Bound methods: linkify-it would hang plain functions on its own class.
    linkify.add("http:", {"validate": web.validate})
    linkify.add("https:", {"validate": web.validate})
    linkify.add("www.", {"validate": www.validate, "normalize": www.normalize})
    at_start = linkify.match_at_start
    override(linkify, "match_at_start", lambda text: at_start(text[: _LONGEST_ADDRESS + 10]))


class _Address:
    """Link what goes on like an address, unless it is longer than any."""

    def __init__(self, pattern: str) -> None:
        self._source = pattern

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compile what takes a third of the time of setting up a parser, and few texts need."""
        return re.compile(self._source, re.IGNORECASE)

    def validate(self, text: str, position: int) -> int:
        """Give the length of the address that goes on at ``position``."""
        match = self._pattern.match(text, position, position + _LONGEST_ADDRESS)
        length = len(match.group()) if match else 0
        return length if length < _LONGEST_ADDRESS else 0


class _WorldWideWeb(_Address):
    """Link what begins with ``www.`` and goes on like a host."""

    def validate(self, text: str, position: int) -> int:
        """Give the length of the address, unless ``www.`` stands in the midst of another."""
        start = position - len("www.")
        if not may_hold_address(text[start:position]) or text[max(0, start - 1) : start] in _JOINS:
            return 0
        return super().validate(text, position)

    def normalize(self, match: Any) -> None:
        """Add the scheme that GitHub adds."""
        match.url = f"http://{match.url}"
