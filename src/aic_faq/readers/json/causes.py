"""Say what most likely went wrong where JSON cannot be parsed.

Nearly all of it is a comma too many or too few, a comment, a quotation mark
inside a text, or code around the data.
"""

from __future__ import annotations

import re

from attrs import frozen

from aic_faq.diagnostics import quoted

__all__ = ("Cause", "explain", "explain_string", "find_unfit_escape")


@frozen
class Cause:
    """Say what is wrong at an offset, and how to mend it."""

    message: str
    hint: str
    at: int


_COMMENT = re.compile(r"//|/\*|#|<!--")
_SCRIPT = re.compile(r"<script\b[^>]*+>", re.IGNORECASE)
_ASSIGNMENT = re.compile(
    r"(?:export[ \t]++default|return|(?:(?:var|let|const)[ \t]++)?[\w.$]++[ \t]*+"
    r"(?::[ \t]*+[\w\[\]<>]++[ \t]*+)?="
    r"|[\w.$]++\()\s*+(?=[\[{])"
)
_WORD = re.compile(r"[^\s,:\"'\[\]{}]++")
_BLANKS = " \t\r\n"
_CLOSINGS = ("]", "}")
_LITERALS = {"True": "true", "False": "false", "None": "null", "undefined": "null", "NaN": "null"}
_QUOTES = "put the text between double quotes"


def explain(text: str, at: int, opening: int | None, expected: str, /) -> Cause:
    """Explain why the text cannot go on at ``at``.

    ``opening`` is where the innermost list or mapping begins that is not
    closed; ``expected`` is what should stand here: a key, colon, value, comma
    or end.
    """
    sign = text[at : at + 1]
    if not sign:
        return _end(text, at, opening)
    if _COMMENT.match(text, at):
        return Cause("a comment stands here, and JSON has none", "delete it, or save the data as YAML", at)
    before = len(text[:at].rstrip(_BLANKS)) - 1
    if opening is None:
        return _around(text, at, expected)
    if expected in {"key", "value"} and text[before : before + 1] == "," and sign in "]},":
        return Cause(
            f"a comma stands before the {_named(sign)}, and nothing after it", "delete the comma", before
        )
    if sign in "]}":
        return _closing(text, at, opening, expected)
    if expected == "comma":
        return _comma(text, at, before)
    if expected == "colon":
        return Cause("a colon is missing after the key", "write a colon between the key and its value", at)
    return _unquoted(text, at, expected)


def _named(sign: str) -> str:
    return "next comma" if sign == "," else f"closing {sign}"


def _end(text: str, at: int, opening: int | None) -> Cause:
    if opening is None:
        return Cause("there is nothing", "write the questions as a list between brackets [ ]", at)
    hint = "put the closing bracket at its end; check those before it"
    return Cause(f"the bracket {text[opening]} is never closed", hint, opening)


def _around(text: str, at: int, expected: str) -> Cause:
    """Explain what stands before the data or after it."""
    if expected == "end":
        found = quoted(text[at:].split("\n", 1)[0].strip())
        return Cause(
            f"the data ends before {found}", "delete what stands after it, or check the brackets", at
        )
    script = _SCRIPT.match(text, at)
    if script is not None:
        hint = "delete the tags <script> and </script>, or save it as .html"
        return Cause("the data stands inside a <script>", hint, at)
    code = _ASSIGNMENT.match(text, at)
    if code is not None:
        hint = "delete it, and what closes it at the end: the data begins with its bracket"
        return Cause(f"code stands before the data: {quoted(code.group().strip())}", hint, at)
    return _unquoted(text, at, expected)


def _closing(text: str, at: int, opening: int, expected: str) -> Cause:
    sign = text[at]
    if expected == "comma":
        wanted = "]" if text[opening] == "[" else "}"
        hint = f"write {wanted} here, or check the brackets before it"
        return Cause(f"the bracket {text[opening]} is closed by {sign}", hint, at)
    return Cause(f"a {expected} is missing before {sign}", "write it, or delete what stands before it", at)


def _comma(text: str, at: int, before: int) -> Cause:
    sign = text[at]
    if sign in ";:.،，；":
        at_end = text[at + 1 :].lstrip(_BLANKS)[:1] in _CLOSINGS
        hint = "delete it" if at_end else "write a comma instead"
        return Cause(f"{quoted(sign)} stands where only a comma can", hint, at)
    if text[before] == '"' and "\n" not in text[before:at] and sign not in '"[{':
        hint = r"write \" for a quotation mark inside the text"
        return Cause("a quotation mark ends the text before the line does", hint, before)
    if text[before] == '"' and before == at - 1 and sign == '"':
        return Cause(
            "two quotation marks follow each other", r"delete one, or write \" inside a text", before
        )
    line = quoted(text[at:].split("\n", 1)[0].strip())
    return Cause(f"a comma is missing before {line}", "write a comma after the value above", at)


def _unquoted(text: str, at: int, expected: str) -> Cause:
    sign = text[at]
    if sign in "'‘’“”«`":
        hint = f'write " instead of {sign}'
        return Cause(f"a {expected} stands between other marks than double quotes", hint, at)
    match = _WORD.match(text, at)
    word = match.group() if match else sign
    if word in _LITERALS:
        return Cause(f"{word} means nothing in JSON", f"write {_LITERALS[word]}", at)
    if match and not (sign.isdigit() or sign in "+-."):
        return Cause(f"a {expected} without double quotes begins here: {quoted(word)}", _QUOTES, at)
    return Cause(f"expected a {expected}, found {quoted(word)}", f"write a {expected} here; {_QUOTES}", at)


_ESCAPE = re.compile(
    r"\\(?:u(?P<pair>[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u(?P<code>[0-9a-fA-F]{4})|(?P<sign>[\s\S]))"
)
_CONTROLS = {"b": "\x08", "f": "\x0c"}


def find_unfit_escape(text: str, start: int, unfit: frozenset[str], /) -> tuple[int, str]:
    """Find the first escape that stands for one of the characters ``unfit``: its offset, and the character.

    There is one, for the text that begins at ``start`` holds such a character.
    """
    escapes = (match for match in _ESCAPE.finditer(text, start) if not match["pair"])
    return next(
        (match.start(), character)
        for match in escapes
        if (character := chr(int(match["code"], 16)) if match["code"] else _CONTROLS.get(match["sign"], ""))
        in unfit
    )


def explain_string(text: str, start: int, at: int, problem: str, /) -> Cause:
    """Explain why the text between quotes that begins at ``start`` cannot be read."""
    if "escape" in problem:
        return Cause("a backslash in a text has no meaning here", r"write \\ for a backslash", at)
    if text[at : at + 1] == "\t":
        return Cause("a tab stands in a text", r"write \t", at)
    hint = r'put " at its end; write \n for a line break inside a text'
    return Cause('the text that begins with " is not closed on its line', hint, start)
