"""What a worker does, in this process or in another: leave a page as it is, or make it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aic_faq.batch._digests import digest_of, files_below
from aic_faq.batch._records import DocumentState, Made, failed
from aic_faq.batch._stored import read_outputs
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
    try:
        data = _content(os.path.join(settings.root, task.source), settings.options)
    except FileAccessError as error:
        return failed(task, error.reason)
    name = f"{task.source}\n{task.folder}\n".encode("utf-8", "surrogatepass")
    fingerprint = digest_of(settings.digest + name + (b"".join(data) if isinstance(data, list) else data))
    if task.fingerprint == fingerprint and task.outputs:
        folder = os.path.join(settings.output, *task.folder.split("/"))
        if _are_as_noted(folder, task.outputs):
            return Made(task.number, DocumentState.UNCHANGED)
        outputs = _touched(folder, read_outputs(task.outputs))
        if outputs:
            return Made(task.number, DocumentState.UNCHANGED, outputs=outputs)
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


def _are_as_noted(folder: str, outputs: str) -> bool:
    """Tell whether the files of a page have the sizes and dates that are noted."""
    inside = os.path.join(folder, "")
    try:
        for output in outputs.splitlines():
            size, modified, _, name = output.split(" ", 3)
            status = os.stat(inside + name)
            if str(status.st_mtime_ns) != modified or str(status.st_size) != size:
                return False
    except OSError:
        return False
    return True


def _touched(folder: str, outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Give the files of a page, copied or checked out anew, with their new dates; none where one differs."""
    now: list[Output] = []
    for output in outputs:
        path = os.path.join(folder, output.name)
        try:
            if digest_of(read_bytes(path, limit=output.size)) != output.digest:
                return ()
            now.append(output._replace(modified=os.stat(path).st_mtime_ns))
        except OSError:
            return ()
    return tuple(now)
