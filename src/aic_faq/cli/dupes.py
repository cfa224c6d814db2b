"""``aic-faq dupes``: questions that are asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aic_faq.cli import _options
from aic_faq.cli._searching import Share, print_lines, read_faqs, searched
from aic_faq.cli._streams import print_result
from aic_faq.diagnostics import visible
from aic_faq.search import DEFAULT_LIKENESS, find_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.cli._errors import Line
    from aic_faq.search import Duplicates

__all__ = ("command",)

_FOUND = 1


@click.command("dupes")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--threshold",
    type=Share(),
    default=DEFAULT_LIKENESS,
    show_default=True,
    metavar="LIKENESS",
    help="How alike titles must be, from 0 to 1, to ask the same.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the groups as JSON.")
@_options.shape
@_options.language
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    *,
    threshold: float,
    as_json: bool,
    shape: str | None,
    language: str | None,
) -> None:
    """Find questions that are asked twice, in one FAQ document or in several.

    FILE is a document, a folder, a pattern in quotation marks, or - for
    standard input. Questions that ask the same are printed as a group, each
    with the reason. The exit code is 0 where there are none, 1 where there
    are some, 3 where a document cannot be read.

    \b
    Examples:
      aic-faq dupes faq.md
      aic-faq dupes content/*/faq.md --threshold 0.95
    """  # noqa: D301 - click looks for this very character
    faqs = read_faqs(ctx, files, shape=shape, language=language)
    found = searched(ctx, find_duplicates, faqs, threshold=threshold)
    if as_json:
        print_result(_as_json(found))
    else:
        print_lines(ctx, (line for number, group in enumerate(found) for line in _lines(group, number)))
    if found:
        ctx.exit(_FOUND)


def _as_json(found: tuple[Duplicates, ...]) -> str:
    from json import dumps  # noqa: PLC0415 - only where it is asked for

    from aic_faq.search import duplicates_to_dict  # noqa: PLC0415 - as above

    data = {"duplicates": [duplicates_to_dict(group) for group in found]}
    return dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lines(group: Duplicates, number: int) -> Iterator[Line]:
    """Yield a line for each question; each but the first says which one it is like, and why."""
    if number:
        yield ()
    reasons = {pair.second: pair for pair in group.pairs}
    for place, question in enumerate(group.questions):
        line: Line = (
            (f"{group.places[place]}: ", "location"),
            (visible(question.title.plain_text), "message"),
        )
        pair = reasons.get(place)
        if pair is not None:
            percent = f" {pair.likeness:.0%}" if pair.reason == "similar title" else ""
            first = f", {group.places[pair.first]}" if len(group.questions) > 2 else ""
            line = (*line, (f" [{pair.reason}{percent}{first}]", "code"))
        yield line
