"""Data files and front matter in every language of data, and what reading them gives.

Each file of ``structured`` holds cases as those of ``data`` do; the name of the
document stands at the end of the title, between brackets.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aic_faq.model import FAQ, Status
from aic_faq.readers import read
from aic_faq.source import Source

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet  # has no public name

CASE = re.compile(
    r"^=== (?P<title>.+) \((?P<name>[^()]+)\)\n(?P<document>(?:(?!=== ).*\n)*)"
    r"=== gives\n(?P<expected>(?:(?!=== ).*\n)*)",
    re.MULTILINE,
)


def cases() -> list[ParameterSet]:
    """Give name, document and expectation of each case, with its file and line as id."""
    found = []
    for path in sorted((Path(__file__).parent / "structured").glob("*.txt")):
        text = path.read_text("utf-8")
        assert text == "".join(case.group() for case in CASE.finditer(text))
        for case in CASE.finditer(text):
            line = text.count("\n", 0, case.start()) + 1
            case_id = f"{path.stem}:{line}: {case['title']}"
            found.append(pytest.param(case["name"], case["document"], case["expected"], id=case_id))
    return found


def described(name: str, document: str) -> str:
    """Write down everything that reading a document gives."""
    result = read(Source(document, name))
    lines = [f"{result.format}: {result.reason}"]
    for diagnostic in result.diagnostics:
        path = f" {diagnostic.data_path}" if diagnostic.data_path else ""
        lines += [str(diagnostic).removeprefix(f"{name}:") + path, f"    {diagnostic.hint}"]
    for faq in result.faqs:
        lines += described_faq(faq)
    return "".join(f"{line}\n" for line in lines)


def described_faq(faq: FAQ) -> list[str]:
    """Write down what is not left at its default."""
    lines = [f"FAQ: {faq.title}" + (f" ({faq.language})" if faq.language else "")]
    for name in ("url", "description", "updated", "extra"):
        lines += [f"  {name}: {value}"] if (value := getattr(faq, name)) else []
    for name in ("intro", "contact"):
        lines += [f"  {name}: {value.plain_text!r}"] if (value := getattr(faq, name)) else []
    section = None
    for question in faq.questions:
        if question.section is not section and question.section is not None:
            intro = f" {question.section.intro.plain_text!r}" if question.section.intro else ""
            lines.append(f"== {question.section.title} #{question.section.id}{intro}")
        section = question.section
        state = " (draft)" if question.status is Status.DRAFT else ""
        answer = question.answer.body.plain_text
        lines.append(f"#{question.id}{state}: {question.title.plain_text!r} - {answer!r}")
        for name in ("tags", "language", "updated", "extra"):
            lines += [f"    {name}: {value}"] if (value := getattr(question, name)) else []
    return lines


@pytest.mark.parametrize(("name", "document", "expected"), cases())
def test_document(name: str, document: str, expected: str) -> None:
    """A document gives the shape, the problems, the FAQs and the questions that are written below it."""
    assert expected == described(name, document)


@pytest.mark.parametrize(("name", "document", "expected"), cases())
def test_spans(name: str, document: str, expected: str) -> None:
    """What a problem points at lies in the document, and begins where the problem says that it does."""
    source = Source(document, name)
    for diagnostic in read(source).diagnostics:
        if diagnostic.span is not None and diagnostic.position is not None:
            assert diagnostic.span.end <= len(document), expected
            assert source.position(diagnostic.span.start) == diagnostic.position


@pytest.mark.parametrize(
    "key", ["1", "-2", "1_000", "0x1F", "1.5e3", ".inf", "true", "No", "null", "~", "2026-01-02"]
)
def test_keys_that_are_no_texts(key: str) -> None:
    """They are kept as they are written, and reported with their place, unless quotation marks say it."""
    document = "- title: A?\n  desc: a\n  {}: x\n"
    (problem,) = read(Source(document.format(key), "f.yaml")).diagnostics
    assert f"f.yaml:3:3: warning: the key '{key}' is no text to others who read YAML [unquoted-key]" == str(
        problem
    )
    assert f'write "{key}":' == problem.hint
    quoted = read(Source(document.format(f'"{key}"'), "f.yaml"))
    assert () == quoted.diagnostics
    assert quoted.faq is not None
    assert {key: "x"} == dict(quoted.faq.questions[0].extra)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.json", '[{"title": "A?", "desc": "a", "1": "x"}]'),
        ("f.toml", '[[questions]]\ntitle = "A?"\ndesc = "a"\n1 = "x"\n'),
        ("f.yaml", "- title: A?\n  desc: a\n  x1: x\n"),
    ],
)
def test_keys_that_are_texts(name: str, text: str) -> None:
    """In JSON and TOML every key is a text."""
    assert () == read(Source(text, name)).diagnostics
