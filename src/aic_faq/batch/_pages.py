"""One document to its page, JSON-LD and text: what a worker does, in this process or in another."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import evolve

from aic_faq.batch._options import digest_of, files_below
from aic_faq.batch._paths import JSONLD, PAGE, TEXT
from aic_faq.batch._records import DocumentState, Made, Output, Title
from aic_faq.batch._repetitions import title_key
from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.errors import FileAccessError
from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import Links
from aic_faq.files import make_folder, refuse_to_overwrite, remove_temporary_files, write_all_atomically
from aic_faq.languages import language_of
from aic_faq.readers import read, read_data
from aic_faq.readers.problems import nothing_to_show
from aic_faq.source import access_reason, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.batch._options import BuildOptions
    from aic_faq.batch._records import Chunk, Settings, Task
    from aic_faq.batch._sources import FoundSource
    from aic_faq.model import FAQ, Question
    from aic_faq.readers import ReadResult

__all__ = ("make_chunk", "may_be_page", "page_url", "title_of")

_NO_FAQ = frozenset({Code.NO_QUESTIONS, Code.UNKNOWN_SHAPE})
_NO_TITLE = "FAQ"


def make_chunk(settings: Settings, chunk: Chunk, /) -> tuple[Made, ...]:
    """Make the pages of some documents.

    Raises:
        FileAccessError: where one cannot be written.
        TemplateError: where the template cannot be used.
    """
    return tuple(_make(settings, task) for task in chunk.tasks)


def page_url(base_url: str, folder: str, /) -> str:
    """Give the address of the page in a folder of the site."""
    return f"{base_url.rstrip('/')}/{quote(folder)}/" if folder else f"{base_url.rstrip('/')}/"


def _output_of(path: str, data: bytes, /) -> Output:
    """Remember a file that has just been written."""
    status = os.stat(path)
    return Output(os.path.basename(path), status.st_size, status.st_mtime_ns, digest_of(data))


def may_be_page(source: FoundSource, options: BuildOptions, /) -> bool:
    """Tell whether a document is a FAQ, or was meant to be one."""
    if not source.is_found or source.is_folder:
        return True
    try:
        result = read(source.path, options=options.reading)
    except FileAccessError:
        return True
    return result.faq is not None or not is_no_faq(result.diagnostics)


def is_no_faq(problems: tuple[Diagnostic, ...], /) -> bool:
    """Tell whether what is wrong with a document is just that it is something else."""
    return {each.code for each in problems if each.severity is Severity.ERROR} <= _NO_FAQ


def _make(settings: Settings, task: Task) -> Made:
    path = os.path.join(settings.root, task.source)
    folder = os.path.join(settings.output, *task.folder.split("/"))
    try:
        data = _content(path, settings.options)
    except FileAccessError as error:
        return _failed(task, error.reason)
    name = f"{task.source}\n{task.folder}\n".encode("utf-8", "surrogatepass")
    fingerprint = digest_of(settings.digest + name + (b"".join(data) if isinstance(data, list) else data))
    if task.fingerprint == fingerprint:
        outputs = _as_they_were(folder, task.outputs)
        if outputs:
            return Made(task.number, DocumentState.UNCHANGED, outputs=outputs)
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
        return _failed(task, f"its page cannot be written: {error.reason}")
    return _made(task, faq, settings.options, fingerprint, outputs, problems)


def _failed(task: Task, reason: str) -> Made:
    found = Diagnostic(code=Code.FILE_ACCESS, severity=Severity.ERROR, message=reason, path=task.source)
    return Made(task.number, DocumentState.FAILED, diagnostics=(found,))


def _content(path: str, options: BuildOptions) -> bytes | list[bytes]:
    """Give what a document is made of: the bytes of a file, or digests of the files of a folder."""
    if not os.path.isdir(path):
        return read_bytes(path, limit=options.reading.limits.bytes)
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
