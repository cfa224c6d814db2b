"""Reading pages of reStructuredText in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.options import ReadOptions
from aic_faq.readers import ReadResult, read
from aic_faq.source import Source

if TYPE_CHECKING:
    from aic_faq.model import FAQ


def result_of(page: str, name: str = "faq.rst", options: ReadOptions | None = None) -> ReadResult:
    """Read a page."""
    return read(Source(page, name), options=options or ReadOptions())


def faq_of(page: str) -> FAQ:
    """Read a page that has no errors."""
    result = result_of(page)
    assert result.faq is not None, result.diagnostics
    return result.faq


def answer(text: str) -> str:
    """Give the Markdown of the answer of a page's one question."""
    return faq_of(f"Who?\n----\n\n{text}").questions[0].answer.body.markdown


def problems(page: str) -> list[str]:
    """Give the places and words of all problems."""
    return [str(diagnostic).removeprefix("faq.rst:") for diagnostic in result_of(page).diagnostics]
