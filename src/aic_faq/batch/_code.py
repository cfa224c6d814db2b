"""Which code makes the pages: another release may make others of the same documents."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from aic_faq.batch._digests import digest_of, files_below, new_digest

if TYPE_CHECKING:
    from aic_faq.batch._manifest import Manifest

__all__ = ("code_signature", "digest_of_code")

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_NOTE = "code"


def digest_of_code(manifest: Manifest, /) -> bytes:
    """Give a digest of our own files: quicker than to ask for our version, and right for a checkout, too.

    They are read where they are not those of the last build.
    """
    signature = code_signature().hex()
    noted, _, digest = manifest.note(_NOTE).partition(" ")
    if noted == signature:
        return bytes.fromhex(digest)
    whole = new_digest()
    for path in files_below(_PACKAGE):
        if not path.endswith(".pyc"):
            with open(path, "rb") as file:
                whole.update(digest_of(file.read()))
    manifest.set_note(_NOTE, f"{signature} {whole.hexdigest()}")
    return whole.digest()


@cache
def code_signature() -> bytes:
    """Give a digest of what tells that our files are the same ones: quicker than to read them.

    It is told once, for the code that runs is that which was there when it was loaded.
    """
    digest = new_digest(os.fsencode(_PACKAGE))
    waiting = [_PACKAGE]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif not entry.name.startswith("."):  # as an editor locks what it has open
                    status = entry.stat(follow_symlinks=False)
                    # The last of these nobody can set, as a package manager sets dates.
                    marks = (status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)
                    digest.update(f"{entry.name} {marks}\n".encode("utf-8", "surrogateescape"))
    return digest.digest()
