"""What folders are: their first files tell, and what these have told is remembered by what they hold."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from aic_faq.batch._code import code_signature
from aic_faq.batch._digests import digest_of, new_digest
from aic_faq.batch._paths import MANIFEST
from aic_faq.errors import FileAccessError
from aic_faq.options import ReadOptions
from aic_faq.readers.folder.names import nearest_pages
from aic_faq.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from hashlib import blake2b

    from aic_faq.batch._manifest import Manifest

__all__ = ("FolderKinds",)

_KNOWN = "SELECT looked_at, digest, is_faq FROM kind WHERE path = ?"
_NOTE_IT = "INSERT OR REPLACE INTO kind (path, looked_at, digest, is_faq) VALUES (?, ?, ?, ?)"


class _Kind(NamedTuple):
    """Say what a folder is, and what the files hold that tell it."""

    looked_at: int
    digest: bytes
    is_faq: bool


class FolderKinds:
    """Tell which folders are one FAQ each, with a file for each question.

    To read files for that takes as long as all else where nothing has changed. So what they have told is
    noted in the ``manifest`` of the site, or looked up in that of an earlier build, in the folder ``site``.
    """

    def __init__(
        self, options: ReadOptions, /, *, manifest: Manifest | None = None, site: str | None = None
    ) -> None:
        # Nothing else that can be set about reading makes a difference.
        self._options = ReadOptions(limits=options.limits, keys=options.keys)
        self._manifest = manifest
        self._site = site
        self._basis: bytes | None = None

    def is_question_folder(self, path: str, /) -> bool:
        """Tell what :func:`~aic_faq.readers.folder.kind.is_question_folder` tells."""
        known = self._known(path)
        if known is not None:
            digest = self._new_digest()
            for _ in islice(self._digested(path, digest), known.looked_at):
                pass
            if digest.digest() == known.digest:
                return bool(known.is_faq)
        from aic_faq.readers.folder.kind import is_question_folder  # noqa: PLC0415 - half of all readers

        digest = self._new_digest()
        names = self._digested(path, digest)
        looked_at: list[str] = []
        is_faq = is_question_folder(path, self._options, names=_noting(names, looked_at))
        if self._manifest is not None:
            # One more than has told it: where there is none, one that is new would tell more.
            next(names, None)
            count = len(looked_at) + 1
            self._manifest.run(_NOTE_IT, (os.fsencode(path), count, digest.digest(), is_faq))
        return is_faq

    def _known(self, path: str) -> _Kind | None:
        key = os.fsencode(path)
        if self._manifest is not None:
            return _first(self._manifest.run(_KNOWN, (key,)))
        return None if self._site is None else _looked_up(self._site, key)

    def _new_digest(self) -> blake2b:
        if self._basis is None:
            written = f"{self._options.limits!r} {self._options.keys!r}"
            self._basis = digest_of(code_signature() + written.encode("utf-8", "surrogatepass"))
        return new_digest(self._basis)

    def _digested(self, path: str, digest: blake2b) -> Iterator[str]:
        """Give the files that may tell, and add each to the digest before anybody else reads it.

        What is written in between is then not what was noted, and is read again.
        """
        for name in nearest_pages(path, self._options.limits):
            digest.update(digest_of(os.fsencode(os.path.relpath(name, path))))
            try:
                digest.update(digest_of(read_bytes(name, limit=self._options.limits.bytes)))
            except FileAccessError as error:
                digest.update(error.reason.encode())
            yield name


def _looked_up(site: str, key: bytes) -> _Kind | None:
    """Look into the record of a site, if there is one that can be read just now."""
    record = os.path.join(site, MANIFEST)
    if not os.path.isfile(record):
        return None
    try:
        with closing(sqlite3.connect(record, timeout=0)) as connection:
            return _first(connection.execute(_KNOWN, (key,)))
    except sqlite3.Error:
        return None


def _first(found: sqlite3.Cursor) -> _Kind | None:
    row = found.fetchone()
    return None if row is None else _Kind._make(row)


def _noting(names: Iterable[str], noted: list[str]) -> Iterator[str]:
    for name in names:
        noted.append(name)
        yield name
