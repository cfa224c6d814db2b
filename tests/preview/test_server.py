"""The server, spoken to as browsers do, and as others do."""

from __future__ import annotations

import json
import re
import socket
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from aic_faq.errors import FAQError
from aic_faq.preview import AddressInUseError, Documents, Preview, Settings, _server
from aic_faq.preview._broadcast import Broadcast
from aic_faq.preview._snapshot import Snapshot
from tests.preview.conftest import BROKEN, GOOD

PATIENCE = 20.0
NAMES = ("faq.md", "broken.md")
# Nothing of what is sent back may be kept, guessed at, framed or run.
HEADERS = {
    "Cache-Control": "no-store",
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


@pytest.fixture
def port(folder: Path, make_settings: Callable[..., Settings]) -> Iterator[int]:
    """Give the port of a preview of two documents, a good one and a broken one."""
    _write(folder)
    with running(Documents(NAMES, make_settings)) as preview:
        yield int(preview.url.rstrip("/").rpartition(":")[2])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[..., Settings]) -> Iterator[int]:
    """Give the port of a preview of the same documents, for tests that leave them and it as they are."""
    folder = tmp_path_factory.mktemp("preview")
    _write(folder)
    with running(Documents([str(folder / name) for name in NAMES], make_settings)) as preview:
        yield int(preview.url.rstrip("/").rpartition(":")[2])


def _write(folder: Path) -> None:
    (folder / "dot.png").write_bytes(b"dot")
    (folder / "faq.md").write_text(GOOD.replace("Yes.", "'![dot](dot.png)'"), "utf-8")
    (folder / "broken.md").write_text(BROKEN, "utf-8")


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


@pytest.mark.parametrize(
    ("path", "media_type", "words"),
    [
        ("/", "text/html; charset=utf-8", 'role="tablist"'),
        ("/?x", "text/html; charset=utf-8", 'role="tablist"'),
        ("/documents/0/page/", "text/html; charset=utf-8", "Is it there?"),
        ("/documents/0/page/dot.png", "image/png", "dot"),
        ("/documents/0/jsonld", "application/json", '\\"@type\\": \\"FAQPage\\"'),
        ("/documents/0/text", "application/json", "Is it there?"),
        ("/documents/0/problems", "application/json", '{"problems": []}'),
        ("/documents/1/problems", "application/json", "invalid-yaml"),
        ("/documents/1/text", "application/json", "invalid-yaml"),
        ("/documents/1/findings", "application/json", '{"problems": ['),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_views(method: str, path: str, media_type: str, words: str, shared: int) -> None:
    """Each has an address, and says what it is; HEAD gets the same without the text."""
    answer, text = ask(shared, path, method)

    assert (200, media_type, True) == (
        answer.status,
        answer.headers["Content-Type"],
        words in text or not text,
    )
    assert (method == "HEAD") is (not text)
    assert int(answer.headers["Content-Length"]) == len(text.encode()) or method == "HEAD"
    assert HEADERS == {name: answer.headers[name] for name in HEADERS}
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/faq.md",
        "/documents/0",
        "/documents/0/",
        "/documents/9/page/",
        "/documents/-1/page/",
        "/documents/0/page",
        "/documents/0/text/",
        "/documents/0/nothing",
        "/documents/1/page/",
        "/documents/0/former/",
        "/documents/0/page/faq.md",
        "/documents/0/page/../faq.md",
        "/documents/0/page/%2e%2e/faq.md",
        "/documents/0/page/..%2f..%2fetc%2fpasswd",
        "/../../etc/passwd",
        "//etc/passwd",
        "/documents/0/page/%00",
        "/favicon.ico",
        "/changes/",
    ],
)
def test_nothing_else_has_an_address(path: str, shared: int) -> None:
    """No file of the disk, and no view that there is not; the answer repeats nothing of the question."""
    answer, text = ask(shared, path)

    assert 404 == answer.status
    assert re.fullmatch("there is (nothing here|no such page)[a-z ,;/]*\n", text)


def test_hosts_and_sites_are_looked_at(shared: int) -> None:
    """A name that somebody made lead here gets nothing, and neither does a page of another site."""
    assert 421 == ask(shared, "/", Host="evil.example")[0].status
    assert 421 == ask(shared, "http://evil.example/")[0].status
    assert 404 == ask(shared, "http://evil.example/", Host=f"127.0.0.1:{shared}")[0].status
    assert 403 == ask(shared, "/documents/0/jsonld", Origin="https://evil.example")[0].status
    assert 403 == ask(shared, "/changes", **{"Sec-Fetch-Site": "cross-site"})[0].status
    answer, text = ask(shared, "/", Host=f"evil.example:{shared}")
    assert (421, f"the preview answers to http://127.0.0.1:{shared}/ only\n") == (answer.status, text)
    assert HEADERS == {name: answer.headers[name] for name in HEADERS}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "<b>"])
