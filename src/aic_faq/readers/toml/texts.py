"""Texts between quotation marks in TOML: what their escapes stand for (TOML 1.0.0, "String")."""

from __future__ import annotations

import re

from aic_faq.source import NEWLINE

__all__ = ("decoded", "escaped_characters")

_ESCAPE = re.compile(
    r"\\(?:u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|x(?P<byte>[0-9A-Fa-f]{2})"
    r"|(?P<break>[ \t]*+(?:\r\n|\n|\r)[ \t\r\n]*+)|(?P<sign>.))"
)
_SIGNS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def decoded(text: str, /) -> str:
    r"""Give what a text stands for; it comes with its quotation marks, newlines become ``\n``."""
    marks = 3 if text.startswith(('"""', "'''")) else 1
    inner = text[marks:-marks]
    if marks == 3 and (first := NEWLINE.match(inner)):
        inner = inner[first.end() :]
    if text[0] == '"' and "\\" in inner:
        inner = _ESCAPE.sub(_character, inner)
    return "\n".join(NEWLINE.split(inner)) if "\r" in inner else inner


def escaped_characters(text: str, /) -> list[tuple[int, str]]:
    """Give the offset of each escape, and what it stands for."""
    return [(match.start(), _character(match)) for match in _ESCAPE.finditer(text)]


def _character(match: re.Match[str]) -> str:
    if match["break"]:
        return ""
    code = match["short"] or match["long"] or match["byte"]
    return chr(int(code, 16)) if code else _SIGNS.get(match["sign"], match["sign"])
