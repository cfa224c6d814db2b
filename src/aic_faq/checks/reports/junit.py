"""Diagnostics as JUnit XML: a suite for each document, a failure for each diagnostic.

There is no standard; the elements and attributes are those that Jenkins,
GitLab and their like read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.diagnostics import Diagnostic

__all__ = ("write_junit",)


def write_junit(diagnostics: Sequence[Diagnostic], /) -> str:
    """Write a document of XML; where nothing is wrong, one test that has passed."""
    from xml.sax.saxutils import escape, quoteattr  # noqa: PLC0415 - only where it is asked for

    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    tests = max(1, len(diagnostics))
    lines.append(f'<testsuites name="aic-faq" tests="{tests}" failures="{len(diagnostics)}" errors="0">')
    for path, those in by_path.items():
        count = f'tests="{len(those)}" failures="{len(those)}" errors="0" skipped="0"'
        lines.append(f"  <testsuite name={quoteattr(path)} {count}>")
        for diagnostic in those:
            line = "" if diagnostic.position is None else f' line="{diagnostic.position.line}"'
            code = quoteattr(diagnostic.code.value)
            message = quoteattr(diagnostic.message)
            text = f"{diagnostic}\n{diagnostic.hint}".rstrip()
            file = f"file={quoteattr(diagnostic.path)}"
            lines += (
                f"    <testcase name={code} classname={quoteattr(diagnostic.location)} {file}{line}>",
                f"      <failure type={code} message={message}>{escape(text)}</failure>",
                "    </testcase>",
            )
        lines.append("  </testsuite>")
    if not by_path:
        lines += (
            '  <testsuite name="aic-faq" tests="1" failures="0" errors="0" skipped="0">',
            '    <testcase name="check" classname="aic-faq"/>',
            "  </testsuite>",
        )
    return "\n".join((*lines, "</testsuites>", ""))