def test_other_methods_are_refused(method: str, shared: int) -> None:
    """Nothing can be changed from outside."""
    answer, text = ask(shared, "/", method)

    assert (405, "GET, HEAD", "Method Not Allowed\n") == (answer.status, answer.headers["Allow"], text)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/9.9\r\n\r\n", b"505"),
        (b"\x16\x03\x01\x02\x00\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n\r\n", b"421"),
        (b"HEAD / HTTP/1.1\r\nHost: evil\r\n\r\n", b"421"),
    ],
)
def test_what_is_no_request_is_refused(words: bytes, status: bytes, shared: int) -> None:
    """Whatever is too long, too much or not HTTP; the server is still there afterwards."""
    answer = say(shared, words)

    assert not answer or status == answer.split()[1]
    assert 200 == ask(shared, "/")[0].status


def test_digits_of_other_scripts_are_no_numbers(shared: int) -> None:
    """Python would take them for some."""
    path = "/documents/\u00b2/text".encode()

    assert (
        b"404"
        in say(shared, b"GET " + path + b" HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % shared).split(b"\n")[0]
    )


def test_old_requests_get_no_page(shared: int) -> None:
    """HTTP 0.9 knows no hosts."""
    assert b"the preview answers to" in say(shared, b"GET /\r\n\r\n")


def test_the_interface_is_bound_by_its_policy(shared: int) -> None:
    """Only this script and this stylesheet: their digests are in the policy."""
    answer, text = ask(shared, "/")
    policy = answer.headers["Content-Security-Policy"]
    for name in ("script", "style"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}';" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_nothing_of_a_page_runs(shared: int) -> None:
    """Opened alone it has a sandbox, too."""
    for path in ("/documents/0/page/", "/documents/0/page/dot.png"):
        policy = ask(shared, path)[0].headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "sandbox" in policy
        assert "allow-scripts" not in policy
        assert "script-src" not in policy


def test_changes_are_told(port: int, folder: Path) -> None:
    """The state at first, and again after each save: first that it has changed, then what is wrong."""
    with listening(port) as next_state:
        state = next_state()
        while not all(each["checked"] for each in state["documents"]):
            state = next_state()
        good, broken = state["documents"]
        assert {"number": 0, "name": "faq.md", "good": True, "former": False, "errors": 0} == {
            name: good[name] for name in ("number", "name", "good", "former", "errors")
        }
        assert {"number": 1, "name": "broken.md", "good": False, "former": False, "errors": 1} == {
            name: broken[name] for name in ("number", "name", "good", "former", "errors")
        }
        (folder / "unrelated.md").write_text("x")
        (folder / "faq.md").write_text(BROKEN, "utf-8")
        state = next_state()
        now = state["documents"][0]
        assert (False, True) == (now["good"], now["former"])
        assert good["revision"] != now["revision"]
        # Both may have come in one.
        checked = now if now["checked"] else next_state()["documents"][0]
        assert (True, 1, now["revision"]) == (checked["checked"], checked["errors"], checked["revision"])
    assert "Is it there?" in ask(port, "/documents/0/former/")[1]
    assert 200 == ask(port, "/documents/0/former/dot.png")[0].status
    assert 404 == ask(port, "/documents/0/page/dot.png")[0].status


def test_settings_are_read_again(port: int, folder: Path) -> None:
    """A new file of settings is noticed, and the findings are looked for again."""
    with listening(port) as next_state:
        while not all(each["checked"] for each in next_state()["documents"]):
            pass
        (folder / "aic-faq.toml").write_text("")
        assert not next_state()["problem"]


def test_listeners_are_bounded(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One too many is told so, and those that have left make room."""
    monkeypatch.setattr(_server, "_BREATH", 0.01)
    with ExitStack() as listeners:
        for _ in range(_server._MOST_LISTENERS):
            listeners.enter_context(listening(port))()
        answer, text = ask(port, "/changes")
        assert (503, "too many pages show the preview: close some\n") == (answer.status, text)

    assert any(_is_listened_to(port) for _ in range(1000))


def _is_listened_to(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/changes")
    status = connection.getresponse().status
    connection.close()
    return status == 200


def test_connections_are_bounded(port: int) -> None:
    """One too many is closed at once, and the others are served."""
    address = ("127.0.0.1", port)
    idle = [socket.create_connection(address, timeout=PATIENCE) for _ in range(_server._MOST_CONNECTIONS)]
    try:
        assert b"" == say(port, b"")
        idle[0].sendall(b"GET / HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)
        assert idle[0].recv(12).startswith(b"HTTP/1.0 200")
    finally:
        for each in idle:
            each.close()


def test_a_port_in_use_is_said(folder: Path, make_settings: Callable[..., Settings]) -> None:
    """The port and the reason are named."""
    documents = Documents(["faq.md"], make_settings)
    assert folder.is_dir()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(AddressInUseError) as raised:
            Preview(documents, port=port)

    assert f"port {port} of 127.0.0.1: address already in use" == str(raised.value)


def test_ipv6(folder: Path, make_settings: Callable[..., Settings]) -> None:
    """The loopback address of IPv6 is the other one that there is."""
    assert folder.is_dir()
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    with running(Documents(["faq.md"], make_settings), ipv6=True) as preview:
        assert re.fullmatch(r"http://\[::1\]:\d+/", preview.url)
        connection = HTTPConnection("::1", int(preview.url[:-1].rpartition(":")[2]), timeout=PATIENCE)
        connection.request("GET", "/")
        assert 200 == connection.getresponse().status
        connection.close()


def test_it_ends_though_pages_listen_and_others_say_nothing(
    folder: Path, make_settings: Callable[..., Settings]
) -> None:
    """No thread is left, and nobody is waited for."""
    assert folder.is_dir()
    with running(Documents(["faq.md"], make_settings)) as preview:
        port = int(preview.url.rstrip("/").rpartition(":")[2])
        silent = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        listener = listening(port)
        next_state = listener.__enter__()
        next_state()
    assert b"" == silent.recv(1)
    silent.close()
    listener.__exit__(None, None, None)


def test_a_watch_that_fails_ends_it(
    folder: Path, make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview that no longer sees changes would be a lie."""
    assert folder.is_dir()
    preview = Preview(Documents(["faq.md"], make_settings))

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aic_faq.preview._preview.watch", fail)
    with pytest.raises(OSError, match="No space left"):
        preview.run()


def test_our_own_mistakes_are_shown(
    port: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Only those who leave early are passed over in silence."""

    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(_server, "respond", fail)
    assert b"" == say(port, b"GET / HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)

    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_change_that_shows_nothing_is_not_told(
    folder: Path, make_settings: Callable[..., Settings]
) -> None:
    """Neither one of another file, nor a document that was saved as it was; settings always are."""
    documents = Documents(["faq.md"], make_settings)
    preview = Preview(documents)
    preview._server.server_close()
    for name in ("other.md", "faq.md", "nothing"):
        preview._look(frozenset({str(folder / name)}))
    assert (0, None) == (preview._broadcast.revision, documents.shown[0].findings)
    preview._look(frozenset({str(folder / "aic-faq.toml")}))
    assert (1, ()) == (preview._broadcast.revision, documents.shown[0].findings)
    (folder / "faq.md").write_text(BROKEN, "utf-8")
    preview._look(frozenset({str(folder / "faq.md"), str(folder / "other.md")}))

    assert 3 == preview._broadcast.revision


def test_what_one_save_changes_is_ready_when_it_is_told(
    folder: Path, make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many documents that change at once, a page is made when it is looked at."""
    made: list[object] = []

    def prepare(self: Snapshot) -> None:
        made.append(self)

    monkeypatch.setattr(Snapshot, "prepare", prepare)
    (folder / "other.md").write_text(GOOD, "utf-8")
    documents = Documents(["faq.md", "other.md"], make_settings)
    preview = Preview(documents)
    preview._server.server_close()
    for names in (["faq.md"], ["faq.md", "other.md"]):
        for name in names:
            (folder / name).write_text((folder / name).read_text("utf-8") + "\n", "utf-8")
        preview._look(frozenset(str(folder / name) for name in names))
        made.append("told")

    assert (3, "told", "told") == (len(made), *made[1:])


def test_waiting_has_an_end() -> None:
    """It ends with news, with the end, and after a while."""
    broadcast = Broadcast()
    assert 0 == broadcast.wait(0, seconds=0.001)
    broadcast.announce()
    assert 1 == broadcast.wait(0, seconds=PATIENCE)
    broadcast.close()
    assert (1, True) == (broadcast.wait(1, seconds=PATIENCE), broadcast.is_closed)
