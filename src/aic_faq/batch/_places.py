"""Which document has which place in a site; what stands where it stood is not noted again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aic_faq.batch._paths import same_on_disk
from aic_faq.batch._sources import FoundSource
from aic_faq.diagnostics import visible
from aic_faq.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aic_faq.batch._manifest import Manifest

__all__ = ("has_page", "note_documents")

_KNOWN = """
SELECT position, place, folder, source, is_found FROM document WHERE position IS NOT NULL ORDER BY position
"""
_UNPLACED = "UPDATE document SET position = NULL WHERE position >= ?"
_ADD = """
INSERT INTO document (place, folder, above, source, is_found, position) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (place) DO UPDATE SET folder = excluded.folder, above = excluded.above,
  source = excluded.source, is_found = excluded.is_found, position = excluded.position
WHERE position IS NULL
"""
_SAME_PLACE = "SELECT folder, above, source, is_found, position FROM document WHERE place = ?"
_HAS_PAGE = "SELECT 1 FROM document WHERE place = ? AND position IS NOT NULL"


def note_documents(
    manifest: Manifest,
    sources: Iterable[tuple[FoundSource, str]],
    /,
    *,
    is_faq: Callable[[FoundSource], bool],
    anew: bool,
) -> int:
    """Note the documents of this build, each with its folder, and count them.

    ``is_faq`` is asked where two would be one page: a file that was found and is none is in nobody's way.

    Raises:
        ConfigurationError: where two would be the same page.
    """
    if anew:
        manifest.run("UPDATE document SET fingerprint = NULL")
        manifest.run("DELETE FROM kind")
    known, is_as_it_was = manifest.run(_KNOWN), True
    count = 0
    for source, folder in sources:
        place, path = same_on_disk(folder), os.fsencode(os.path.normpath(source.path))
        if is_as_it_was:
            if known.fetchone() == (count, place, folder, path, source.is_found):
                count += 1
                continue
            is_as_it_was = False
            known.close()
            manifest.run(_UNPLACED, (count,))
        values = (folder, folder.rpartition("/")[0], path, source.is_found, count)
        if manifest.run(_ADD, (place, *values)).rowcount:
            count += 1
        else:
            count += _add_beside(manifest, source, place, values, is_faq)
    known.close()
    manifest.run(_UNPLACED, (count,))
    return count


def _add_beside(
    manifest: Manifest,
    source: FoundSource,
    place: str,
    values: tuple[str, str, bytes, bool, int],
    is_faq: Callable[[FoundSource], bool],
) -> bool:
    """Note a document whose place another one has; False for one that is noted already."""
    folder, _, path, _, _ = values
    row = manifest.run(_SAME_PLACE, (place,)).fetchone()
    other, is_found, earlier = row[2:]
    if other == path:
        return False
    name = os.fsdecode(other)
    rival = FoundSource(name, folder, is_found=bool(is_found), is_folder=os.path.isdir(name))
    if not is_faq(source):
        manifest.run(_ADD, (_aside(place, path), *values))
    elif not is_faq(rival):
        # What stands at the place is what it will be compared with: its row stays, and gets a new source.
        manifest.run("UPDATE document SET position = NULL WHERE position = ?", (earlier,))
        manifest.run(_ADD, (place, *values))
        manifest.run(_ADD, (_aside(place, other), *row))
    else:
        names = f"{visible(name)} and {visible(source.path)}"
        message = f"{names} would both be {visible(folder)}/index.html: rename one of them"
        raise ConfigurationError(message)
    return True


def has_page(manifest: Manifest, folder: str, /) -> bool:
    """Tell whether this build may write the page of a document to a folder."""
    return bool(manifest.run(_HAS_PAGE, (same_on_disk(folder),)).fetchone())


def _aside(place: str, path: bytes) -> str:
    """Give a place that no page can have."""
    return f"{place}\n{path.hex()}"
