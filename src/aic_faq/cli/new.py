"""``aic-faq new``: a document to begin with."""

from __future__ import annotations

import click

from aic_faq.cli import _options
from aic_faq.cli._streams import print_paths, print_result
from aic_faq.files import write_new
from aic_faq.starters import starter_document, starter_languages

__all__ = ("command",)


@click.command("new")
@click.argument("file", metavar="[FILE]", default="faq.md")
@click.option(
    "--language",
    metavar="TAG",
    default="en",
    show_default=True,
    help=f"Language of the document: {', '.join(starter_languages())}, or a regional form such as fr-CA.",
)
@_options.no_color
@click.pass_context
def command(ctx: click.Context, /, file: str, language: str) -> None:
    """Write a document to begin with, and print its path.

    FILE is what it is called, faq.md if nothing is said, or - for standard
    output. A file that is there already is left as it is.

    \b
    Examples:
      aic-faq new
      aic-faq new --language fr content/aide.md
    """  # noqa: D301 - click looks for this very character
    try:
        text = starter_document(language)
    except ValueError as error:
        message = f"--{error}"
        raise click.UsageError(message, ctx) from error
    if file == _options.STANDARD_STREAM:
        print_result(text)
    else:
        write_new(file, text)
        print_paths(file)
