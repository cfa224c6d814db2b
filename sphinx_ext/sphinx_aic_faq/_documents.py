"""Documents that directives name: where they are, what is in them, whether they have changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from aic_faq import FAQ, FileAccessError, read
from sphinx_aic_faq._warnings import warn

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from aic_faq import Diagnostic, ReadResult

__all__ = ("Document", "Documents", "locate")


@frozen(kw_only=True)
class Document:
    """Name a document: ``path`` is absolute, ``name`` is relative to the source folder."""

    path: str
    name: str


def locate(env: BuildEnvironment, docname: str, written: str) -> Document | str:
    """Find the document that a page names; a text says why there is none.

    A path is relative to its page or, with a leading ``/``, to the source
    folder. Links are followed before it is seen whether it lies inside.
    """
    try:
        name, path = env.relfn2path(written, docname)
        path = os.path.realpath(path)  # Sphinx does so from 9.0 on only
        inside = _lies_in(path, [os.fspath(env.srcdir), *_roots(env)])
    except (OSError, RuntimeError, ValueError) as error:
        return f"the path {written!r} leads nowhere: {error}"
    if not inside:
        return (
            f"{written!r} lies outside the source folder;"
            " name its folder in aic_faq_roots if pages may show what is there"
        )
    return Document(path=path, name=name)


def _roots(env: BuildEnvironment) -> list[str]:
    return [os.fspath(Path(env.srcdir, root).resolve()) for root in env.config.aic_faq_roots]


def _lies_in(path: str, folders: list[str]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


@define
class Documents:
    """Read each document once in each process, and report its problems once."""

    _read: dict[str, tuple[str, ReadResult]] = field(factory=dict)

    def load(self, document: Document, content: str) -> FAQ | str | None:
        """Give the FAQ of a document whose content has this fingerprint; a text says why it cannot be read.

        None stands for a document with errors, which have been reported at their lines.
        """
        known = self._read.get(document.path)
        if known is None or known[0] != content:
            try:
                known = (content, read(document.path))
            except FileAccessError as error:
                return f"{document.name!r} cannot be read: {error.reason}"
            self._read[document.path] = known
            for diagnostic in known[1].diagnostics:
                _report(diagnostic)
        return known[1].faq


def _report(diagnostic: Diagnostic) -> None:
    message = f"{diagnostic.message} [{diagnostic.code.value}]"
    if diagnostic.hint:
        message = f"{message}; {diagnostic.hint}"
    # Without a line Sphinx would take the path for the name of a page.
    place = diagnostic.location if diagnostic.position else f"{diagnostic.location}:1"
    warn("parse", message, place)
