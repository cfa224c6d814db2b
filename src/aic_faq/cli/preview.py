"""``aic-faq preview``: documents in the browser while they are written."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import evolve, fields_dict

from aic_faq.cli import _options
from aic_faq.cli._checking import CheckRun, check_options, rules
from aic_faq.cli._streams import print_result
from aic_faq.errors import ConfigurationError, PluginError, UnknownFormatError
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.options import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aic_faq.checks.rule import CheckOptions, Rule
    from aic_faq.config import Configuration
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ
    from aic_faq.preview import Settings
    from aic_faq.readers import ReadResult

__all__ = ("command",)

_DEFAULT_PORT = 8000
_LARGEST_PORT = 65_535

_Exporter = TypeVar("_Exporter", HTMLExporter, JSONLDExporter, TextExporter)


@click.command("preview")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--port",
    type=click.IntRange(0, _LARGEST_PORT),
    default=_DEFAULT_PORT,
    show_default=True,
    help="Port to serve at; 0 takes one that is free.",
)
@click.option("--ipv6", is_flag=True, help="Serve at ::1 instead of 127.0.0.1.")
@click.option("--browser", is_flag=True, help="Open the browser.")
@_options.shape
@_options.base_url
@_options.language
@_options.html_options
@_options.jsonld_options
@_options.text_options
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context, /, files: tuple[str, ...], *, port: int, ipv6: bool, browser: bool, **options: Any
) -> None:
    """Show documents in the browser, and show them anew whenever they are saved.

    FILE is a document, a folder, or a pattern in quotation marks. A folder with a
    file for each question is one document; of any other all FAQs in it and in
    its folders are shown. Folders and patterns take in files that are written
    later. The address of
    the preview is printed; only this machine can open it. It shows the page,
    the JSON-LD, the text and what aic-faq check finds, and ends with Ctrl-C.
    Where a document has errors they are shown, and the page once they are
    mended.

    \b
    Examples:
      aic-faq preview faq.md --browser
      aic-faq preview docs
      aic-faq preview 'content/*.md' --profile dsfr --port 0
    """  # noqa: D301 - click looks for this very character
    from aic_faq.preview import AddressInUseError, Documents, Preview  # noqa: PLC0415 - a server is not for --help

    if _options.STANDARD_STREAM in files:
        message = "a preview needs files, not standard input, which nobody can save again"
        raise click.UsageError(message, ctx)
    _settings(ctx, options)  # what is wrong with them is wrong usage now, and a message later
    try:
        documents = Documents(files, _configuring(ctx, options))
        _refuse_ids_of_no_document(options["open"], documents.faqs)
        preview = Preview(documents, port=port, ipv6=ipv6)
    except AddressInUseError as error:
        message = f"{error}; choose another with --port, or --port 0"
        raise click.UsageError(message, ctx) from error
    except PluginError as error:
        raise click.UsageError(str(error), ctx) from error
    except UnknownFormatError as error:
        message = f"--from: {error}"
        raise click.UsageError(message, ctx) from error
    print_result(f"{preview.url}\n")
    # That is how a preview ends.
    with suppress(KeyboardInterrupt):
        if browser:
            click.launch(preview.url)
        preview.run()


def _configuring(ctx: click.Context, options: Mapping[str, Any]) -> Callable[[], Settings]:
    """Give what makes the settings anew, in any thread."""

    def configure() -> Settings:
        with ctx.scope(cleanup=False):
            try:
                return _settings(ctx, options)
            except click.UsageError as error:
                raise ConfigurationError(error.format_message()) from error

    return configure


def _settings(ctx: click.Context, options: Mapping[str, Any]) -> Settings:
    """Put options and configuration together."""
    from aic_faq.preview import Settings  # noqa: PLC0415 - as above

    configuration = _options.configuration(ctx)
    options = _options.configured(ctx, dict(options), options)
    reading = ReadOptions(format=options["shape"], language=options["language"])
    check = partial(
        _check,
        rules(ctx, configuration.select, configuration.ignore),
        check_options(base_url=options["base_url"], language=options["language"]),
        reading,
        configuration,
    )
    page = _exporter(HTMLExporter, options, standalone=True)
    return Settings(
        # The preview fetches nothing: without its files, a design system is shown in our own design.
        page=evolve(page, assets_url=None),
        jsonld=_exporter(JSONLDExporter, options),
        text=_exporter(TextExporter, options),
        reading=reading,
        check=check,
        configuration=configuration.path,
    )


def _exporter(make: type[_Exporter], options: Mapping[str, Any], **fixed: bool) -> _Exporter:
    known = fields_dict(make)
    return _options.construct(
        make, **{name: value for name, value in options.items() if name in known}, **fixed
    )


def _check(
    chosen: tuple[Rule, ...],
    options: CheckOptions,
    reading: ReadOptions,
    configuration: Configuration,
    results: Sequence[tuple[str, ReadResult]],
) -> tuple[Diagnostic, ...]:
    return CheckRun(list(results), chosen, options, reading, configuration).diagnostics()


def _refuse_ids_of_no_document(opened: object, faqs: Sequence[FAQ]) -> None:
    """Refuse ids to open that no question has, where all documents can be read."""
    if isinstance(opened, tuple) and faqs:
        questions = [question for faq in faqs for question in faq.published]
        known = {name for question in questions for name in (question.id, *question.aliases)}
        _options.refuse_unknown_ids(tuple(name for name in opened if name not in known), faqs[0])
