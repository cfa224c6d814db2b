"""The server: for this machine alone, with a bound for everything."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any

from aic_faq.errors import FAQError
from aic_faq.preview._admission import refusal
from aic_faq.preview._responses import COMMON_HEADERS, plain, respond, state
from aic_faq.source import access_reason

if TYPE_CHECKING:
    from aic_faq.preview._broadcast import Broadcast
    from aic_faq.preview._documents import Documents
    from aic_faq.preview._responses import Response

__all__ = ("AddressInUseError", "PreviewServer")

_MOST_CONNECTIONS = 64
_MOST_LISTENERS = 32
_PATIENCE = 10.0  # seconds for a request to come, or an answer to be taken
_BREATH = 5.0  # seconds after which a listener is looked after: one that has left is noticed
# What lets a port be taken again at once lets two programs share it on Windows.
_ADDRESS_OPTION = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)


class AddressInUseError(FAQError):
    """Say that another program listens at the port."""


class PreviewServer(ThreadingHTTPServer):
    """Serve documents on the loopback interface.

    Attributes:
        documents: what is served.
        broadcast: tells when it changes.
    """

    # Threads are waited for at the end, so none may wait for long.
    daemon_threads = False
    block_on_close = True
    request_queue_size = _MOST_CONNECTIONS

    def __init__(self, documents: Documents, broadcast: Broadcast, /, *, port: int, ipv6: bool) -> None:
        """Bind the port; 0 takes any that is free.

        Raises:
            AddressInUseError: where the port cannot be had.
        """
        self.documents = documents
        self.broadcast = broadcast
        self.listeners = BoundedSemaphore(_MOST_LISTENERS)
        self._connections = BoundedSemaphore(_MOST_CONNECTIONS)
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        self.address_family = socket.AF_INET6 if ipv6 else socket.AF_INET
        host = "::1" if ipv6 else "127.0.0.1"
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            message = f"port {port} of {host}: {access_reason(error)}"
            raise AddressInUseError(message) from error

    def server_bind(self) -> None:
        """Bind, and ask no name server what this machine is called, as the standard library does."""
        self.socket.setsockopt(socket.SOL_SOCKET, _ADDRESS_OPTION, 1)
        self.socket.bind(self.server_address)
        host, self.server_port = self.socket.getsockname()[:2]
        self.server_name = str(host)

    @property
    def url(self) -> str:
        """Give the address of the preview."""
        host = f"[{self.server_name}]" if self.address_family == socket.AF_INET6 else self.server_name
        return f"http://{host}:{self.server_port}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a connection on, unless there are too many."""
        if not self._connections.acquire(blocking=False):
            self.shutdown_request(request)
            return
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its thread, and let go of it."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._lock:
                self._open.discard(request)
            self._connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of those who leave before they have their answer."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        """Close all connections, and wait for their threads."""
        self.broadcast.close()
        with self._lock:
            for request in self._open:
                with suppress(OSError):  # the other side has closed it already
                    request.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    timeout = _PATIENCE
    server_version = "aic-faq"
    sys_version = ""

    @property
    def _preview(self) -> PreviewServer:
        assert isinstance(self.server, PreviewServer)  # noqa: S101 - no other has this handler
        return self.server

    def do_GET(self) -> None:
        """Answer, or tell of changes for as long as the other side listens."""
        refused = refusal(self.headers, self._preview.server_port, self.path)
        if refused is not None:
            self._send(plain(refused.status, refused.reason))
        elif self.path == "/changes" and self.command == "GET":
            self._tell_of_changes()
        else:
            self._send(respond(self._preview.documents, self.path))

    do_HEAD = do_GET  # noqa: N815 - the same

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer to what is no request that can be answered: a line of text, and no word of it."""
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:
            status = HTTPStatus.METHOD_NOT_ALLOWED
        self.close_connection = True
        self.request_version = self.protocol_version  # or there would be no headers
        self._send(plain(status, status.phrase))

    def _send(self, response: Response) -> None:
        self._send_head(response.status, response.media_type, response.policy)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _send_head(self, status: HTTPStatus, media_type: str, policy: str) -> None:
        self.send_response(status)
        headers = COMMON_HEADERS | {"Content-Type": media_type, "Content-Security-Policy": policy}
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            headers |= {"Allow": "GET, HEAD"}
        for name, value in headers.items():
            self.send_header(name, value)

    def _tell_of_changes(self) -> None:
        """Send the state now and after each change, as server-sent events."""
        if not self._preview.listeners.acquire(blocking=False):
            self._send(plain(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages show the preview: close some"))
            return
        try:
            self._send_head(HTTPStatus.OK, "text/event-stream", "default-src 'none'; sandbox")
            self.end_headers()
            self.wfile.write(b"retry: 500\n\n")
            self._send_states()
        finally:
            self._preview.listeners.release()

    def _send_states(self) -> None:
        from json import dumps  # noqa: PLC0415 - as everywhere

        broadcast, told = self._preview.broadcast, -1
        while not broadcast.is_closed:
            revision = broadcast.revision
            words = f"data: {dumps(state(self._preview.documents))}" if revision > told else ": still here"
            self.wfile.write(f"{words}\n\n".encode("ascii"))
            told = revision
            broadcast.wait(told, seconds=_BREATH)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing of requests."""
