"""The command and its sub-commands, imported when they are asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from aic_faq.errors import FileAccessError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("COMMANDS", "EXIT_CODES", "cli")

COMMANDS = (
    "build",
    "check",
    "convert",
    "diff",
    "dupes",
    "export",
    "formats",
    "ids",
    "new",
    "preview",
    "schema",
    "suggest",
    "verify",
)
"""The sub-commands; each stands in the module of its name, as ``command``."""

EXIT_CODES = {
    0: "fine",
    1: "the document has errors, or a command has found what it looks for",
    2: "wrong usage",
    3: "a file could not be read or written",
}
_USAGE, _FILE_ACCESS, _INTERRUPTED = 2, 3, 130


class _Group(click.Group):
    """A group that imports its commands late and ends as shells expect.

    Click itself leaves with 1 for an interrupt, and writes arguments to the
    terminal as they are; we need 1 for documents, and no escape sequences.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"aic_faq.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TemplateError as error:
            message = f"--template: {error}"
            raise click.UsageError(message, ctx) from error
        except FileAccessError as error:
            from aic_faq.cli._report import report_file_access  # noqa: PLC0415 - only where something is wrong

            report_file_access(error, color=ctx.color)
            ctx.exit(_FILE_ACCESS)

    def main(  # type: ignore[override]  # there is one way to end, not click's two
        self, args: Sequence[str] | None = None, prog_name: str | None = "aic-faq", **extra: Any
    ) -> NoReturn:
        extra.pop("standalone_mode", None)
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
        except click.UsageError as error:
            _show(error)
            code = _USAGE
        except click.Abort:
            code = _INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)


def _show(error: click.UsageError) -> None:
    from io import StringIO  # noqa: PLC0415 - only where something is wrong

    from aic_faq.diagnostics import visible  # noqa: PLC0415

    shown = StringIO()
    error.show(shown)
    click.echo("\n".join(map(visible, shown.getvalue().rstrip("\n").split("\n"))), err=True)


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        from aic_faq import __version__  # noqa: PLC0415 - reads the metadata of the package, which is slow

        click.echo(f"aic-faq {__version__}")
        ctx.exit()


_EPILOG = "\b\nExit codes:\n" + "\n".join(f"  {code}  {meaning}" for code, meaning in EXIT_CODES.items())


@click.group(cls=_Group, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and leave.",
)
def cli() -> None:
    """Publish a FAQ document as accessible HTML, schema.org JSON-LD and plain text.

    Results go to standard output, messages to standard error.

    \b
    Example:
      aic-faq build faq.md -o site --base-url https://example.org
    """  # noqa: D301 - click looks for this very character
