"""``aic-faq build`` for many documents: executors, progress, report."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from aic_faq.batch import BuildOptions, DocumentState, build, write_report
from aic_faq.cli import _options
from aic_faq.cli._progress import Progress
from aic_faq.cli._streams import print_paths, print_result
from aic_faq.diagnostics import Code, Severity, visible
from aic_faq.errors import ConfigurationError, FileAccessError, UnknownFormatError, WorkerError
from aic_faq.exporters.html import HTMLExporter
from aic_faq.files import refuse_to_overwrite, write_atomically
from aic_faq.options import ReadOptions
from aic_faq.source import Source, read_bytes

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from concurrent.futures import Executor

    from aic_faq.batch import BuildReport, DocumentReport
    from aic_faq.diagnostics import Diagnostic

__all__ = ("build_site",)

_PROBLEMS, _FILE_ACCESS = 1, 3
_TERMINATED = 143
_SECONDS_TO_ANSWER = 10.0


def build_site(
    ctx: click.Context,
    files: tuple[str, ...],
    output: str,
    shape: str | None,
    site: dict[str, Any],
    html_options: dict[str, Any],
) -> None:
    """Build the site, print the paths of new pages, and leave with the code that says how it went."""
    if _options.STANDARD_STREAM in files:
        message = "a site is made of files, not of standard input"
        raise click.UsageError(message, ctx)
    options = _build_options(shape, site, html_options)
    try:
        done = _built(ctx, files, output, options, site)
    except ConfigurationError as error:
        raise click.UsageError(str(error), ctx) from error
    except UnknownFormatError as error:
        message = f"--from: {error}"
        raise click.UsageError(message, ctx) from error
    if site["report"] is not None:
        text = write_report(done)
        if site["report"] != _options.STANDARD_STREAM:
            for document in done.documents:
                refuse_to_overwrite(document.source, site["report"])
            write_atomically(site["report"], text)
    _tell(ctx, done)
    if site["report"] == _options.STANDARD_STREAM:
        print_result(write_report(done))
    else:
        print_paths(*_written(done))
    _leave(ctx, done)
    if done.unopened:
        message = f"--open: no question has the id {done.unopened[0]!r}"
        raise click.UsageError(message, ctx)


def _build_options(shape: str | None, site: dict[str, Any], html_options: dict[str, Any]) -> BuildOptions:
    own = {name: html_options.pop(name) for name in ("base_url", "language")}
    return _options.construct(
        BuildOptions,
        page=_options.construct(HTMLExporter, **html_options),
        reading=ReadOptions(unanswered="error", format=shape),
        title=site["title"],
        repeated=site["repeated"],
        **own,
    )


def _built(
    ctx: click.Context, files: tuple[str, ...], output: str, options: BuildOptions, site: dict[str, Any]
) -> BuildReport:
    """Build, and once more where a process died: what is made by then stays."""
    try:
        return _tried(ctx, files, output, options, site)
    except WorkerError as error:
        click.echo(f"{error}; going on with new ones", err=True)
    try:
        return _tried(ctx, files, output, options, site | {"incremental": True})
    except WorkerError as error:
        reason = f"{error}, once more; what was made until then is whole"
        raise FileAccessError(output, reason) from error


def _tried(
    ctx: click.Context, files: tuple[str, ...], output: str, options: BuildOptions, site: dict[str, Any]
) -> BuildReport:
    with _executor(ctx, site) as (executor, workers), Progress(color=ctx.color) as progress:
        return build(
            files,
            output,
            options=options,
            executor=executor,
            workers=workers,
            incremental=site["incremental"] is not False,
            prune_stale=bool(site["prune"]),
            progress=progress.advance,
        )


@contextmanager
def _executor(ctx: click.Context, site: dict[str, Any]) -> Generator[tuple[Executor | None, int | None]]:
    if site["dask"] is not None:
        with _dask(ctx, site["dask"]) as found:
            yield found
    elif site["jobs"] in {None, 1}:
        yield None, None
    else:
        with _pool(site["jobs"]) as found:
            yield found


@contextmanager
def _pool(jobs: int) -> Generator[tuple[Executor, int]]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most builds do without

    workers = jobs or os.cpu_count() or 1
    executor = ProcessPoolExecutor(workers, initializer=_be_quiet)
    try:
        yield executor, workers
    except BaseException:
        from multiprocessing import active_children  # noqa: PLC0415 - as above

        executor.shutdown(wait=False, cancel_futures=True)
        # The first signal ends what a process is doing, and another what it has been given before.
        while children := active_children():
            for child in children:
                child.terminate()
                child.join(0.1)
        raise
    executor.shutdown()


def _be_quiet() -> None:
    """Leave Ctrl-C to the process that started this one, and end with no temporary file when it says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)


