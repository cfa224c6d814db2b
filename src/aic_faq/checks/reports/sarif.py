"""Diagnostics as SARIF 2.1.0 (OASIS), which code hosts show beside the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq._plugins import version
from aic_faq.checks.registry import rule_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.diagnostics import Code, Diagnostic, Edit

__all__ = ("write_sarif",)

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write_sarif(diagnostics: Sequence[Diagnostic], /) -> str:
    """Write a log with one run; each rule that has found something is described in it."""
    import json  # noqa: PLC0415 - only where it is asked for

    codes = list(dict.fromkeys(diagnostic.code for diagnostic in diagnostics))
    run = {
        "tool": {
            "driver": {
                "name": "aic-faq",
                "semanticVersion": version(),
                "rules": [_rule(code) for code in codes],
            }
        },
        # Without it columns would count UTF-16 code units.
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, object]:
    rule = rule_of(code)
    about = code.summary if rule is None else rule.about
    return {
        "id": code.value,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": about, "markdown": about},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, object]:
    text = f"{diagnostic.message}\n{diagnostic.hint}".rstrip()
    result: dict[str, object] = {
        "ruleId": diagnostic.code.value,
        "ruleIndex": index,
        "level": diagnostic.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(diagnostic)}],
    }
    if diagnostic.edits:
        result["fixes"] = [_fix(diagnostic)]
    return result


def _place(diagnostic: Diagnostic) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": _artifact(diagnostic.path)}
    position, span = diagnostic.position, diagnostic.span
    if position is None:
        return place
    region: dict[str, int] = {"startLine": position.line}
    if position.column is not None:
        region["startColumn"] = position.column
    if span is not None:
        region |= {"charOffset": span.start, "charLength": span.end - span.start}
    return {**place, "region": region}


def _artifact(path: str) -> dict[str, str]:
    from urllib.parse import quote  # noqa: PLC0415 - only where it is asked for

    return {"uri": quote(path.replace("\\", "/"), safe="/~")}


def _fix(diagnostic: Diagnostic) -> dict[str, object]:
    changes = [_replacement(edit) for edit in diagnostic.edits]
    return {
        "description": {"text": diagnostic.hint or diagnostic.code.summary},
        "artifactChanges": [{"artifactLocation": _artifact(diagnostic.path), "replacements": changes}],
    }


def _replacement(edit: Edit) -> dict[str, object]:
    start, end = edit.span.start, edit.span.end
    return {
        "deletedRegion": {"charOffset": start, "charLength": end - start},
        "insertedContent": {"text": edit.replacement},
    }
