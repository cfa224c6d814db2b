"""Collect what is wrong with one page, each difference with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.diagnostics import Diagnostic, Severity
from aic_faq.verification._report import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.diagnostics import Code
    from aic_faq.source import Source, Span

__all__ = ("Differences",)


@define(eq=False)
class Differences:
    """Note what is wrong with the page of a source."""

    _source: Source
    found: list[Difference] = field(factory=list, init=False)

    def add(
        self,
        code: Code,
        message: str,
        span: Span | None,
        *,
        hint: str,
        texts: Iterable[tuple[str, str]] = (),
        is_warning: bool = False,
    ) -> None:
        """Note one thing; without a place it is about the page as a whole."""
        diagnostic = Diagnostic(
            code=code,
            severity=Severity.WARNING if is_warning else Severity.ERROR,
            message=message,
            hint=hint,
            path=self._source.name,
            position=None if span is None else self._source.position(span.start),
            span=span,
        )
        self.found.append(Difference(diagnostic=diagnostic, texts=tuple(texts)))

    def in_order(self) -> list[Difference]:
        """Give what was noted, each thing once, in the order of places."""
        return sorted(dict.fromkeys(self.found), key=_place)


def _place(difference: Difference) -> int:
    span = difference.diagnostic.span
    return -1 if span is None else span.start
