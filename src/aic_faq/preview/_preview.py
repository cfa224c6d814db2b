"""A preview: documents, the server that shows them, and the thread that watches them."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from aic_faq.errors import FileAccessError
from aic_faq.preview._broadcast import Broadcast
from aic_faq.preview._server import PreviewServer
from aic_faq.preview._watching import load_watch, watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.preview._documents import Documents

__all__ = ("Preview",)

_CALM = 0.15  # seconds without a change after which documents are checked: enough to show the page
_PATIENCE = 1.0  # seconds that a check is given to end
_GONE = "the folder has gone in which the preview was started; start it again in the one that is there now"


class Preview:
    """Show documents at an address of this machine, and show them anew whenever they are saved."""

    def __init__(self, documents: Documents, /, *, port: int = 0, ipv6: bool = False) -> None:
        """Take the port, of 127.0.0.1 or of ::1; 0 is any that is free.

        Raises:
            AddressInUseError: where the port cannot be had.
            PluginError: where watchfiles is not installed.
        """
        load_watch()
        self._documents = documents
        self._broadcast = Broadcast()
        self._server = PreviewServer(documents, self._broadcast, port=port, ipv6=ipv6)
        self._stop = Event()
        self._unchecked = Event()
        self._failure: BaseException | None = None
        self._home = os.getcwd()

    @property
    def url(self) -> str:
        """Give the address of the preview."""
        return self._server.url

    def run(self) -> None:
        """Serve until :meth:`stop` is called from another thread, or an exception comes.

        Raises:
            FileAccessError: where the folder goes in which it was started.
        """
        watcher = Thread(target=self._run_aside, args=(self._watch,), name="aic-faq preview: watch")
        # A long check is not waited for at the end.
        checker = Thread(
            target=self._run_aside, args=(self._check,), name="aic-faq preview: check", daemon=True
        )
        try:
            watcher.start()
            checker.start()
            self._server.serve_forever(poll_interval=0.1)
        finally:
            self._stop.set()
            self._unchecked.set()
            self._server.server_close()
            for thread, patience in ((watcher, None), (checker, _PATIENCE)):
                with suppress(RuntimeError):  # an interrupt came before it was started
                    thread.join(patience)
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Let :meth:`run` return; it must be running."""
        self._server.shutdown()

    def _run_aside(self, work: Callable[[], None]) -> None:
        """Run in a thread; where that fails, :meth:`run` ends and raises it, where it is seen."""
        try:
            work()
        except BaseException as failure:  # noqa: BLE001 - it is raised
            self._failure = failure if _has_working_directory() else FileAccessError(self._home, _GONE)
            self._server.shutdown()

    def _watch(self) -> None:
        watch(self._documents.folders, self._look, self._stop)

    def _look(self, paths: frozenset[str] | None) -> None:
        """Show what has changed; what is wrong with it is looked for later."""
        documents = self._documents
        if paths is not None and not any(map(documents.concerns, paths)):
            return
        configure = paths is None or any(map(documents.configured_by, paths))
        if documents.refresh(configure=configure):
            self._broadcast.announce()
        elif not configure:
            return
        self._unchecked.set()

    def _check(self) -> None:
        """Check what has changed once no more changes follow: it is to hold no page up."""
        while self._unchecked.wait() and not self._stop.is_set():
            self._unchecked.clear()
            if not self._unchecked.wait(_CALM):
                self._documents.check()
                self._broadcast.announce()


def _has_working_directory() -> bool:
    """Tell whether the working directory is still there."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return False
    return True
