"""What ``aic-faq suggest`` and ``aic-faq dupes`` share."""

from __future__ import annotations

import os
import sys
from math import isnan
from typing import TYPE_CHECKING, Any, TypeVar

import click

from aic_faq.cli import _options
from aic_faq.cli._report import report, styled
from aic_faq.cli._streams import print_result, read_quietly
from aic_faq.errors import FileAccessError, PluginError
from aic_faq.options import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from aic_faq.cli._errors import Line
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ

    _Judge = Callable[[tuple[Diagnostic, ...]], bool]

__all__ = ("Share", "print_lines", "read_faqs", "searched")

_UNREADABLE = 3
_Value = TypeVar("_Value")


class Share(click.FloatRange):
    """A number from 0 to 1; ``nan`` is within all bounds for click."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number: float = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is not in the range {self._describe_range()}.", param, ctx)
        return number


def read_faqs(
    ctx: click.Context, files: tuple[str, ...], *, shape: str | None, language: str | None
) -> tuple[FAQ, ...]:
    """Read all FAQs of documents, folders and patterns; where a document is none, print why and leave with 3.

    What stands in a folder and is no FAQ is passed over. Of a document in
    several languages all are read, unless one is asked for.
    """
    if files.count(_options.STANDARD_STREAM) > 1:
        message = "standard input can be read only once"
        raise click.UsageError(message, ctx)
    reading = ReadOptions(format=shape, language=language)
    faqs: list[FAQ] = []
    is_unreadable = False
    for file, may_be_else in _documents(files, reading):
        result = read_quietly(ctx, file, reading)
        found = result.faqs if language is None else tuple(filter(None, (result.faq,)))
        if not found and not (may_be_else and may_be_else(result.diagnostics)):
            report(result.diagnostics, result.source_of, color=ctx.color)
            is_unreadable = True
        faqs += found
    if is_unreadable:
        ctx.exit(_UNREADABLE)
    if not faqs:
        raise FileAccessError(files[0], "holds no FAQ")
    return tuple(faqs)


def _documents(files: tuple[str, ...], reading: ReadOptions) -> Iterator[tuple[str, _Judge | None]]:
    """Give the documents that are meant; those that were found come with what tells them from other files."""
    if all(file == _options.STANDARD_STREAM or os.path.isfile(file) for file in files):
        yield from ((file, None) for file in files)
        return
    from aic_faq.batch import find_sources, is_no_faq  # noqa: PLC0415 - single documents do without

    for source in find_sources(files, None, reading):
        yield source.path, is_no_faq if source.is_found else None


def searched(ctx: click.Context, search: Callable[..., _Value], /, *values: Any, **options: Any) -> _Value:
    """Call what needs the extra ``search``.

    Raises:
        click.UsageError: where the extra is not installed.
    """
    try:
        return search(*values, **options)
    except PluginError as error:
        raise click.UsageError(str(error), ctx) from error


def print_lines(ctx: click.Context, lines: Iterable[Line], /) -> None:
    """Print lines, with colours where there are to be any."""
    # None where the descriptor is closed: printing will say so.
    stream: TextIO | None = sys.stdout
    print_result(styled(lines, stream, color=ctx.color))
