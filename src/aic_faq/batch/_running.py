"""Chunks of work through any executor: few at a time, and results in the order of the work."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from aic_faq.batch._pages import make_chunk
from aic_faq.batch._records import Chunk
from aic_faq.diagnostics import visible
from aic_faq.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from concurrent.futures import Executor

    from aic_faq.batch._records import Made, Settings, Task

__all__ = ("run_tasks",)

_LARGEST_CHUNK = 16
_CHUNKS_PER_WORKER = 3


def run_tasks(
    tasks: Iterable[Task], settings: Settings, executor: Executor | None, /, *, workers: int, total: int
) -> Generator[tuple[Made, ...]]:
    """Make the pages of all documents, and give what became of each, in order.

    No more chunks are handed over than keep ``workers`` busy, so that neither
    work nor results pile up. Whoever stops asking for results cancels the rest.

    Raises:
        WorkerError: where a process of the executor has died.
    """
    if executor is None:
        yield from (make_chunk(settings, chunk) for chunk in _chunks(tasks, _LARGEST_CHUNK))
        return
    size = max(1, min(_LARGEST_CHUNK, total // (workers * _CHUNKS_PER_WORKER)))
    pending: deque[_Handed] = deque()
    try:
        for chunk in _chunks(tasks, size):
            pending.append(_Handed(chunk, executor, settings))
            if len(pending) >= workers * _CHUNKS_PER_WORKER:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        for handed in pending:
            handed.cancel()


class _Handed:
    """Hold a chunk that an executor was given."""

    def __init__(self, chunk: Chunk, executor: Executor, settings: Settings) -> None:
        self._chunk = chunk
        with self._alive():
            self._future = executor.submit(make_chunk, settings, chunk)

    def result(self) -> tuple[Made, ...]:
        """Wait for what became of its documents."""
        with self._alive():
            return self._future.result()

    def cancel(self) -> None:
        """Let it be, unless somebody has begun with it."""
        self._future.cancel()

    @contextmanager
    def _alive(self) -> Generator[None]:
        """Say in words where a process of the executor has died."""
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - most sites are made without one

        try:
            yield
        except BrokenExecutor as error:
            first, last = (visible(task.source) for task in (self._chunk.tasks[0], self._chunk.tasks[-1]))
            message = f"a process that made pages has died, near the documents {first} to {last}"
            raise WorkerError(message) from error


def _chunks(tasks: Iterable[Task], size: int) -> Iterator[Chunk]:
    rest = iter(tasks)
    while some := tuple(islice(rest, size)):
        yield Chunk(some)
