"""Folders that are watched, as the system tells of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

import pytest

from aic_faq.errors import PluginError
from aic_faq.preview import _watching
from aic_faq.preview._selection import nearest_folder
from aic_faq.preview._watching import load_watch, watch

PATIENCE = 20.0

_Told = Queue[frozenset[str] | None]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, _Told]]:
    """Watch a folder, and give what is told of it; when it is given, the watch has begun."""
    folder, told, stop = tmp_path / "content", _Told(), Event()
    folder.mkdir()
    thread = Thread(target=watch, args=(lambda: frozenset({nearest_folder(str(folder))}), told.put, stop))
    thread.start()
    assert told.get(timeout=PATIENCE) is None
    yield folder, told
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def wait_for(told: _Told, path: Path) -> None:
    """Wait until a change of a path is told."""
    while str(path) not in (told.get(timeout=PATIENCE) or ()):
        pass


def test_files_that_come_change_and_go(watched: tuple[Path, _Told]) -> None:
    """Each is told by its path."""
    folder, told = watched
    file = folder / "faq.md"
    file.write_text("one")
    wait_for(told, file)
    file.write_text("two")
    wait_for(told, file)
    file.unlink()
    wait_for(told, file)


def test_a_file_that_takes_the_place_of_another(watched: tuple[Path, _Told]) -> None:
    """Editors write a new file and rename it, again and again."""
    folder, told = watched
    for number in range(3):
        (folder / ".new").write_text(str(number))
        (folder / ".new").replace(folder / "faq.md")
        wait_for(told, folder / "faq.md")


def test_a_folder_that_goes_and_comes_back(watched: tuple[Path, _Told]) -> None:
    """What has happened meanwhile is not known: everything is to be looked at."""
    folder, told = watched
    folder.rename(folder.parent / "elsewhere")
    while told.get(timeout=PATIENCE) is not None:
        pass
    folder.mkdir()
    while told.get(timeout=PATIENCE) is not None:
        pass
    # It is the new one that is watched.
    (folder / "faq.md").write_text("one")
    wait_for(told, folder / "faq.md")


def test_no_watchfiles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra it is said how to get it."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(PluginError) as raised:
        load_watch()

    assert "a preview needs watchfiles: pip install 'aic-faq[preview]'" == str(raised.value)


def _failing(
    *failures: type[Exception] | None,
) -> tuple[Callable[..., Iterator[set[Any]]], list[bool | None]]:
    """Give a watch that fails each time as it is told, and the list of how it polls."""
    left, polls = list(failures), []

    def watch_folders(*_folders: str, force_polling: bool | None, **_options: object) -> Iterator[set[Any]]:
        polls.append(force_polling)
        failure = left.pop(0)
        if failure is not None:
            raise failure
        yield set()

    return watch_folders, polls


@pytest.mark.parametrize("failure", [OSError, RuntimeError])
def test_a_system_without_watches_is_polled(
    failure: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that has just gone is no such failure."""
    watch_folders, polls = _failing(FileNotFoundError, failure, None)
    monkeypatch.setattr(_watching, "load_watch", lambda: watch_folders)
    stop = Event()
    watch(lambda: frozenset({str(tmp_path)}), lambda _: stop.set(), stop)

    assert [None, None, True] == polls


def test_folders_are_looked_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is told where nothing has happened; when one has gone, they are watched anew."""
    folder, stop = tmp_path / "content", Event()
    folder.mkdir()
    told: list[frozenset[str] | None] = []

    def watch_folders(*_folders: str, **_options: object) -> Iterator[set[tuple[int, str]]]:
        yield set()  # it has begun
        if not folder.exists():
            stop.set()
            return
        yield set()  # nothing has happened
        yield {(1, str(folder / "faq.md"))}
        folder.rmdir()
        yield set()
        pytest.fail("the folder has gone")

    monkeypatch.setattr(_watching, "load_watch", lambda: watch_folders)
    watch(lambda: frozenset({str(folder)}), told.append, stop)

    assert [None, frozenset({str(folder / "faq.md")}), None] == told


def test_a_system_that_cannot_be_polled_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing left to try."""
    watch_folders, _ = _failing(OSError, OSError)
    monkeypatch.setattr(_watching, "load_watch", lambda: watch_folders)
    with pytest.raises(OSError):
        watch(lambda: frozenset({str(tmp_path)}), lambda _: None, Event())
