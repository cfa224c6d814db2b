"""Build a site: find the documents, make their pages, and then what is about all of them."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from aic_faq.batch._candidates import may_be_page
from aic_faq.batch._code import digest_of_code
from aic_faq.batch._kinds import FolderKinds
from aic_faq.batch._last_build import LastBuild
from aic_faq.batch._leftovers import prune, remove_leftovers
from aic_faq.batch._manifest import Manifest, open_manifest
from aic_faq.batch._options import BuildOptions, fingerprint, resolved
from aic_faq.batch._paths import PAGE, folder_of, is_ours
from aic_faq.batch._places import has_page, note_documents
from aic_faq.batch._records import BuildReport, Settings
from aic_faq.batch._repetitions import find_owners, repetitions
from aic_faq.batch._running import run_tasks
from aic_faq.batch._site_files import are_site_files_there, write_site_files
from aic_faq.batch._sources import find_sources
from aic_faq.errors import FileAccessError
from aic_faq.files import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor

    from aic_faq.batch._records import Task
    from aic_faq.batch._sources import FoundSource
    from aic_faq.diagnostics import Diagnostic

__all__ = ("build",)


def build(  # noqa: PLR0913 - each stands for itself
    sources: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    /,
    *,
    options: BuildOptions | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    incremental: bool = True,
    prune_stale: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> BuildReport:
    """Build a site out of documents: for each a folder with page, JSON-LD and text, and a list of all.

    ``sources`` are paths of documents, folders to look for documents in, and
    patterns such as ``content/**/*.md``. A folder with a file for each question
    is one document. What is wrong with a document is told in the report, and
    does not stop the others; its former page stays.

    The files are the same whatever the ``executor``: any of
    :mod:`concurrent.futures`, or that of a Dask client, whose workers must see
    the same folders. Without one, all is done here. ``workers`` are how many
    documents it makes at a time, as many as there are processors by default.

    With ``incremental`` a page is left as it is where document, options and
    our version are the same, and nobody has changed it. ``prune_stale`` removes
    the files of documents that are gone, and only what was written by us.
    ``progress`` is told now and then how many of how many documents are done.

    Raises:
        ConfigurationError: where two documents would be the same page.
        FileAccessError: where a pattern fits nothing, a document would be overwritten, or
            something cannot be written.
        TemplateError: where the template cannot be used.
        WorkerError: where a process of the executor has died; building again goes on from there.
    """
    given = options or BuildOptions()
    site = os.path.abspath(output)
    make_folder(os.fspath(output))
    with open_manifest(os.fspath(output)) as manifest:
        settings = Settings(
            options=resolved(given),
            output=site,
            root=os.getcwd(),
            digest=fingerprint(given, digest_of_code(manifest)),
            run=os.urandom(8).hex(),
        )
        last = LastBuild(manifest, settings)
        leftovers = remove_leftovers(site) if last.was_killed else ()
        endangered: list[str] = []
        total = note_documents(
            manifest,
            _placed(sources, manifest, settings, endangered),
            is_faq=lambda source: may_be_page(source, settings.options),
            anew=not incremental,
        )
        _refuse_to_overwrite(endangered, manifest, site)
        work = _Work(manifest, settings, executor, workers or os.cpu_count() or 1, progress)
        work.do(manifest.tasks(), total)
        is_as_it_was = last.holds
        repeated: tuple[Diagnostic, ...] = ()
        if not is_as_it_was or last.has_repetitions:
            find_owners(manifest, mark_up_once=given.repeated == "once")
            work.do(manifest.tasks_again(), total)
            repeated = tuple(repetitions(manifest))
        is_written = is_as_it_was and are_site_files_there(manifest, site)
        files = () if is_written else write_site_files(manifest, settings)
        stale, removed = prune(manifest, site, really=prune_stale)
        last.end(has_repetitions=bool(repeated))
        return BuildReport(
            output=os.fspath(output),
            documents=tuple(manifest.reports()),
            repeated=repeated,
            files=files,
            stale=stale,
            removed=removed,
            leftovers=leftovers,
            unopened=_unopened(manifest, settings.options.page.open),
        )


def _unopened(manifest: Manifest, opened: tuple[str, ...] | str) -> tuple[str, ...]:
    known = manifest.opened() if isinstance(opened, tuple) else None
    return () if known is None else tuple(name for name in opened if name not in known)


def _placed(
    sources: Iterable[str | os.PathLike[str]], manifest: Manifest, settings: Settings, endangered: list[str]
) -> Iterator[tuple[FoundSource, str]]:
    """Give each document with its folder, and note those that are called as files of a site are."""
    reading = settings.options.reading
    kinds = FolderKinds(reading, manifest=manifest)
    for source in find_sources(sources, settings.output, reading, kinds=kinds):
        if is_ours(os.path.basename(source.path)):
            endangered.append(source.path)
        yield source, folder_of(source.name, is_folder=source.is_folder)


def _refuse_to_overwrite(endangered: Iterable[str], manifest: Manifest, site: str) -> None:
    """Make sure that no document stands where a page of this build belongs, be it of another document."""
    for source in endangered:
        below = os.path.relpath(os.path.realpath(source), os.path.realpath(site)).replace(os.sep, "/")
        folder, _, name = below.rpartition("/")
        if has_page(manifest, folder) if folder else name == PAGE:
            raise FileAccessError(source, "is the document that is read")


class _Work:
    """Make pages and note what became of them."""

    def __init__(
        self,
        manifest: Manifest,
        settings: Settings,
        executor: Executor | None,
        workers: int,
        progress: Callable[[int, int], object] | None,
    ) -> None:
        self._manifest = manifest
        self._settings = settings
        self._executor = executor
        self._workers = workers
        self._progress = progress
        self._done = 0

    def do(self, tasks: Iterator[Task], total: int) -> None:
        """Do some tasks; what a killed build has noted need not be done again."""
        chunks = run_tasks(tasks, self._settings, self._executor, workers=self._workers, total=total)
        # Closed at once where something fails: what is pending is cancelled.
        with closing(chunks):
            for chunk in chunks:
                self._manifest.record(chunk)
                self._manifest.commit()
                self._done = self._done + len(chunk)
                if self._progress is not None:
                    self._progress(self._done, max(total, self._done))
