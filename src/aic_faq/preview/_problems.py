"""What is wrong, as the preview shows it: the place in the text is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code, Diagnostic, Severity, visible
from aic_faq.errors import FAQError, FileAccessError, TemplateError
from aic_faq.readers.decoding import decode
from aic_faq.source import Position, Source, read_bytes

if TYPE_CHECKING:
    from aic_faq.options import Limits

__all__ = ("Excerpt", "Problem", "cannot_be_read", "problem_of", "template_problem")

_MOST_AROUND = 80
_CUT = "…"
_TAB = "    "


@frozen(kw_only=True)
class Excerpt:
    """Hold a line of a document in three parts: before, at and after the place; ``at`` may be empty.

    ``has_place`` is False where only the line is known; then all of it stands in ``before``.
    """

    line: int
    before: str
    at: str = ""
    after: str = ""
    has_place: bool = False


@frozen(kw_only=True)
class Problem:
    """Hold what the preview says of a problem; nothing in it is invisible."""

    severity: Severity
    location: str
    message: str
    code: str
    hint: str = ""
    excerpt: Excerpt | None = None


def problem_of(diagnostic: Diagnostic, source: Source | None, /) -> Problem:
    """Show a diagnostic with the line that it speaks of."""
    position = diagnostic.position
    return Problem(
        severity=diagnostic.severity,
        location=diagnostic.location,
        message=diagnostic.message,
        code=diagnostic.code.value,
        hint=diagnostic.hint,
        excerpt=None if source is None or position is None else _excerpt(diagnostic, source, position),
    )


def _excerpt(diagnostic: Diagnostic, source: Source, position: Position) -> Excerpt | None:
    line = source.line(position.line)
    if not line.strip():
        return None
    if position.column is None:
        return Excerpt(line=position.line, before=_shown(line[: 2 * _MOST_AROUND], cut_end=line))
    start = min(position.column - 1, len(line))
    span, end = diagnostic.span, start + 1
    if span is not None and source.position(span.start) == position:
        end = start + span.end - span.start
    first, last = max(0, start - _MOST_AROUND), min(end, start + _MOST_AROUND)
    return Excerpt(
        line=position.line,
        before=(_CUT if first else "") + _shown(line[first:start]),
        at=_shown(line[start:last]),
        after=_shown(line[last : last + _MOST_AROUND], cut_end=line[last:]),
        has_place=True,
    )


def _shown(text: str, *, cut_end: str = "") -> str:
    """Show what cannot be seen; a sign follows where ``cut_end``, the whole, goes on."""
    return visible(text.replace("\t", _TAB)) + (_CUT if len(cut_end) > len(text) else "")


def cannot_be_read(name: str, error: FileAccessError, /) -> Diagnostic:
    """Say that a document is not there, or not any more."""
    return Diagnostic(
        code=Code.FILE_ACCESS,
        severity=Severity.ERROR,
        message=error.reason,
        hint="the preview goes on as soon as it can be read",
        path=name,
    )


def template_problem(error: TemplateError | FileAccessError, limits: Limits, /) -> Problem:
    """Say why the page cannot be made with the template, and show its line."""
    line = error.line if isinstance(error, TemplateError) else None
    location, excerpt = visible(error.path), None
    if line is not None:
        location += f":{line}"
        excerpt = _line_of(error.path, line, limits)
    return Problem(
        severity=Severity.ERROR,
        location=location,
        message=visible(error.reason),
        code="template",
        hint="mend the template; the page comes back by itself",
        excerpt=excerpt,
    )


def _line_of(path: str, line: int, limits: Limits) -> Excerpt | None:
    try:
        source = decode(read_bytes(path, limit=limits.bytes), path, limits)
    except FAQError:  # it is gone, or is no text: the line is no more than a help
        return None
    if line > len(source.line_starts):
        return None
    words = source.line(line)
    return Excerpt(line=line, before=_shown(words[: 2 * _MOST_AROUND], cut_end=words)) if words else None
