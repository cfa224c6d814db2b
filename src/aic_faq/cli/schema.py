"""``aic-faq schema``: what a document may hold, for editors and content management systems."""

from __future__ import annotations

import click

from aic_faq.cli import _options
from aic_faq.cli._streams import print_result
from aic_faq.schemas import decap_collection, json_schema

__all__ = ("command",)


@click.command("schema")
@click.option("--decap", is_flag=True, help="Print a collection for Decap CMS instead, as YAML.")
@click.option(
    "--file", metavar="FILE", help="In the collection, path of the document (faq.md is the default)."
)
@_options.no_color
@click.pass_context
def command(ctx: click.Context, /, *, decap: bool, file: str | None) -> None:
    """Print the JSON Schema of native documents, that is of their front matter.

    Editors complete and validate with it; YAML files without --- have the same.

    \b
    Examples:
      aic-faq schema > faq.schema.json
      aic-faq schema --decap --file content/faq.md >> admin/config.yml
    """  # noqa: D301 - click looks for this very character
    if decap:
        print_result(decap_collection(file or "faq.md"))
        return
    if file is not None:
        message = "--file means nothing without --decap"
        raise click.UsageError(message, ctx)
    from json import dumps  # noqa: PLC0415 - the collection does without

    print_result(dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
