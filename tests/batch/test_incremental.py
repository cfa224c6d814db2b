"""Building again: only what has to be made is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aic_faq
from aic_faq import (
    BuildOptions,
    DocumentState,
    FileAccessError,
    HTMLExporter,
    ReadOptions,
    TextExporter,
    build,
)
from aic_faq.batch import is_site
from aic_faq.batch._code import code_signature
from aic_faq.readers.folder.kind import is_question_folder
from tests.batch.sites import BASE, DOCUMENTS, MANIFEST, built, faq, files_of, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

QUESTION = "---\ntitle: Why?\n---\nSo.\n"


def test_what_has_not_changed_is_left(site: Path) -> None:
    """No file is touched, and the report says that nothing was written."""
    former = {path: path.stat().st_mtime_ns for path in site.rglob("*.*") if path.name != MANIFEST}

    report = build(["docs"], "site")

    assert (3, ()) == (report.counts[DocumentState.UNCHANGED], report.files)
    assert former == {path: path.stat().st_mtime_ns for path in former}


def _edit_document(folder: Path) -> None:
    write(folder / "docs", {"a.md": faq("Why not?")})


def _remove_output(folder: Path) -> None:
    (folder / "site" / "a" / "faq.txt").unlink()


def _change_output(folder: Path) -> None:
    (folder / "site" / "a" / "faq.txt").write_text("by hand")


def _change_output_of_one_size(folder: Path) -> None:
    path = folder / "site" / "a" / "faq.txt"
    path.write_bytes(b"x" * path.stat().st_size)
    os.utime(path, ns=(0, 0))


@pytest.mark.parametrize(
    "change", [_edit_document, _remove_output, _change_output, _change_output_of_one_size]
)
def test_a_changed_page_is_made_again(change: Callable[[Path], None], site: Path, folder: Path) -> None:
    """A document with other words, and an output that is gone or was changed by hand."""
    change(folder)

    assert {"a.md"} == built(build(["docs"], "site"))
    build(["docs"], "fresh")
    assert files_of(folder / "fresh") == files_of(site)


def test_a_site_that_was_copied_is_not_made_again(site: Path, folder: Path) -> None:
    """Dates count for nothing where the bytes are the same, as after a check-out or from a cache."""
    shutil.copytree(site, folder / "copy", copy_function=shutil.copy)
    for path in (folder / "copy").rglob("*.*"):
        os.utime(path, ns=(0, 0))

    assert set() == built(build(["docs"], "copy"))


@pytest.mark.parametrize(
    "options",
    [
        BuildOptions(base_url=BASE),
        BuildOptions(language="fr"),
        BuildOptions(page=HTMLExporter(profile="dl")),
        BuildOptions(text=TextExporter(width=40)),
    ],
    ids=["base URL", "language", "page", "text"],
)
def test_other_options_make_all_pages_again(options: BuildOptions, site: Path, folder: Path) -> None:
    """Whatever changes a page is part of what pages are compared by."""
    assert 3 == len(built(build(["docs"], "site", options=options)))
    build(["docs"], "fresh", options=options)
    assert files_of(folder / "fresh") == files_of(site)


@pytest.mark.usefixtures("site")
def test_the_title_of_the_list_is_text() -> None:
    """No file can hold half a character, and no page a control character."""
    for title in ("\x1b[31mHelp", "Help \udcff"):
        with pytest.raises(ValueError, match="title must be text without control characters"):
            BuildOptions(title=title)


def test_the_title_of_the_list_is_no_matter_of_pages() -> None:
    """Only the list is written again."""
    report = build(["docs"], "site", options=BuildOptions(title="Help"))

    assert (set(), ("index.html",)) == (built(report), report.files)


@pytest.mark.usefixtures("site")
def test_other_code_makes_all_pages_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """A new release may write better pages; what Python compiles is no other code."""
    package = folder / "package"
    write(package, {"one.py": "1", "words.toml": "", "one.pyc": "1", "__pycache__/one.pyc": "1"})
    (package / ".#one.py").symlink_to("writer@host")  # as some editors lock a file
    monkeypatch.setattr("aic_faq.batch._code._PACKAGE", str(package))
    code_signature.cache_clear()
    request.addfinalizer(code_signature.cache_clear)
    numbers = []
    for name in ("one.py", "words.toml", "one.pyc"):
        build(["docs"], "site")
        (package / name).write_text("changed", "utf-8")
        code_signature.cache_clear()  # as another program has it
        numbers.append(len(built(build(["docs"], "site"))))

    assert [3, 3, 0] == numbers


@pytest.mark.usefixtures("site")
def test_all_is_made_where_that_is_asked_for() -> None:
    """Whatever stands there."""
    assert 3 == len(built(build(["docs"], "site", incremental=False)))


class TestTemplates:
    """A template and what it takes in are part of what pages are compared by."""

    @pytest.fixture(autouse=True)
    def options(self, folder: Path) -> BuildOptions:
        """Write two documents and a template."""
        write(folder / "docs", DOCUMENTS)
        write(folder / "theme", {"page.html": '{% extends "aic_faq/page.html" %}{% block after %}'
              '{% include "end.html" %}{% endblock %}', "end.html": "The end"})  # fmt: skip
        return BuildOptions(page=HTMLExporter(template="theme"))

    def test_what_a_template_takes_in_counts(self, options: BuildOptions, folder: Path) -> None:
        """Other files of its folder do not."""
        assert 3 == len(built(build(["docs"], "site", options=options)))
        write(folder / "theme", {"notes.txt": "anything"})
        assert set() == built(build(["docs"], "site", options=options))
        write(folder / "theme", {"end.html": "This is the end"})
        assert 3 == len(built(build(["docs"], "site", options=options)))
        assert b"This is the end" in (folder / "site" / "a" / "index.html").read_bytes()

    def test_a_name_that_only_runs_tell(self, options: BuildOptions, folder: Path) -> None:
        """Where nobody knows what is taken in, all pages are made."""
        write(folder / "theme", {"page.html": '{% include ["en", "d.html"]|join %}'})
        for _ in range(2):
            assert 3 == len(built(build(["docs"], "site", options=options)))

    def test_jinja_may_be_missing(self, options: BuildOptions, monkeypatch: pytest.MonkeyPatch) -> None:
        """The extra is named."""
        monkeypatch.setitem(sys.modules, "jinja2", None)

        with pytest.raises(aic_faq.TemplateError, match=r"aic-faq\[templates\]"):
            build(["docs"], "site", options=options)

    @pytest.mark.parametrize("content", [b"{% if %}", b"\xff"])
    def test_a_template_that_cannot_be_used(
        self, content: bytes, options: BuildOptions, folder: Path
    ) -> None:
        """It is told as everywhere."""
        (folder / "theme" / "page.html").write_bytes(content)

        with pytest.raises(aic_faq.TemplateError):
            build(["docs"], "site", options=options)


def test_a_folder_of_questions_is_one_document(folder: Path) -> None:
    """Each of its files counts."""
    write(folder / "docs", {"a.md": faq("Why?")})
    write(folder / "docs" / "shop", {"one.md": "---\ntitle: How?\n---\nSo.\n"})

    report = build(["docs"], "site")
    assert ["a", "shop"] == [document.folder for document in report.documents]
    assert set() == built(build(["docs"], "site"))
    write(folder / "docs" / "shop", {"two.md": "---\ntitle: When?\n---\nNow.\n"})
    assert {"shop"} == built(build(["docs"], "site"))
    write(folder / "docs" / "shop", {".notes": "anything", ".git/notes": "anything"})
    assert set() == built(build(["docs"], "site"))
    assert b"When?" in (folder / "site" / "shop" / "faq.txt").read_bytes()


class TestKindsOfFolders:
    """Whether a folder is one FAQ is remembered as long as its first files are as they were."""

    @pytest.fixture
    def asked(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Build a site, and then note which folders are read to know what they are."""
        write(folder / "docs", {"b.md": faq("Why?"), "shop/1.md": QUESTION, "shop/2.md": QUESTION})
        build(["docs"], "site")
        asked: list[str] = []

        def noting(path: str, options: ReadOptions, *, names: Iterable[str]) -> bool:
            asked.append(path.replace(os.sep, "/"))
            return is_question_folder(path, options, names=names)

        monkeypatch.setattr("aic_faq.readers.folder.kind.is_question_folder", noting)
        return asked

    def test_nothing_is_read_where_nothing_has_changed(self, asked: list[str]) -> None:
        """Neither by the build nor before it."""
        report = build(["docs"], "site")

        assert is_site(["docs"], ReadOptions(), output="site")
        assert (["b", "shop"], []) == ([each.folder for each in report.documents], asked)

    @pytest.mark.parametrize(
        ("name", "text", "kinds"),
        [
            ("shop/1.md", faq("Where?"), ["b", "shop/1", "shop/2"]),
            ("shop/0.md", faq("Where?"), ["b", "shop/0", "shop/1", "shop/2"]),
            ("shop/3.md", QUESTION, ["b", "shop"]),
        ],
    )
    def test_what_has_changed_is_read(
        self, name: str, text: str, kinds: list[str], asked: list[str], folder: Path
    ) -> None:
        """Another text of a file, and a new file, which may make the folder something else."""
        write(folder / "docs", {name: text})

        assert kinds == [each.folder for each in build(["docs"], "site").documents]
        assert "docs/shop" in asked

    def test_files_that_cannot_be_read_tell_nothing(self, asked: list[str], folder: Path) -> None:
        """As long as they cannot."""
        os.mkfifo(folder / "docs" / "a.md")
        for _ in range(2):
            assert ["b", "shop"] == [each.folder for each in build(["docs"], "site").documents]
        assert ["docs"] == asked

    @pytest.mark.parametrize("record", [b"something else" * 1000, None])
    def test_a_record_that_cannot_be_used_tells_nothing(
        self, record: bytes | None, asked: list[str], folder: Path
    ) -> None:
        """Then the folder is read as if there were none."""
        path = folder / "site" / MANIFEST
        if record is None:
            path.unlink()
        else:
            path.write_bytes(record)

        assert is_site(["docs"], ReadOptions(), output="site")
        assert ["docs"] == asked


