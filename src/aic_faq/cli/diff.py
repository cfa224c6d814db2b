"""``aic-faq diff``: what has changed from one version of a FAQ to another."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from aic_faq.cli import _options
from aic_faq.cli._streams import print_result, read_quietly
from aic_faq.comparison import compare
from aic_faq.errors import UnknownFormatError
from aic_faq.options import ReadOptions
from aic_faq.revisions import read_revision

if TYPE_CHECKING:
    from typing import TextIO, TypeAlias

    from aic_faq.comparison import Comparison
    from aic_faq.model import FAQ

    _Document: TypeAlias = tuple[str | None, str]

__all__ = ("command",)

_DIFFERENT, _UNREADABLE = 1, 3


@click.command("diff")
@click.argument("files", metavar="[BEFORE] AFTER", nargs=-1, required=True)
@click.option(
    "--git", "revision", metavar="REV", help="Compare the one FILE with what it was in this revision."
)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
@_options.shape
@_options.language
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    *,
    revision: str | None,
    as_json: bool,
    shape: str | None,
    language: str | None,
) -> None:
    """Say which questions were added, removed, reworded, moved or given another id.

    BEFORE and AFTER are documents of any shape, one of them may be - for
    standard input. REV:FILE is a file as it was in a revision of its git
    repository. The exit code is 0 where nothing has changed, 1 where something
    has, 3 where a document cannot be read.

    \b
    Examples:
      aic-faq diff old.md new.md
      aic-faq diff --git HEAD~1 faq.md
      aic-faq diff v1.0:faq.md v2.0:faq.md --json
    """  # noqa: D301 - click looks for this very character
    documents = _documents(ctx, files, revision)
    options = ReadOptions(format=shape, language=language)
    before, after = (_read(ctx, document, options) for document in documents)
    comparison = compare(before, after)
    if comparison or as_json:
        print_result(_as_json(comparison) if as_json else _as_text(ctx, comparison, documents))
    if comparison:
        ctx.exit(_DIFFERENT)


def _documents(
    ctx: click.Context, files: tuple[str, ...], revision: str | None
) -> tuple[_Document, _Document]:
    """Say what is compared with what."""
    if revision is not None and len(files) == 1:
        return (revision, files[0]), (None, files[0])
    expected = "two documents, or --git REV and one" if revision is None else "one document with --git"
    if revision is not None or len(files) != 2:
        message = f"expected {expected}, got {len(files)}"
        raise click.UsageError(message, ctx)
    if files[0] == files[1] == _options.STANDARD_STREAM:
        message = "only one of the documents can be standard input"
        raise click.UsageError(message, ctx)
    return _document(files[0]), _document(files[1])


def _document(file: str) -> _Document:
    revision, colon, path = file.partition(":")
    # A file may have a colon in its name, and does on Windows.
    return (revision, path) if colon and not os.path.lexists(file) else (None, file)


def _read(ctx: click.Context, document: _Document, options: ReadOptions) -> FAQ:
    """Read one of the documents; leave with 3, and not with 1, where it is no FAQ."""
    revision, file = document
    if revision is None:
        result = read_quietly(ctx, file, options)
    else:
        try:
            result = read_revision(revision, file, options=options)
        except UnknownFormatError as error:
            message = f"--from: {error}"
            raise click.UsageError(message, ctx) from error
    if len(result.faqs) != 1:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where there is something to say

        report(result.diagnostics, result.source_of, color=ctx.color)
    if result.faq is None:
        ctx.exit(_UNREADABLE)
    return result.faq


def _as_json(comparison: Comparison) -> str:
    from json import dumps  # noqa: PLC0415 - only where it is asked for

    from aic_faq.comparison import comparison_to_dict  # noqa: PLC0415 - as above

    return dumps(comparison_to_dict(comparison), ensure_ascii=False, indent=2) + "\n"


def _as_text(ctx: click.Context, comparison: Comparison, documents: tuple[_Document, _Document]) -> str:
    from aic_faq.cli._differences import difference_lines  # noqa: PLC0415 - only where there are any
    from aic_faq.cli._report import styled  # noqa: PLC0415 - as above

    # None where the descriptor is closed: printing will say so.
    stream: TextIO | None = sys.stdout
    names = (file if revision is None else f"{revision}:{file}" for revision, file in documents)
    lines = difference_lines(comparison, *names)
    return "" if stream is None else styled(lines, stream, color=ctx.color)