def _end(_signal: int, _frame: object) -> None:
    """Take the temporary files along, and be gone in a second.

    The executor takes an exit for what came of the work in hand, and would wait for more; where another
    process has died, it sends no second signal, and waits for us without end.
    """
    signal.alarm(1)
    sys.exit(_TERMINATED)


@contextmanager
def _dask(ctx: click.Context, address: str) -> Generator[tuple[Executor, int]]:
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - takes a second
    except ImportError as error:
        message = "--dask needs the package distributed: pip install 'aic-faq[dask]'"
        raise click.UsageError(message, ctx) from error
    try:
        make: Any = Client  # has no types
        client = make(address, timeout=_SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"--dask: no cluster answers at {visible(address)}"
        raise click.UsageError(message, ctx) from error
    with client:
        try:
            yield client.get_executor(pure=False), sum(client.ncores().values()) or 1
        except KilledWorker as error:
            message = "workers of the cluster have died again and again while they made the same pages"
            raise WorkerError(message) from error


def _tell(ctx: click.Context, done: BuildReport) -> None:
    """Say on standard error what is wrong, what is left, and how many pages there are."""
    found: list[Diagnostic] = []
    for document in done.documents:
        # What has not changed was told when it was made, and what is no FAQ is no problem.
        is_told = document.state in {DocumentState.BUILT, DocumentState.FAILED}
        if is_told or _is_draft(document):
            found += document.diagnostics
    if found or done.repeated:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where something is wrong

        report((*found, *done.repeated), _source_of, color=ctx.color)
    for path in done.leftovers:
        click.echo(f"removed: {visible(path)}, which a build had left that was killed", err=True)
    for path in done.stale:
        click.echo(
            f"stale: {visible(path)}; --prune removes what documents that are gone have left", err=True
        )
    counts = ", ".join(f"{count} {state.value}" for state, count in done.counts.items() if count)
    click.echo(
        f"{counts or 'no documents'}{f', {len(done.removed)} files removed' if done.removed else ''}",
        err=True,
    )


def _is_draft(document: DocumentReport) -> bool:
    """Tell whether a document is left out that can be read."""
    is_skipped = document.state is DocumentState.SKIPPED
    return is_skipped and all(each.severity is Severity.WARNING for each in document.diagnostics)


def _source_of(diagnostic: Diagnostic) -> Source | None:
    """Read the text again that a diagnostic speaks of: keeping all would fill the memory."""
    if diagnostic.position is None:
        return None
    try:
        source = Source(read_bytes(diagnostic.path).decode("utf-8-sig"), diagnostic.path)
    except (FileAccessError, UnicodeDecodeError):
        return None
    # Somebody may have made it shorter by now.
    return source if diagnostic.position.line <= len(source.line_starts) else None


def _written(done: BuildReport) -> Iterator[str]:
    for document in done.documents:
        if document.state is DocumentState.BUILT:
            yield os.path.join(done.output, *document.folder.split("/"), "index.html")
    for name in done.files:
        yield os.path.join(done.output, name)


def _leave(ctx: click.Context, done: BuildReport) -> None:
    codes = {problem.code for document in done.failed for problem in document.diagnostics}
    if Code.FILE_ACCESS in codes:
        ctx.exit(_FILE_ACCESS)
    if done.failed or not any(done.counts[state] for state in (DocumentState.BUILT, DocumentState.UNCHANGED)):
        ctx.exit(_PROBLEMS)
