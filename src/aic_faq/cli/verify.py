"""``aic-faq verify``: whether a page and its JSON-LD say the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from attrs import evolve

from aic_faq.cli import _options
from aic_faq.cli._contrast import contrast
from aic_faq.cli._errors import render, summary
from aic_faq.cli._streams import STANDARD_INPUT, print_result, read_document, standard_input
from aic_faq.diagnostics import visible
from aic_faq.options import Limits
from aic_faq.urls import is_absolute
from aic_faq.verification import verify, verify_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.cli._errors import Line
    from aic_faq.model import FAQ
    from aic_faq.verification import Difference, Verification

__all__ = ("as_lines", "command")

_PROBLEMS = 1
_WIDTH = 100


@click.command("verify")
@click.argument("page", metavar="PAGE")
@click.option("--source", metavar="FILE", help="Document that the page was made from, to be compared, too.")
@_options.shape
@_options.language
@click.option("--base-url", metavar="URL", help="Address of the page, where the page itself names none.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    page: str,
    source: str | None,
    base_url: str | None,
    as_json: bool,  # noqa: FBT001 - click hands options over by name
    **reading: str | None,
) -> None:
    """Compare what a page shows with what its JSON-LD says.

    PAGE is a file of HTML, or - for standard input; it need not be made by
    aic-faq. Every difference is printed with what the page, the markup and the
    document of --source say. The exit code is 1 where there is one.

    \b
    Examples:
      aic-faq verify site/index.html
      aic-faq verify site/index.html --source faq.md
      curl https://example.org/faq | aic-faq verify - --json
    """  # noqa: D301 - click looks for this very character
    if page == source == _options.STANDARD_STREAM:
        message = "only one of PAGE and --source can be standard input"
        raise click.UsageError(message, ctx)
    if base_url is not None and not is_absolute(base_url):
        message = f"--base-url must be an absolute address such as https://example.org, got {base_url!r}"
        raise click.UsageError(message, ctx)
    faq = None
    if source is not None:
        faq = read_document(ctx, source, shape=reading["shape"], language=reading["language"])
    result = _verified(page, faq, base_url)
    print_result(_json(result) if as_json else _text(result, faq, color=ctx.color))
    if not result.passed:
        ctx.exit(_PROBLEMS)


def _verified(page: str, faq: FAQ | None, base_url: str | None) -> Verification:
    if page != _options.STANDARD_STREAM:
        return verify(page, faq=faq, base_url=base_url)
    data = standard_input(Limits().bytes)
    return verify_data(data, STANDARD_INPUT, faq=faq, base_url=base_url)


def _text(result: Verification, faq: FAQ | None, *, color: bool | None) -> str:
    from aic_faq.cli._report import styled  # noqa: PLC0415 - not for JSON

    sides = "page and markup" if faq is None else "page, markup and document"
    return styled(as_lines(result, sides), sys.stdout, color=color)


def as_lines(result: Verification, sides: str, /) -> Iterator[Line]:
    """Write what was found; ``sides`` names what says the same where that is nothing."""
    for difference in result.differences:
        yield from _lines(difference)
        yield ()
    counted = f"{result.questions} question{'s' * (result.questions != 1)} in the markup"
    outcome = summary(result.diagnostics) or f"{sides} say the same"
    yield (((f"{visible(result.name)}: {counted}, {outcome}", "message"),))


def _lines(difference: Difference) -> Iterator[Line]:
    """Write a difference: the message, what each side says, the hint."""
    yield from render(evolve(difference.diagnostic, hint=""), None, width=_WIDTH)
    names = [name for name, _ in difference.texts]
    width = max(map(len, names), default=0)
    for name, parts in zip(names, contrast([text for _, text in difference.texts]), strict=True):
        own = visible(parts.own)
        shown = f"[{own}]" if len(names) > 1 else own
        yield (
            (f"  {name + ':':{width + 1}} ", "gutter"),
            (visible(parts.before), "plain"),
            (shown, "message"),
            (visible(parts.after), "plain"),
        )
    if difference.diagnostic.hint:
        yield (("hint: ", "hint"), (difference.diagnostic.hint, "plain"))


def _json(result: Verification) -> str:
    from json import dumps  # noqa: PLC0415 - only where it is asked for

    differences = []
    for difference in result.differences:
        problem, position = difference.diagnostic, difference.diagnostic.position
        differences.append(
            {
                "code": problem.code.value,
                "severity": problem.severity.value,
                "message": problem.message,
                "hint": problem.hint,
                "line": None if position is None else position.line,
                "column": None if position is None else position.column,
                "texts": dict(difference.texts),
            }
        )
    data = {
        "page": result.name,
        "passed": result.passed,
        "questions": result.questions,
        "shown": result.shown,
        "differences": differences,
    }
    return dumps(data, ensure_ascii=False, indent=2) + "\n"
