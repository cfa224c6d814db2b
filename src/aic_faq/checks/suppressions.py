"""Comments in a document that switch rules off for a part of it.

``# aic-faq: ignore[code]`` in YAML and TOML and ``<!-- aic-faq: ignore[code] -->``
in Markdown and HTML. Without brackets all rules are meant; ``ignore-file``
means the whole document. Within a fenced block of code a comment is an example.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from aic_faq.checks.prose import fenced
from aic_faq.diagnostics import Code, Diagnostic, Severity, closest, quoted
from aic_faq.source import NEWLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.source import Source

__all__ = ("Suppressions", "find_suppressions", "unknown_code_message")

_COMMENT = re.compile(
    r"(?:^|(?<=\s)|(?<=-->))(?:\#|(?P<html><!--))[ \t]*aic-faq:[ \t]*(?P<what>ignore(?:-file)?)\b[ \t]*"
    r"(?:\[(?P<codes>[^\]\r\n]{0,500})\])?",
    re.MULTILINE,
)
_CODE = re.compile(r"[^\s,]+")
_INDENT = re.compile(r"[ \t]*")
_KEY = re.compile(r"[ \t]*(?:- +)*")
_HEADING = re.compile(r"[ ]{0,3}(?P<signs>#{1,6})[ \t]")
_ALL = "*"
_KNOWN = frozenset(code.value for code in Code)


@frozen
class Suppressions:
    """Hold what the comments of one document switch off.

    Attributes:
        everywhere: codes that are off in the whole document.
        lines: codes that are off on a line, by its number.
        problems: comments with codes that there are not.
    """

    everywhere: frozenset[str]
    lines: dict[int, set[str]]
    problems: tuple[Diagnostic, ...]

    def cover(self, diagnostic: Diagnostic, /) -> bool:
        """Tell whether a diagnostic is switched off; errors never are."""
        if diagnostic.severity is Severity.ERROR:
            return False
        position = diagnostic.position
        return self._is_off(diagnostic.code, None if position is None else position.line)

    def spare(self, diagnostic: Diagnostic, source: Source, /) -> Diagnostic:
        """Take away those edits that would change a line on which the rule is switched off."""
        if not self.lines or not diagnostic.edits:
            return diagnostic
        edits = tuple(
            edit
            for edit in diagnostic.edits
            if not self._is_off(diagnostic.code, source.line_number(edit.span.start))
        )
        return evolve(diagnostic, edits=edits)

    def _is_off(self, code: Code, line: int | None) -> bool:
        off = self.everywhere if line is None else self.everywhere | self.lines.get(line, set())
        return _ALL in off or code.value in off


def find_suppressions(source: Source, /) -> Suppressions:
    """Find the comments of a document."""
    everywhere: set[str] = set()
    lines: defaultdict[int, set[str]] = defaultdict(set)
    problems: list[Diagnostic] = []
    matches = list(_COMMENT.finditer(source.text)) if "aic-faq:" in source.text else []
    if not matches:
        return Suppressions(frozenset(), {}, ())
    code = frozenset(fenced(NEWLINE.split(source.text), end_with_indent=True)[0])
    for match in matches:
        if source.line_number(match.start()) - 1 in code:
            continue
        codes = _codes(match, source, problems)
        if match["what"] == "ignore-file":
            everywhere |= codes
            continue
        for number in _covered(source, match):
            lines[number] |= codes
    return Suppressions(frozenset(everywhere), dict(lines), tuple(problems))


def _codes(match: re.Match[str], source: Source, problems: list[Diagnostic]) -> set[str]:
    if match["codes"] is None:
        return {_ALL}
    codes = set(_CODE.findall(match["codes"]))
    for code in sorted(codes - _KNOWN):
        message, hint = unknown_code_message(code)
        position = source.position(match.start("codes"))
        problems.append(
            Diagnostic(
                code=Code.UNKNOWN_CODE,
                severity=Severity.WARNING,
                message=message,
                hint=hint,
                path=source.name,
                position=position,
            )
        )
    return codes & _KNOWN


def unknown_code_message(code: str, /) -> tuple[str, str]:
    """Say that there is no such code, and which one may be meant."""
    meant = closest(code.lower(), sorted(_KNOWN))
    hint = "see the list of rules in the documentation" if meant is None else f"did you mean {meant}?"
    return f"no rule has the code {quoted(code)}", hint


def _covered(source: Source, match: re.Match[str]) -> Iterator[int]:
    """Give the lines that a comment is about: its own and the block that belongs to it.

    A comment that stands alone is about what follows. In YAML a block is all
    that is indented more than its first line; in Markdown it ends at a blank
    line, and a heading has all below it, to the next one of its level.
    """
    number = source.line_number(match.start())
    yield number
    before = source.text[source.offset(number, 1) : match.start()]
    alone = not before.strip()
    last = len(source.line_starts)
    first = number + 1 if alone else number
    while alone and first <= last and (_COMMENT.search(source.line(first)) or not source.line(first).strip()):
        first += 1
    if first > last:
        return
    yield first
    lines = _markdown_block(source, first) if match["html"] else _yaml_block(source, first, alone=alone)
    yield from lines


def _yaml_block(source: Source, first: int, *, alone: bool) -> Iterator[int]:
    # Above an item a comment is about all of it; beside its first key, about that key.
    line = source.line(first)
    indent = _indent(line) if alone else len(_KEY.match(line).group())  # type: ignore[union-attr]
    for number in range(first + 1, len(source.line_starts) + 1):
        line = source.line(number)
        if line.strip() and _indent(line) <= indent:
            return
        yield number


def _markdown_block(source: Source, first: int) -> Iterator[int]:
    heading = _HEADING.match(source.line(first))
    for number in range(first + 1, len(source.line_starts) + 1):
        line = source.line(number)
        if heading is None and not line.strip():
            return
        following = _HEADING.match(line)
        if heading and following and len(following["signs"]) <= len(heading["signs"]):
            return
        yield number


def _indent(line: str) -> int:
    return len(_INDENT.match(line).group())  # type: ignore[union-attr]  # it matches nothing, too
