"""``aic-faq export``: one document to one format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, fields, has

from aic_faq.cli import _options
from aic_faq.cli._format_name import FormatName
from aic_faq.cli._streams import descriptor_or_path, print_result, read_document
from aic_faq.exporters import BUILT_IN, get_exporter, losses
from aic_faq.files import refuse_to_overwrite, write_atomically

if TYPE_CHECKING:
    from collections.abc import Container

    from aic_faq.exporters import Exporter
    from aic_faq.model import FAQ

__all__ = ("command",)


@click.command("export")
@_options.document
@click.option(
    "--to",
    "format_",
    type=FormatName(),
    metavar="FORMAT",
    required=True,
    help=f"Format to write: {', '.join(BUILT_IN)}, or that of an installed exporter.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=_options.STANDARD_STREAM,
    help="File to write to instead of standard output (-).",
)
@_options.shape
@_options.base_url
@_options.language
@click.option(
    "--id-prefix",
    metavar="PREFIX",
    help="What stands before the ids of questions on the page (faq- is the default).",
)
@click.option(
    "--page/--fragment",
    "standalone",
    default=None,
    help="In HTML, a page that stands alone (the default) or a part for a page of your own.",
)
@_options.html_options
@_options.jsonld_options
@_options.text_options
@_options.data_options
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context, /, file: str, format_: str, output: str, shape: str | None, **options: object
) -> None:
    """Write a FAQ document in one format, to standard output by default.

    FILE is the document, or - for standard input. Nothing is written where the
    document has errors. What the format cannot hold is said on standard error.

    \b
    Examples:
      aic-faq export faq.md --to text
      aic-faq export faq.html --to yaml --front-matter -o faq.md
      aic-faq export faq.md --to html --fragment -o _includes/faq.html
      curl https://example.org/faq.md | aic-faq export - --to jsonld
    """  # noqa: D301 - click looks for this very character
    exporter = get_exporter(format_)
    known = _names_of_options(exporter)
    if "language" not in known:  # it chooses among several FAQs, too
        del options["language"]
    _refuse_unknown(ctx, known, options)
    options = _options.configured(ctx, options, known)
    if known:
        exporter = _options.construct(partial(evolve, exporter), **options)
    faq = read_document(ctx, file, shape=shape, language=ctx.params["language"])
    _options.refuse_unknown_ids(options.get("open"), faq)
    content = exporter.export(faq)
    _report_losses(ctx, faq, exporter)
    if output == _options.STANDARD_STREAM:
        print_result(content)
    else:
        refuse_to_overwrite(descriptor_or_path(file), output)
        write_atomically(output, content)


def _names_of_options(exporter: Exporter) -> frozenset[str | None]:
    """Give the options that an exporter has; of those that are no attrs objects none is known."""
    kind: type[Any] = type(exporter)
    return frozenset(each.alias for each in fields(kind) if each.init) if has(kind) else frozenset()


def _report_losses(ctx: click.Context, faq: FAQ, exporter: Exporter) -> None:
    """Say on standard error what the format cannot hold; that is no failure."""
    lost = losses(faq, exporter)
    if lost:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where something is lost

        report(lost, lambda _: None, color=ctx.color)


def _refuse_unknown(ctx: click.Context, known: Container[str | None], options: dict[str, object]) -> None:
    """Refuse options that the format does not have, rather than leave them aside silently."""
    for parameter in ctx.command.params:
        value = options.get(parameter.name or "")
        if value is not None and parameter.name not in known:
            names = parameter.secondary_opts if value is False else parameter.opts
            message = f"{names[0]} means nothing to --to {ctx.params['format_']}"
            raise click.UsageError(message, ctx)
