"""Say where and why TOML cannot be parsed, in words for people who write questions."""

from __future__ import annotations

import re

from attrs import frozen

from aic_faq.source import NEWLINE

__all__ = ("Cause", "explain")


@frozen
class Cause:
    """Say what is wrong at an offset, and how to mend it; ``twice`` where a key is there already."""

    message: str
    hint: str
    at: int
    twice: bool


_PLACE = re.compile(r" *\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_TWICE = re.compile("overwrite|twice|immutable|duplicate|redefine", re.IGNORECASE)
_QUOTE_HINT = (
    'put the text between quotation marks, or between three of them (""") where it has several lines'
)
# What tomllib says, what it means here, and how it is mended.
_MEANINGS = (
    (_TWICE, "a key or a table is written twice", "delete one of the two; a list of tables is [[questions]]"),
    (
        re.compile(r"Illegal character '\\n'|Unterminated string|Expected \"'\"|Expected '\"'"),
        "a text between quotation marks is not closed",
        "put the quotation mark at its end; a text of several lines stands between three of them",
    ),
    (
        re.compile("backslash|Unescaped|Escaped|hex value", re.IGNORECASE),
        "a backslash in a text between double quotes has no meaning here",
        r"write \\ for a backslash, or use single quotes",
    ),
    (re.compile("Invalid value"), "a value is missing or has no quotation marks", _QUOTE_HINT),
    (
        re.compile("Expected newline or end of document"),
        "the value ends here, and the line goes on",
        r"write \" for a quotation mark inside the text; put each key on a line of its own",
    ),
    (re.compile("Expected '='"), "a key without a sign =", "write: key = value"),
    (
        re.compile("Unclosed array|Unclosed inline table"),
        "a bracket is not closed, or a comma is missing",
        "check the brackets and the commas",
    ),
    (re.compile("(?:table|array) declaration"), "the header of a table is not closed", "write [[questions]]"),
    (re.compile("Invalid statement|key part"), "a line begins with what is no key", "write: key = value"),
    (re.compile("date"), "a date that does not exist", "write YYYY-MM-DD"),
)


def explain(text: str, problem: str, /) -> Cause:
    """Explain what tomllib says about a text."""
    place = _PLACE.search(problem)
    words = problem[: place.start()] if place else problem
    at = len(text.rstrip())
    if place and place["line"]:
        starts = [0, *(match.end() for match in NEWLINE.finditer(text))]
        at = min(starts[int(place["line"]) - 1] + int(place["column"]) - 1, len(text))
    twice = _TWICE.search(words) is not None
    if not text[at : at + 1].isascii() and ("Expected '='" in words or "Invalid statement" in words):
        return Cause("a key with letters that only quoted keys can have", 'write "clé" = value', at, twice)
    for pattern, meaning, hint in _MEANINGS:
        if pattern.search(words):
            return Cause(meaning, hint, at, twice)
    return Cause(words[:1].lower() + words[1:], _QUOTE_HINT, at, twice)
