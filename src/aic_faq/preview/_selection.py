"""Which documents are shown, and what must be watched for them."""

from __future__ import annotations

import os
from glob import has_magic
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.batch import find_sources, is_site
from aic_faq.errors import FileAccessError
from aic_faq.options import ReadOptions
from aic_faq.patterns import fitting, fixed_part, is_pattern
from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ("Selection", "nearest_folder", "real_place")


def real_place(path: str, /) -> str:
    """Give a path as watchers tell it: links are followed, but not that which the path itself may be."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def nearest_folder(path: str, /) -> str:
    """Give the folder, or the nearest above it that is there."""
    while not os.path.isdir(path):
        path = os.path.dirname(path)
    return path


@frozen
class Selection:
    """Hold files and folders by name, and patterns such as ``content/*.md``.

    A name that has signs of a pattern and is a file all the same is a name.

    Attributes:
        names: what was given, each once.
        patterns: those names that are patterns.
        shelves: those names that are folders with documents in them, and not one FAQ.
        reading: tells a FAQ with a file for each question from a folder with documents.
    """

    names: tuple[str, ...]
    patterns: frozenset[str]
    shelves: frozenset[str]
    reading: ReadOptions

    @classmethod
    def of(cls, names: Iterable[str], reading: ReadOptions | None = None, /) -> Selection:
        """Tell names, patterns and folders with documents apart by what is there now."""
        given, reading = tuple(dict.fromkeys(names)), reading or ReadOptions()
        shelves = frozenset(name for name in given if os.path.isdir(name) and is_site([name], reading))
        return cls(given, frozenset(filter(is_pattern, given)), shelves, reading)

    def documents(self) -> Mapping[str, bool]:
        """Give the documents that there are now, and whether each was only found in a folder.

        Such a one need be no FAQ. Patterns and folders are replaced by what they stand for.
        """
        found: dict[str, bool] = {}
        for name in self.names:
            for document, is_found in self._documents_of(name):
                found[document] = is_found and found.get(document, True)
        return found

    def _documents_of(self, name: str) -> Iterable[tuple[str, bool]]:
        if name in self.patterns:
            return ((file, False) for file in _fitting_files(name))
        return self._found_in(name) if name in self.shelves else [(name, False)]

    def _found_in(self, folder: str) -> Sequence[tuple[str, bool]]:
        here = os.path.join(os.curdir, "")
        try:
            return [
                (source.path.removeprefix(here), source.is_found)
                for source in find_sources([folder], None, self.reading)
            ]
        except FileAccessError:  # it goes in this very moment
            return [(folder, False)]

    def folders(self) -> frozenset[str]:
        """Give the folders that hold what is shown, or that it may come back to."""
        return frozenset(folder for name in self.names for folder in self._folders(name))

    def _folders(self, name: str) -> Iterator[str]:
        if name in self.patterns:
            yield from _with_inner(nearest_folder(_base(name)), deep=_is_deep(name))
            return
        place, target = real_place(name), os.path.realpath(name)
        yield nearest_folder(os.path.dirname(place))
        yield nearest_folder(os.path.dirname(target))
        if os.path.isdir(target):
            yield from _with_inner(target, deep=True)

    def concerns(self, path: str, /) -> bool:
        """Tell whether a change at a path may change what is shown."""
        return any(_is_at_or_in(path, place) or _is_at_or_in(place, path) for place in self._places())

    def _places(self) -> Iterator[str]:
        for name in self.names:
            if name in self.patterns:
                yield _base(name)
            else:
                yield real_place(name)
                yield os.path.realpath(name)


def _fitting_files(pattern: str) -> list[str]:
    return sorted(filter(os.path.isfile, set(fitting(pattern))))


def _base(pattern: str) -> str:
    """Give the real folder in which everything stands that a pattern can fit."""
    return os.path.realpath(fixed_part(pattern))


def _is_deep(pattern: str) -> bool:
    return has_magic(os.path.dirname(pattern))


def _with_inner(folder: str, *, deep: bool) -> Iterator[str]:
    """Give a folder, and those in it that are not hidden."""
    yield folder
    for above, inner, _ in walk(folder) if deep else ():
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in inner:
            yield os.path.join(above, name)


def _is_at_or_in(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)
