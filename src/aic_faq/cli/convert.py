"""``aic-faq convert``: documents to another format, with a report of what is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from aic_faq.cli import _options
from aic_faq.cli._format_name import FormatName
from aic_faq.cli._streams import descriptor_or_path, print_paths, print_result, read_result
from aic_faq.conversion import convert, format_of
from aic_faq.diagnostics import visible
from aic_faq.errors import PluginError
from aic_faq.exporters import get_exporter
from aic_faq.files import make_folder, refuse_to_overwrite, write_all_atomically
from aic_faq.options import ReadOptions

if TYPE_CHECKING:
    from aic_faq.readers import ReadResult

__all__ = ("command",)

_PROBLEMS = 1


@click.command("convert")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--to", "format_", type=FormatName(), metavar="FORMAT", help="Format to write; see aic-faq formats."
)
@click.option(
    "-o",
    "--output",
    metavar="OUTPUT",
    default=_options.STANDARD_STREAM,
    help="File to write to instead of standard output (-), or folder where there are several documents.",
)
@click.option(
    "--strict", is_flag=True, help="Write no document of which anything would be lost; exit with 1."
)
@_options.shape
@_options.language
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    *,
    format_: str | None,
    output: str,
    strict: bool,
    **options: str | None,  # how to read
) -> None:
    """Write documents in another format, drafts too, and say what is lost.

    FILE is a document of any shape, a folder with a file for each question,
    or - for standard input. FORMAT is told by the name of OUTPUT, too. Losses
    are printed on standard error. A document that cannot be read does not stop
    the others; the exit code is 1 then.

    \b
    Examples:
      aic-faq convert faq.html -o faq.md
      aic-faq convert faq.md --to jsonld --strict > faq.jsonld
      aic-faq convert content/*.yaml --to markdown -o pages
    """  # noqa: D301 - click looks for this very character
    is_folder = len(files) > 1 or os.path.isdir(output)
    format_ = _format(ctx, format_, output)
    targets = (
        _targets(ctx, files, output, get_exporter(format_).suffix)
        if is_folder
        else dict.fromkeys(files, output)
    )
    for file, target in targets.items():
        refuse_to_overwrite(descriptor_or_path(file), target)
    reading = ReadOptions(format=options["shape"], language=options["language"])
    contents: dict[str, str] = {}
    for file, target in targets.items():
        text = _converted(ctx, read_result(ctx, file, reading), format_, strict=strict)
        if text is not None:
            contents[target] = text
    if contents and output == _options.STANDARD_STREAM:
        print_result(contents[output])
    elif contents:
        if is_folder:
            make_folder(output)
        write_all_atomically(contents)
        print_paths(*contents)
    if len(contents) < len(targets):
        ctx.exit(_PROBLEMS)


def _format(ctx: click.Context, name: str | None, output: str) -> str:
    """Give the format: as it is said, or as the name of the output tells."""
    try:
        found = format_of(output) if name is None else name
    except PluginError as error:
        raise click.UsageError(str(error), ctx) from error
    if found is not None:
        return found
    message = f"give the format with --to: the name {visible(output)!r} does not tell it"
    raise click.UsageError(message, ctx)


def _targets(ctx: click.Context, files: tuple[str, ...], folder: str, suffix: str) -> dict[str, str]:
    """Give the file of the folder that each document is written to."""
    if folder == _options.STANDARD_STREAM or _options.STANDARD_STREAM in files:
        message = "several documents, or a folder to write to, need files with names"
        raise click.UsageError(message, ctx)
    targets: dict[str, str] = {}
    sources: dict[str, str] = {}
    for file in files:
        name = os.path.basename(os.path.normpath(file))
        stem = name if os.path.isdir(file) else os.path.splitext(name)[0]
        target = targets[file] = os.path.join(folder, stem + suffix)
        if sources.setdefault(target, file) != file:
            message = f"{visible(sources[target])} and {visible(file)} would both be {visible(target)}"
            raise click.UsageError(message, ctx)
    return targets


def _converted(ctx: click.Context, result: ReadResult, format_: str, *, strict: bool) -> str | None:
    """Convert one document; None where it cannot be read, or would lose what it must not."""
    faq = result.faq
    if faq is None:
        return None
    conversion = convert(faq, format_)
    if conversion.losses is None:
        click.echo(f"what {format_} loses is not known: it cannot be read again", err=True)
    elif conversion.losses:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where something is lost

        report(conversion.losses, lambda _: None, color=ctx.color)
    is_whole = conversion.losses == () and (len(result.faqs) == 1 or ctx.params["language"] is not None)
    return conversion.text if is_whole or not strict else None
