"""Say what most likely went wrong where YAML cannot be parsed.

Nearly all broken documents that people commit have one of a few causes: wrong
indentation after a block scalar, a quotation mark inside a quoted text, a
colon inside a plain one, a value that begins with a sign of YAML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn, Protocol

from attrs import frozen

from aic_faq.diagnostics import Code, quoted
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


_QUOTE_HINT = "put the whole text between quotes, or below the key after a line ending in |"
_INDENT_HINT = "indent it as the lines around it that belong to the same list or text; use spaces only"
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)?[\"']?[\w .-]+[\"']?[ \t]*:(?=\s|$)")
_LINE = re.compile(r"[^\r\n]*")


def explain(problems: ProblemCollector, text: str, base: int, error: YAMLProblem, /) -> NoReturn:
    """Report where and why the YAML in ``text``, which begins at offset ``base``, cannot be parsed.

    Raises:
        InvalidFAQError: always.
    """
    index = _index(error.problem_mark, len(text))
    cause = _cause(text, index, _index(error.context_mark, index), error)
    at = min(cause.at, max(0, len(text) - 1))
    problems.stop(
        Code.INVALID_YAML,
        f"the YAML cannot be read: {cause.message}",
        Span(base + at, base + min(at + 1, len(text))),
        hint=cause.hint,
    )


def _index(mark: _Mark | None, default: int) -> int:
    return default if mark is None else mark.index


def _cause(text: str, index: int, context: int, error: YAMLProblem) -> _Cause:
    problem, doing = error.problem or "", error.context or ""
    if "quoted scalar" in doing:
        return _quoted_scalar(text, index, context, problem)
    if "alias" in doing or "anchor" in doing:
        sign = text[context : context + 1]
        return _Cause(f"a value cannot begin with {quoted(sign)}", _QUOTE_HINT, context)
    if "flow" in doing:
        return _Cause("a comma or a closing bracket is missing", "check the brackets [ ] { } and the commas", index)
    if "cannot start any token" in problem:
        return _bad_start(text, index)
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(text, index)
    if "simple key" in doing:
        return _Cause("this line is neither a key nor indented as the text above it", _INDENT_HINT, context)
    return _out_of_place(text, index)


def _quoted_scalar(text: str, index: int, context: int, problem: str) -> _Cause:
    if "escape" in problem:
        hint = r"write \\ for a backslash, or use single quotes"
        return _Cause("a backslash in a text between double quotes has no meaning here", hint, index)
    mark = text[context : context + 1]
    return _Cause(f"the text that begins with {mark} is never closed", f"put {mark} at its end", context)


def _bad_start(text: str, index: int) -> _Cause:
    sign = text[index : index + 1]
    if sign == "\t":
        return _Cause("a tab is used for indentation", "use spaces", index)
    return _Cause(f"a value cannot begin with {quoted(sign)}", _QUOTE_HINT, index)


def _unexpected_colon(text: str, index: int) -> _Cause:
    start = _line_start(text, index)
    before = text[start:index]
    if ":" in before or not _KEY.fullmatch(before + ":"):
        return _Cause("a colon followed by a space stands in a text without quotes", _QUOTE_HINT, index)
    return _Cause("this key is indented deeper than the keys above it", _INDENT_HINT, start + _indent(text, start))


def _out_of_place(text: str, index: int) -> _Cause:
    start = _line_start(text, index)
    before = text[start:index]
    for mark in "\"'":
        if before.count(mark) > 1 and before.rstrip().endswith(mark):
            hint = {'"': r'write \" for a quotation mark inside the text, or use single quotes around it'}.get(
                mark, "write '' for an apostrophe inside the text, or use double quotes around it"
            )
            return _Cause(f"the text between {mark} ends before the line does", hint, index - 1)
    line = _LINE.match(text, start)
    found = quoted(line.group().strip()) if line else "the end"
    return _Cause(f"the indentation of this line fits nothing above it: {found}", _INDENT_HINT, index)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _indent(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip(" "))
