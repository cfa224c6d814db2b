"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from aic_faq.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from aic_faq.config import Configuration
    from aic_faq.exporters import Exporter

__all__ = (
    "STANDARD_STREAM",
    "base_url",
    "configuration",
    "configured",
    "construct",
    "document",
    "html_options",
    "language",
    "no_color",
    "refused_value",
    "shape",
)

STANDARD_STREAM = "-"
"""What stands for standard input or output instead of a file."""

_Decorated = TypeVar("_Decorated", bound="Callable[..., object]")
_Exporter = TypeVar("_Exporter", bound="Exporter")


def _leave_out_colors(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        ctx.color = ctx.find_root().color = False


# Plain strings, not click.Path: our own messages name files, with hints and exit code 3.
document = click.argument("file", metavar="FILE")

base_url = click.option(
    "--base-url",
    metavar="URL",
    help="Make links absolute with this address, such as https://example.org.",
)

language = click.option(
    "--language",
    metavar="TAG",
    help="Language of the content, such as fr, whatever the document says; of several FAQs, which one.",
)

shape = click.option(
    "--from",
    "shape",
    metavar="NAME",
    help="Shape of the document, such as front-matter, whatever it looks like; see aic-faq formats.",
)

no_color = click.option(
    "--no-color",
    is_flag=True,
    expose_value=False,
    callback=_leave_out_colors,
    help="Print messages without colours, as with NO_COLOR.",
)

_HTML_OPTIONS = (
    click.option(
        "--profile",
        type=click.Choice(["details", "headings"]),
        help="In HTML, fold answers away (details, the default) or show everything (headings).",
    ),
    click.option("--heading-level", type=click.IntRange(2, 6), help="In HTML, level of the first headings."),
    click.option(
        "--open",
        type=click.Choice(["none", "first", "all"]),
        help="In HTML, answers that are shown from the start (none is the default).",
    ),
)


def configuration(ctx: click.Context, /) -> Configuration:
    """Give what the project has set, for this folder or one above.

    Raises:
        click.UsageError: where it says what cannot be.
    """
    from aic_faq.config import find_configuration  # noqa: PLC0415 - not for all commands

    try:
        return find_configuration()
    except ConfigurationError as error:
        raise click.UsageError(str(error), ctx) from error


def configured(
    ctx: click.Context, options: dict[str, Any], known: Container[str | None], /
) -> dict[str, Any]:
    """Take from the configuration what was not given and is ``known``: base URL, language and profile."""
    names = [
        name for name in ("base_url", "language", "profile") if name in known and options.get(name) is None
    ]
    settings = configuration(ctx) if names else None
    return options | {name: getattr(settings, name) for name in names}


def html_options(function: _Decorated, /) -> _Decorated:
    """Add the options of the HTML exporter to a command."""
    for option in reversed(_HTML_OPTIONS):
        function = option(function)
    return function


def construct(make: Callable[..., _Exporter], /, **options: object) -> _Exporter:
    """Make an exporter out of those options that were given.

    Raises:
        click.UsageError: where the exporter refuses a value.
    """
    try:
        return make(**{name: value for name, value in options.items() if value is not None})
    except ValueError as error:
        raise refused_value(error) from error


def refused_value(error: ValueError, /) -> click.UsageError:
    """Say which option has a value that a constructor refuses."""
    # The first argument is the message, which names the attribute first; attrs appends more.
    name, _, rest = str(error.args[0]).partition(" ")
    message = f"--{name.strip(chr(39)).replace('_', '-')} {rest}"
    return click.UsageError(message, click.get_current_context())
