"""What a folder is: one FAQ with a file for each question, or a place with documents."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from aic_faq.errors import InvalidFAQError
from aic_faq.readers.folder.names import nearest_pages
from aic_faq.readers.folder.pages import find_page
from aic_faq.readers.folder.reading import FileReader
from aic_faq.readers.folder.shape import questions_among
from aic_faq.readers.lists import ListFinder
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.options import ReadOptions
    from aic_faq.readers.folder.pages import Page

__all__ = ("is_question_folder",)

_MOST_LOOKED_AT = 20


def is_question_folder(path: str, options: ReadOptions, /, *, names: Iterable[str] | None = None) -> bool:
    """Tell whether :func:`aic_faq.read` is to take a folder for one FAQ.

    Its first files tell, those of folders in it too: whether they are
    questions, or one of them is a document that holds several. Whoever wants
    to know which are looked at can hand over ``names``, those of
    :func:`~aic_faq.readers.folder.names.nearest_pages`.
    """
    pages = []
    names = nearest_pages(path, options.limits) if names is None else names
    for page in islice(_pages(path, options, names), _MOST_LOOKED_AT):
        if page.is_document:
            return False
        pages.append(page)
    return bool(questions_among(pages))


def _pages(path: str, options: ReadOptions, names: Iterable[str]) -> Iterator[Page]:
    finder = ListFinder(options.keys)
    for name in names:
        reader = FileReader(ProblemCollector(Source("", path)), options)
        with suppress(InvalidFAQError):  # too large
            inspection = reader.read(name)
            page = None if inspection is None else find_page(inspection, finder)
            if page is not None:
                yield page
