"""Diagnostics for machines: JSON, SARIF, annotations of GitHub and JUnit XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.checks.reports.as_json import write_json
from aic_faq.checks.reports.github import write_github
from aic_faq.checks.reports.junit import write_junit
from aic_faq.checks.reports.sarif import write_sarif
from aic_faq.diagnostics import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aic_faq.diagnostics import Diagnostic

__all__ = ("REPORTS", "write_report")

REPORTS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
    "junit": write_junit,
}
"""What writes each form, by its name."""


def write_report(format_: str, diagnostics: Sequence[Diagnostic], /) -> str:
    """Write diagnostics in one of the forms that other programs read."""
    # What a file is called need not be text, and is content like any other.
    return REPORTS[format_]([evolve(each, path=visible(each.path)) for each in diagnostics])
