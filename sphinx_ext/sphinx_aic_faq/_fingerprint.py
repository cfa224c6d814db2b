"""What tells whether the content of a document is another than before."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

__all__ = ("fingerprint",)

# aic_faq.Limits().bytes and .depth, which a build without anything to read need not import.
_LONGEST = 8 * 1024 * 1024
_DEEPEST = 16


def fingerprint(path: str) -> str:
    """Give what changes with the content of a file or folder; nothing where there is neither."""
    found = Path(path)
    digest = hashlib.sha256()
    try:
        if not found.is_dir():
            return _content_of(found)
        for folder, subfolders, names in os.walk(found):
            is_deepest = len(Path(folder).relative_to(found).parts) >= _DEEPEST
            subfolders[:] = () if is_deepest else sorted(subfolders)
            for name in sorted(names):
                digest.update(os.fsencode(name) + b"\0" + _content_of(Path(folder, name)).encode())
    except OSError:
        return ""
    return digest.hexdigest()


def _content_of(file: Path) -> str:
    """Take the content of a regular file; of one that is too long to be read, only how long it is."""
    if not file.is_file():
        return ""
    size = file.stat().st_size
    return hashlib.sha256(file.read_bytes()).hexdigest() if size <= _LONGEST else str(size)
