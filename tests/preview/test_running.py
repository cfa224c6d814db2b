"""A preview while it runs: what it tells, what it takes on, and how it ends."""

from __future__ import annotations

import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import pytest
from attrs import evolve

from aic_faq.errors import FileAccessError
from aic_faq.preview import AddressInUseError, Documents, Preview, Settings, _preview, _server
from aic_faq.preview._broadcast import Broadcast
from tests.preview.conftest import BROKEN
from tests.preview.talking import (
    NAMES,
    PATIENCE,
    ask,
    listening,
    port_of,
    running,
    say,
    write_documents,
)


@pytest.fixture
def port(folder: Path, make_settings: Callable[..., Settings]) -> Iterator[int]:
    """Give the port of a preview of two documents, a good one and a broken one."""
    write_documents(folder)
    with running(Documents(NAMES, make_settings)) as preview:
        yield port_of(preview)


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
        port = port_of(preview)
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
    """Neither one of another file, nor a document that was saved as it was; with settings it is checked."""
    documents = Documents(["faq.md"], make_settings)
    preview = Preview(documents)
    preview._server.server_close()
    for name in ("other.md", "faq.md", "nothing"):
        preview._look(frozenset({str(folder / name)}))
    assert (0, False) == (preview._broadcast.revision, preview._unchecked.is_set())
    preview._look(frozenset({str(folder / "aic-faq.toml")}))
    assert (0, True) == (preview._broadcast.revision, preview._unchecked.is_set())
    (folder / "faq.md").write_text(BROKEN, "utf-8")
    preview._look(frozenset({str(folder / "faq.md"), str(folder / "other.md")}))

    assert 1 == preview._broadcast.revision


def test_no_page_and_no_end_waits_for_a_check(
    folder: Path, make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saves are told while one goes on; one that is late is left behind at the end."""
    begun, let_go = threading.Event(), threading.Event()
    monkeypatch.setattr(_preview, "_PATIENCE", 0.01)

    def check(_results: object) -> tuple[()]:
        begun.set()
        let_go.wait(PATIENCE)
        return ()

    documents = Documents(["faq.md"], lambda: evolve(make_settings(), check=check))
    preview = Preview(documents)
    thread = threading.Thread(target=preview.run)
    thread.start()
    with listening(port_of(preview)) as next_state:
        assert next_state()["documents"][0]["good"]
        assert begun.wait(PATIENCE)
        (folder / "faq.md").write_text(BROKEN, "utf-8")
        told = next_state()["documents"][0]
        assert (False, False) == (told["good"], told["checked"])
        preview.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
    let_go.set()


@pytest.mark.parametrize("calm", [False, True])
def test_it_is_checked_once_no_more_changes_follow(
    calm: bool,  # noqa: FBT001 - a parameter of the test
    folder: Path,
    make_settings: Callable[..., Settings],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two saves that follow on each other are checked together."""
    assert folder.is_dir()
    checks: list[int] = []
    preview = Preview(Documents(["faq.md"], make_settings))
    preview._server.server_close()

    def check() -> None:
        checks.append(1)
        preview._stop.set()
        preview._unchecked.set()

    monkeypatch.setattr(preview._documents, "check", check)
    waits = iter([True, False, True] if calm else [True, True, True, False, True])
    monkeypatch.setattr(preview._unchecked, "wait", lambda _seconds=None: next(waits))
    preview._check()

    assert ([1], 1, None) == (checks, preview._broadcast.revision, next(waits, None))


def test_a_folder_that_is_gone_ends_it(
    folder: Path, make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of documents lead nowhere without the folder in which the command was given."""
    (folder / "here").mkdir()
    (folder / "faq.md").rename(folder / "here" / "faq.md")
    monkeypatch.chdir(folder / "here")
    preview = Preview(Documents(["faq.md"], make_settings))
    shutil.rmtree(folder / "here")
    with pytest.raises(FileAccessError, match="the folder has gone in which the preview was started"):
        preview.run()


def test_waiting_has_an_end() -> None:
    """It ends with news, with the end, and after a while."""
    broadcast = Broadcast()
    assert 0 == broadcast.wait(0, seconds=0.001)
    broadcast.announce()
    assert 1 == broadcast.wait(0, seconds=PATIENCE)
    broadcast.close()
    assert (1, True) == (broadcast.wait(1, seconds=PATIENCE), broadcast.is_closed)
