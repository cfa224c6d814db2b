"""The PDF that TeX makes of the documentation (nox -s pdf)."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.sphinx.expected import PAGES
from tests.sphinx.pages import words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build

pytestmark = pytest.mark.tex


@pytest.fixture(scope="session")
def pdf_words(outputs: Build) -> list[str]:
    """Make the PDF with the makefile that Sphinx writes, and give its words."""
    out = outputs("latex").out
    make = ["make", "all-pdf", "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"]
    done = subprocess.run(make, cwd=out, capture_output=True, check=False, timeout=300)
    assert 0 == done.returncode, done.stdout.decode("utf-8", "replace")[-3000:]
    read = ["pdftotext", "-raw", "thegarden.pdf", "-"]
    text = subprocess.run(read, cwd=out, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
    # TeX hyphenates words at the ends of lines.
    return words(text.replace("-\n", "").replace("\N{SOFT HYPHEN}\n", ""))


@pytest.mark.parametrize("page", PAGES)
def test_the_pdf_says_every_question_and_answer(pdf_words: list[str], page: str) -> None:
    """All words of the Latin script are there; of right-to-left text no extractor keeps the order."""
    found = set(pdf_words)

    for question in PAGES[page]:
        wanted = {word for word in (*question.title, *question.answer) if word[0] < "\u0590"}
        assert wanted <= found, question.id
