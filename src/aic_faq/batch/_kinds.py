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

    from aic_faq.batch._manifest import Manifest

__all__ = ("FolderKinds",)

_KNOWN = "SELECT looked_at, digest, is_faq FROM kind WHERE path = ?"
_NOTED = "INSERT OR REPLACE INTO kind (path, looked_at, digest, is_faq) VALUES (?, ?, ?, ?)"


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
        if known is not None and known.digest == self._digest(path, known.looked_at):
            return bool(known.is_faq)
        from aic_faq.readers.folder.kind import is_question_folder  # noqa: PLC0415 - half of all readers

        looked_at: list[str] = []
        names = _noting(nearest_pages(path, self._options.limits), looked_at)
        is_faq = is_question_folder(path, self._options, names=names)
        if self._manifest is not None:
            # One more, for there may be none, and a new one may tell more.
            count = len(looked_at) + 1
            self._manifest.run(_NOTED, (os.fsencode(path), count, self._digest(path, count), is_faq))
        return is_faq

    def _known(self, path: str) -> _Kind | None:
        key = (os.fsencode(path),)
        if self._manifest is not None:
            row = self._manifest.run(_KNOWN, key).fetchone()
        else:
            row = None if self._site is None else _looked_up(self._site, key)
        return None if row is None else _Kind(*row)

    def _digest(self, path: str, count: int) -> bytes:
        if self._basis is None:
            written = f"{self._options.limits!r} {self._options.keys!r}"
            self._basis = digest_of(code_signature() + written.encode("utf-8", "surrogatepass"))
        digest = new_digest(self._basis)
        for name in islice(nearest_pages(path, self._options.limits), count):
            digest.update(digest_of(os.fsencode(os.path.relpath(name, path))))
            try:
                digest.update(digest_of(read_bytes(name, limit=self._options.limits.bytes)))
            except FileAccessError as error:
                digest.update(error.reason.encode())
        return digest.digest()


def _looked_up(site: str, key: tuple[bytes]) -> tuple[int, bytes, bool] | None:
    """Look into the record of a site, if there is one that can be read just now."""
    record = os.path.join(site, MANIFEST)
    if not os.path.isfile(record):
        return None
    try:
        with closing(sqlite3.connect(record, timeout=0)) as connection:
            row: tuple[int, bytes, bool] | None = connection.execute(_KNOWN, key).fetchone()
    except sqlite3.Error:
        return None
    return row


def _noting(names: Iterable[str], noted: list[str]) -> Iterator[str]:
    for name in names:
        noted.append(name)
        yield name
