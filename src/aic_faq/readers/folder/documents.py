"""Folders without a file for each question: what they hold instead."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from attrs import evolve

from aic_faq.diagnostics import Code, quoted
from aic_faq.errors import InvalidFAQError
from aic_faq.readers.folder.reading import FileReader
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.registry import read_inspected
from aic_faq.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.options import ReadOptions
    from aic_faq.readers.folder.pages import Page

__all__ = ("refuse",)

_MOST_TRIED, _MOST_NAMES = 20, 3
_READABLE = (".md", ".markdown", ".yaml", ".yml", ".json", ".toml", ".csv", ".tsv", ".html", ".htm", ".rst")


def refuse(
    problems: ProblemCollector, path: str, pages: list[Page], aside: list[str], options: ReadOptions, /
) -> NoReturn:
    """Say that there is no question file, and which documents of other shapes stand there.

    Raises:
        InvalidFAQError: always.
    """
    names = [page.name_in(path) for page in pages] + aside
    documents = list(_documents(path, names, options))
    shown = ", ".join(quoted(name) for name in (documents or names)[:_MOST_NAMES])
    if len(documents) == 1:
        message = f"the folder has no file for each question, but a FAQ in one file: {shown}"
        hint = f"read that file: {os.path.join(path, documents[0])}"
    elif documents:
        message = f"the folder has no file for each question, but several FAQs in a file each: {shown}"
        hint = "read each of those files"
    else:
        message = "no questions were found in the folder; " + (
            f"it holds {shown}" if names else "it is empty"
        )
        hint = "write one Markdown file for each question: title: between two lines ---, and the answer below"
    problems.stop(Code.NO_QUESTIONS, message, None, hint=hint)


def _documents(path: str, names: list[str], options: ReadOptions) -> Iterator[str]:
    """Give those files that can be read as a FAQ each; after some it is clear what the folder is."""
    options = evolve(options, format=None)
    likely = [name for name in names if os.path.splitext(name)[1].lower() in _READABLE]
    for name in likely[:_MOST_TRIED]:
        reader = FileReader(ProblemCollector(Source("", path)), options)
        with suppress(InvalidFAQError):  # too large
            inspection = reader.read(os.path.join(path, name))
            if inspection is not None and read_inspected(inspection).faqs:
                yield name
