"""``aic-faq build``: documents to a folder of HTML, JSON-LD and text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from aic_faq.cli import _options
from aic_faq.cli._site_options import SITE_OPTIONS, site_options

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("command",)


@click.command("build")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="DIR", required=True, help="Folder to write to; it is made if it is missing."
)
@_options.shape
@_options.base_url
@_options.language
@site_options
@_options.html_options
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    output: str,
    shape: str | None,
    base_url: str | None,
    language: str | None,
    **options: Any,
) -> None:
    """Write a FAQ document as a page, JSON-LD and text, or many as a site.

    FILE is a document, a folder with a file for each question, or - for
    standard input. DIR gets index.html, a page that stands alone and has the
    JSON-LD in its head, faq.jsonld and faq.txt. Nothing is written where the
    document has errors. The paths of the files are printed.

    Several FILEs, a folder of documents and a pattern make a site: a folder
    with these files for each document, a page that lists all, and with
    --base-url a site map. So do the options that are for sites. What has not
    changed is left as it is; documents with errors do not stop the others.

    \b
    Examples:
      aic-faq build faq.md -o site --base-url https://example.org
      aic-faq build content -o site --jobs auto --report report.json
      aic-faq build 'content/**/*.md' -o site --prune
    """  # noqa: D301 - click looks for this very character
    given = {"base_url": base_url, "language": language}
    site = {name: options.pop(name) for name in SITE_OPTIONS}
    html_options = _options.configured(ctx, given | options, given | options)
    if _is_site(files, shape, output, site):
        from aic_faq.cli._site import build_site  # noqa: PLC0415 - one document does without

        build_site(ctx, files, output, shape, site, html_options)
    else:
        from aic_faq.cli._page import build_page  # noqa: PLC0415 - a site does without

        build_page(ctx, files[0], output, shape, html_options)


def _is_site(files: tuple[str, ...], shape: str | None, output: str, site: Mapping[str, object]) -> bool:
    file, *others = files
    if others or any(value is not None for value in site.values()):
        return True
    if os.path.isfile(file) or file == _options.STANDARD_STREAM:
        return False
    from aic_faq.batch import is_site  # noqa: PLC0415 - as above
    from aic_faq.options import ReadOptions  # noqa: PLC0415

    return is_site(files, ReadOptions(format=shape), output=output)
