"""Documents and what reading them gives: problems with their places and hints, ids and titles.

Each file of ``data`` holds cases: a line ``=== title``, the document, a line
``=== gives``, and what is expected.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from aic_faq.model import FAQ, Status
from aic_faq.readers import read
from aic_faq.source import Source

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet  # has no public name

CASE = re.compile(
    r"^=== (?P<title>.+)\n(?P<document>(?:(?!=== ).*\n)*)=== gives\n(?P<expected>(?:(?!=== ).*\n)*)",
    re.MULTILINE,
)


def cases() -> list[ParameterSet]:
    """Give the document and the expectation of each case, with its file and line as id."""
    found = []
    for path in sorted(Path(__file__).parent.glob("data/*.txt")):
        text = path.read_text("utf-8")
        assert text == "".join(case.group() for case in CASE.finditer(text))
        for case in CASE.finditer(text):
            line = text.count("\n", 0, case.start()) + 1
            name = f"{path.stem}:{line}: {case['title']}"
            found.append(pytest.param(case["document"], case["expected"], id=name))
    return found


def described(document: str) -> str:
    """Write down everything that reading a document gives."""
    result = read(Source(document, "f"))
    lines = []
    for diagnostic in result.diagnostics:
        assert diagnostic.span is not None
        lines += [str(diagnostic).removeprefix("f:"), f"    {diagnostic.hint}"]
    return "".join(f"{line}\n" for line in (*lines, *described_faq(result.faq)))


def described_faq(faq: FAQ | None) -> list[str]:
    """Write down what is not left at its default."""
    if faq is None:
        return ["no FAQ"]
    lines = [
        f"{name}: {value}"
        for name in ("title", "url", "language", "description")
        if (value := getattr(faq, name))
    ]
    lines += [
        f"{name}: {value.plain_text!r}" for name in ("intro", "contact") if (value := getattr(faq, name))
    ]
    lines += [f"{name}: {value}" for name in ("authors", "updated", "extra") if (value := getattr(faq, name))]
    for question in faq.questions:
        state = " (draft)" if question.status is Status.DRAFT else ""
        lines.append(
            f"#{question.id}{state}: {question.title.plain_text!r} - {question.answer.body.plain_text!r}"
        )
        for name in ("aliases", "alt_titles", "tags", "language", "related", "review_every", "extra"):
            if value := getattr(question, name):
                lines.append(f"    {name}: {value}")
        for name in ("updated", "reviewed", "valid_from", "valid_until"):
            if value := getattr(question, name):
                lines.append(f"    {name}: {value}")
        if question.section:
            lines.append(f"    section: {question.section.title} #{question.section.id}")
        if question.answer.authors:
            lines.append(f"    authors: {question.answer.authors}")
    return lines


@pytest.mark.parametrize(("document", "expected"), cases())
def test_document(document: str, expected: str) -> None:
    """A document gives the problems, questions and values that are written below it."""
    assert expected == described(document)


@pytest.mark.parametrize(("document", "expected"), cases())
def test_document_without_c(monkeypatch: pytest.MonkeyPatch, document: str, expected: str) -> None:
    """PyYAML's pure-Python loader gives the same."""
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert expected == described(document)
