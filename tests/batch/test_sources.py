"""Which documents there are, and where in a site they belong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq import FileAccessError, ReadOptions
from aic_faq.batch import is_site
from aic_faq.batch._paths import folder_of, same_on_disk
from aic_faq.batch._sources import find_sources
from aic_faq.readers.folder.kind import is_question_folder
from tests.batch.sites import MANIFEST, faq, write

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = ReadOptions()
QUESTION = "---\ntitle: Why?\n---\nSo.\n"


def found(*sources: str, output: str = "site", options: ReadOptions = OPTIONS) -> list[str]:
    """Give the names of the documents that sources stand for; a folder ends in a slash."""
    return [each.name + "/" * each.is_folder for each in find_sources(sources, output, options)]


class TestFolders:
    """Documents are looked for in folders."""

    def test_documents_are_found_in_the_order_people_use(self, folder: Path) -> None:
        """Numbers count as numbers, files come before the folders beside them."""
        write(folder / "docs", dict.fromkeys(["10.md", "2.yaml", "b/1.html", "a.json", "b.csv"], faq("Why?")))

        assert ["2.yaml", "10.md", "a.json", "b.csv", "b/1.html"] == found("docs")

    def test_what_is_not_content_is_passed_over(self, folder: Path) -> None:
        """Hidden files, other files, links to elsewhere, pipes, and the site itself."""
        names = [".hidden.md", ".git/a.md", "a.png", "notes.txt", "site/a/index.html", "b.md", "c/d.md"]
        write(folder / "docs", dict.fromkeys(names, faq("Why?")))
        write(folder, {"elsewhere.md": faq("Why?")})
        (folder / "docs" / "link.md").symlink_to(folder / "elsewhere.md")
        (folder / "docs" / "same.md").symlink_to(folder / "docs" / "b.md")
        (folder / "docs" / "round").symlink_to(folder / "docs")
        os.mkfifo(folder / "docs" / "pipe.md")

        assert ["b.md", "same.md", "c/d.md"] == found("docs", output="docs/site")

    def test_the_folder_of_the_site_is_no_source(self, folder: Path) -> None:
        """Pages would be made of pages."""
        write(folder, {"a.md": faq("Why?")})

        with pytest.raises(FileAccessError, match="is the folder that is written to"):
            found(".", output=str(folder))

    def test_sites_are_no_sources(self, folder: Path) -> None:
        """Pages of another site, built there before, are none of its documents."""
        write(folder / "docs", {"a.md": faq("Why?"), "old/b.md": faq("Why?"), f"old/{MANIFEST}": ""})

        assert ["a.md"] == found("docs")

    def test_folders_of_questions_are_documents(self, folder: Path) -> None:
        """Wherever they stand; what they are called is said once."""
        write(folder / "docs", {"a.md": faq("Why?"), "shop/1.md": QUESTION, "shop/pay/2.md": QUESTION})
        write(folder / "help", {"1.md": QUESTION})

        assert ["a.md", "shop/", "help/"] == found("docs", "help")

    def test_a_shape_that_is_asked_for_decides(self, folder: Path) -> None:
        """``folder`` is for folders, and others are for files."""
        write(folder / "docs", {"1.md": QUESTION})

        assert ["docs/"] == found("docs", options=ReadOptions(format="folder"))
        assert ["1.md"] == found("docs", options=ReadOptions(format="markdown-page"))

    def test_a_folder_that_cannot_be_read_is_told(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It has a name and a reason."""
        (folder / "docs").mkdir()

        def refuse(_path: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "scandir", refuse)
        with pytest.raises(FileAccessError, match="permission denied"):
            found("docs", options=ReadOptions(format="yaml"))


class TestPatterns:
    """Patterns are for shells that do not know them, and for more files than a command line takes."""

    def test_names_begin_where_the_pattern_begins(self, folder: Path) -> None:
        """Below the last folder without a sign that stands for others; the site is left out."""
        names = ["docs/a.md", "docs/b/c.md", "docs/b/d.yaml", "site/e.md"]
        write(folder, dict.fromkeys(names, faq("Why?")))

        assert ["a.md", "b/c.md"] == found("docs/**/*.md")
        assert ["docs/a.md", "docs/b/c.md"] == found("**/*.md")
        assert ["b/c.md", "b/d.yaml"] == found("docs/*/*")

    def test_a_pattern_that_fits_nothing_is_told(self) -> None:
        """It is like a file that is not there."""
        with pytest.raises(FileAccessError, match="no such file or directory"):
            found("docs/*.md")

    @pytest.mark.parametrize("pattern", ["**/*.md", "docs/**/*.md", "d*/**", "**/docs/**/a.md"])
    def test_links_that_lead_round_are_not_followed(self, pattern: str, folder: Path) -> None:
        """Two of them would make more paths than anybody can count."""
        write(folder, {"docs/a.md": faq("Why?"), "docs/.hidden/a.md": faq("Why?")})
        for name in ("one", "other"):
            (folder / "docs" / name).symlink_to(folder / "docs")

        assert ["docs/a.md"] == [each.path for each in find_sources([pattern], "site", OPTIONS)]

    def test_a_pattern_may_begin_anywhere(self, folder: Path) -> None:
        """The folder may be named from the top, by a link, or have signs of patterns in its name."""
        write(folder, {"docs [1]/b/a.md": faq("Why?")})
        (folder / "link").symlink_to(folder / "docs [1]")

        assert ["b/a.md"] == found("link/**/*.md")
        assert ["b/a.md"] == found(f"{folder}/link/**/**/a.md")
        assert ["docs [1]/b/a.md"] == found("docs*/**/a.md")

    def test_an_empty_name_is_no_folder(self) -> None:
        """A variable of a shell that is not set must not stand for the folder we are in."""
        with pytest.raises(FileAccessError, match="no such file or directory"):
            found("")

    def test_a_file_may_be_called_like_a_pattern(self, folder: Path) -> None:
        """What is there is meant."""
        write(folder, {"a[1].md": faq("Why?"), "a1.md": faq("Who?")})

        assert ["a[1].md"] == found("a[1].md")


