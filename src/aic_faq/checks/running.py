"""Run rules over FAQs and put what they find beside what reading found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.checks.duplicates import remember
from aic_faq.checks.registry import DEFAULT_RULES
from aic_faq.checks.rule import Checked, CheckOptions
from aic_faq.checks.suppressions import Suppressions, find_suppressions
from aic_faq.diagnostics import Diagnostic, Severity
from aic_faq.model import FAQ
from aic_faq.readers.result import ReadResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Finding, Rule
    from aic_faq.source import Source

__all__ = ("check", "check_all")


def check(
    document: FAQ | ReadResult, /, *, rules: Iterable[Rule] | None = None, options: CheckOptions | None = None
) -> tuple[Diagnostic, ...]:
    """Check a FAQ, and give all problems in the order of their places.

    Of a :class:`~aic_faq.ReadResult` the problems found while reading are among
    them, and comments in the document switch rules off.

    Args:
        document: the FAQ, or what reading it gave.
        rules: some of :func:`aic_faq.all_rules`: then only what they are about is told, and
            errors; None stands for those that are on by default.
        options: what the FAQ is checked against; None stands for the defaults.
    """
    return check_all((document,), rules=rules, options=options)


def check_all(
    documents: Iterable[FAQ | ReadResult],
    /,
    *,
    rules: Iterable[Rule] | None = None,
    options: CheckOptions | None = None,
) -> tuple[Diagnostic, ...]:
    """Check several FAQs, and find what stands in two of them, too.

    Args:
        documents: FAQs, or what reading them gave, one after the other.
        rules: as for :func:`check`.
        options: as for :func:`check`.
    """
    chosen = DEFAULT_RULES if rules is None else tuple(rules)
    codes = None if rules is None else frozenset(rule.code for rule in chosen)
    found: list[Diagnostic] = []
    earlier: dict[tuple[str, str | None, str], list[Passage]] = {}
    those: list[Checked] = []
    for document in documents:
        for checked in those:
            remember(checked)
        result = ReadResult(faqs=(document,)) if isinstance(document, FAQ) else document
        kept = [
            diagnostic
            for diagnostic in result.diagnostics
            if codes is None or diagnostic.code in codes or diagnostic.severity is Severity.ERROR
        ]
        those = [
            Checked(faq=faq, options=options or CheckOptions(), shape=result.format, earlier=earlier)
            for faq in result.faqs
        ]
        for checked in those:
            kept += _findings(checked, chosen, _name(result))
        found += _shown(kept, _sources(result), codes)
    return tuple(found)


def _sources(result: ReadResult) -> tuple[Source, ...]:
    return result.sources or tuple(faq.source for faq in result.faqs if faq.source is not None)


def _name(result: ReadResult) -> str:
    """Give what a document is called as a whole: its file, or the folder, which comes before its files."""
    return result.sources[0].name if result.sources else "<faq>"


def _findings(checked: Checked, rules: Iterable[Rule], name: str) -> Iterator[Diagnostic]:
    for rule in rules:
        for finding in rule.find(checked) if rule.find is not None else ():
            yield _diagnostic(rule, finding, name)


def _diagnostic(rule: Rule, finding: Finding, name: str) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        severity=rule.severity,
        message=finding.message,
        hint=finding.hint,
        path=name if finding.source is None else finding.source.name,
        position=finding.position,
        span=finding.span,
        # A text that YAML repeats by an alias stands in the source once.
        edits=tuple(dict.fromkeys(finding.edits)),
    )


def _shown(
    diagnostics: list[Diagnostic], sources: tuple[Source, ...], codes: frozenset[object] | None
) -> list[Diagnostic]:
    """Leave out what comments switch off, and sort by place; of two FAQs in one document all is told once."""
    off: dict[str, Suppressions] = {source.name: find_suppressions(source) for source in sources}
    order = {source.name: number for number, source in enumerate(sources)}
    by_name = {source.name: source for source in sources}
    problems = [
        problem
        for suppressions in off.values()
        for problem in suppressions.problems
        if codes is None or problem.code in codes
    ]
    kept: list[Diagnostic] = []
    for diagnostic in dict.fromkeys((*diagnostics, *problems)):
        path = diagnostic.path
        if path not in off:
            kept.append(diagnostic)
        elif not off[path].cover(diagnostic):
            kept.append(off[path].spare(diagnostic, by_name[path]))
    return sorted(kept, key=lambda diagnostic: (order.get(diagnostic.path, -1), *_place(diagnostic)))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    position = diagnostic.position
    return (0, 0) if position is None else (position.line, position.column or 0)
