"""Sources, positions, and reading files that may be anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.errors import FileAccessError
from aic_faq.source import Position, Source, Span, access_reason, read_bytes


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        (0, Position(1, 1)),
        (1, Position(1, 2)),
        (3, Position(2, 1)),
        (5, Position(3, 1)),
        (7, Position(4, 1)),
        (8, Position(4, 2)),
    ],
)
def test_position(offset: int, position: Position) -> None:
    """Lines end with LF, CRLF or CR; columns count characters."""
    source = Source("é\r\nb\nc\rd\u2028e")
    assert position == source.position(offset)
    assert position.column is not None
    assert offset == source.offset(position.line, position.column)


@given(st.text(st.sampled_from("ab\r\n\u2028")))
def test_lines(text: str) -> None:
    """Lines and their starts make up the text."""
    source = Source(text)
    lines = [source.line(number) for number in range(1, len(source.line_starts) + 1)]
    assert text.replace("\r\n", "\n").replace("\r", "\n") == "\n".join(lines)
    assert all(
        source.line(source.line_number(offset)) or text[offset] in "\r\n" for offset in range(len(text))
    )


def test_shown() -> None:
    """A position is shown as far as it is known; a source does not show its text."""
    assert ("3", "3:4") == (str(Position(3)), str(Position(3, 4)))
    assert "Source(name='f')" == repr(Source("text", "f"))
    assert Position(1, 2) < Position(2, 1)


def test_refused() -> None:
    """Lines count from 1, and a span does not end before its start."""
    with pytest.raises(ValueError):
        Position(0)
    with pytest.raises(ValueError):
        Span(-1, 0)
    with pytest.raises(ValueError, match="ends after its start, got 2 to 1"):
        Span(2, 1)


def test_read_bytes(tmp_path: Path) -> None:
    """A file is read whole, or one byte further than the limit."""
    path = tmp_path / "file"
    path.write_bytes(b"abc\r\n\xff")
    assert b"abc\r\n\xff" == read_bytes(path)
    assert b"abc" == read_bytes(str(path), limit=2)
    assert b"abc\r\n\xff" == read_bytes(path, limit=6)


def test_links_are_followed(tmp_path: Path) -> None:
    """A link to a file is that file."""
    (tmp_path / "file").write_bytes(b"a")
    (tmp_path / "link").symlink_to("file")
    assert b"a" == read_bytes(tmp_path / "link")


@pytest.mark.parametrize("kind", ["fifo", "directory", "loop", "missing", "NUL", "device"])
def test_not_a_regular_file(tmp_path: Path, kind: str) -> None:
    """Nothing else is waited for or read; no descriptor is left open."""
    path = str(tmp_path / "it")
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "directory":
        Path(path).mkdir()
    elif kind == "loop":
        Path(path).symlink_to("it")
    elif kind == "NUL":
        path += "\x00"
    elif kind == "device":
        path = "/dev/zero"
    reason = {"loop": "too many levels of symbolic links", "missing": "no such file or directory"}
    reason |= {"NUL": "not a file name"}
    before = os.listdir("/proc/self/fd")  # noqa: PTH208 - counted, not opened
    with pytest.raises(FileAccessError) as caught:
        read_bytes(path)
    assert (path, reason.get(kind, "not a regular file")) == (caught.value.path, caught.value.reason)
    assert len(before) == len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as above


def test_error_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails is reported as such."""
    path = tmp_path / "file"
    path.write_bytes(b"a")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(FileAccessError, match=r"file: input/output error$"):
        read_bytes(path)


def test_access_reason_without_words() -> None:
    """An error without words of its own is about the name."""
    assert "not a file name" == access_reason(OSError())
