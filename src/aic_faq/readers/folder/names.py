"""What the names of files say, and the order in which people have them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.options import Limits

__all__ = (
    "NO_QUESTIONS",
    "PAGES",
    "folder_depth",
    "in_natural_order",
    "is_page_name",
    "nearest_pages",
    "stem_of",
)

PAGES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
"""Endings of files that may each be a question."""

NO_QUESTIONS = frozenset({"readme"})
"""Names of those that are none."""

_DEEPEST = 100
_DIGITS = re.compile("([0-9]+)")


def folder_depth(limits: Limits, /) -> int:
    """Give how deep folders may be nested; however deep that is, each level takes some of Python's stack."""
    return _DEEPEST if limits.depth is None else min(limits.depth, _DEEPEST)


def stem_of(name: str, /) -> str:
    """Give the name of a file up to its first full stop."""
    return os.path.basename(name).partition(".")[0].casefold()


def is_page_name(name: str, /) -> bool:
    """Tell whether a file may hold a question, as far as its name says: also the page of a bundle."""
    is_page = name.lower().endswith(PAGES) and not name.startswith((".", "_"))
    return is_page and stem_of(name) not in NO_QUESTIONS


def in_natural_order(name: str, /) -> tuple[list[str | int], str]:
    """Give what to sort names by as people do: 2 comes before 10."""
    parts: list[str | int] = [*_DIGITS.split(name.casefold())]
    # Every second part is a number, so that words are compared with words only.
    parts[1::2] = map(int, parts[1::2])
    return parts, name


def nearest_pages(path: str, limits: Limits, /) -> Iterator[str]:
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
