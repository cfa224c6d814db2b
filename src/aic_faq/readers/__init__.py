"""Documents to FAQs: decode, read, collect every problem."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.errors import InvalidFAQError
from aic_faq.options import ReadOptions
from aic_faq.source import Source, read_bytes

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ

__all__ = ("ReadResult", "load", "loads", "read", "read_data")

_DEFAULT_OPTIONS = ReadOptions()


@frozen(kw_only=True)
class ReadResult:
    """Hold what reading a document gave.

    Attributes:
        faq: the FAQ, or None where the document has an error.
        diagnostics: all problems, in the order of their places.
        format: the shape that the document was taken for.
        source: its text, or None where the bytes are no text.
    """

    faq: FAQ | None
    diagnostics: tuple[Diagnostic, ...]
    format: str
    source: Source | None


def read(
    document: Source | str | os.PathLike[str], /, *, options: ReadOptions = _DEFAULT_OPTIONS
) -> ReadResult:
    """Read a document, and give the FAQ together with all problems.

    A ``str`` is a path; for text at hand make a :class:`~aic_faq.source.Source`.

    Raises:
        FileAccessError: where the file cannot be read. What is wrong with the
            content never raises.
    """
    if isinstance(document, Source):
        return _read_source(document, options)
    name = os.fspath(document)
    return read_data(read_bytes(name, limit=options.limits.bytes), name, options=options)


def read_data(data: bytes, name: str, /, *, options: ReadOptions = _DEFAULT_OPTIONS) -> ReadResult:
    """Read a document that is at hand as bytes, from standard input say."""
    from aic_faq.readers.decoding import decode  # noqa: PLC0415 - `import aic_faq` stays light

    try:
        source = decode(data, name, options.limits)
    except InvalidFAQError as error:
        return ReadResult(faq=None, diagnostics=error.diagnostics, format=_NATIVE, source=None)
    return _read_source(source, options)


def load(path: str | os.PathLike[str], /, *, options: ReadOptions = _DEFAULT_OPTIONS) -> FAQ:
    """Load a FAQ from a file.

    Raises:
        InvalidFAQError: with every problem of the document, where one is an error.
        FileAccessError: where the file cannot be read.
    """
    return _value(read(path, options=options))


def loads(text: str, /, *, name: str = "<string>", options: ReadOptions = _DEFAULT_OPTIONS) -> FAQ:
    """Load a FAQ from a text; messages call it ``name``.

    Raises:
        InvalidFAQError: with every problem of the document, where one is an error.
    """
    return _value(read(Source(text, name), options=options))


_NATIVE = "front-matter"


def _read_source(source: Source, options: ReadOptions) -> ReadResult:
    from aic_faq.readers.decoding import check_characters, check_size  # noqa: PLC0415 - as above
    from aic_faq.readers.native import read_front_matter  # noqa: PLC0415 - as above
    from aic_faq.readers.problems import ProblemCollector  # noqa: PLC0415 - as above

    problems = ProblemCollector(source)
    faq = None
    try:
        check_size(source, options.limits)
        check_characters(problems)
        faq = read_front_matter(problems, options)
        diagnostics = problems.diagnostics
    except InvalidFAQError as error:
        diagnostics = error.diagnostics
    return ReadResult(faq=faq, diagnostics=diagnostics, format=_NATIVE, source=source)


def _value(result: ReadResult) -> FAQ:
    if result.faq is None:
        raise InvalidFAQError(result.diagnostics)
    return result.faq
