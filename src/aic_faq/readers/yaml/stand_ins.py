"""Stand-ins for characters that PyYAML's parsers misread or stumble over."""

from __future__ import annotations

import re
from functools import cache

__all__ = ("substituted",)

# YAML 1.2 takes the first two for characters as any other, libyaml for line
# breaks; and it swallows a byte order mark, so that all places after it are off by one.
_MISREAD = ("\u2028", "\u2029", "\ufeff")
_STAND_INS = range(0xE000, 0xF8FF)


@cache
def _no_character() -> re.Pattern[str]:
    """Find what PyYAML's own scanner raises ValueError for; it becomes an escape that no scanner knows."""
    return re.compile(r"\\U(?=(?!000|0010)[0-9A-Fa-f]{8})")


@cache
def _question_mark() -> re.Pattern[str]:
    """Find where PyYAML's own scanner ends a plain text between brackets: at any question mark."""
    return re.compile(r"(?<=[^\s,:?\[\]{}-])\?")


def substituted(text: str, /, *, pure: bool) -> tuple[str, dict[int, str]]:
    """Put stand-ins, which the text does not use, for what a parser would misread.

    Gives the text, as long as before, and what each stand-in stands for. A
    text that uses every private character there is gets the last of them.
    """
    unused = (chr(code) for code in _STAND_INS if chr(code) not in text)
    restore: dict[int, str] = {}
    for character in _MISREAD:
        if character in text:
            stand_in = next(unused, chr(_STAND_INS[-1]))
            restore[ord(stand_in)] = character
            text = text.replace(character, stand_in)
    if "\\U" in text and _no_character().search(text):
        stand_in = next(unused, chr(_STAND_INS[-1]))
        restore[ord(stand_in)] = "U"
        text = _no_character().sub("\\\\" + stand_in, text)
    if pure and "?" in text:
        stand_in = next(unused, chr(_STAND_INS[-1]))
        restore[ord(stand_in)] = "?"
        text = _question_mark().sub(stand_in, text)
    return text, restore
