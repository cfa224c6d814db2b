"""``aic-faq export``: one document to one format."""

from __future__ import annotations

import click
from attrs import fields_dict

from aic_faq.cli import _options
from aic_faq.cli._streams import descriptor_or_path, print_result, read_document
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.files import refuse_to_overwrite, write_atomically

__all__ = ("command",)

_EXPORTERS: dict[str, type[HTMLExporter | JSONLDExporter | TextExporter]] = {
    "html": HTMLExporter,
    "jsonld": JSONLDExporter,
    "text": TextExporter,
}


@click.command("export")
@_options.document
@click.option("--to", "format_", type=click.Choice(list(_EXPORTERS)), required=True, help="Format to write.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=_options.STANDARD_STREAM,
    help="File to write to instead of standard output (-).",
)
@_options.base_url
@_options.language
@click.option(
    "--page/--fragment",
    "standalone",
    default=None,
    help="In HTML, a page that stands alone (the default) or a part for a page of your own.",
)
@_options.html_options
@click.option("--width", type=int, metavar="N", help="In text, columns of a line.")
@_options.no_color
@click.pass_context
def command(ctx: click.Context, /, file: str, format_: str, output: str, **options: object) -> None:
    """Write a FAQ document in one format, to standard output by default.

    FILE is the document, or - for standard input. Nothing is written where the
    document has errors.

    \b
    Examples:
      aic-faq export faq.md --to text
      aic-faq export faq.md --to html --fragment -o _includes/faq.html
      curl https://example.org/faq.md | aic-faq export - --to jsonld
    """  # noqa: D301 - click looks for this very character
    _refuse_unknown(ctx, format_, options)
    exporter = _options.construct(_EXPORTERS[format_], **options)
    content = exporter.export(read_document(ctx, file))
    if output == _options.STANDARD_STREAM:
        print_result(content)
    else:
        refuse_to_overwrite(descriptor_or_path(file), output)
        write_atomically(output, content)


def _refuse_unknown(ctx: click.Context, format_: str, options: dict[str, object]) -> None:
    """Refuse options that the format does not have, rather than leave them aside silently."""
    known = fields_dict(_EXPORTERS[format_])
    for parameter in ctx.command.params:
        value = options.get(parameter.name or "")
        if value is not None and parameter.name not in known:
            names = parameter.secondary_opts if value is False else parameter.opts
            message = f"{names[0]} means nothing to --to {format_}"
            raise click.UsageError(message, ctx)
