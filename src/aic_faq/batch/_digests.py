"""What stands for contents: two that differ have different digests."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("DIGEST_SIZE", "digest_of", "files_below", "new_digest")

DIGEST_SIZE = 16


def new_digest(*parts: bytes) -> hashlib.blake2b:
    """Begin a digest with some bytes."""
    digest = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        digest.update(part)
    return digest


def digest_of(data: bytes, /) -> bytes:
    """Give the digest of some bytes."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


def files_below(folder: str, /) -> Iterator[str]:
    """Give the regular files below a folder, always in the same order; hidden ones are passed over."""
    for above, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(above, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield path
