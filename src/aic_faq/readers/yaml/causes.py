"""Say what most likely went wrong where YAML cannot be parsed.

Nearly all broken documents that people commit have one of a few causes: wrong
indentation after a block scalar, a quotation mark inside a quoted text, a
colon inside a plain one, a value that begins with a sign of YAML. A parser
notices only later that something does not fit, so the text before that place
is looked at, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn, Protocol

from attrs import frozen

from aic_faq.characters import name_of
from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.yaml.escapes import find_unfit_escape
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("YAMLProblem", "explain")


class _Mark(Protocol):
    index: int


class YAMLProblem(Protocol):
    """The part of a PyYAML error that is looked at here."""

    context: str | None
    context_mark: _Mark | None
    problem: str | None
    problem_mark: _Mark | None


@frozen
class _Cause:
    message: str
    hint: str
    at: int
    code: Code = Code.INVALID_YAML


@frozen
class _Failure:
    r"""Hold a text that cannot be parsed; every line break in it is made of ``\n``."""

    text: str
    index: int
    context: int
    doing: str
    problem: str

    def line_at(self, index: int) -> tuple[int, str]:
        """Give where the line that holds ``index`` begins, and the line."""
        start, end = self.text.rfind("\n", 0, index) + 1, self.text.find("\n", index)
        return start, self.text[start : len(self.text) if end < 0 else end]

    @property
    def line_start(self) -> int:
        return self.line_at(self.index)[0]

    @property
    def line(self) -> str:
        return self.line_at(self.index)[1]

    @property
    def before(self) -> str:
        """Give what stands on the line before the place where parsing stopped."""
        return self.text[self.line_start : self.index]

    @property
    def line_above(self) -> tuple[int, str]:
        """Give the nearest line above that is not blank, and where it begins."""
        return self.line_at(len(self.text[: self.line_start].rstrip()))


_QUOTE_HINT = "put the whole text between quotes, or below the key after a line ending in |"
_INDENT_HINT = "indent it as the lines around it that belong to the same list or text; use spaces only"
# Possessive quantifiers throughout: hostile text must not take quadratic time.
_ENTRY = r"[ \t]*+(?:-[ \t]++)*+"
_QUOTE_AHEAD = re.compile(rf"^{_ENTRY}(?P<key>[^\s\"'#\[{{][^\n:]*+:[ \t]++)?(?=[\"'])", re.MULTILINE)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'", re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_COLON = re.compile(r"[ \t]*+:")
_KEY_ONLY = re.compile(rf"{_ENTRY}[\w .-]++:[ \t]*+")
_KEY = re.compile(rf"{_ENTRY}[\"']?[\w .-]++[\"']?[ \t]*+")
_NO_SPACE = re.compile(rf"{_ENTRY}[^\W\d][\w-]*+(?P<colon>:)[^\s:/]|[ \t]*+(?P<hyphen>-)\w")
_VALUE_BEGINS = re.compile(r"(?:.*:|[ \t]*+-)[ \t]++")


def explain(problems: ProblemCollector, text: str, base: int, error: YAMLProblem, /) -> NoReturn:
    """Report where and why the YAML in ``text``, which begins at offset ``base``, cannot be parsed.

    Raises:
        InvalidFAQError: always.
    """
    index = _index(error.problem_mark, len(text))
    context = _index(error.context_mark, index)
    # Two breaks for CRLF: blank lines say nothing, and offsets stay.
    flat = text.replace("\r", "\n")
    failure = _Failure(flat, index, context, error.context or "", error.problem or "")
    cause = next(cause for explanation in _EXPLANATIONS if (cause := explanation(failure)) is not None)
    at = min(cause.at, max(0, len(text) - 1))
    problems.stop(
        cause.code,
        cause.message if cause.code is not Code.INVALID_YAML else f"the YAML cannot be read: {cause.message}",
        Span(base + at, base + min(at + 1, len(text))),
        hint=cause.hint,
    )


def _index(mark: _Mark | None, default: int) -> int:
    return default if mark is None else min(mark.index, default)


def _unfit_escape(failure: _Failure) -> _Cause | None:
    if "quoted scalar" not in failure.doing or failure.text[failure.context : failure.context + 1] != '"':
        return None
    unfit = find_unfit_escape(failure.text, failure.context + 1)
    if unfit is None:
        return None
    at, character = unfit
    if character:
        message = f"the {name_of(character)} is not allowed"
        return _Cause(message, "delete it", at, Code.CONTROL_CHARACTER)
    hint = r"write \\ for a backslash, or use single quotes"
    return _Cause("a backslash in a text between double quotes has no meaning here", hint, at)


def _unclosed_quote(failure: _Failure) -> _Cause | None:
    return _unclosed(failure, failure.context) if "quoted scalar" in failure.doing else None


def _unclosed(failure: _Failure, start: int) -> _Cause:
    mark = failure.text[start : start + 1]
    return _Cause(f"the text that begins with {mark} is never closed", f"put {mark} at its end", start)


def _bad_sign(failure: _Failure) -> _Cause | None:
    """Find a value that begins with what YAML takes for an alias, an anchor or a tag."""
    sign = failure.text[failure.context : failure.context + 1]
    if not any(word in failure.doing for word in ("alias", "anchor", "tag")) or sign not in "*&!":
        return None
    return _Cause(f"a value cannot begin with {quoted(sign)}", _QUOTE_HINT, failure.context)


def _tab(failure: _Failure) -> _Cause | None:
    line = failure.line
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" not in indentation or len(failure.before) > len(indentation):
        return None
    return _Cause("a tab is used for indentation", "use spaces", failure.line_start + indentation.index("\t"))


def _early_end_of_quotes(failure: _Failure) -> _Cause | None:
    """Find a quoted text that ends on the line where parsing stopped, though more follows."""
    line_start = failure.line_start
    for opening in _QUOTE_AHEAD.finditer(failure.text, 0, failure.index):
        text = _QUOTED.match(failure.text, opening.end())
        if text is None or not line_start < text.end() <= failure.index:
            continue
        if opening["key"] or not _COLON.match(failure.text, text.end()):
            return _ended_early(failure, *text.span())
    return _quotes_in_flow(failure)


def _ended_early(failure: _Failure, start: int, end: int) -> _Cause:
    line_start, mark = failure.line_start, failure.text[start]
    if start < line_start and _KEY_ONLY.fullmatch(failure.text, line_start, end - 1):
        return _unclosed(failure, start)
    return _quote_inside(mark, end - 1)


def _quotes_in_flow(failure: _Failure) -> _Cause | None:
    mark = failure.text[failure.index - 1 : failure.index]
    follows = failure.text[failure.index : failure.index + 1]
    if "flow" in failure.doing and mark and mark in "\"'" and follows.isalnum():
        return _quote_inside(mark, failure.index - 1)
    return None


def _quote_inside(mark: str, at: int) -> _Cause:
    hint = (
        r"write \" for a quotation mark inside the text, or use single quotes around it"
        if mark == '"'
        else "write '' for an apostrophe inside the text, or use double quotes around it"
    )
    return _Cause(f"the text between {mark} ends before the line does", hint, at)


def _flow(failure: _Failure) -> _Cause | None:
    if "flow" not in failure.doing:
        return None
    hint = "check the brackets [ ] { } and the commas; put a text that begins with one between quotes"
    if not failure.text[failure.index :].strip():
        at = _innermost_bracket(failure)
        return _Cause(f"the bracket {failure.text[at]} is never closed", hint, at)
    if failure.text[failure.context] not in "[{":
        return None
    return _Cause("a comma or a closing bracket is missing", hint, failure.index)


def _innermost_bracket(failure: _Failure) -> int:
    """Find the bracket that is still open at the end: after a comma or a colon, no error names it."""
    text = failure.text
    if text[failure.context : failure.context + 1] in ("[", "{"):
        return failure.context
    closed = 0
    for bracket in reversed([*_BRACKET.finditer(text)]):
        closed += 1 if bracket.group() in "]}" else -1
        if closed < 0:
            return bracket.start()
    return max(text.rfind("["), text.rfind("{"))  # closing ones stand within quotes


def _block_header(failure: _Failure) -> _Cause | None:
    sign = failure.text[failure.context : failure.context + 1]
    if "block scalar" not in failure.doing or sign not in "|>":
        return None
    hint = "begin the text on the next line, indented, or put it between quotes"
    return _Cause(f"the text stands on the same line as {sign}", hint, failure.context)


def _value_begins(failure: _Failure) -> _Cause | None:
    sign = failure.text[failure.index : failure.index + 1]
    if not sign or sign not in "@`%]},-?|>" or not _VALUE_BEGINS.fullmatch(failure.before):
        return None
    return _Cause(f"a value cannot begin with {quoted(sign)}", _QUOTE_HINT, failure.index)


def _missing_space(start: int, line: str) -> _Cause | None:
    """Find ``key:value`` or ``-value``, which are texts to YAML, on a line that begins at ``start``."""
    found = _NO_SPACE.match(line)
    if found is None or ": " in line[: found.end()]:
        return None
    name = found.lastgroup or ""
    return _Cause(f"a space is missing after the {name}", "write a space after it", start + found.start(name))


def _unexpected_colon(failure: _Failure) -> _Cause | None:
    if "mapping values are not allowed" not in failure.problem:
        return None
    before = failure.before
    if not _KEY.fullmatch(before):
        return _Cause(
            "a colon followed by a space stands in a text without quotes", _QUOTE_HINT, failure.index
        )
    start, above = failure.line_above
    missing_space = _missing_space(start, above)
    if missing_space is not None:
        return missing_space
    indent = len(before) - len(before.lstrip(" "))
    bare = above.lstrip(" -")
    if len(above) - len(bare) == indent and ":" not in above:
        return _Cause("a key without a colon", "write a colon and a space after the key", start + indent)
    hint = "indent it as the keys above it; if it is text, put the whole text between quotes"
    return _Cause("this key is indented deeper than the keys above it", hint, failure.line_start + indent)


def _not_a_key(failure: _Failure) -> _Cause | None:
    if "simple key" not in failure.doing:
        return None
    line = failure.line_at(failure.context)
    message = "this line is neither a key nor indented as the text above it"
    hint = f"{_INDENT_HINT}; or write the key of a new text above it, as in desc: |"
    return _missing_space(*line) or _Cause(message, hint, failure.context)


def _out_of_place(failure: _Failure) -> _Cause:
    if failure.before.strip():
        rest = quoted(failure.line[len(failure.before) :])
        message = f"this does not belong to the value before it: {rest}"
        return _Cause(message, _QUOTE_HINT, failure.index)
    found = quoted(failure.line.strip())
    return _Cause(f"the indentation of this line fits nothing above it: {found}", _INDENT_HINT, failure.index)


_EXPLANATIONS = (
    _unfit_escape,
    _unclosed_quote,
    _bad_sign,
    _tab,
    _early_end_of_quotes,
    _flow,
    _block_header,
    _value_begins,
    _unexpected_colon,
    _not_a_key,
    _out_of_place,
)
