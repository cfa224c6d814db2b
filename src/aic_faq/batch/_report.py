"""The report of a build as JSON: what was built, skipped and failed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.diagnostics import visible

if TYPE_CHECKING:
    from aic_faq.batch._records import BuildReport, DocumentReport
    from aic_faq.diagnostics import Diagnostic

__all__ = ("report_to_dict", "write_report")

_VERSION = 1


def report_to_dict(report: BuildReport, /) -> dict[str, object]:
    """Give a report as data for JSON; docs/reference/site-report.md describes it."""
    return {
        "version": _VERSION,
        "output": visible(report.output),
        "counts": {state.value: count for state, count in report.counts.items()},
        "documents": [_document(each) for each in report.documents],
        "repeated": [_diagnostic(each) for each in report.repeated],
        "files": list(report.files),
        "stale": [visible(path) for path in report.stale],
        "removed": [visible(path) for path in report.removed],
        "leftovers": [visible(path) for path in report.leftovers],
    }


def write_report(report: BuildReport, /) -> str:
    """Write a report as JSON."""
    import json  # noqa: PLC0415 - only where it is asked for

    return json.dumps(report_to_dict(report), ensure_ascii=False, indent=2) + "\n"


def _document(document: DocumentReport) -> dict[str, object]:
    return {
        "source": visible(document.source),
        "state": document.state.value,
        "folder": visible(document.folder),
        "title": document.title,
        "language": document.language,
        "questions": document.questions,
        "url": document.url,
        "omitted": list(document.omitted),
        "diagnostics": [_diagnostic(each) for each in document.diagnostics],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    position = diagnostic.position
    return {
        "code": diagnostic.code.value,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": visible(diagnostic.path),
        "line": None if position is None else position.line,
        "column": None if position is None else position.column,
    }
