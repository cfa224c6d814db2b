"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from aic_faq.errors import FileAccessError
from aic_faq.source import access_reason, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = (
    "make_folder",
    "new_bytes",
    "refuse_to_overwrite",
    "remove_temporary_files",
    "write_all_atomically",
    "write_atomically",
    "write_new",
)

_PRIVATE = 0o600
_AS_THE_UMASK_GIVES = 0o666
_TEMPORARY = re.compile(r"\.aic-faq-[0-9a-f]{16}\.tmp")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_atomically(path: str | os.PathLike[str], content: str | bytes, /) -> None:
    """Write one file as a whole; see :func:`write_all_atomically`."""
    write_all_atomically({os.fspath(path): content})


def write_new(path: str | os.PathLike[str], content: str | bytes, /) -> None:
    """Write a file that is not there yet, whole or not at all; whatever stands at the path stays.

    Raises:
        FileAccessError: where there is something already, or the file cannot be written.
    """
    name = os.fspath(path)
    try:
        # The name is taken first, so that nobody else can take it in between.
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _AS_THE_UMASK_GIVES))
    except (OSError, ValueError) as error:
        raise FileAccessError(name, access_reason(error)) from error
    try:
        write_atomically(name, content)
    except BaseException:
        os.unlink(name)
        raise


def write_all_atomically(contents: Mapping[str, str | bytes], /) -> None:
    """Write files so that each is either as it was or complete, whatever happens.

    Text becomes UTF-8, newlines as they are. All contents are first stored,
    down to the disk, in temporary files beside their targets; only then does
    each take the place of its target. A target keeps its permissions, a new
    file gets those of the umask, and a symbolic link stays: what it points to
    is written. On a failure, an interrupt included, no temporary file stays.

    Raises:
        FileAccessError: where a file cannot be written.
    """
    staged: dict[str, tuple[str, str]] = {}
    path = ""
    try:
        for path, content in contents.items():
            former = _former(path)
            # The real path: replacing a link would cut it from its file.
            target = os.path.realpath(path)
            temporary = os.path.join(os.path.dirname(target), f".aic-faq-{os.urandom(8).hex()}.tmp")
            # Noted before it exists, so that an interrupt finds it.
            staged[path] = (temporary, target)
            _store(temporary, content, former)
        for path, (temporary, target) in staged.items():  # noqa: B007 - named where it fails
            os.replace(temporary, target)
    except BaseException as error:
        for temporary, _ in staged.values():
            with suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError) and not isinstance(error, FileAccessError):
            raise FileAccessError(path, access_reason(error)) from error
        raise


def remove_temporary_files(folder: str, /) -> list[str]:
    """Remove what writing has left in a folder where it was killed, and give the paths.

    Raises:
        FileAccessError: where one cannot be removed.
    """
    names: list[str] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        names = sorted(filter(_TEMPORARY.fullmatch, os.listdir(folder)))
    paths = [os.path.join(folder, name) for name in names]
    for path in paths:
        try:
            with suppress(FileNotFoundError):  # somebody was quicker
                os.unlink(path)
        except OSError as error:
            raise FileAccessError(path, access_reason(error)) from error
    return paths


def _former(path: str) -> os.stat_result | None:
    """Look at what stands at a path: only a regular file may be replaced."""
    try:
        former = os.stat(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise FileAccessError(path, access_reason(error)) from error
    if not stat.S_ISREG(former.st_mode):
        raise FileAccessError(path, "not a regular file")
    return former


def _store(temporary: str, content: str | bytes, former: os.stat_result | None) -> None:
    data = content.encode("utf-8") if isinstance(content, str) else content
    # Never more open than its target, not even while it is written.
    mode = _AS_THE_UMASK_GIVES if former is None else _PRIVATE
    with open(temporary, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if former is not None:
        os.chmod(temporary, stat.S_IMODE(former.st_mode))


def new_bytes(path: str | os.PathLike[str], text: str, /) -> bytes:
    """Give the bytes of a document that is to have another text: with a byte order mark, where it has one.

    Raises:
        FileAccessError: where the document cannot be read.
    """
    mark = read_bytes(path, limit=len(_BYTE_ORDER_MARK)).startswith(_BYTE_ORDER_MARK)
    return (_BYTE_ORDER_MARK if mark else b"") + text.encode("utf-8")


def make_folder(path: str | os.PathLike[str], /) -> None:
    """Make a folder and those above it, unless it is there.

    Raises:
        FileAccessError: where there can be no folder.
    """
    name = os.fspath(path)
    try:
        # Not os.makedirs, which calls itself for each level that is missing.
        missing = [name]
        while (above := os.path.dirname(missing[-1])) not in {"", missing[-1]} and not os.path.isdir(above):
            missing.append(above)
        for folder in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(folder)
        if not os.path.isdir(name):
            os.mkdir(name)
    except FileExistsError as error:
        raise FileAccessError(name, "not a directory") from error
    except (OSError, ValueError) as error:
        raise FileAccessError(name, access_reason(error)) from error


def refuse_to_overwrite(source: str | os.PathLike[str] | int, target: str | os.PathLike[str], /) -> None:
    """Make sure that a target is not the very document that is read.

    ``source`` is a path or a file descriptor, such as 0 for standard input.
    Links lead to the same file; what does not exist is no file at all.

    Raises:
        FileAccessError: where both are the same file.
    """
    same = False
    with suppress(OSError, ValueError):
        same = os.path.samefile(source, target)
    if same:
        raise FileAccessError(os.fspath(target), "is the document that is read")
