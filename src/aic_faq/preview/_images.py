"""Images that a document shows, out of its own folder: the only files that the preview serves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote

from aic_faq.errors import FileAccessError
from aic_faq.source import read_bytes

if TYPE_CHECKING:
    from aic_faq.preview._snapshot import Snapshot

__all__ = ("image", "stamp")

_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_LARGEST = 32 * 1024 * 1024


def image(name: str, snapshot: Snapshot, path: str, /) -> tuple[str, bytes] | None:
    """Give the media type and the bytes of an image of a document, if it shows it and the file is there.

    ``path`` is relative to the folder of the document, as the address of the
    image has it. What a symbolic link leads to must stand below it, too.
    """
    asked = unquote(path)
    media_type = _TYPES.get(os.path.splitext(asked)[1].lower())
    if media_type is None or asked not in snapshot.images or "\0" in asked:
        return None
    folder = os.path.realpath(_folder(name))
    file = os.path.realpath(os.path.join(folder, *asked.split("/")))
    inside = (
        os.path.relpath(file, folder).split(os.sep) if file.startswith(os.path.join(folder, "")) else [""]
    )
    if any(part.startswith(".") or not part for part in inside):
        return None
    try:
        data = read_bytes(file, limit=_LARGEST)
    except FileAccessError:
        return None
    return (media_type, data) if len(data) <= _LARGEST else None


def _folder(name: str) -> str:
    return name if os.path.isdir(name) else os.path.dirname(name)


def stamp(name: str, snapshot: Snapshot, /) -> str:
    """Give a text that changes where an image of a document has: its address stays the same."""
    return " ".join(_stamp(os.path.join(_folder(name), path)) for path in sorted(snapshot.images))


def _stamp(file: str) -> str:
    try:
        status = os.stat(file)
    except (OSError, ValueError):  # it is not there, or no file can be called so
        return "-"
    return f"{status.st_mtime_ns:x}.{status.st_size:x}"
