"""Ids: short names made of titles, unique within a FAQ."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ("LONGEST_SLUG", "slugify", "unique")

LONGEST_SLUG = 80
"""Characters after which a slug is cut at a word."""

_NO_WORD = re.compile("[^a-z0-9]+")
_COMBINING = range(0x0300, 0x0370)


class _Folding(dict[int, str]):
    """Map characters to what stands for them in a slug; the table fills itself as it is used."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        latin = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
        if latin:
            folded = _NO_WORD.sub(" ", latin.lower())
        elif code in _COMBINING:
            folded = ""
        else:
            folded = character if unicodedata.category(character)[0] in "LMN" else " "
        self[code] = folded
        return folded


# Letters that Unicode does not take apart into a base letter and a mark.
_UNDIVIDED = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ŋ": "n",
}
_LETTERS = _Folding({ord(letter): folded for letter, folded in _UNDIVIDED.items()})
_OTHERWISE = "\0"


@cache
def _latin_table() -> bytes:
    """Make the table that folds the characters of Latin-1 to one each; NUL stands for what needs more."""
    folded = [_LETTERS[code] for code in range(256)]
    return "".join(each if len(each) == 1 and each.isascii() else _OTHERWISE for each in folded).encode()


def slugify(text: str, /) -> str:
    """Make a slug: lower case, ASCII where possible, words joined by one hyphen.

    Latin letters lose their accents; other scripts keep their letters. The
    slug is cut at a word near 80 characters. Where a text has no letters and
    digits at all, the slug is empty.

    >>> slugify("Qu’est-ce que l’Œuvre ?")
    'qu-est-ce-que-l-oeuvre'
    """
    return _cut("-".join(_folded(text.lower()).split()))


def _folded(text: str) -> str:
    try:  # nearly all titles of Western Europe, at a third of the cost
        latin = text.replace("’", "'").encode("latin-1").translate(_latin_table()).decode()
    except UnicodeEncodeError:
        latin = _OTHERWISE
    return latin if _OTHERWISE not in latin else unicodedata.normalize("NFC", text).translate(_LETTERS)


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST_SLUG:
        return slug
    end = slug.rfind("-", LONGEST_SLUG // 2, LONGEST_SLUG + 1)
    return slug[: end if end > 0 else LONGEST_SLUG]


def unique(slug: str, taken: dict[str, int], /) -> str:
    """Give ``slug``, or the first of ``slug-2``, ``slug-3`` ... that is not taken, and take it.

    ``taken`` remembers for each name the last number that was given to it, so
    that many equal titles take no more time than others.
    """
    if slug not in taken:
        taken[slug] = 1
        return slug
    number = taken[slug] + 1
    while f"{slug}-{number}" in taken:
        number += 1
    taken[slug] = number
    taken[f"{slug}-{number}"] = 1
    return f"{slug}-{number}"
