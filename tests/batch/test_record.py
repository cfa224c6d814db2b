"""The record of a build: damaged, of another version, in use, or left by a build that was killed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aic_faq import DocumentState, FileAccessError, build
from tests.batch.sites import MANIFEST, built, faq, some_documents, write


class TestTheRecord:
    """The record of a build stands in the folder of the site."""

    @pytest.mark.usefixtures("site")
    def test_two_builds_at_a_time_are_one_too_many(self, site: Path) -> None:
        """The second is refused, and says why."""
        with closing(sqlite3.connect(site / MANIFEST, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            with pytest.raises(FileAccessError, match="another build is at work there"):
                build(["docs"], "site")

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("SQLITE_FULL", "no space left on device"),
            ("SQLITE_READONLY_DIRECTORY", "permission denied"),
            ("SQLITE_IOERR_WRITE", "it broke"),
        ],
    )
    def test_what_is_wrong_is_said_in_words(
        self, name: str, reason: str, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk, a folder without permission, and whatever the database says else."""
        write(folder, {"a.md": faq("Why?")})
        error = sqlite3.OperationalError("it broke")
        error.sqlite_errorname = name

        def refuse(*_arguments: object, **_options: object) -> None:
            raise error

        monkeypatch.setattr(sqlite3, "connect", refuse)
        with pytest.raises(FileAccessError) as raised:
            build(["a.md"], "site")
        assert reason == raised.value.reason

    def test_another_file_of_its_name_is_left_alone(self, site: Path) -> None:
        """What is no database of ours is neither read nor replaced."""
        (site / MANIFEST).write_bytes(b"something else" * 1000)

        with pytest.raises(FileAccessError, match="not the record of a build"):
            build(["docs"], "site")

    def test_the_record_of_another_version_is_begun_anew(self, site: Path) -> None:
        """All pages are made again."""
        with closing(sqlite3.connect(site / MANIFEST)) as connection:
            connection.execute("PRAGMA user_version = 99")

        assert 3 == len(built(build(["docs"], "site")))

    def test_what_a_killed_build_has_left_is_removed(self, site: Path) -> None:
        """Its temporary files, by their names; after a build that ended none is looked for."""
        left = site / "a" / ".aic-faq-0123456789abcdef.tmp"
        for name in (left, site / ".aic-faq-notes.tmp"):
            name.write_text("part")
        assert () == build(["docs"], "site").leftovers
        with closing(sqlite3.connect(site / MANIFEST)) as connection, connection:
            connection.execute("UPDATE note SET value = '1' WHERE name = 'running'")

        assert ("a/.aic-faq-0123456789abcdef.tmp",) == build(["docs"], "site").leftovers
        assert [".aic-faq-notes.tmp"] == [path.name for path in site.rglob("*.tmp")]

    def test_a_leftover_that_cannot_be_removed_is_told(
        self, site: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It has a name and a reason."""
        (site / "a" / ".aic-faq-0123456789abcdef.tmp").write_text("part")
        write(folder / "docs", {"a.md": faq("Why not?")})

        def refuse(_path: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "unlink", refuse)
        with pytest.raises(FileAccessError, match=r"permission denied"):
            build(["docs"], "site")

    def test_a_page_clears_its_own_folder(self, site: Path, folder: Path) -> None:
        """A worker that was killed may have left a part, and another makes the page."""
        (site / "a" / ".aic-faq-0123456789abcdef.tmp").write_text("part")
        write(folder / "docs", {"a.md": faq("Why not?")})

        build(["docs"], "site")

        assert [] == [*site.rglob("*.tmp")]

    def test_long_sites_are_noted_now_and_then(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is made lasts though the build is killed: the record says so before its end."""
        monkeypatch.setattr("aic_faq.batch._manifest._SECONDS_BETWEEN_COMMITS", -1)
        write(folder / "docs", some_documents(20))

        assert 20 == build(["docs"], "site").counts[DocumentState.BUILT]
