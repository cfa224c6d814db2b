"""What a site was built from: a database in its folder, so that memory does not grow with the site."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from aic_faq.batch._paths import MANIFEST
from aic_faq.batch._records import DocumentReport, DocumentState, Task
from aic_faq.batch._stored import as_json, from_json, read_outputs, read_stored, stored, stored_outputs
from aic_faq.errors import FileAccessError
from aic_faq.fieldwise import Fieldwise

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from aic_faq.batch._records import Made, Output

__all__ = ("Manifest", "Page", "open_manifest")

Row: TypeAlias = "tuple[object, ...]"

_VERSION = 3
_AT_A_TIME = 256
_SECONDS_BETWEEN_COMMITS = 0.5
_TABLES = """
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  place TEXT NOT NULL UNIQUE,           -- the folder, as file systems compare it
  folder TEXT NOT NULL,
  above TEXT NOT NULL,                  -- the folder that it is in
  source BLOB NOT NULL,                 -- a path need not be text
  is_found INTEGER NOT NULL,
  position INTEGER UNIQUE,              -- among the sources of this build, or none
  state TEXT,                           -- none yet, or what became of it in this build or the last one
  fingerprint BLOB,                     -- none where it must be made, whatever stands there
  omitted TEXT NOT NULL DEFAULT '[]',   -- ids that its markup leaves out
  wanted TEXT NOT NULL DEFAULT '[]',    -- ids that it should leave out
  outputs TEXT NOT NULL DEFAULT '',
  opened TEXT NOT NULL DEFAULT '[]',    -- ids to be open that stand on the page
  title TEXT, language TEXT, questions INTEGER NOT NULL DEFAULT 0, updated TEXT, url TEXT,
  diagnostics TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE title (
  document INTEGER NOT NULL REFERENCES document(id),
  key TEXT NOT NULL, id TEXT NOT NULL, line INTEGER, "column" INTEGER
);
CREATE INDEX title_key ON title(key);
CREATE INDEX title_document ON title(document);
CREATE TABLE kind (
  path BLOB PRIMARY KEY,                -- of a folder of documents
  looked_at INTEGER NOT NULL,           -- how many of its files tell what it is
  digest BLOB NOT NULL, is_faq INTEGER NOT NULL
);
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_TOUCHED = "UPDATE document SET outputs = ? WHERE id = ?"
_FAILED = "UPDATE document SET state = ?, diagnostics = ?, fingerprint = NULL WHERE id = ?"
_SKIPPED = """
UPDATE document SET state = ?, diagnostics = ?, fingerprint = NULL, omitted = '[]',
  title = NULL, language = NULL, questions = 0, updated = NULL, url = NULL WHERE id = ?
"""
_TASKS = """
SELECT position, id, source, folder, is_found, {ids}, {fingerprint}, outputs FROM document
WHERE position > ? {condition} ORDER BY position LIMIT ?
"""
_MADE = """
UPDATE document SET state = ?, diagnostics = ?, fingerprint = ?, omitted = ?, outputs = ?, opened = ?,
  title = ?, language = ?, questions = ?, updated = ?, url = ? WHERE id = ?
"""
_REPORTS = """
SELECT source, folder, state, title, language, questions, url, omitted, diagnostics FROM document
WHERE position IS NOT NULL ORDER BY position
"""
_PAGES = """
SELECT folder, above, title, language, questions FROM document
WHERE position IS NOT NULL AND state != 'skipped' AND outputs != '' ORDER BY above, position
"""
_ADDRESSES = """
SELECT url, MAX(updated) FROM document
WHERE position IS NOT NULL AND state != 'skipped' AND outputs != '' AND url IS NOT NULL
GROUP BY url ORDER BY MIN(position)
"""
_CANNOT_TELL = "SELECT 1 FROM document WHERE position IS NOT NULL AND state = 'failed'"
_OPENED = "SELECT DISTINCT opened FROM document WHERE position IS NOT NULL AND state != 'skipped'"
_STALE = """
SELECT id, folder, outputs FROM document
WHERE outputs != '' AND (position IS NULL OR state = 'skipped') ORDER BY folder
"""

_STATES = {state.value: state for state in DocumentState}


@frozen(eq=False, repr=False)
class Page(Fieldwise):
    """Say what the list of all pages says of one."""

    folder: str
    above: str
    title: str
    language: str | None
    questions: int


@contextmanager
def open_manifest(folder: str, /) -> Generator[Manifest]:
    """Open the manifest of a site, or begin one; no other build can have it at the same time.

    Raises:
        FileAccessError: where it cannot be used, now or later.
    """
    path = os.path.join(folder, MANIFEST)
    try:
        connection = sqlite3.connect(path, timeout=1, isolation_level=None)
        try:
            yield Manifest(connection)
        finally:
            # What is done is done, also where something else has failed.
            with suppress(sqlite3.Error):
                connection.execute("COMMIT")
            connection.close()
    except sqlite3.Error as error:
        raise FileAccessError(path, _reason(error)) from error


def _reason(error: sqlite3.Error) -> str:
    match getattr(error, "sqlite_errorname", "").split("_")[1:2]:
        case ["FULL"]:
            return "no space left on device"
        case ["BUSY" | "LOCKED"]:
            return "another build is at work there"
        case ["CANTOPEN" | "READONLY" | "PERM"]:
            return "permission denied"
        case ["NOTADB" | "CORRUPT"]:
            return "not the record of a build"
        case _:
            return str(error)


