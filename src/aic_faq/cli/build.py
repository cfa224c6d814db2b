"""``aic-faq build``: one document to a folder of HTML, JSON-LD and text."""

from __future__ import annotations

import os
from typing import Any

import click

from aic_faq.cli import _options
from aic_faq.cli._streams import descriptor_or_path, print_paths, read_document
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.files import make_folder, refuse_to_overwrite, write_all_atomically

__all__ = ("command",)


@click.command("build")
@_options.document
@click.option(
    "-o", "--output", metavar="DIR", required=True, help="Folder to write to; it is made if it is missing."
)
@_options.shape
@_options.base_url
@_options.language
@_options.html_options
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: str,
    output: str,
    shape: str | None,
    base_url: str | None,
    language: str | None,
    **html_options: Any,
) -> None:
    """Write the site of a FAQ document: a page, JSON-LD and text.

    FILE is the document, or - for standard input. DIR gets index.html, a page
    that stands alone and has the JSON-LD in its head, faq.jsonld and faq.txt.
    Nothing is written where the document has errors. The paths of the files
    are printed.

    \b
    Example:
      aic-faq build faq.md -o site --base-url https://example.org
    """  # noqa: D301 - click looks for this very character
    given = {"base_url": base_url, "language": language, **html_options}
    html_options = _options.configured(ctx, given, given)
    base_url, language = html_options["base_url"], html_options["language"]
    page = _options.construct(HTMLExporter, standalone=True, **html_options)
    data = _options.construct(JSONLDExporter, base_url=base_url, language=language)
    text = _options.construct(TextExporter, base_url=base_url)
    faq = read_document(ctx, file, shape=shape, language=language)
    _options.refuse_unknown_ids(html_options["open"], faq)
    # Everything is exported before anything is written.
    jsonld = data.export(faq)
    contents = {
        os.path.join(output, "index.html"): page.export(faq, jsonld=jsonld),
        os.path.join(output, "faq.jsonld"): jsonld,
        os.path.join(output, "faq.txt"): text.export(faq),
    }
    for path in contents:
        refuse_to_overwrite(descriptor_or_path(file), path)
    make_folder(output)
    write_all_atomically(contents)
    print_paths(*contents)
