"""What is handed to whoever does the work, and what comes back: small values that can be pickled."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.fieldwise import Fieldwise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.batch._options import BuildOptions

__all__ = (
    "BuildReport",
    "Chunk",
    "DocumentReport",
    "DocumentState",
    "Made",
    "Output",
    "Settings",
    "Task",
    "Title",
    "failed",
)


class DocumentState(enum.Enum):
    """Tell what became of a document."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


class Output(NamedTuple):
    """Remember a file that was written: its name in its folder, and how to tell that it is as it was."""

    name: str
    size: int
    modified: int
    digest: bytes


class Title(NamedTuple):
    """Say which question a document asks, and where; questions with one ``key`` are the same."""

    key: str
    id: str
    line: int | None
    column: int | None


class Task(NamedTuple):
    """Say what to make of one document.

    Attributes:
        number: the row of the document.
        source: its path.
        folder: where its files belong, below the site, with ``/``; empty for the site itself.
        is_found: whether it was looked for, and so need be no FAQ.
        omitted: ids of questions that other pages mark up.
        fingerprint: that of what stands there; None where all is to be made anew.
        outputs: what stands there, as it is noted.
    """

    number: int
    source: str
    folder: str
    is_found: bool
    omitted: tuple[str, ...]
    fingerprint: bytes | None
    outputs: str


@frozen(eq=False, repr=False)
class Chunk(Fieldwise):
    """Hold what one worker does at a time."""

    tasks: tuple[Task, ...]


class Made(NamedTuple):
    """Say what became of one document.

    Of one that is unchanged nothing is said but its number, and ``outputs`` where their dates have changed.
    """

    number: int
    state: DocumentState
    omitted: tuple[str, ...] = ()
    fingerprint: bytes | None = None
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    opened: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    title: str = ""
    language: str | None = None
    updated: str | None = None
    url: str | None = None


def failed(task: Task, reason: str, /) -> Made:
    """Say that a document has no new page."""
    found = Diagnostic(code=Code.FILE_ACCESS, severity=Severity.ERROR, message=reason, path=task.source)
    return Made(task.number, DocumentState.FAILED, diagnostics=(found,))


@frozen(eq=False, repr=False, kw_only=True)
class Settings(Fieldwise):
    """Hold what every worker needs.

    Attributes:
        options: how pages are made.
        output: absolute path of the site.
        root: absolute path that sources are relative to.
        digest: stands for all options.
        run: different for each build, so that no executor takes one for another.
    """

    options: BuildOptions
    output: str
    root: str
    digest: bytes
    run: str


@frozen(eq=False, repr=False, kw_only=True)
class DocumentReport(Fieldwise):
    """Say what became of one document.

    Attributes:
        source: its path, as it was given or found.
        folder: the folder of its page below the site, with ``/``.
        state: built, unchanged, skipped (no FAQ, or nothing but drafts) or failed.
        title, language: those of its page, if it has one.
        questions: how many the page shows.
        url: the address that the page states, if it is known.
        omitted: ids of the questions that another page marks up.
        diagnostics: what was found in it.
    """

    source: str
    folder: str
    state: DocumentState
    title: str | None = None
    language: str | None = None
    questions: int = 0
    url: str | None = None
    omitted: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class BuildReport(Fieldwise):
    """Say what became of a build.

    Attributes:
        output: the folder of the site.
        documents: each document, in order.
        repeated: each question that an earlier page has already, with the places of both.
        files: paths below the site of what has been written besides the pages.
        stale: paths below the site of what an earlier build wrote, and this one would not.
        removed: such paths that were removed.
        leftovers: temporary files that were removed: an earlier build was killed.
        unopened: ids to be open that no page has; nothing where a document has failed, which may have them.
    """

    output: str
    documents: tuple[DocumentReport, ...]
    repeated: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[DocumentState, int]:
        """Count the documents of each state."""
        counts = dict.fromkeys(DocumentState, 0)
        for document in self.documents:
            counts[document.state] += 1
        return counts

    @property
    def failed(self) -> tuple[DocumentReport, ...]:
        """Give the documents that have no new page because of their errors."""
        return tuple(each for each in self.documents if each.state is DocumentState.FAILED)
