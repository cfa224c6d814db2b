"""What a folder is: one FAQ with a file for each question, or a place with documents."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from aic_faq.errors import InvalidFAQError
from aic_faq.readers.folder.files import folder_depth, in_natural_order, is_page_name
from aic_faq.readers.folder.pages import find_page
from aic_faq.readers.folder.reading import FileReader
from aic_faq.readers.folder.shape import questions_among
from aic_faq.readers.lists import ListFinder
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Source
from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.options import Limits, ReadOptions
    from aic_faq.readers.folder.pages import Page

__all__ = ("is_question_folder",)

_MOST_LOOKED_AT = 20


def is_question_folder(path: str, options: ReadOptions, /) -> bool:
    """Tell whether :func:`aic_faq.read` is to take a folder for one FAQ.

    Its first files tell, those of folders in it too: whether they are
    questions, or one of them is a document that holds several.
    """
    pages = []
    for page in islice(_pages(path, options), _MOST_LOOKED_AT):
        if page.is_document:
            return False
        pages.append(page)
    return bool(questions_among(pages))


def _pages(path: str, options: ReadOptions) -> Iterator[Page]:
    finder = ListFinder(options.keys)
    for name in _names(path, options.limits):
        reader = FileReader(ProblemCollector(Source("", path)), options)
        with suppress(InvalidFAQError):  # too large
            inspection = reader.read(name)
            page = None if inspection is None else find_page(inspection, finder)
            if page is not None:
                yield page


def _names(path: str, limits: Limits) -> Iterator[str]:
    """Give the Markdown files below a folder, those that are nearest first, as deep as it would be read."""
    deepest = path.rstrip(os.sep).count(os.sep) + folder_depth(limits) - 1
    for above, folders, names in walk(path):
        is_deepest = above.count(os.sep) >= deepest
        shown = () if is_deepest else (name for name in folders if not name.startswith("."))
        folders[:] = sorted(shown, key=in_natural_order)
        for name in sorted(filter(is_page_name, names), key=in_natural_order):
            whole = os.path.join(above, name)
            if not os.path.islink(whole):
                yield whole
