"""What is about all pages: the list of them, and the site map."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from aic_faq.batch._digests import digest_of
from aic_faq.batch._paths import PAGE
from aic_faq.batch._records import Output
from aic_faq.batch._stored import read_outputs, stored_outputs
from aic_faq.errors import FileAccessError
from aic_faq.files import write_atomically
from aic_faq.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.batch._manifest import Manifest
    from aic_faq.batch._records import Settings

__all__ = ("are_site_files_there", "former_site_files", "remember_site_files", "write_site_files")

_WRITTEN, _FORMER = "files", "former-files"


def write_site_files(manifest: Manifest, settings: Settings, /) -> tuple[str, ...]:
    """Write the list of pages and the site map, and give the names of the files that have changed."""
    earlier = {output.name: output for note in (_WRITTEN, _FORMER) for output in _noted(manifest, note)}
    made: list[Output] = []
    changed: list[str] = []
    for name, text in _files(manifest, settings):
        data = text.encode("utf-8")
        if _write(os.path.join(settings.output, name), data):
            changed.append(name)
        made.append(Output(name, len(data), 0, digest_of(data)))
        earlier.pop(name, None)
    remember_site_files(manifest, made, earlier.values())
    return tuple(changed)


def are_site_files_there(manifest: Manifest, site: str, /) -> bool:
    """Tell whether the list of pages and the site map stand there as the last build has written them."""
    return all(_is_as_it_was(site, output) for output in _noted(manifest, _WRITTEN))


def _is_as_it_was(site: str, output: Output) -> bool:
    with suppress(FileAccessError):
        return digest_of(read_bytes(os.path.join(site, output.name), limit=output.size)) == output.digest
    return False


def former_site_files(manifest: Manifest, /) -> tuple[tuple[Output, ...], tuple[Output, ...]]:
    """Give the files of this build, and those of earlier ones that this one has not written."""
    return _noted(manifest, _WRITTEN), _noted(manifest, _FORMER)


def remember_site_files(
    manifest: Manifest, written: Iterable[Output], former: Iterable[Output] = (), /
) -> None:
    """Note which files there are, and which are left of earlier builds."""
    manifest.set_note(_WRITTEN, stored_outputs(written))
    manifest.set_note(_FORMER, stored_outputs(former))


def _noted(manifest: Manifest, note: str) -> tuple[Output, ...]:
    return read_outputs(manifest.note(note))


def _files(manifest: Manifest, settings: Settings) -> Iterator[tuple[str, str]]:
    from aic_faq.batch._index import index_page  # noqa: PLC0415 - mostly they are as they were
    from aic_faq.batch._sitemap import site_maps  # noqa: PLC0415 - as above

    yield PAGE, "".join(index_page(manifest.pages, settings.options))
    if settings.options.base_url is not None:
        yield from site_maps(manifest.addresses(), settings.options.base_url)


def _write(path: str, data: bytes) -> bool:
    """Write a file, unless it is there: its date would tell visitors and mirrors that it has changed."""
    with suppress(FileAccessError):
        if read_bytes(path, limit=len(data)) == data:
            return False
    write_atomically(path, data)
    return True