class TestIsSite:
    """Whether several documents are meant is told by the way they are named."""

    def test_by_name(self, folder: Path) -> None:
        """Several, a pattern, and a folder with documents; not one file, nor one folder of questions."""
        write(folder, {"a.md": faq("Why?"), "docs/a.md": faq("Why?"), "one/1.md": QUESTION, "none/a.png": ""})

        expected = {("a.md", "b.md"): True, ("*.md",): True, ("docs",): True, ("a.md",): False}
        expected |= {("one",): False, ("none",): False, ("missing.md",): False, ("one", "two"): True}
        assert expected == {names: is_site(names, OPTIONS) for names in expected}
        assert not is_site(["docs"], ReadOptions(format="folder"))


class TestQuestionFolders:
    """What the first files of a folder tell."""

    @pytest.mark.parametrize(
        ("documents", "expected"),
        [
            pytest.param({"1.md": QUESTION, "2.md": QUESTION}, True, id="a question in each file"),
            pytest.param({"1.md": QUESTION, "2.md": faq("Why?")}, False, id="a document among them"),
            pytest.param({"a/1.md": QUESTION}, True, id="questions in folders"),
            pytest.param({"why/index.md": QUESTION}, True, id="bundles"),
            pytest.param({"1.md": "# Words\n"}, False, id="no question"),
            pytest.param({"1.md": "---\na: [\n"}, False, id="what cannot be read"),
            pytest.param({"README.md": QUESTION, "_index.md": QUESTION}, False, id="about the folder"),
            pytest.param({".git/1.md": QUESTION, ".1.md": QUESTION}, False, id="hidden"),
            pytest.param({}, False, id="empty"),
        ],
    )
    def test_by_content(self, documents: dict[str, str], expected: bool, folder: Path) -> None:  # noqa: FBT001
        """Questions in files of their own make one FAQ; a document with several makes a place for such."""
        write(folder, documents)

        assert expected == is_question_folder(str(folder), OPTIONS)

    def test_links_and_files_that_cannot_be_read_tell_nothing(self, folder: Path) -> None:
        """Neither do files that are too large."""
        write(folder, {"docs/large.md": QUESTION, "1.md": QUESTION, "docs/bad.md": "x\udcff".encode(
            "utf-8", "surrogateescape").decode("latin-1")})  # fmt: skip
        (folder / "docs" / "link.md").symlink_to(folder / "1.md")
        (folder / "docs" / "latin.md").write_bytes(b"\xe9")
        os.mkfifo(folder / "docs" / "pipe.md")
        limits = OPTIONS.limits.__class__(bytes=5)

        assert not is_question_folder("docs", ReadOptions(limits=limits))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("faq.md", "faq"),
        ("guide/faq.fr.md", "guide/faq.fr"),
        ("guide/index.md", "guide"),
        ("guide/README.md", "guide"),
        ("guide/_index.fr.md", "guide/_index.fr"),
        ("index.md", "index"),
        ("no-suffix", "no-suffix"),
        ("a: b?.md", "a- b-"),
        ("CON.md", "CON-page"),
        ("com1.x/a.md", "com1-page.x/a"),
        ("nul .tar.md", "nul-page .tar"),
        ("com¹.md", "com¹-page"),
        ("index.html.md", "index.html-page"),
        ("sitemap-2.xml/faq.txt.md", "sitemap-2.xml-page/faq.txt-page"),
        ("dots. . .md", "dots"),
        ("...", "-page"),
        ("e\u0301.md", "\u00e9"),
        ("\udcff.md", "-"),
        ("Où\n.md", "Où-"),
    ],
)
def test_folders_are_fit_for_every_file_system(name: str, expected: str) -> None:
    """A document keeps its name, as far as it can be a name elsewhere, too."""
    assert expected == folder_of(name, is_folder=False)


def test_a_folder_keeps_its_whole_name() -> None:
    """It has no suffix."""
    assert "v1.2" == folder_of("v1.2", is_folder=True)
    assert "docs/index" == folder_of("docs/index", is_folder=True)


@given(st.text(st.characters(exclude_characters="/\x00", exclude_categories=[]), min_size=1), st.booleans())
def test_no_name_leads_out_of_the_site(name: str, is_folder: bool) -> None:  # noqa: FBT001
    """Every name is one folder below the site, and not hidden."""
    folder = folder_of(name, is_folder=is_folder)

    assert folder == os.path.normpath(folder)
    assert not folder.startswith((".", "/"))
    assert "/" not in folder
    assert folder.encode("utf-8")
    assert same_on_disk(folder) == same_on_disk(folder.upper()) or not folder.isascii()
