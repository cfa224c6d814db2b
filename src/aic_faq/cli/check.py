"""``aic-faq check``: what is wrong with documents, and how it is mended."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

import click
from attrs import evolve

from aic_faq.checks.reports import write_report
from aic_faq.cli import _options
from aic_faq.cli._checking import CheckRun, check_options, rules
from aic_faq.cli._report import rendered, report
from aic_faq.cli._streams import print_result, read_quietly
from aic_faq.diagnostics import visible
from aic_faq.errors import FileAccessError
from aic_faq.files import new_bytes, write_all_atomically
from aic_faq.options import ReadOptions
from aic_faq.pinning import read_baseline

if TYPE_CHECKING:
    from typing import TextIO

    from aic_faq.diagnostics import Diagnostic

__all__ = ("command",)

_PROBLEMS = 1
_MOST_ROUNDS = 10
_NO_NEWLINE = "\\ No newline at end of file"
_FORMATS = ("text", "json", "sarif", "github", "junit")


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what is said.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff, mend what needs a second look, too."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--select", multiple=True, metavar="CODES", help="Rules to check: codes, all or default.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Rules to leave out.")
@click.option(
    "--output-format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Form in which problems are printed.",
)
@_options.shape
@_options.base_url
@_options.language
@click.option("--site", metavar="DIR", help="Folder of the built site, in which links are looked up.")
@click.option(
    "--baseline", metavar="FILE", help="An earlier version of the document, whose addresses are published."
)
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    *,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    format_: str,
    **options: object,
) -> None:
    """Find what is wrong with FAQ documents, and mend it with --fix.

    FILE is a document, a folder with a file for each question, or - for
    standard input. Problems are printed; the exit code is 1 if there are any.
    CODES are separated by commas. Settings stand in [tool.aic-faq] of
    pyproject.toml, or in aic-faq.toml, of this folder or one above.

    \b
    Examples:
      aic-faq check faq.md --base-url https://example.org
      aic-faq check --fix content/faq.md content/aide.md
      aic-faq check --select default,french-spacing --diff faq.md
    """  # noqa: D301 - click looks for this very character
    if unsafe_fixes and not (fix or diff):
        message = "--unsafe-fixes means nothing without --fix or --diff"
        raise click.UsageError(message, ctx)
    if (fix or diff) and _options.STANDARD_STREAM in files:
        message = "--fix and --diff need a file, not standard input"
        raise click.UsageError(message, ctx)
    run = _prepared(ctx, files, options)
    changed = run.mended(unsafe=unsafe_fixes) if fix or diff else {}
    if diff:
        print_result("".join(_diff(name, *texts) for name, texts in changed.items()))
        broken = run.errors()
        if broken:
            report(broken, run.source_of, color=ctx.color)
        ctx.exit(_PROBLEMS if changed or broken else 0)
    rounds = 0
    while changed and rounds < _MOST_ROUNDS:
        write_all_atomically({name: new_bytes(name, text) for name, (_, text) in changed.items()})
        run.read_again(changed)
        # A folder is mended once each time: what one edit was in the way of is left.
        changed = run.mended(unsafe=unsafe_fixes, after=changed)
        rounds += 1
    found = run.diagnostics()
    print_result(_as_text(ctx, found, run) if format_ == "text" else write_report(format_, found))
    if found:
        ctx.exit(_PROBLEMS)


def _prepared(ctx: click.Context, files: tuple[str, ...], options: dict[str, object]) -> CheckRun:
    """Put options and configuration together, and read the documents."""
    configuration = _options.configuration(ctx)
    # What is selected on the command line counts instead of the configuration.
    chosen = rules(
        ctx,
        _names(options["select"]) or configuration.select,
        (*configuration.ignore, *_names(options["ignore"])),
    )
    given = {name: options[name] or getattr(configuration, name) for name in ("base_url", "language")}
    reading = ReadOptions(format=_text(options["shape"]), language=_text(given["language"]))
    against = check_options(
        base_url=_text(given["base_url"]), language=reading.language, site=_text(options["site"])
    )
    if against.site is not None and not os.path.isdir(against.site):
        raise FileAccessError(against.site, "no such folder")
    baseline = _text(options["baseline"])
    if baseline is not None:
        against = evolve(against, baseline=_published(ctx, baseline, reading))
    results = [(file, read_quietly(ctx, file, reading)) for file in files]
    return CheckRun(results, chosen, against, reading, configuration)


def _names(given: object) -> tuple[str, ...]:
    assert isinstance(given, tuple)  # noqa: S101 - of an option that may be repeated
    return tuple(name.strip() for names in given for name in str(names).split(",") if name.strip())


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _published(ctx: click.Context, file: str, reading: ReadOptions) -> tuple[str, ...]:
    """Give the ids of an earlier version of a document."""
    faqs = read_quietly(ctx, file, reading).faqs
    try:
        # What aic-faq ids --update writes is another form of the same.
        faqs = faqs or (read_baseline(file),)
    except FileAccessError as error:
        message = f"--baseline: {visible(file)} is no FAQ document that can be read, and no file of ids"
        raise click.UsageError(message, ctx) from error
    return tuple(
        name for faq in faqs for question in faq.published for name in (question.id, *question.aliases)
    )


def _diff(name: str, former: str, mended: str) -> str:
    from difflib import unified_diff  # noqa: PLC0415 - only where it is asked for

    # What applies the patch knows of no line ending but this.
    before, after = (StringIO(text, newline="\n").readlines() for text in (former, mended))
    lines = unified_diff(before, after, visible(name), visible(name))
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}\n" for line in lines)


def _as_text(ctx: click.Context, found: tuple[Diagnostic, ...], run: CheckRun) -> str:
    # None where the descriptor is closed: printing will say so.
    stream: TextIO | None = sys.stdout
    if not found or stream is None:
        return ""
    safe, unsafe = run.count_fixable(found)
    note = f"; {safe} can be mended with --fix" if safe else ""
    note += f"; {unsafe} {'more ' if safe else ''}with --fix --unsafe-fixes" if unsafe else ""
    return rendered(found, run.source_of, stream, color=ctx.color, note=note)
