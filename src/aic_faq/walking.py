"""Folders and what stands in them, however deep they are nested."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("walk",)


def walk(top: str, /) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give each folder with the names of the folders and of the other files in it, as :func:`os.walk` does.

    That one calls itself for each level, up to Python 3.11: a thousand levels are too many for it. Whoever
    sorts the names of folders, or takes some away, decides where to go on. Links to folders are not
    followed, and what cannot be read is empty.
    """
    waiting = [top]
    while waiting:
        above = waiting.pop()
        folders: list[str] = []
        names: list[str] = []
        links: set[str] = set()
        try:
            with os.scandir(above) as entries:
                for entry in entries:
                    (folders if _is_folder(entry) else names).append(entry.name)
                    if entry.is_symlink():
                        links.add(entry.name)
        except OSError:
            continue
        yield above, folders, names
        waiting += (os.path.join(above, name) for name in reversed(folders) if name not in links)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
