"""What is found where, and what it becomes when it is fixed: documents as data."""

from __future__ import annotations

import re
from pathlib import Path

from aic_faq import Source, check, fix, read
from tests.fixtures import Case, cases

_FINDING = re.compile(r"\d+(?::\d+)? [a-z-]+")


@cases(Path(__file__).parent / "findings")
def test_findings(case: Case) -> None:
    """The default rules find what the case says; fixing gives the document that follows."""
    name = {"<": "faq.html", "q": "faq.yaml"}.get(case.given[0], "faq.md")
    lines = case.expected.split("\n") if case.expected else []
    expected = [line for line in lines if _FINDING.fullmatch(line)]
    mended = "\n".join(lines[len(expected) :]) or case.given
    source = Source(case.given, name)

    found = check(read(source))

    assert expected == [f"{diagnostic.position} {diagnostic.code.value}" for diagnostic in found]
    fixed = fix(source, unsafe=True)
    assert mended.splitlines() == fixed.source.text.splitlines()
    assert not any(diagnostic.edits for diagnostic in fixed.diagnostics)
