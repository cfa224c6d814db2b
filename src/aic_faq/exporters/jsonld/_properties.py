"""Properties of schema.org that have a value, and the small things that some of them hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aic_faq.characters import replace_controls
from aic_faq.exporters._lines import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from aic_faq.exporters.jsonld._json import JSONValue

__all__ = ("AnswerStyle", "AuthorType", "authors", "date", "lines", "organization", "text", "web_site")

AnswerStyle: TypeAlias = Literal["html", "text"]
"""How answers are written."""

AuthorType: TypeAlias = Literal["Person", "Organization"]
"""What the authors of a FAQ are."""


def text(key: str, value: str | None, /) -> dict[str, JSONValue]:
    """Give a property that is one text."""
    return {key: value} if value else {}


def lines(key: str, texts: Iterable[str], /) -> dict[str, JSONValue]:
    """Give a property that has several texts of one line each."""
    values: list[JSONValue] = [*_lines(texts)]
    return {key: values} if values else {}


def date(key: str, value: dt.date | None, /) -> dict[str, JSONValue]:
    """Give a property that is a day."""
    return {} if value is None else {key: value.isoformat()}


def authors(names: Iterable[str], kind: AuthorType, /) -> dict[str, JSONValue]:
    """Give the authors of a page or an answer."""
    values: list[JSONValue] = [{"@type": kind, "name": name} for name in _lines(names)]
    return {"author": values} if values else {}


def organization(name: str | None, url: str | None, /) -> dict[str, JSONValue]:
    """Describe an organization of which name, address or both are known."""
    title = one_line(replace_controls(name or ""))
    if not title and url is None:
        return {}
    return {"@type": "Organization", **_address(url), **text("name", title)}


def web_site(url: str | None, /) -> dict[str, JSONValue]:
    """Describe a web site by its address."""
    return {} if url is None else {"@type": "WebSite", **_address(url)}


def _address(url: str | None) -> dict[str, JSONValue]:
    """Name a thing by the address as it was given; a fragment, which is for the name, leads nowhere."""
    return {} if url is None else {"@id": url, "url": url.partition("#")[0]}


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for value in texts if (line := one_line(replace_controls(value)))]
