"""Watch folders: the only module that imports watchfiles.

Folders are watched, not files: editors that write another file and rename it
replace the file, and what watched the former one would see no more of it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aic_faq.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event

    from watchfiles.main import FileChange

__all__ = ("load_watch", "watch")

_STEP = 20  # milliseconds without a change after which a save counts as done
_LONGEST_WAIT = 100  # however many changes follow on each other
_TURN = 200  # how often it is looked whether the folders are still the same


def load_watch() -> Callable[..., Iterator[set[FileChange]]]:
    """Give what watches folders.

    Raises:
        PluginError: where watchfiles is not installed.
    """
    try:
        from watchfiles import watch as watch_folders  # noqa: PLC0415 - only where it is asked for
    except ModuleNotFoundError as error:
        message = "a preview needs watchfiles: pip install 'aic-faq[preview]'"
        raise PluginError(message) from error
    return watch_folders


def watch(
    folders: Callable[[], frozenset[str]], changed: Callable[[frozenset[str] | None], None], stop: Event
) -> None:
    """Watch folders, not what is below them, until ``stop`` is set.

    ``changed`` gets the paths that have changed, and None whenever it may have
    missed some: when it has begun, and when a folder has come or gone. Then, and
    after each change, ``folders`` is asked anew.
    """
    watch_folders = load_watch()
    polls = None  # watchfiles decides
    while not stop.is_set():
        watched = folders()
        before = _identities(watched)
        turns = watch_folders(
            *watched,
            watch_filter=None,
            debounce=_LONGEST_WAIT,
            step=_STEP,
            rust_timeout=_TURN,
            yield_on_timeout=True,
            stop_event=stop,
            recursive=False,
            force_polling=polls,
            ignore_permission_denied=True,
        )
        try:
            next(turns, None)
        except FileNotFoundError:  # a folder went before it was watched
            continue
        except (OSError, RuntimeError):
            # The system has nothing left to watch with (inotify has limits for each user).
            if polls:
                raise
            polls = True
            continue
        changed(None)
        for changes in turns:
            if changes:
                changed(frozenset(path for _, path in changes))
            if (changes and folders() != watched) or _identities(watched) != before:
                break


def _identities(folders: frozenset[str]) -> dict[str, tuple[int, int] | None]:
    """Tell folders from others that have taken their places."""
    return {folder: _identity(folder) for folder in folders}


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        status = os.stat(folder)
    except OSError:
        return None
    return status.st_dev, status.st_ino
