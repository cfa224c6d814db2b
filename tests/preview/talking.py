"""A preview that runs, and ways to speak to it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from aic_faq.errors import FAQError
from aic_faq.preview import Documents, Preview
from tests.preview.conftest import BROKEN, GOOD

PATIENCE = 20.0
NAMES = ("faq.md", "broken.md")
# Nothing of what is sent back may be kept, guessed at, framed or run.
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@contextmanager
def running(documents: Documents, **options: Any) -> Iterator[Preview]:
    """Run a preview in a thread; when it has ended, no thread of it is left."""
    before = set(threading.enumerate())
    preview = Preview(documents, **options)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            preview.run()
        except FAQError as failure:
            failures.append(failure)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield preview
    finally:
        preview.stop()
        thread.join(PATIENCE)
    assert [] == failures
    assert before == {each for each in threading.enumerate() if each.is_alive()} | before
    assert not thread.is_alive()


def write_documents(folder: Path) -> None:
    """Write a good document with an image, and a broken one."""
    (folder / "dot.png").write_bytes(b"dot")
    (folder / "faq.md").write_text(GOOD.replace("Yes.", "'![dot](dot.png)'"), "utf-8")
    (folder / "broken.md").write_text(BROKEN, "utf-8")


def port_of(preview: Preview) -> int:
    """Give the port at which a preview listens."""
    return int(preview.url.rstrip("/").rpartition(":")[2])


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    """Ask for a path, and give the answer with its text."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode("utf-8")
    finally:
        connection.close()


def say(port: int, words: bytes) -> bytes:
    """Send bytes as they are, and give all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(words)
        connection.shutdown(socket.SHUT_WR)
        pieces = []
        try:
            while piece := connection.recv(65_536):
                pieces.append(piece)
        except ConnectionResetError:  # it has said enough, and did not listen to the end
            pass
        return b"".join(pieces)


@contextmanager
def listening(port: int) -> Iterator[Callable[[], dict[str, Any]]]:
    """Listen to the changes, and give a function that waits for the next state."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(b"GET /changes HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)
        with connection.makefile("r", encoding="ascii") as lines:

            def next_state() -> dict[str, Any]:
                state = next((line for line in lines if line.startswith("data: ")), "")
                assert state
                told: dict[str, Any] = json.loads(state.removeprefix("data: "))
                return told

            yield next_state
