"""What is left of documents that are gone: told, and removed where that is asked for."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aic_faq import BuildOptions, DocumentState, FileAccessError, build
from tests.batch.sites import BASE, DOCUMENTS, MANIFEST, files_of, write


class TestStale:
    """Documents that are gone leave their pages, until those are to be removed."""

    def test_stale_files_are_told_and_stay(self, site: Path, folder: Path) -> None:
        """The list of pages has them no more."""
        (folder / "docs" / "more" / "c.md").unlink()

        stale = {"more/c/faq.jsonld", "more/c/faq.txt", "more/c/index.html"}
        for _ in range(2):
            report = build(["docs"], "site")
            assert (stale, ()) == ({*report.stale}, report.removed)
        assert stale <= {*files_of(site)}
        assert b"more/c" not in (site / "index.html").read_bytes()

    def test_they_are_removed_where_that_is_asked_for(self, site: Path, folder: Path) -> None:
        """The folders go with them that are empty then; the site is that of a first build."""
        (folder / "docs" / "more" / "c.md").unlink()

        report = build(["docs"], "site", prune_stale=True)

        build(["docs"], "fresh")
        assert (3, ()) == (len(report.removed), report.stale)
        assert files_of(folder / "fresh") == files_of(site)
        assert not (site / "more").exists()
        assert () == build(["docs"], "site", prune_stale=True).removed

    def test_only_what_we_wrote_is_removed(self, site: Path, folder: Path) -> None:
        """A file of somebody else stays, and so does one of ours that somebody has changed."""
        (folder / "docs" / "more" / "c.md").unlink()
        (site / "more" / "c" / "notes.txt").write_text("mine")
        (site / "more" / "c" / "faq.txt").write_text("by hand")

        report = build(["docs"], "site", prune_stale=True)

        assert {"more/c/faq.jsonld", "more/c/index.html"} == {*report.removed}
        assert ("more/c/faq.txt",) == report.stale
        assert {"more/c/faq.txt", "more/c/notes.txt"} == {
            name for name in files_of(site) if name.startswith("more")
        }

    def test_what_is_no_faq_any_more_is_stale(self, site: Path, folder: Path) -> None:
        """A document that has lost its questions has no page."""
        write(folder / "docs", {"a.md": "# Words\n"})

        report = build(["docs"], "site", prune_stale=True)

        assert (3, DocumentState.SKIPPED) == (len(report.removed), report.documents[0].state)
        assert not (site / "a").exists()

    def test_a_site_map_that_is_not_made_any_more_is_stale(self, folder: Path) -> None:
        """Without a base URL there is none."""
        write(folder / "docs", DOCUMENTS)
        build(["docs"], "site", options=BuildOptions(base_url=BASE))

        assert ("sitemap.xml",) == build(["docs"], "site").stale
        assert ("sitemap.xml",) == build(["docs"], "site").stale
        assert ("sitemap.xml",) == build(["docs"], "site", prune_stale=True).removed
        report = build(["docs"], "site", options=BuildOptions(base_url=BASE))
        assert ("index.html", "sitemap.xml") == report.files

    def test_nothing_outside_the_site_is_removed(self, site: Path, folder: Path) -> None:
        """Whatever the record of a build says."""
        (folder / "docs" / "more" / "c.md").unlink()
        outside = folder / "outside"
        shutil.copytree(site / "more" / "c", outside)
        with closing(sqlite3.connect(site / MANIFEST)) as connection, connection:
            connection.execute("UPDATE document SET folder = '../outside' WHERE folder = 'more/c'")

        build(["docs"], "site", prune_stale=True)

        assert 3 == len([*outside.iterdir()])

    def test_a_file_that_cannot_be_removed_is_told(
        self, site: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It has a name and a reason."""
        (folder / "docs" / "more" / "c.md").unlink()

        def refuse(_path: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "unlink", refuse)
        with pytest.raises(FileAccessError, match=r"permission denied"):
            build(["docs"], "site", prune_stale=True)
        assert site.is_dir()
