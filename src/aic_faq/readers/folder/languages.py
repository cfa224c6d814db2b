"""Folders that hold several languages: ``faq.fr.md`` beside ``faq.en.md``, or a folder for each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.readers.by_language import LanguageSplitter
    from aic_faq.readers.folder.files import Folder

__all__ = ("FolderLanguages",)


@define
class FolderLanguages:
    """Tell the language of files and of folders by their names."""

    _splitter: LanguageSplitter

    def of_file(self, path: str, /) -> str | None:
        """Give the language that stands in the name of a file before its suffix."""
        return self._split(path)[1]

    def _split(self, path: str) -> tuple[str, str | None]:
        stem = os.path.splitext(path)[0]
        name, _, last = stem.rpartition(".")
        language = self._splitter.tag(last) if os.path.basename(name) else None
        return (stem, None) if language is None else (name, language)

    def of_files(self, paths: Iterable[str], /) -> dict[str, str | None]:
        """Give the language of each file; none, unless all files have one or some stand there in several."""
        found = {path: self._split(path) for path in paths}
        names = {name for name, _ in found.values()}
        in_all = all(language is not None for _, language in found.values())
        return {
            path: language if in_all or len(names) < len(found) else None
            for path, (_, language) in found.items()
        }

    def of_folders(self, folder: Folder, /) -> dict[str, Folder]:
        """Give the folders that hold one language each; none, unless all questions stand in such folders."""
        found = {self._splitter.tag(inner.name): inner for inner in folder.folders if inner.holds_pages}
        languages = {language: inner for language, inner in found.items() if language is not None}
        is_split = len(languages) > 1 and len(languages) == len(found) and not folder.pages
        return languages if is_split else {}
