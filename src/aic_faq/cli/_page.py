"""``aic-faq build`` for one document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from aic_faq.cli import _options
from aic_faq.cli._streams import descriptor_or_path, print_paths, read_document
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.files import make_folder, refuse_to_overwrite, write_all_atomically

if TYPE_CHECKING:
    import click

__all__ = ("build_page",)


def build_page(
    ctx: click.Context, file: str, output: str, shape: str | None, html_options: dict[str, Any]
) -> None:
    """Write the three files and print their paths; leave with 1 where the document has errors."""
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
