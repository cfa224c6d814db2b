"""One document to its page, JSON-LD and text."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.batch._candidates import is_no_faq
from aic_faq.batch._digests import digest_of
from aic_faq.batch._paths import JSONLD, PAGE, TEXT, page_url
from aic_faq.batch._records import DocumentState, Made, Output, Title, failed
from aic_faq.batch._repetitions import title_key
from aic_faq.diagnostics import Severity
from aic_faq.errors import FileAccessError
from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import Links
from aic_faq.files import make_folder, refuse_to_overwrite, remove_temporary_files, write_all_atomically
from aic_faq.languages import language_of
from aic_faq.readers import read, read_data
from aic_faq.readers.problems import nothing_to_show
from aic_faq.source import access_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.batch._options import BuildOptions
    from aic_faq.batch._records import Settings, Task
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Question
    from aic_faq.readers import ReadResult

__all__ = ("make", "title_of")

_NO_TITLE = "FAQ"


def make(settings: Settings, task: Task, data: bytes | list[bytes], fingerprint: bytes, /) -> Made:
    """Make the page of a document whose content is at hand; of a folder, only digests are."""
    path = os.path.join(settings.root, task.source)
    folder = os.path.join(settings.output, *task.folder.split("/"))
    result = _read(path, task.source, data, settings.options)
    faq, problems = result.faq, result.diagnostics
    if faq is not None and not faq.published:
        left_out = evolve(nothing_to_show(task.source), severity=Severity.WARNING)
        return Made(task.number, DocumentState.SKIPPED, diagnostics=(*problems, left_out))
    if faq is None:
        state = DocumentState.SKIPPED if task.is_found and is_no_faq(problems) else DocumentState.FAILED
        return Made(task.number, state, diagnostics=problems)
    if settings.options.base_url is not None and faq.url is None:
        faq = evolve(faq, url=page_url(settings.options.base_url, task.folder))
    contents = _contents(faq, settings.options, frozenset(task.omitted))
    try:
        outputs = _write(path, folder, contents)
    except FileAccessError as error:
        # The path is that of this document; whatever else is wrong is wrong for all pages.
        if getattr(error.__cause__, "errno", None) != errno.ENAMETOOLONG:
            raise
        return failed(task, f"its page cannot be written: {error.reason}")
    return _made(task, faq, settings.options, fingerprint, outputs, problems)


def _read(path: str, name: str, data: bytes | list[bytes], options: BuildOptions) -> ReadResult:
    if isinstance(data, bytes):
        return read_data(data, name, options=options.reading)
    # Messages name the files of a folder as it is named here.
    return read(name if os.path.isdir(name) else path, options=options.reading)


def _contents(faq: FAQ, options: BuildOptions, omitted: frozenset[str]) -> Mapping[str, str]:
    """Write the outputs; what other pages mark up is left out of the JSON-LD, here and in the page."""
    jsonld = options.data.export(faq, without=omitted)
    page = options.page
    if omitted.issuperset(question.id for question in faq.published):
        page = evolve(page, jsonld=False)
    return {
        PAGE: page.export(faq, jsonld=jsonld),
        JSONLD: jsonld,
        TEXT: options.text.export(faq),
    }


def _write(source: str, folder: str, contents: Mapping[str, str]) -> tuple[Output, ...]:
    data = {os.path.join(folder, name): text.encode("utf-8") for name, text in contents.items()}
    for path in data:
        refuse_to_overwrite(source, path)
    make_folder(folder)
    # Of a worker that was killed while it made this very page.
    remove_temporary_files(folder)
    write_all_atomically(data)
    try:
        return tuple(_output_of(path, written) for path, written in data.items())
    except OSError as error:
        raise FileAccessError(folder, access_reason(error)) from error


def _output_of(path: str, data: bytes, /) -> Output:
    """Remember a file that has just been written."""
    status = os.stat(path)
    return Output(os.path.basename(path), status.st_size, status.st_mtime_ns, digest_of(data))


def _made(
    task: Task,
    faq: FAQ,
    options: BuildOptions,
    fingerprint: bytes,
    outputs: tuple[Output, ...],
    problems: tuple[Diagnostic, ...],
) -> Made:
    language = options.language or language_of(faq)
    return Made(
        number=task.number,
        state=DocumentState.BUILT,
        omitted=task.omitted,
        fingerprint=fingerprint,
        outputs=outputs,
        diagnostics=problems,
        titles=tuple(title_of(question, faq, language) for question in faq.published),
        title=one_line(faq.title or _NO_TITLE),
        language=language,
        updated=None if faq.updated is None else faq.updated.isoformat(),
        opened=_opened(faq, options),
        url=Links.of(faq, base_url=options.base_url).page_url,
    )


def _opened(faq: FAQ, options: BuildOptions) -> tuple[str, ...]:
    """Give those of the ids whose questions are to be open that stand on the page."""
    names = options.page.open if isinstance(options.page.open, tuple) else ()
    known = {name for question in faq.published for name in question.ids} if names else set()
    return tuple(name for name in names if name in known)


def title_of(question: Question, faq: FAQ, language: str | None, /) -> Title:
    """Give what a page asks, and where in its document that stands."""
    origin = question.title.origin
    position = None
    if origin is not None:
        position = origin.source.position(origin.start)
    elif question.span is not None and faq.source is not None:
        position = faq.source.position(question.span.start)
    line, column = (None, None) if position is None else (position.line, position.column)
    return Title(title_key(language, question.title.plain_text), question.id, line, column)
