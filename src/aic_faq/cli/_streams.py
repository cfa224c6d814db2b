"""Documents in, results out, files and standard streams alike."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click
from attrs import evolve

from aic_faq.cli._options import STANDARD_STREAM
from aic_faq.diagnostics import visible
from aic_faq.errors import FileAccessError, UnknownFormatError
from aic_faq.options import ReadOptions
from aic_faq.source import access_reason

if TYPE_CHECKING:
    from typing import TextIO

    from aic_faq.model import FAQ
    from aic_faq.readers import ReadResult

__all__ = (
    "STANDARD_INPUT",
    "descriptor_or_path",
    "print_paths",
    "print_result",
    "read_document",
    "read_quietly",
    "read_result",
    "standard_input",
)

STANDARD_INPUT = "<stdin>"
"""What messages call a document that comes from standard input."""

_PROBLEMS, _BROKEN_PIPE = 1, 141
# What is published has an answer to each question.
_OPTIONS = ReadOptions(unanswered="error")


def read_document(ctx: click.Context, file: str, /, *, shape: str | None, language: str | None) -> FAQ:
    """Read a document, print its problems, and leave with 1 if it is no FAQ."""
    result = read_result(ctx, file, evolve(_OPTIONS, format=shape, language=language))
    if result.faq is None:
        ctx.exit(_PROBLEMS)
    if not result.faq.published:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where something is wrong
        from aic_faq.readers.problems import nothing_to_show  # noqa: PLC0415 - as above

        report((nothing_to_show(file),), result.source_of, color=ctx.color)
        ctx.exit(_PROBLEMS)
    return result.faq


def read_result(ctx: click.Context, file: str, options: ReadOptions, /) -> ReadResult:
    """Read a document and print its problems.

    Raises:
        click.UsageError: where the shape asked for is unknown.
    """
    result = read_quietly(ctx, file, options)
    if result.diagnostics:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where something is wrong

        report(result.diagnostics, result.source_of, color=ctx.color)
    return result


def read_quietly(ctx: click.Context, file: str, options: ReadOptions, /) -> ReadResult:
    """Read a document; its problems stay in the result.

    Raises:
        click.UsageError: where the shape asked for is unknown.
    """
    from aic_faq.readers import read, read_data  # noqa: PLC0415 - most commands only print

    try:
        if file == STANDARD_STREAM:
            return read_data(standard_input(options.limits.bytes), STANDARD_INPUT, options=options)
        return read(file, options=options)
    except UnknownFormatError as error:
        message = f"--from: {error}"
        raise click.UsageError(message, ctx) from error


def standard_input(limit: int | None, /) -> bytes:
    """Read all of standard input, but no more than just over a limit of bytes."""
    name = STANDARD_INPUT
    # None where the descriptor is closed.
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise FileAccessError(name, "is closed")
    try:
        return stream.buffer.read(-1 if limit is None else limit + 1)
    except OSError as error:
        raise FileAccessError(name, access_reason(error)) from error


def descriptor_or_path(file: str, /) -> int | str:
    """Name a document for :func:`aic_faq.files.refuse_to_overwrite`."""
    return 0 if file == STANDARD_STREAM else file


def print_result(text: str, /) -> None:
    """Write text to standard output as UTF-8, whatever the locale.

    Where the reader has gone, the program ends quietly, as others do by SIGPIPE.
    """
    name = "<stdout>"
    # None where the descriptor is closed.
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise FileAccessError(name, "is closed")
    rest = memoryview(text.encode("utf-8"))
    try:
        # Under PYTHONUNBUFFERED one call writes as much as a pipe takes, and no more.
        while rest:
            rest = rest[stream.buffer.write(rest) :]
        stream.buffer.flush()
    except BrokenPipeError:
        _forget_standard_output()
        raise click.exceptions.Exit(_BROKEN_PIPE) from None
    except OSError as error:
        _forget_standard_output()
        raise FileAccessError(name, access_reason(error)) from error


def _forget_standard_output() -> None:
    """Lead standard output to nowhere: Python flushes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def print_paths(*paths: str) -> None:
    """Print the names of written files, one on each line."""
    print_result("".join(f"{visible(path)}\n" for path in paths))
