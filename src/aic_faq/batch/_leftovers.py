"""What earlier builds have left: pages of documents that are gone, temporary files of killed builds."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from aic_faq.batch._digests import digest_of
from aic_faq.batch._site_files import former_site_files, remember_site_files
from aic_faq.errors import FileAccessError
from aic_faq.files import remove_temporary_files
from aic_faq.source import access_reason, read_bytes
from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.batch._manifest import Manifest
    from aic_faq.batch._records import Output

__all__ = ("prune", "remove_leftovers")


def remove_leftovers(site: str, /) -> tuple[str, ...]:
    """Remove the temporary files of a build that was killed, and give their paths below the site."""
    found = (path for folder, _, _ in walk(site) for path in remove_temporary_files(folder))
    return tuple(sorted(_below(site, path) for path in found))


def prune(manifest: Manifest, site: str, /, *, really: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the files below the site that are stale, and those that were removed.

    Only what we wrote is removed: what somebody has changed since then stays, and is no longer ours.
    """
    stale: list[str] = []
    removed: list[str] = []
    for number, folder, outputs in manifest.stale():
        gone, kept = _pruned(site, os.path.join(site, *folder.split("/")), outputs, really=really)
        removed += gone
        stale += kept
        if really or not kept:
            manifest.forget(number)
    written, former = former_site_files(manifest)
    gone, kept = _pruned(site, site, former, really=really)
    if really or not kept:
        remember_site_files(manifest, written)
    return (*stale, *kept), (*removed, *gone)


def _pruned(
    site: str, folder: str, outputs: Iterable[Output], *, really: bool
) -> tuple[list[str], list[str]]:
    """Remove files, and then the folders that are empty; give what is gone and what stays."""
    gone: list[str] = []
    kept: list[str] = []
    inside = os.path.join(os.path.normpath(site), "")
    for output in outputs:
        path = os.path.normpath(os.path.join(folder, output.name))
        if not path.startswith(inside) or not os.path.isfile(path):
            continue
        if really and digest_of(read_bytes(path)) == output.digest:
            _remove(path)
            gone.append(_below(site, path))
        else:
            kept.append(_below(site, path))
    if gone:
        with suppress(OSError):  # one that is not empty
            while folder.startswith(inside):
                os.rmdir(folder)
                folder = os.path.dirname(folder)
    return gone, kept


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError as error:
        raise FileAccessError(path, access_reason(error)) from error


def _below(site: str, path: str) -> str:
    return os.path.relpath(path, site).replace(os.sep, "/")
