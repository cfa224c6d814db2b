"""What stands in a folder: the files that may hold questions, and those that are left aside."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.diagnostics import Code
from aic_faq.readers.folder.names import NO_QUESTIONS, PAGES, folder_depth, in_natural_order, stem_of
from aic_faq.source import Source, access_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.options import Limits
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("Folder", "find_files", "report_access")

_DATA = (".yaml", ".yml", ".json", ".toml")
_BUNDLE = "index"
_INDEXES = frozenset({"_index", "index"})
# Of DataTalks, and of Docusaurus.
_METADATA = frozenset({"_metadata", "_category_"})


@define(eq=False)
class Folder:
    """Hold the files of a folder by what their names say that they are.

    Attributes:
        path: where it is.
        pages: paths of Markdown files that may each be a question.
        indexes: paths of those that describe the folder, as ``_index.md`` does.
        metadata: paths of data that describes it, as ``_metadata.yaml`` does.
        folders: the folders in it.
    """

    path: str
    pages: list[str] = field(factory=list)
    indexes: list[str] = field(factory=list)
    metadata: list[str] = field(factory=list)
    folders: list[Folder] = field(factory=list)

    @property
    def name(self) -> str:
        """Give its name, also where the path is relative."""
        return os.path.basename(os.path.abspath(self.path))

    @property
    def holds_pages(self) -> bool:
        """Tell whether it or a folder in it has files that may be questions."""
        return any(folder.pages for folder in self.walk())

    def walk(self) -> Iterator[Folder]:
        """Give the folder and all below it."""
        yield self
        for folder in self.folders:
            yield from folder.walk()


def report_access(problems: ProblemCollector, path: str, reason: str, /) -> None:
    """Note that a file or a folder of the FAQ cannot be read."""
    hint = "make it readable, or move it elsewhere"
    problems.beside(Source("", path)).error(Code.FILE_ACCESS, f"it cannot be read: {reason}", None, hint=hint)


def find_files(path: str, problems: ProblemCollector, limits: Limits, /) -> tuple[Folder, list[str]]:
    """Find the files of a folder, and the names of those that cannot hold a question.

    Hidden files are passed over. Links are followed to files within the
    folder only, so that nothing from elsewhere is published, and never to
    folders, which could lead round in a circle.

    Raises:
        InvalidFAQError: where there are too many.
    """
    search = _Search(path, problems, limits)
    return search.folder(path, 0), search.aside


@define
class _Search:
    """Search a folder."""

    _root: str
    _problems: ProblemCollector
    _limits: Limits
    aside: list[str] = field(factory=list, init=False)
    _seen: int = field(default=0, init=False)
    _pages: int = field(default=0, init=False)

    def folder(self, path: str, depth: int) -> Folder:
        found = Folder(path)
        try:
            entries = sorted(self._entries(path), key=lambda entry: in_natural_order(entry.name))
        except OSError as error:
            report_access(self._problems, path, access_reason(error))
            return found
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                self._sort_in(entry, found)
            elif depth + 1 >= folder_depth(self._limits):
                self._put_aside(entry)
            else:
                self._take_in(self.folder(entry.path, depth + 1), found)
        return found

    def _take_in(self, inner: Folder, folder: Folder) -> None:
        """Take a folder that has nothing but a page ``index.md`` for that page, as Hugo does."""
        bundles = [path for path in inner.indexes if stem_of(path) == _BUNDLE]
        if bundles and not inner.pages and not inner.folders:
            folder.pages += bundles
            inner.indexes = [path for path in inner.indexes if path not in bundles]
        if inner.pages or inner.indexes or inner.metadata or inner.folders:
            folder.folders.append(inner)

    def _entries(self, path: str) -> Iterator[os.DirEntry[str]]:
        with os.scandir(path) as entries:
            for entry in entries:
                self._seen += 1
                self._check(self._seen, self._limits.nodes, "files")
                if not entry.name.startswith("."):
                    yield entry

    def _check(self, number: int, limit: int | None, what: str) -> None:
        if limit is not None and number > limit:
            message = f"the folder holds more than {limit} {what}"
            self._problems.stop(Code.LIMIT, message, None, hint="split it, or raise the limit")

    def _sort_in(self, entry: os.DirEntry[str], folder: Folder) -> None:
        stem, suffix = stem_of(entry.name), os.path.splitext(entry.name)[1].lower()
        is_page = suffix in PAGES
        if not self._can_be_read(entry):
            self._put_aside(entry)
        elif is_page and stem in _INDEXES:
            folder.indexes.append(entry.path)
        elif suffix in _DATA and stem in _METADATA:
            folder.metadata.append(entry.path)
        elif not is_page:
            self._put_aside(entry)
        elif stem not in NO_QUESTIONS:
            self._pages += 1
            self._check(self._pages, self._limits.questions, "Markdown files")
            folder.pages.append(entry.path)

    def _can_be_read(self, entry: os.DirEntry[str]) -> bool:
        """Tell whether it is a file of this folder: pipes, devices and links to elsewhere are not."""
        if not entry.is_symlink():
            return entry.is_file(follow_symlinks=False)
        root, target = (os.path.realpath(path) for path in (self._root, entry.path))
        return os.path.isfile(target) and target.startswith(os.path.join(root, ""))

    def _put_aside(self, entry: os.DirEntry[str]) -> None:
        self.aside.append(os.path.relpath(entry.path, self._root))
