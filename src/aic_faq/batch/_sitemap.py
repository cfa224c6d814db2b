"""The site map of https://www.sitemaps.org/protocol.html: the addresses of all pages, for search engines."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from aic_faq.exporters.html._elements import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ("site_maps",)

_MOST_ADDRESSES = 50_000
_MOST_BYTES = 50 * 1024 * 1024
_LONGEST_ADDRESS = 2_048
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def site_maps(
    addresses: Iterable[tuple[str, str | None]],
    base_url: str,
    /,
    *,
    most_addresses: int = _MOST_ADDRESSES,
    most_bytes: int = _MOST_BYTES,
) -> Iterator[tuple[str, str]]:
    """Give the files of the site map, each with its name, from addresses and the days of their last change.

    Where it takes several, ``sitemap.xml`` lists the others. Addresses outside
    the site must not be in it, and neither must very long ones.
    """
    maps = _filled(_entries(addresses, base_url), most_addresses, most_bytes)
    first, second = next(maps, ""), next(maps, None)
    if second is None:
        yield "sitemap.xml", _map("urlset", first)
        return
    names: list[str] = []
    for number, entries in enumerate(chain((first, second), maps), 1):
        names.append(f"sitemap-{number}.xml")
        yield names[-1], _map("urlset", entries)
    listed = (f"<sitemap><loc>{escape(_in_site(base_url, name))}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", _map("sitemapindex", "".join(listed))


def _entries(addresses: Iterable[tuple[str, str | None]], base_url: str) -> Iterator[str]:
    start = f"{base_url.rstrip('/')}/"
    for address, updated in addresses:
        if address.startswith(start) and len(address) < _LONGEST_ADDRESS:
            changed = "" if updated is None else f"<lastmod>{updated}</lastmod>"
            yield f"<url><loc>{escape(address)}</loc>{changed}</url>\n"


def _filled(entries: Iterable[str], most_addresses: int, most_bytes: int) -> Iterator[str]:
    """Put as many entries together as one file may have."""
    room = most_bytes - len(_map("sitemapindex", ""))
    lines: list[str] = []
    size = 0
    for entry in entries:
        length = len(entry.encode("utf-8"))
        if lines and (len(lines) == most_addresses or size + length > room):
            yield "".join(lines)
            lines, size = [], 0
        lines.append(entry)
        size += length
    if lines:
        yield "".join(lines)


def _in_site(base_url: str, name: str) -> str:
    return f"{base_url.rstrip('/')}/{name}"


def _map(element: str, content: str) -> str:
    return f'{_FIRST_LINE}<{element} xmlns="{_SCHEMA}">\n{content}</{element}>\n'
