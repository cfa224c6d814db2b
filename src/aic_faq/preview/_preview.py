"""A preview: documents, the server that shows them, and the thread that watches them."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from aic_faq.preview._broadcast import Broadcast
from aic_faq.preview._server import PreviewServer
from aic_faq.preview._watching import load_watch, watch

if TYPE_CHECKING:
    from aic_faq.preview._documents import Documents

__all__ = ("Preview",)


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
        self._failure: BaseException | None = None

    @property
    def url(self) -> str:
        """Give the address of the preview."""
        return self._server.url

    def run(self) -> None:
        """Serve until :meth:`stop` is called from another thread, or an exception comes."""
        watcher = Thread(target=self._watch, name="aic-faq preview")
        watcher.start()
        try:
            self._server.serve_forever(poll_interval=0.1)
        finally:
            self._stop.set()
            self._server.server_close()
            watcher.join()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Let :meth:`run` return; it must be running."""
        self._server.shutdown()

    def _watch(self) -> None:
        try:
            watch(self._documents.folders, self._look, self._stop)
        except BaseException as failure:  # noqa: BLE001 - run() raises it where it is seen
            self._failure = failure
            self._server.shutdown()

    def _look(self, paths: frozenset[str] | None) -> None:
        """Show what has changed, first the documents and then what is wrong with them."""
        documents = self._documents
        if paths is not None and not any(map(documents.concerns, paths)):
            return
        configure = paths is None or any(map(documents.configured_by, paths))
        before = set(documents.shown)
        if documents.refresh(configure=configure):
            changed = [each for each in documents.shown if each not in before]
            if len(changed) == 1:
                # What one save changes is looked at: the checks are not to hold its page up.
                changed[0].snapshot.prepare()
            self._broadcast.announce()
        elif not configure:
            return
        documents.check()
        self._broadcast.announce()
