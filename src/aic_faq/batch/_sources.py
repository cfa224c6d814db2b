"""Which documents there are: files, folders and patterns."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from aic_faq.batch._kinds import FolderKinds
from aic_faq.batch._paths import MANIFEST
from aic_faq.errors import FileAccessError
from aic_faq.patterns import fitting, fixed_part, is_pattern
from aic_faq.readers.folder.names import in_natural_order
from aic_faq.source import access_reason
from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.options import ReadOptions

__all__ = ("FoundSource", "find_sources", "is_site")

_DOCUMENTS = (
    *(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".yaml", ".yml", ".json", ".toml"),
    *(".csv", ".tsv", ".html", ".htm", ".rst"),
)


class FoundSource(NamedTuple):
    """Name a document.

    Attributes:
        path: where it is.
        name: what its folder in the site is made of: the path below what was named.
        is_found: whether it was looked for, and so need be no FAQ.
        is_folder: whether it is a folder with a file for each question.
    """

    path: str
    name: str
    is_found: bool = False
    is_folder: bool = False


def is_site(sources: Iterable[str], options: ReadOptions, /, *, output: str | None = None) -> bool:
    """Tell whether sources are more than one document by the way they are named.

    It is told sooner where they were built to ``output`` before, and still are what they were.
    """
    names = list(sources)
    if len(names) != 1 or options.format == "folder":
        return len(names) > 1
    name = names[0]
    if os.path.isdir(name):
        return not FolderKinds(options, site=output).is_question_folder(name) and any(
            os.path.splitext(file)[1].lower() in _DOCUMENTS for _, _, files in walk(name) for file in files
        )
    return is_pattern(name)


def find_sources(
    sources: Iterable[str | os.PathLike[str]],
    output: str | None,
    options: ReadOptions,
    /,
    *,
    kinds: FolderKinds | None = None,
) -> Iterator[FoundSource]:
    """Give the documents that files, folders and patterns stand for, in a stable order.

    In folders hidden files are passed over, links to other folders are not
    followed, neither there nor by ``**``, and sites are left out: that in
    ``output``, which is made of the documents, and others. ``kinds`` remember
    which folders are one document.

    Raises:
        FileAccessError: where a pattern fits nothing, a folder cannot be read, or is that of the site.
    """
    kinds = FolderKinds(options) if kinds is None else kinds
    walk = _Walk(None if output is None else os.path.realpath(output), options, kinds)
    for source in sources:
        path = os.fspath(source)
        if not path:
            # Joined to the folder we are in it would name that.
            raise FileAccessError(path, "no such file or directory")
        if os.path.isdir(path):
            yield from walk.named(path)
        elif is_pattern(path):
            yield from walk.matches(path)
        else:
            yield FoundSource(path, os.path.basename(os.path.normpath(path)))


class _Walk:
    """Look for documents."""

    def __init__(self, output: str | None, options: ReadOptions, kinds: FolderKinds) -> None:
        self._output = output
        self._options = options
        self._kinds = kinds

    def named(self, path: str) -> Iterator[FoundSource]:
        """Give a folder that is one FAQ, or the documents in it."""
        if os.path.realpath(path) == self._output:
            raise FileAccessError(path, "is the folder that is written to")
        if self._is_one_faq(path):
            yield FoundSource(path, os.path.basename(os.path.abspath(path)), is_folder=True)
        else:
            yield from self._below(path)

    def _is_one_faq(self, path: str) -> bool:
        if self._options.format is not None:
            return self._options.format == "folder"
        return self._kinds.is_question_folder(path)

    def _below(self, top: str) -> Iterator[FoundSource]:
        # No function that calls itself: Python's stack ends before paths are too long.
        waiting = [(top, "")]
        # Below the top there are no links, so that one real path gives all.
        root = os.path.realpath(top)
        while waiting:
            path, name = waiting.pop()
            if name and (os.path.join(root, *name.split("/")) == self._output or _is_built(path)):
                continue
            if name and self._is_one_faq(path):
                yield FoundSource(path, name, is_found=True, is_folder=True)
                continue
            inside = f"{name}/" if name else ""
            folders = []
            for entry in _entries(path):
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, inside + entry.name))
                elif _is_document(entry.name) and self._is_of(path, entry):
                    yield FoundSource(entry.path, inside + entry.name, is_found=True)
            waiting += reversed(folders)

    def _is_of(self, folder: str, entry: os.DirEntry[str]) -> bool:
        """Tell whether it is a file of the folder: links to elsewhere are not followed."""
        if not entry.is_symlink():
            return entry.is_file(follow_symlinks=False)
        root, target = os.path.realpath(folder), os.path.realpath(entry.path)
        return os.path.isfile(target) and target.startswith(os.path.join(root, ""))

    def matches(self, pattern: str) -> Iterator[FoundSource]:
        """Give the files that a pattern fits, named by their path below the folder where it begins."""
        root = fixed_part(pattern)
        inside = None if self._output is None else os.path.join(self._output, "")
        paths = sorted(set(fitting(pattern)), key=in_natural_order)
        count = 0
        for path in paths:
            is_page = inside is not None and os.path.realpath(path).startswith(inside)
            if os.path.isfile(path) and not is_page:
                count += 1
                name = os.path.relpath(path, root).replace(os.sep, "/")
                yield FoundSource(path, name, is_found=True)
        if not count:
            raise FileAccessError(pattern, "no such file or directory")


def _entries(path: str) -> list[os.DirEntry[str]]:
    """Give what stands in a folder and is not hidden."""
    try:
        with os.scandir(path) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except OSError as error:
        raise FileAccessError(path, access_reason(error)) from error
    return sorted(entries, key=lambda entry: in_natural_order(entry.name))


def _is_built(folder: str) -> bool:
    """Tell whether a folder is a site that was built: pages would be made of its pages."""
    return os.path.isfile(os.path.join(folder, MANIFEST))


def _is_document(name: str) -> bool:
    """Tell whether a file that is not hidden may be a document, as far as its name says."""
    return name.lower().endswith(_DOCUMENTS)
