r"""Texts as YAML scalars that every YAML parser reads as the same text.

Texts of several lines become literal blocks, in which nothing is folded or
escaped. Texts of one line stand without quotation marks where no parser, of
YAML 1.1 or 1.2, could take them for anything else.
"""

from __future__ import annotations

import re

from aic_faq.exporters._json import json_string

__all__ = ("Bare", "inline_scalar", "scalar")

_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
# In YAML 1.1 these end lines, or are taken for a mark of the encoding.
_BREAKS = re.compile(r"[\x85\u2028\u2029\ufeff]")
# A letter, an opening mark or a path first: no indicator begins so, and neither do numbers and dates.
_PLAIN = re.compile(
    r"(?:[^\W\d_]|[«“‘„¿¡]|/(?=\w)|\d+ (?=[^\W\d_]{2}))"
    r"(?:[^\s:#]|[\xa0\u202f\u3000]|:(?=\S)|(?<=\S)\#| (?=[^\s#]))*"
)
_BARE = re.compile(r"\w[\w.+/-]*", re.ASCII)
_PRINTABLE = re.compile(r"[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
_ESCAPES = {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"}


class Bare(str):
    """A text that its author typed without quotation marks, be it a number, a date or a yes."""

    __slots__ = ()


def scalar(text: str, indent: str, /) -> str:
    """Write a text as a value; the lines of a block begin with ``indent``."""
    if "\n" in text and _fits_a_block(text):
        return _literal(text, indent)
    return inline_scalar(text)


def inline_scalar(text: str, /) -> str:
    """Write a text on one line, as a key has it."""
    if isinstance(text, Bare) and _BARE.fullmatch(text) and text.lower() != "null":
        return text
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not _BREAKS.search(text):
        return text
    if ('"' in text or "\\" in text) and _PRINTABLE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    written = json_string(text)
    return _BREAKS.sub(lambda match: _ESCAPES[match.group()], written)


def _fits_a_block(text: str) -> bool:
    return not (_BREAKS.search(text) or text.isspace() or text[0] == "\t" or text[-1] in " \t")


def _literal(text: str, indent: str) -> str:
    if text.endswith("\n\n"):
        chomping, body = "+", text[:-1]
    elif text.endswith("\n"):
        chomping, body = "", text[:-1]
    else:
        chomping, body = "-", text
    # Where the first line is indented itself, its depth must be told.
    depth = "2" if text[0] in " \n" else ""
    lines = (indent + line if line else "" for line in body.split("\n"))
    return f"|{depth}{chomping}\n" + "\n".join(lines)
