"""Patterns of paths such as ``content/**/*.md``: what is one, and what it fits."""

from __future__ import annotations

import os
import re
from glob import escape, glob, has_magic
from typing import TYPE_CHECKING

from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("fitting", "fixed_part", "is_pattern")

_PATTERN = re.compile(r"[*?]|\[[^/]+\]")


def is_pattern(name: str, /) -> bool:
    """Tell whether a name is a pattern.

    A file may have the name of one, and a bracket that nothing closes makes none.
    """
    return _PATTERN.search(name) is not None and not os.path.lexists(name)


def fitting(pattern: str, /) -> Iterator[str]:
    """Give the paths that a pattern fits, some more than once.

    Links to folders, which may lead round and round, are not followed by ``**``.
    """
    whole = f"/{pattern}/*" if pattern.endswith("**") else f"/{pattern}"
    start, several, rest = whole.replace(os.sep, "/").partition("/**/")
    if not several:
        yield from glob(pattern)
        return
    is_below_here = not start
    for folder in [os.curdir] if is_below_here else glob(start[1:] or "/"):
        for above, folders, _ in walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            named = above[len("./") :] if is_below_here else above
            yield from fitting(os.path.join(escape(named), rest))


def fixed_part(pattern: str, /) -> str:
    """Give the folder with which a pattern begins, before the first sign that stands for others."""
    folder = os.path.dirname(pattern)
    while has_magic(folder):
        folder = os.path.dirname(folder)
    return folder or os.curdir