class Manifest:
    """Hold the documents of a site, what stands in its folder, and what this build has made of them."""

    def __init__(self, connection: sqlite3.Connection, /) -> None:
        self._connection = connection
        self._committed = time.monotonic()
        for statement in (
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA synchronous = NORMAL",
            "BEGIN EXCLUSIVE",
        ):
            self.run(statement)
        if self.run("PRAGMA user_version").fetchone() != (_VERSION,):
            for (name,) in self.run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                self.run(f'DROP TABLE "{name}"')
            for statement in _TABLES.split(";"):
                self.run(statement)
            self.run(f"PRAGMA user_version = {_VERSION}")

    def run(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run a statement of SQL."""
        return self._connection.execute(statement, values)

    @property
    def changes(self) -> int:
        """Count the rows that have been written so far."""
        return self._connection.total_changes

    def commit(self, *, at_once: bool = False) -> None:
        """Make what was noted so far last, if that is asked for or was done some time ago."""
        if at_once or time.monotonic() - self._committed > _SECONDS_BETWEEN_COMMITS:
            self.run("COMMIT")
            self.run("BEGIN EXCLUSIVE")
            self._committed = time.monotonic()

    def note(self, name: str) -> str:
        """Give a note of an earlier build; empty where there is none."""
        row = self.run("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def set_note(self, name: str, value: str) -> None:
        """Leave a note for the next build."""
        self.run("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def tasks(self) -> Iterator[Task]:
        """Give what there is to do, in order."""
        return self._tasks(ids="omitted", fingerprint="fingerprint", condition="")

    def tasks_again(self) -> Iterator[Task]:
        """Give the pages whose markup has questions that others own, or lacks some of its own."""
        condition = "AND wanted != omitted AND state IN ('built', 'unchanged')"
        return self._tasks(ids="wanted", fingerprint="NULL", condition=condition)

    def _tasks(self, **parts: str) -> Iterator[Task]:
        statement = _TASKS.format(**parts)
        last = -1
        while rows := self.run(statement, (last, _AT_A_TIME)).fetchall():
            last = rows[-1][0]
            for _, number, source, folder, is_found, ids, fingerprint, outputs in rows:
                yield Task(
                    number=number,
                    source=os.fsdecode(source),
                    folder=folder,
                    is_found=bool(is_found),
                    omitted=tuple(from_json(ids)),
                    fingerprint=fingerprint,
                    outputs=outputs,
                )

    def record(self, chunk: Iterable[Made], /) -> None:
        """Note what became of some documents."""
        for made in chunk:
            if made.state is DocumentState.UNCHANGED:
                # All else that is noted of it is as it was.
                if made.outputs:
                    self.run(_TOUCHED, (stored_outputs(made.outputs), made.number))
                continue
            state, diagnostics = made.state.value, stored(made.diagnostics)
            if made.state is DocumentState.FAILED:
                # What stands there stays, with all that is known of it.
                self.run(_FAILED, (state, diagnostics, made.number))
            elif made.state is DocumentState.SKIPPED:
                self.run(_SKIPPED, (state, diagnostics, made.number))
            else:
                known = (as_json(made.omitted), stored_outputs(made.outputs), as_json(made.opened))
                rest = (made.title, made.language, len(made.titles), made.updated, made.url, made.number)
                self.run(_MADE, (state, diagnostics, made.fingerprint, *known, *rest))
                self.run("DELETE FROM title WHERE document = ?", (made.number,))
                titles = [(made.number, *title) for title in made.titles]
                self._connection.executemany("INSERT INTO title VALUES (?, ?, ?, ?, ?)", titles)

    def reports(self) -> Iterator[DocumentReport]:
        """Tell what became of each document, in order."""
        rows = self.run(_REPORTS)
        for source, folder, state, title, language, questions, url, omitted, diagnostics in rows:
            yield DocumentReport(
                source=os.fsdecode(source),
                folder=folder,
                state=_STATES[state],
                title=title,
                language=language,
                questions=questions,
                url=url,
                omitted=tuple(from_json(omitted)),
                diagnostics=read_stored(diagnostics),
            )

    def pages(self) -> Iterator[Page]:
        """Give the pages of the site, in order: also former ones whose documents have errors now."""
        return (Page(*row) for row in self.run(_PAGES))

    def addresses(self) -> Iterator[tuple[str, str | None]]:
        """Give the addresses of the pages, each once, with the days on which they were changed, if known."""
        return ((url, updated) for url, updated in self.run(_ADDRESSES))

    def opened(self) -> frozenset[str] | None:
        """Give the ids to be open that stand on some page; None where a document cannot tell."""
        if self.run(_CANNOT_TELL).fetchone():
            return None
        return frozenset(name for (names,) in self.run(_OPENED) for name in from_json(names))

    def stale(self) -> list[tuple[int, str, tuple[Output, ...]]]:
        """Give the files of pages whose documents are gone: row, folder and files."""
        return [(number, folder, read_outputs(outputs)) for number, folder, outputs in self.run(_STALE)]

    def forget(self, number: int) -> None:
        """Forget what stood in the folder of a document."""
        self.run("DELETE FROM title WHERE document = ?", (number,))
        self.run("UPDATE document SET outputs = '', fingerprint = NULL WHERE id = ?", (number,))
        self.run("DELETE FROM document WHERE id = ? AND position IS NULL", (number,))
