"""``aic-faq ids``: ids that are written into the document, and held against what was published."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from attrs import frozen

from aic_faq.cli import _options
from aic_faq.cli._streams import print_result, read_quietly
from aic_faq.diagnostics import visible
from aic_faq.errors import FAQError
from aic_faq.files import new_bytes, write_all_atomically
from aic_faq.options import ReadOptions
from aic_faq.pinning import pin_ids, read_baseline, successors, write_baseline
from aic_faq.revisions import read_revision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sized

    from aic_faq.model import FAQ, Question
    from aic_faq.pinning import PinnedIds
    from aic_faq.readers import ReadResult

__all__ = ("command",)

_PROBLEMS, _UNREADABLE = 1, 3


@click.command("ids")
@_options.document
@click.option("--write", is_flag=True, help="Write ids into the document, so that they outlive other titles.")
@click.option("--check", is_flag=True, help="Fail where an id that was published leads nowhere any more.")
@click.option("--git", "revision", metavar="REV", help="What was published is the document of this revision.")
@click.option("--baseline", metavar="BASELINE", help="What was published stands in this file of ids.")
@click.option("--update", is_flag=True, help="Write the ids that there are now to the BASELINE.")
@_options.shape
@_options.language
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: str,
    *,
    write: bool,
    check: bool,
    update: bool,
    **options: str | None,  # what was published, and how to read
) -> None:
    """List the ids of a FAQ, write them into the document, or check that none has vanished.

    FILE is the document; to write, it must be YAML, as front matter or as a
    file. Former ids, which lead nowhere any more, are written under aliases of
    the questions that took their place. The exit code is 1 where ids have
    vanished, 3 where a document cannot be read.

    \b
    Examples:
      aic-faq ids faq.md --write
      aic-faq ids faq.md --check --git origin/main
      aic-faq ids faq.md --write --baseline faq.ids.json --update
    """  # noqa: D301 - click looks for this very character
    given = _Given(file=file, write=write, check=check, update=update, **options)
    given.refuse_wrong_usage(ctx)
    reading = ReadOptions(format=given.shape, language=given.language)
    faq = _faq(ctx, read_quietly(ctx, file, reading))
    former = _former(ctx, given, reading)
    contents: dict[str, str | bytes] = {}
    pinned = _pinned(ctx, file, former, reading) if write else None
    if pinned is not None:
        faq = pinned.faq
        contents |= {file: new_bytes(file, pinned.source.text)} if pinned.edits else {}
    vanished = {} if former is None else successors(former, faq)
    if update and given.baseline is not None and not (check and vanished):
        contents[given.baseline] = write_baseline(faq)
    write_all_atomically(contents)
    if pinned is not None:
        print_result("".join(_written(file, pinned)))
    elif not (check or update):
        print_result(
            "".join(f"{visible(each.id)}\t{visible(each.title.plain_text)}\n" for each in faq.questions)
        )
    if vanished and (write or check):
        print_result("".join(_vanished(file, vanished)))
        ctx.exit(_PROBLEMS)


@frozen(kw_only=True)
class _Given:
    """Hold what stands on the command line."""

    file: str
    write: bool
    check: bool
    update: bool
    revision: str | None
    baseline: str | None
    shape: str | None
    language: str | None

    def refuse_wrong_usage(self, ctx: click.Context) -> None:
        """Refuse what cannot be meant together."""
        published = self.revision is not None or self.baseline is not None
        wrong = {
            "--git and --baseline both say what was published: give one": self.revision is not None
            and self.baseline is not None,
            "--check needs --git or --baseline, which say what was published": self.check and not published,
            "--update needs --baseline, which says what to write": self.update and self.baseline is None,
            "--git and --baseline mean nothing without --write, --check or --update": published
            and not (self.write or self.check or self.update),
            "--write needs a file, not standard input": self.write and self.file == _options.STANDARD_STREAM,
            "--write needs a file, not a folder": self.write and os.path.isdir(self.file),
            "--git needs a file, not standard input": self.revision is not None
            and self.file == _options.STANDARD_STREAM,
        }
        for message, is_so in wrong.items():
            if is_so:
                raise click.UsageError(message, ctx)


def _faq(ctx: click.Context, result: ReadResult) -> FAQ:
    """Give the FAQ; leave with 3, and not with 1, where there is none."""
    if result.faq is None:
        from aic_faq.cli._report import report  # noqa: PLC0415 - only where something is wrong

        report(result.diagnostics, result.source_of, color=ctx.color)
        ctx.exit(_UNREADABLE)
    return result.faq


def _former(ctx: click.Context, given: _Given, options: ReadOptions) -> FAQ | None:
    """Give what was published."""
    if given.revision is not None:
        return _faq(ctx, read_revision(given.revision, given.file, options=options))
    # A baseline that is written for the first time is not there yet.
    if given.baseline is None or (given.update and not os.path.lexists(given.baseline)):
        return None
    return read_baseline(given.baseline)


def _pinned(ctx: click.Context, file: str, former: FAQ | None, options: ReadOptions) -> PinnedIds:
    source = read_quietly(ctx, file, options).source
    assert source is not None  # noqa: S101 - one file was read a moment ago
    try:
        return pin_ids(source, former=former, options=options)
    except FAQError as error:
        raise click.UsageError(visible(str(error)), ctx) from error


def _written(file: str, pinned: PinnedIds) -> Iterator[str]:
    """Say what was written, and what could not be."""
    counts = f"{_count(pinned.pinned, 'id')} and {_count(pinned.aliases, 'former id')}"
    yield f"{visible(file)}: {counts} written\n"
    for name in pinned.left:
        yield f"  #{visible(name)}: cannot be written, since its question is no mapping of its own\n"


def _vanished(file: str, vanished: Mapping[str, Question | None]) -> Iterator[str]:
    verb = "lead" if len(vanished) > 1 else "leads"
    yield f"{visible(file)}: {_count(vanished, 'published id')} no longer {verb} anywhere\n"
    for name, heir in vanished.items():
        now = "its question is gone, or is a draft"
        if heir is not None:
            now = f"its question is #{visible(heir.id)} now; write the former id under aliases"
        yield f"  #{visible(name)}: {now}\n"


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'s' * (len(things) != 1)}"
