"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from aic_faq.diagnostics import did_you_mean
from aic_faq.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from aic_faq.config import Configuration
    from aic_faq.model import FAQ

__all__ = (
    "STANDARD_STREAM",
    "base_url",
    "configuration",
    "configured",
    "construct",
    "data_options",
    "document",
    "html_options",
    "jsonld_options",
    "language",
    "no_color",
    "refuse_unknown_ids",
    "refused_value",
    "shape",
    "text_options",
)

STANDARD_STREAM = "-"
"""What stands for standard input or output instead of a file."""

_Decorated = TypeVar("_Decorated", bound="Callable[..., object]")
_Made = TypeVar("_Made")


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


def _opened(ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> object:
    """Take one of the words alone; everything else is ids."""
    words = {"none", "first", "all"}
    match values:
        case ():
            return None
        case (word,) if word in words:
            return word
        case _ if words.isdisjoint(values):
            return values
        case _:
            message = "--open takes none, first or all alone, or ids only"
            raise click.UsageError(message, ctx)


_HTML_OPTIONS = (
    click.option(
        "--profile",
        type=click.Choice(["details", "headings", "dl", "dsfr", "govuk"]),
        help="In HTML, fold answers away (details, the default), show everything (headings, dl), or use the"
        " accordion of a design system (dsfr, govuk).",
    ),
    click.option(
        "--heading-level",
        type=click.IntRange(1, 6),
        help="Level of the first headings: in HTML 2 to 6 (2 is the default), in Markdown 1 to 4 (1).",
    ),
    click.option(
        "--open",
        metavar="none|first|all|ID",
        multiple=True,
        callback=_opened,
        help="In HTML, answers that are shown from the start (none is the default); ids can be several.",
    ),
    click.option(
        "--contents",
        type=click.Choice(["none", "sections", "questions"]),
        help="In HTML, a table of contents (none is the default).",
    ),
    click.option("--dates", is_flag=True, default=None, help="In HTML, show when answers were changed."),
    click.option("--tags", is_flag=True, default=None, help="In HTML, show the tags of questions."),
    click.option(
        "--permalinks/--no-permalinks",
        default=None,
        help="In HTML, end each answer with a link to itself (the default on pages of our own design).",
    ),
    click.option(
        "--jsonld/--no-jsonld", default=None, help="In HTML, add the JSON-LD (the default on a page)."
    ),
    click.option(
        "--edit-url",
        metavar="PATTERN",
        help="In HTML, link to where answers are changed, as https://example.org/edit/{path}#L{line}.",
    ),
    click.option(
        "--assets-url",
        metavar="URL",
        help="In HTML, folder with the files of the design system that the page loads.",
    ),
    click.option(
        "--script",
        is_flag=True,
        default=None,
        help="In HTML, add the script that opens the question of a link, for a design system.",
    ),
    click.option(
        "--template",
        metavar="PATH",
        help="In HTML, Jinja template that overrides parts of the page, or a folder with page.html.",
    ),
)

_JSONLD_OPTIONS = (
    click.option(
        "--answers",
        type=click.Choice(["html", "markdown", "text"]),
        help="In JSON-LD, answers as HTML of a few elements (the default) or as plain text;"
        " in CSV, as Markdown (the default) or as plain text.",
    ),
    click.option(
        "--layout",
        type=click.Choice(["nested", "graph"]),
        help="In JSON-LD, questions inside the page (nested, the default) or beside it (graph).",
    ),
    click.option(
        "--author-type",
        type=click.Choice(["Person", "Organization"]),
        help="In JSON-LD, what the authors are (Person is the default).",
    ),
    click.option("--publisher", metavar="NAME", help="In JSON-LD, the organization that publishes the page."),
    click.option("--publisher-url", metavar="URL", help="In JSON-LD, the address of that organization."),
    click.option("--is-part-of", metavar="URL", help="In JSON-LD, the address of the whole web site."),
)


_TEXT_OPTIONS = (
    click.option("--width", type=int, metavar="N", help="In text, columns of a line (72 is the default)."),
    click.option(
        "--questions",
        type=click.Choice(["underlined", "numbered"]),
        help="In text, how titles of questions stand out (underlined is the default).",
    ),
    click.option(
        "--links",
        type=click.Choice(["inline", "notes"]),
        help="In text, addresses behind the words (inline, the default) or in numbered notes at the end.",
    ),
)


_DATA_OPTIONS = (
    click.option(
        "--ids",
        type=click.Choice(["needed", "all", "none"]),
        help="In YAML, Markdown and reStructuredText, ids to write: those that titles do not give"
        " (needed, the default), all, or none (not in YAML).",
    ),
    click.option(
        "--id-style",
        type=click.Choice(["anchors", "attributes"]),
        help="In Markdown, ids as anchors of HTML (the default) or as {#attributes}.",
    ),
    click.option(
        "--front-matter/--no-front-matter",
        default=None,
        help="In YAML, lines --- around it (not the default); in Markdown, front matter (the default).",
    ),
    click.option(
        "--contact-title",
        metavar="TITLE",
        help="In Markdown and reStructuredText, title of what stands after the questions, if it has none.",
    ),
    click.option("--trees", is_flag=True, default=None, help="In JSON, all rich texts as trees, too."),
    click.option("--columns", metavar="NAMES", help="In CSV, the columns, with commas between."),
    click.option(
        "--delimiter",
        type=click.Choice([",", ";", "|", "\t"]),
        metavar="SIGN",
        help="In CSV, what stands between cells: a comma (the default), ; or | or a tab.",
    ),
    click.option(
        "--header/--no-header", default=None, help="In CSV, name the columns in the first row (the default)."
    ),
    click.option(
        "--guard-formulas",
        is_flag=True,
        default=None,
        help="In CSV, an apostrophe before cells that spreadsheets would run as formulas.",
    ),
)


def data_options(function: _Decorated, /) -> _Decorated:
    """Add the options of the exporters of data and of markup languages to a command."""
    for option in reversed(_DATA_OPTIONS):
        function = option(function)
    return function


def text_options(function: _Decorated, /) -> _Decorated:
    """Add the options of the exporter of plain text to a command."""
    for option in reversed(_TEXT_OPTIONS):
        function = option(function)
    return function


def refuse_unknown_ids(opened: object, faq: FAQ, /) -> None:
    """Refuse ids that no question has: one of them may be a misspelt word.

    Raises:
        click.UsageError: where there is one.
    """
    known = {name for question in faq.published for name in (question.id, *question.aliases)}
    for name in opened if isinstance(opened, tuple) else ():
        if name not in known:
            hint = did_you_mean(name, ["none", "first", "all", *known])
            message = f"--open: no question has the id {name!r}{hint}"
            raise click.UsageError(message, click.get_current_context())


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


def jsonld_options(function: _Decorated, /) -> _Decorated:
    """Add the options of the JSON-LD exporter to a command."""
    for option in reversed(_JSONLD_OPTIONS):
        function = option(function)
    return function


def construct(make: Callable[..., _Made], /, **options: object) -> _Made:
    """Make an exporter, or another value, out of those options that were given.

    Raises:
        click.UsageError: where it refuses one.
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
