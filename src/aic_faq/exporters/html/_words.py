"""The words of the page that are not the FAQ's own, in the language of the page."""

from __future__ import annotations

from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING

from attrs import field, frozen

from aic_faq.exporters.html._elements import HTML, attributes, escape
from aic_faq.languages import direction_of, language_tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

__all__ = ("Words", "words_for")

_FALLBACK = "en"
# Where no script is stated, the country tells in which one Chinese is written.
_TRADITIONAL = frozenset({"zh-tw", "zh-hk", "zh-mo", "zh-hant"})


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    import tomllib  # noqa: PLC0415 - most pages have no words of their own

    with open(join(dirname(__file__), "words.toml"), "rb") as file:
        return tomllib.load(file)


@cache
def words_for(language: str | None, /) -> Words:
    """Give the words in a language, or in English where there are none."""
    tag = (language_tag(language) or "").lower()
    primary = tag.partition("-")[0]
    name = "zh-hant" if "-".join(tag.split("-")[:2]) in _TRADITIONAL else primary
    found = name if name in _table() else _FALLBACK
    asked = "zh" if name == "zh-hant" else name
    said = "zh-Hant" if found == "zh-hant" else found
    is_foreign = asked != found.partition("-")[0]
    pairs = {"lang": said, "dir": direction_of(said)} if is_foreign else {}
    return Words(language=said, attributes=attributes(pairs), texts=_table()[found])


@frozen(kw_only=True)
class Words:
    """Hold the words of one language.

    Attributes:
        language: its BCP 47 tag.
        attributes: ``lang`` and ``dir``, where it is not the language that was asked for.
    """

    language: str
    attributes: HTML
    _texts: Mapping[str, str] = field(repr=False, alias="texts")

    def __getitem__(self, name: str, /) -> str:
        return self._texts[name]

    def date(self, name: str, date: dt.date, /) -> HTML:
        """Write a sentence with a date, as in ``Updated 1 May 2024``, and the date for machines."""
        months = self["months"].split()
        day = self._texts.get("first-day", "1") if date.day == 1 else str(date.day)
        shown = self["date"].format(day=day, month=months[date.month - 1], year=date.year)
        before, _, after = self[name].partition("{date}")
        time = f'<time datetime="{date.isoformat()}">{escape(shown)}</time>'
        return HTML(f"{escape(before)}{time}{escape(after)}")
