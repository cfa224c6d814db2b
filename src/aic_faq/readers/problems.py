"""Collect every problem of a document, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from aic_faq.diagnostics import Code, Diagnostic, Severity, quoted
from aic_faq.errors import InvalidFAQError
from aic_faq.source import Position, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.origin import Origin
    from aic_faq.richtext import Problem

__all__ = ("ProblemCollector", "nothing_to_show")

_MOST_OF_ONE_KIND = 100


class ProblemCollector:
    """Note the problems of one source; the document is read on after each of them.

    A FAQ that is spread over several files has a collector for each of them,
    made by :meth:`beside`; all share one list of problems.
    """

    def __init__(self, source: Source, /) -> None:
        self.source = source
        self._sources = [source]
        self._diagnostics: list[tuple[int, Diagnostic]] = []
        self._counts: dict[tuple[Code, Severity], int] = {}
        self._number = 0

    def beside(self, source: Source, /) -> ProblemCollector:
        """Make a collector for another source of the same FAQ."""
        other = ProblemCollector(source)
        other._sources, other._diagnostics = self._sources, self._diagnostics
        other._counts = self._counts
        other._number = len(self._sources)
        self._sources.append(source)
        return other

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give all sources, in the order in which they were taken up."""
        return tuple(self._sources)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give all problems in the order of their places, source after source.

        Of one kind no more than a hundred are described; how many others there
        are is said once. Those that were noted twice, in each language of a
        document say, are given once.
        """
        found = dict.fromkeys(diagnostic for _, diagnostic in sorted(self._diagnostics, key=_place))
        return (*found, *self._others())

    def _others(self) -> Iterator[Diagnostic]:
        for (code, severity), number in self._counts.items():
            if number > _MOST_OF_ONE_KIND:
                message = f"{number - _MOST_OF_ONE_KIND} more problems of this kind are not listed"
                hint = "mend the first ones, and read the document again"
                name = self._sources[0].name
                yield Diagnostic(code=code, severity=severity, message=message, hint=hint, path=name)

    @property
    def count(self) -> int:
        """Give the number of problems so far."""
        return sum(self._counts.values())

    @property
    def has_errors(self) -> bool:
        """Tell whether no FAQ can be given."""
        return any(severity is Severity.ERROR for _, severity in self._counts)

    def error(self, code: Code, message: str, span: Span | None, *, hint: str, data_path: str = "") -> None:
        """Note a problem that leaves no FAQ; one of a whole folder has no span."""
        self._add(Severity.ERROR, code, message, self._place_of(span), hint, data_path)

    def warning(self, code: Code, message: str, span: Span | None, *, hint: str, data_path: str = "") -> None:
        """Note a problem together with the assumption made about it."""
        self._add(Severity.WARNING, code, message, self._place_of(span), hint, data_path)

    def stop(
        self, code: Code, message: str, span: Span | None, *, hint: str, data_path: str = ""
    ) -> NoReturn:
        """Note a problem after which nothing more can be read.

        Raises:
            InvalidFAQError: always, with all problems so far.
        """
        self.error(code, message, span, hint=hint, data_path=data_path)
        raise InvalidFAQError(self.diagnostics)

    def duplicate_key(self, key: str, span: Span, first: int, data_path: str) -> None:
        """Note a key that is written twice in one mapping, first at the offset ``first``."""
        line = self.source.position(first).line
        message = f"the key {quoted(key)} is written twice (first on line {line})"
        hint = "delete one of the two, or give it another name"
        self.error(Code.DUPLICATE_KEY, message, span, hint=hint, data_path=data_path)

    def rich_text(self, problem: Problem, origin: Origin, *, data_path: str) -> None:
        """Note a problem of a rich text at its place in the document."""
        place = origin.find(problem.needle, problem.line, problem.lines)
        severity = Severity.ERROR if problem.fatal else Severity.WARNING
        if problem.fatal:  # it is about the text as a whole
            place = (self.source.position(origin.start), origin.span)
        self._add(severity, problem.code, problem.message, place, problem.hint, data_path)

    def _place_of(self, span: Span | None) -> tuple[Position | None, Span | None]:
        return (None if span is None else self.source.position(span.start)), span

    def _add(
        self,
        severity: Severity,
        code: Code,
        message: str,
        place: tuple[Position | None, Span | None],
        hint: str,
        data_path: str,
    ) -> None:
        position, span = place
        number = self._counts[code, severity] = self._counts.get((code, severity), 0) + 1
        if number > _MOST_OF_ONE_KIND:
            return
        diagnostic = Diagnostic(
            code=code,
            severity=severity,
            message=message,
            hint=hint,
            path=self.source.name,
            position=position,
            span=span,
            data_path=data_path,
        )
        self._diagnostics.append((self._number, diagnostic))


def _place(numbered: tuple[int, Diagnostic]) -> tuple[int, int, int]:
    number, diagnostic = numbered
    position = diagnostic.position
    return (number, 0, 0) if position is None else (number, position.line, position.column or 0)


def nothing_to_show(path: str, /) -> Diagnostic:
    """Say that a document has no question to publish."""
    return Diagnostic(
        code=Code.NO_QUESTIONS,
        severity=Severity.ERROR,
        message="every question is a draft: nothing would be shown",
        hint="take draft: or hidden: away from what is to be published",
        path=path,
        position=Position(1, 1),
    )
