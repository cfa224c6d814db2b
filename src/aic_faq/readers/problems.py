"""Collect every problem of a document, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.errors import InvalidFAQError
from aic_faq.source import Position, Source, Span

if TYPE_CHECKING:
    from aic_faq.origin import Origin
    from aic_faq.richtext import Problem

__all__ = ("ProblemCollector",)


class ProblemCollector:
    """Note the problems of one source; the document is read on after each of them."""

    def __init__(self, source: Source, /) -> None:
        self.source = source
        self._diagnostics: list[Diagnostic] = []

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give all problems in the order of their places."""
        return tuple(sorted(self._diagnostics, key=_place))

    @property
    def count(self) -> int:
        """Give the number of problems so far."""
        return len(self._diagnostics)

    @property
    def has_errors(self) -> bool:
        """Tell whether no FAQ can be given."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self._diagnostics)

    def error(self, code: Code, message: str, span: Span, *, hint: str, data_path: str = "") -> None:
        """Note a problem that leaves no FAQ."""
        self._add(Severity.ERROR, code, message, (self.source.position(span.start), span), hint, data_path)

    def warning(self, code: Code, message: str, span: Span, *, hint: str, data_path: str = "") -> None:
        """Note a problem together with the assumption made about it."""
        self._add(Severity.WARNING, code, message, (self.source.position(span.start), span), hint, data_path)

    def stop(self, code: Code, message: str, span: Span, *, hint: str, data_path: str = "") -> NoReturn:
        """Note a problem after which nothing more can be read.

        Raises:
            InvalidFAQError: always, with all problems so far.
        """
        self.error(code, message, span, hint=hint, data_path=data_path)
        raise InvalidFAQError(self.diagnostics)

    def rich_text(self, problem: Problem, origin: Origin, *, data_path: str) -> None:
        """Note a problem of a rich text at its place in the document."""
        place = origin.find(problem.needle, problem.line, problem.lines)
        severity = Severity.ERROR if problem.fatal else Severity.WARNING
        if problem.fatal:  # it is about the text as a whole
            place = (self.source.position(origin.start), origin.span)
        self._add(severity, problem.code, problem.message, place, problem.hint, data_path)

    def _add(
        self,
        severity: Severity,
        code: Code,
        message: str,
        place: tuple[Position, Span | None],
        hint: str,
        data_path: str,
    ) -> None:
        position, span = place
        self._diagnostics.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                hint=hint,
                path=self.source.name,
                position=position,
                span=span,
                data_path=data_path,
            )
        )


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    position = diagnostic.position
    return (0, 0) if position is None else (position.line, position.column or 0)
