"""Ids: short names made of titles, unique within a FAQ."""

from __future__ import annotations

import re
import unicodedata

__all__ = ("LONGEST_SLUG", "slugify", "unique")

LONGEST_SLUG = 80
"""Characters after which a slug is cut at a word."""

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n"}
)
_UNDIVIDED = re.compile("[ßæœøđðþłıŋ]")
_LATIN = re.compile("[\\x00-\u024f\u1e00-\u1eff\u2000-\u206f\u20ac]*")
_MARKS = re.compile("[\u0300-\u036f]+")
_NO_LATIN_WORD = re.compile("[^a-z0-9]+")
_ASCII_BETWEEN_WORDS = re.compile(r"[\x00-/:-`{-\x7f]+")


def slugify(text: str, /) -> str:
    """Make a slug: lower case, ASCII where possible, words joined by one hyphen.

    Latin letters lose their accents; other scripts keep their letters. The
    slug is cut at a word near 80 characters. Where a text has no letters and
    digits at all, the slug is empty.

    >>> slugify("Qu’est-ce que l’Œuvre ?")
    'qu-est-ce-que-l-oeuvre'
    """
    lowered = text.lower()
    if not lowered.isascii():
        if _UNDIVIDED.search(lowered):
            lowered = lowered.translate(_LETTERS)
        if not _LATIN.fullmatch(lowered):
            return _cut(_ASCII_BETWEEN_WORDS.sub("-", _fold(lowered)).strip("-"))
        lowered = _MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return _cut(_NO_LATIN_WORD.sub("-", lowered).strip("-"))


def _fold(text: str) -> str:
    """Fold what is Latin in a text of several scripts; the others keep letters, digits and marks."""
    folded: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        latin = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
        kind = unicodedata.category(character)[0]
        if latin:
            folded.append(latin.lower())
        elif kind in "LN":
            folded.append(character)
        elif kind != "M":
            folded.append("-")
        elif folded and not folded[-1].isascii():
            folded.append(character)
    return "".join(folded)


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
