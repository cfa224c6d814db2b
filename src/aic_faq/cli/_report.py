"""Messages, on standard error mostly: coloured on a terminal, plain text elsewhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from aic_faq.cli._errors import render, summary
from aic_faq.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TextIO

    from aic_faq.cli._errors import Line, Style
    from aic_faq.errors import FileAccessError
    from aic_faq.source import Source

__all__ = ("rendered", "report", "report_file_access", "styled")

_WIDTH_OF_LOGS = 100
_STYLES: dict[Style, str] = {
    "plain": "",
    "location": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "message": "bold",
    "code": "dim",
    "gutter": "blue",
    "hint": "bold cyan",
    "added": "green",
    "removed": "red",
}
_HINTS = {
    "no such file or directory": "check the path; the folder of a file must exist",
    "not a regular file": "name a plain file; pipes and devices are not read, and folders not replaced",
    "not a directory": "a file stands where a folder is needed: name another place",
    "permission denied": "check the permissions of the file and of its folder",
    "is the document that is read": "name another file or folder to write to",
    "file exists": "name another file; none is overwritten",
    "not a baseline of ids": "name a file that aic-faq ids --baseline FILE --update has written",
    "is the folder that is written to": "name another folder to write to",
    "another build is at work there": "wait until it ends, or name another folder to write to",
    "not the record of a build": "remove it; then all pages are made anew",
    "git is not installed": "install git, or compare two files",
    "git knows no such revision": "name a commit, a branch or a tag; git log shows them",
    "its folder is in no git repository": "name a file of a repository, or compare two files",
    "the revision has no such file": "check the path: it is relative to the working directory, as others are",
}


def report(
    diagnostics: Sequence[Diagnostic],
    source_of: Callable[[Diagnostic], Source | None],
    /,
    *,
    color: bool | None = None,
) -> None:
    """Print diagnostics; if there are several, blank lines between them and their number.

    ``source_of`` gives the text for the excerpt, where there is any.
    Colours are for terminals, unless ``NO_COLOR`` is set or ``color`` is False;
    ``FORCE_COLOR`` brings them everywhere (https://no-color.org, https://force-color.org).
    """
    # There is none where the file descriptor is closed.
    stream: TextIO | None = sys.stderr
    if not diagnostics or stream is None:
        return
    stream.write(rendered(diagnostics, source_of, stream, color=color))
    stream.flush()


def rendered(
    diagnostics: Sequence[Diagnostic],
    source_of: Callable[[Diagnostic], Source | None],
    stream: TextIO,
    /,
    *,
    color: bool | None = None,
    note: str = "",
) -> str:
    """Write diagnostics as :func:`report` prints them to a stream; ``note`` follows their number."""
    width = _width(stream)
    lines: list[Line] = []
    for diagnostic in diagnostics:
        lines += [*render(diagnostic, source_of(diagnostic), width=width), ()]
    if len(diagnostics) > 1 or note:
        lines.append(((summary(diagnostics) + note, "message"),))
    else:
        lines.pop()
    return styled(lines, stream, color=color)


def styled(lines: Iterable[Line], stream: TextIO | None, /, *, color: bool | None = None) -> str:
    """Write lines as text, with colours where :func:`report` would have them; a closed stream is None."""
    if stream is not None and _wants_colors(stream) and color is not False:
        return _colored(lines)
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def report_file_access(error: FileAccessError, /, *, color: bool | None = None) -> None:
    """Print why a file could not be read or written."""
    hint = _HINTS.get(error.reason, "check the path, the permissions and the free space")
    diagnostic = Diagnostic(
        code=Code.FILE_ACCESS, severity=Severity.ERROR, message=error.reason, hint=hint, path=error.path
    )
    report((diagnostic,), lambda _: None, color=color)


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _WIDTH_OF_LOGS
    except OSError:
        return _WIDTH_OF_LOGS


def _wants_colors(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _colored(lines: Iterable[Line]) -> str:
    from io import StringIO  # noqa: PLC0415 - not for plain text

    from rich.console import Console  # noqa: PLC0415 - costs as much as all the rest
    from rich.text import Text  # noqa: PLC0415

    # Whether there are colours is decided above; these eight every terminal has.
    written = StringIO()
    console = Console(
        file=written,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        highlight=False,
        emoji=False,
    )
    for line in lines:
        # Text, never markup: content must not choose its colours.
        console.print(Text.assemble(*((text, _STYLES[style]) for text, style in line)), soft_wrap=True)
    return written.getvalue()
