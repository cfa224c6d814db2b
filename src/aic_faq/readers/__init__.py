"""Documents to FAQs: decode, find the shape, read, collect every problem."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.errors import FileAccessError, InvalidFAQError
from aic_faq.options import ReadOptions
from aic_faq.readers.result import ReadResult, choose
from aic_faq.source import Source, read_bytes

if TYPE_CHECKING:
    from aic_faq.model import FAQ

__all__ = ("ReadResult", "load", "loads", "read", "read_data")

_DEFAULT_OPTIONS = ReadOptions()


def read(
    document: Source | str | os.PathLike[str], /, *, options: ReadOptions = _DEFAULT_OPTIONS
) -> ReadResult:
    """Read a document, and give the FAQ together with all problems.

    Args:
        document: the path of a file, or of a folder with a file for each question; for text at
            hand make a :class:`~aic_faq.source.Source`.
        options: which shape and language are asked for, the names of keys, and limits.

    Raises:
        FileAccessError: where the file cannot be read. What is wrong with the
            content never raises.
        UnknownFormatError: where ``options`` ask for a format that there is not.
        PluginError: where an installed reader cannot be used.
    """
    if isinstance(document, Source):
        return _read_source(document, options)
    name = os.fspath(document)
    try:
        data = read_bytes(name, limit=options.limits.bytes)
    except FileAccessError:
        if options.format not in {None, "folder"} or not os.path.isdir(name):
            raise
        return _read_folder(name, options)
    return read_data(data, name, options=options)


def read_data(data: bytes, name: str, /, *, options: ReadOptions = _DEFAULT_OPTIONS) -> ReadResult:
    """Read a document that is at hand as bytes, from standard input say; messages call it ``name``."""
    from aic_faq.readers.decoding import decode  # noqa: PLC0415 - `import aic_faq` stays light

    try:
        source = decode(data, name, options.limits)
    except InvalidFAQError as error:
        return ReadResult(faqs=(), diagnostics=error.diagnostics)
    return _read_source(source, options)


def load(path: str | os.PathLike[str], /, *, options: ReadOptions = _DEFAULT_OPTIONS) -> FAQ:
    """Load a FAQ from a file, or from a folder with a file for each question.

    Args:
        path: the file or the folder.
        options: as for :func:`read`.

    Raises:
        InvalidFAQError: with every problem of the document, where one is an error.
        FileAccessError: where the file cannot be read.
        UnknownFormatError: where ``options`` ask for a format that there is not.
        PluginError: where an installed reader cannot be used.
    """
    return _value(read(path, options=options))


def loads(text: str, /, *, name: str = "<string>", options: ReadOptions = _DEFAULT_OPTIONS) -> FAQ:
    """Load a FAQ from a text.

    Args:
        text: the document.
        name: what messages call it; where it ends as the name of a file does, that tells the shape.
        options: as for :func:`read`.

    Raises:
        InvalidFAQError: with every problem of the document, where one is an error.
        UnknownFormatError: where ``options`` ask for a format that there is not.
        PluginError: where an installed reader cannot be used.
    """
    return _value(read(Source(text, name), options=options))


def _read_source(source: Source, options: ReadOptions) -> ReadResult:
    from aic_faq.readers.decoding import check_characters, check_size  # noqa: PLC0415 - as above
    from aic_faq.readers.inspection import Inspection  # noqa: PLC0415 - as above
    from aic_faq.readers.problems import ProblemCollector  # noqa: PLC0415 - as above
    from aic_faq.readers.registry import read_inspected  # noqa: PLC0415 - as above

    problems = ProblemCollector(source)
    try:
        check_size(source, options.limits)
        check_characters(problems)
    except InvalidFAQError as error:
        return ReadResult(faqs=(), diagnostics=error.diagnostics, sources=(source,))
    result = read_inspected(Inspection(problems, options))
    chosen = _chosen(result, options.language, source.name)
    return chosen if chosen.sources else evolve(chosen, sources=problems.sources)


def _read_folder(name: str, options: ReadOptions) -> ReadResult:
    from aic_faq.readers.folder.shape import read_folder  # noqa: PLC0415 - as above

    return _chosen(read_folder(name, options), options.language, name)


def _chosen(result: ReadResult, language: str | None, name: str) -> ReadResult:
    faq, assumed = choose(result.faqs, language, name)
    if faq is result.faq and not assumed:
        return result
    return evolve(result, faq=faq, diagnostics=(*assumed, *result.diagnostics))


def _value(result: ReadResult) -> FAQ:
    if result.faq is None:
        raise InvalidFAQError(result.diagnostics)
    return result.faq
