"""Diagnostics as JSON: a list of objects, each with its place and its edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.checks.registry import rule_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.diagnostics import Diagnostic

__all__ = ("write_json",)


def write_json(diagnostics: Sequence[Diagnostic], /) -> str:
    """Write a list of objects; offsets count characters from 0, lines and columns from 1."""
    import json  # noqa: PLC0415 - only where it is asked for

    return (
        json.dumps([_object(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"
    )


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    position, span = diagnostic.position, diagnostic.span
    rule = rule_of(diagnostic.code)
    return {
        "code": diagnostic.code.value,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": diagnostic.path,
        "line": None if position is None else position.line,
        "column": None if position is None else position.column,
        "span": None if span is None else [span.start, span.end],
        "data_path": diagnostic.data_path,
        "fix": rule.fix if rule is not None and diagnostic.edits else None,
        "edits": [
            {"span": [edit.span.start, edit.span.end], "replacement": edit.replacement}
            for edit in diagnostic.edits
        ],
    }
