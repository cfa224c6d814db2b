"""What a worker does, in this process or in another: leave a page as it is, or make it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aic_faq.batch._digests import digest_of, files_below
from aic_faq.batch._records import DocumentState, Made, failed
from aic_faq.errors import FileAccessError
from aic_faq.source import read_bytes

if TYPE_CHECKING:
    from aic_faq.batch._options import BuildOptions
    from aic_faq.batch._records import Chunk, Output, Settings, Task

__all__ = ("make_chunk",)


def make_chunk(settings: Settings, chunk: Chunk, /) -> tuple[Made, ...]:
    """Make the pages of some documents.

    Raises:
        FileAccessError: where one cannot be written.
        TemplateError: where the template cannot be used.
    """
    return tuple(_make(settings, task) for task in chunk.tasks)


def _make(settings: Settings, task: Task) -> Made:
    path = os.path.join(settings.root, task.source)
    try:
        data = _content(path, settings.options)
    except FileAccessError as error:
        return failed(task, error.reason)
    name = f"{task.source}\n{task.folder}\n".encode("utf-8", "surrogatepass")
    fingerprint = digest_of(settings.digest + name + (b"".join(data) if isinstance(data, list) else data))
    folder = os.path.join(settings.output, *task.folder.split("/"))
    if task.fingerprint == fingerprint:
        outputs = _as_they_were(folder, task.outputs)
        if outputs:
            touched = () if outputs == task.outputs else outputs
            return Made(task.number, DocumentState.UNCHANGED, outputs=touched)
    from aic_faq.batch._making import make  # noqa: PLC0415 - all readers and exporters

    return make(settings, task, data, fingerprint)


def _content(path: str, options: BuildOptions) -> bytes | list[bytes]:
    """Give what a document is made of: the bytes of a file, or digests of the files of a folder."""
    try:
        return read_bytes(path, limit=options.reading.limits.bytes)
    except FileAccessError:
        if not os.path.isdir(path):
            raise
    parts: list[bytes] = []
    for file in files_below(path):
        parts += (digest_of(os.fsencode(os.path.relpath(file, path))), digest_of(read_bytes(file)))
    return parts


def _as_they_were(folder: str, outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Give the files of a page as they are now; none where one is gone or somebody has changed it."""
    now: list[Output] = []
    for output in outputs:
        path = os.path.join(folder, output.name)
        try:
            status = os.stat(path)
            if (status.st_size, status.st_mtime_ns) != (output.size, output.modified):
                # Copied or checked out anew, maybe.
                if digest_of(read_bytes(path, limit=output.size)) != output.digest:
                    return ()
                output = output._replace(modified=status.st_mtime_ns)  # noqa: PLW2901 - the same file
        except OSError:
            return ()
        now.append(output)
    return tuple(now)
