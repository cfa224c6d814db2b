"""Documents as they were in another revision of a git repository."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aic_faq.diagnostics import visible
from aic_faq.errors import FileAccessError
from aic_faq.options import ReadOptions
from aic_faq.readers import read_data
from aic_faq.source import access_reason

if TYPE_CHECKING:
    from aic_faq.readers import ReadResult

__all__ = ("read_revision",)

_DEFAULT_OPTIONS = ReadOptions()
_NO_REPOSITORY = "not a git repository"
_LONGEST_REASON = 200


def read_revision(
    revision: str, path: str | os.PathLike[str], /, *, options: ReadOptions = _DEFAULT_OPTIONS
) -> ReadResult:
    """Read a file as it was in a revision, as in ``read_revision("HEAD~1", "faq.md")``.

    Args:
        revision: whatever git takes for a commit.
        path: the file, which need not be there any more; its folder must be.
        options: as for :func:`read`.

    Raises:
        FileAccessError: where there is no git, no repository, no such
            revision, or no such file in it.
        UnknownFormatError: where ``options`` ask for a format that there is not.
        PluginError: where an installed reader cannot be used.
    """
    file = os.fspath(path)
    folder, name = os.path.split(file)
    shown = f"{revision}:{file}"
    commit = _git(
        shown, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise FileAccessError(shown, "git knows no such revision")
    place = f"{commit.decode('ascii').strip()}:./{name}"
    kind = _git(shown, folder, "cat-file", "-t", place)
    if kind is None:
        raise FileAccessError(shown, "the revision has no such file")
    if kind.strip() != b"blob":
        raise FileAccessError(shown, "not a regular file")
    # Not None: it was there a moment ago, and what git has it keeps.
    return read_data(_git(shown, folder, "cat-file", "blob", place) or b"", shown, options=options)


def _git(shown: str, folder: str, *arguments: str) -> bytes | None:
    """Give what git writes, None where it does not know what it was asked for."""
    import subprocess  # noqa: PLC0415 - only where git is asked for

    try:
        done = subprocess.run(  # noqa: S603 - no shell takes the arguments apart
            ("git", *arguments),  # noqa: S607 - the one that the user has
            cwd=folder or None,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        missing = folder and not os.path.isdir(folder)
        raise FileAccessError(
            shown, "no such file or directory" if missing else "git is not installed"
        ) from error
    except (OSError, ValueError) as error:
        raise FileAccessError(shown, access_reason(error)) from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
    if _NO_REPOSITORY in said:
        raise FileAccessError(shown, "its folder is in no git repository")
    if arguments[0] == "rev-parse" and said:
        raise FileAccessError(shown, f"git: {visible(said)[:_LONGEST_REASON]}")
    return None
