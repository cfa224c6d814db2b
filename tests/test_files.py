"""Files are written whole or not at all, and sources are never overwritten."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from aic_faq.errors import FileAccessError
from aic_faq.files import make_folder, refuse_to_overwrite, write_all_atomically, write_atomically
from aic_faq.source import read_bytes


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _fail_with(error: BaseException) -> object:
    def fail(*_arguments: object) -> NoReturn:
        raise error

    return fail


class TestWriting:
    """What stands in a file after it was written."""

    @pytest.mark.parametrize("content", ["Qu’est-ce ? 日本\r\n", "Qu’est-ce ? 日本\r\n".encode()])
    def test_text_is_utf8_with_its_newlines(self, tmp_path: Path, content: str | bytes) -> None:
        """Text becomes UTF-8 and no newline is translated; bytes stay as they are."""
        target = tmp_path / "faq.txt"

        write_atomically(target, content)

        assert "Qu’est-ce ? 日本\r\n".encode() == target.read_bytes()
        assert ["faq.txt"] == _names(tmp_path)

    def test_a_new_file_gets_the_mode_of_the_umask(self, tmp_path: Path) -> None:
        """A new file is as open as any other that the user makes."""
        former = os.umask(0o027)
        try:
            write_atomically(tmp_path / "new", "")
        finally:
            os.umask(former)

        assert 0o640 == stat.S_IMODE((tmp_path / "new").stat().st_mode)

    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o444])
    def test_an_existing_file_keeps_its_mode(self, tmp_path: Path, mode: int) -> None:
        """The temporary file's own permissions do not show."""
        target = tmp_path / "faq.txt"
        target.write_text("former")
        target.chmod(mode)

        write_atomically(target, "new")

        assert (mode, "new") == (stat.S_IMODE(target.stat().st_mode), target.read_text())

    def test_a_temporary_file_is_never_more_open_than_its_target(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody can read a private file while it is written."""
        target = tmp_path / "faq.txt"
        target.write_text("former")
        target.chmod(0o600)
        seen: list[int] = []
        monkeypatch.setattr(
            os, "fsync", lambda descriptor: seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        )

        write_atomically(target, "new")

        assert [0o600] == seen

    @pytest.mark.parametrize("existing", [["faq.txt"], []])
    def test_a_symbolic_link_stays(self, tmp_path: Path, existing: list[str]) -> None:
        """What a link points to is written, whether it exists or not, beside itself."""
        (tmp_path / "real").mkdir()
        target = tmp_path / "real" / "faq.txt"
        for name in existing:
            (tmp_path / "real" / name).write_text("former")
        link = tmp_path / "link"
        link.symlink_to("real/faq.txt")

        write_atomically(link, "new")

        assert (True, "new") == (link.is_symlink(), target.read_text())
        assert (["link", "real"], ["faq.txt"]) == (_names(tmp_path), _names(tmp_path / "real"))

    def test_a_name_without_a_folder_is_in_the_working_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The temporary file stands beside its target here, too."""
        monkeypatch.chdir(tmp_path)

        write_atomically("faq.txt", "new")

        assert "new" == (tmp_path / "faq.txt").read_text()


FAILURES = [
    (OSError(errno.EIO, "Input/output error"), FileAccessError),
    (OSError(errno.ENOSPC, "No space left on device"), FileAccessError),
    (KeyboardInterrupt(), KeyboardInterrupt),
    (MemoryError(), MemoryError),
]


class TestFailures:
    """A failure leaves everything as it was."""

    @pytest.mark.parametrize("function", ["open", "fsync", "chmod", "replace"])
    @pytest.mark.parametrize(("failure", "expected"), FAILURES)
    def test_nothing_is_torn(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        function: str,
        failure: BaseException,
        expected: type[BaseException],
    ) -> None:
        """Whatever fails, and at whatever step, the former files are there, and nothing else."""
        for name in ("one", "two"):
            (tmp_path / name).write_bytes(b"former \xff")
        with monkeypatch.context() as broken:
            broken.setattr(os, function, _fail_with(failure))
            with pytest.raises(expected):
                write_all_atomically({str(tmp_path / name): "new" for name in ("one", "two", "three")})

        assert ["one", "two"] == _names(tmp_path)
        assert [b"former \xff"] * 2 == [(tmp_path / name).read_bytes() for name in ("one", "two")]

    def test_the_file_that_failed_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of several files, the message names the one that could not be written."""
        replace = os.replace

        def fail_for_two(temporary: str, target: str) -> None:
            if target.endswith("two"):
                raise OSError(errno.EIO, "Input/output error")
            replace(temporary, target)

        monkeypatch.setattr(os, "replace", fail_for_two)
        with pytest.raises(FileAccessError) as caught:
            write_all_atomically({str(tmp_path / name): "new" for name in ("one", "two", "three")})

        assert f"{tmp_path}/two: input/output error" == str(caught.value)
        assert ["one"] == _names(tmp_path)

    def test_one_target_in_the_way_stops_all(self, tmp_path: Path) -> None:
        """No file is replaced before all of them are stored."""
        (tmp_path / "one").write_text("former")
        (tmp_path / "two").mkdir()
        with pytest.raises(FileAccessError) as caught:
            write_all_atomically({str(tmp_path / name): "new" for name in ("one", "two")})

        assert "not a regular file" == caught.value.reason
        assert "former" == (tmp_path / "one").read_text()

    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("missing/faq.txt", "no such file or directory"),
            ("file/faq.txt", "not a directory"),
            ("loop", "too many levels of symbolic links"),
            ("fifo", "not a regular file"),
            ("nul\0", "not a file name"),
            ("n" * 300, "file name too long"),
        ],
    )
    def test_a_target_that_cannot_be_is_said(self, tmp_path: Path, path: str, reason: str) -> None:
        """Each kind of wrong target has its reason, and the path is the one that was given."""
        (tmp_path / "file").touch()
        (tmp_path / "loop").symlink_to("loop")
        os.mkfifo(tmp_path / "fifo")
        before = _names(tmp_path)
        with pytest.raises(FileAccessError) as caught:
            write_atomically(f"{tmp_path}/{path}", "new")

        assert (f"{tmp_path}/{path}", reason) == (caught.value.path, caught.value.reason)
        assert before == _names(tmp_path)

    def test_text_that_is_no_unicode_is_refused_before_anything_is_made(self, tmp_path: Path) -> None:
        """A lone surrogate, which no reader lets pass, is a mistake of the caller."""
        with pytest.raises(UnicodeEncodeError):
            write_atomically(tmp_path / "new", "\ud800")

        assert [] == _names(tmp_path)


class TestFolders:
    """Folders for outputs."""

    def test_missing_folders_are_made(self, tmp_path: Path) -> None:
        """A folder comes with those above it; one that is there is fine."""
        make_folder(tmp_path / "a" / "b")
        make_folder(tmp_path / "a" / "b")

        assert (tmp_path / "a" / "b").is_dir()

    @pytest.mark.parametrize(
        ("path", "reason"),
        [("file", "not a directory"), ("file/below", "not a directory"), ("nul\0", "not a file name")],
    )
    def test_what_cannot_be_a_folder_is_said(self, tmp_path: Path, path: str, reason: str) -> None:
        """A file in the way is named with its reason."""
        (tmp_path / "file").touch()
        with pytest.raises(FileAccessError) as caught:
            make_folder(f"{tmp_path}/{path}")

        assert reason == caught.value.reason


class TestSources:
    """The document that is read is not written over."""

    @pytest.mark.parametrize("name", ["faq.md", "./faq.md", "symbolic", "hard"])
    def test_the_source_is_refused_by_whatever_name(self, tmp_path: Path, name: str) -> None:
        """Links and other spellings lead to the same file."""
        source = tmp_path / "faq.md"
        source.write_text("the document")
        (tmp_path / "symbolic").symlink_to("faq.md")
        (tmp_path / "hard").hardlink_to(source)
        with pytest.raises(FileAccessError) as caught:
            refuse_to_overwrite(source, f"{tmp_path}/{name}")

        assert f"{tmp_path}/{name}: is the document that is read" == str(caught.value)

    def test_an_open_source_is_known_by_its_descriptor(self, tmp_path: Path) -> None:
        """A document that came through a redirection is protected as well."""
        source = tmp_path / "faq.md"
        source.write_text("the document")
        with source.open() as file, pytest.raises(FileAccessError):
            refuse_to_overwrite(file.fileno(), source)

    @pytest.mark.parametrize("target", ["other.md", "missing.md", "nul\0"])
    def test_other_files_may_be_written(self, tmp_path: Path, target: str) -> None:
        """Equal content makes no equal file, and what is missing is no file."""
        for name in ("faq.md", "other.md"):
            (tmp_path / name).write_text("the document")

        refuse_to_overwrite(tmp_path / "faq.md", f"{tmp_path}/{target}")


class TestReading:
    """Only regular files are read."""

    def test_a_folder_is_refused_and_closed(self, tmp_path: Path) -> None:
        """A folder is named with its reason, and no descriptor stays open."""
        descriptors = Path("/dev/fd")
        before = _names(descriptors)
        with pytest.raises(FileAccessError) as caught:
            read_bytes(tmp_path)

        assert f"{tmp_path}: not a regular file" == str(caught.value)
        assert before == _names(descriptors)
