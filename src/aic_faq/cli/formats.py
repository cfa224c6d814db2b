"""``aic-faq formats``: what is read and written, and what a document is taken for."""

from __future__ import annotations

from importlib import import_module

import click

from aic_faq._plugins import load_plugin
from aic_faq.cli import _options
from aic_faq.cli._streams import print_result, read_result
from aic_faq.diagnostics import visible
from aic_faq.errors import PluginError
from aic_faq.exporters import exporter_names
from aic_faq.model import FAQ
from aic_faq.options import ReadOptions
from aic_faq.readers.registry import BUILT_IN, reader_names

__all__ = ("command",)

_PROBLEMS = 1


@click.command("formats")
@click.argument("file", metavar="[FILE]", required=False)
@_options.shape
@_options.no_color
@click.pass_context
def command(ctx: click.Context, /, file: str | None, shape: str | None) -> None:
    """Say what a document is taken for, or list all shapes and formats.

    FILE is the document, or - for standard input. Its shape, the reason and
    the number of its questions are printed, its problems on standard error.

    \b
    Examples:
      aic-faq formats
      aic-faq formats faq.json
    """  # noqa: D301 - click looks for this very character
    if file is None:
        print_result(_list())
        return
    result = read_result(ctx, file, ReadOptions(format=shape))
    taken = "nothing that is known" if result.format is None else result.format
    reason = f": {result.reason}" if result.reason else ""
    found = "".join(f"\n  {_count(faq)}" for faq in result.faqs) or "\n  no questions can be read"
    print_result(f"{visible(file)} is taken for {taken}{visible(reason)}{found}\n")
    if result.faq is None:
        ctx.exit(_PROBLEMS)


def _count(faq: FAQ) -> str:
    """Count the questions of a FAQ, as in ``3 questions (fr), 1 of them not shown``."""
    number, drafts = len(faq.questions), len(faq.questions) - len(faq.published)
    language = f" ({visible(faq.language)})" if faq.language else ""
    kept = f", {drafts} of them not shown" if drafts else ""
    return f"{number} question{'s' * (number != 1)}{language}{kept}"


def _list() -> str:
    names = reader_names()
    width = max(map(len, names))
    lines = ["Shapes of documents that are read:"]
    lines += [f"  {name:{width}}  {_about(name)}".rstrip() for name in names]
    lines += ["", "Formats that are written:", *(f"  {name}" for name in exporter_names())]
    return "\n".join(lines) + "\n"


def _about(name: str) -> str:
    """Give the first line of what the module of a shape, or an installed reader, says about itself."""
    module = BUILT_IN.get(name)
    try:
        reader = load_plugin("aic_faq.readers", name) if module is None else import_module(module)
    except PluginError:
        return ""
    about = reader.__doc__ or ""
    return visible(about.partition("\n")[0].replace("``", ""))