@pytest.mark.parametrize("name", ["index.html", "sitemap.xml"])
def test_files_of_the_whole_site_are_made_again(name: str, folder: Path) -> None:
    """One that is gone or was changed by hand, though no document has changed."""
    write(folder / "docs", DOCUMENTS)
    options = BuildOptions(base_url=BASE)
    build(["docs"], "site", options=options)
    path = folder / "site" / name
    made = path.read_bytes()
    for change in (path.unlink, lambda: path.write_bytes(b"x" * len(made))):
        change()
        assert (set(), (name,)) == (built(report := build(["docs"], "site", options=options)), report.files)
        assert made == path.read_bytes()


def test_a_build_that_was_refused_leaves_nothing_out(folder: Path) -> None:
    """The next one writes what is about all pages, though by then each document is where it was."""
    write(folder / "docs", DOCUMENTS)
    build(["docs"], "site")
    (folder / "docs" / "b.md").unlink()
    with pytest.raises(FileAccessError):
        build(["docs", "missing/*.md"], "site")

    assert ("index.html",) == build(["docs"], "site").files
    assert "b/index.html" not in (folder / "site" / "index.html").read_text("utf-8")


def test_repeated_questions_of_an_unchanged_site_are_told(folder: Path) -> None:
    """Each time, and by who has done the work whatever it is."""
    write(folder, {"a.md": faq("Why?"), "b.md": faq("Why?")})
    first = build(["a.md", "b.md"], "site").repeated
    with ThreadPoolExecutor(1) as executor:
        again = build(["a.md", "b.md"], "site", executor=executor)

    assert (1, set()) == (len(first), built(again))
    assert first == again.repeated


def test_an_unchanged_site_loads_no_readers(folder: Path) -> None:
    """Neither YAML nor Markdown, nor what writes pages: loading them would take longer than all the rest."""
    write(folder / "docs", DOCUMENTS)
    command = ["build", "docs", "-o", "site", "--base-url", BASE]
    program = (
        f"import sys; sys.argv[1:] = {command}\nfrom aic_faq.cli import main\ntry:\n    main()\n"
        "except SystemExit as end:\n    print(end.code, *sys.modules)"
    )
    loaded = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    late = {"yaml", "aic_faq.model", "aic_faq.markup", "aic_faq.richtext", "aic_faq.batch._making"}

    first, again = ({*text.splitlines()[-1].split()} for text in loaded)
    assert (late, set()) == (late & first, late & again)
    assert "0" in again
