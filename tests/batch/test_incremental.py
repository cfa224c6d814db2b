"""Building again: only what has to be made is made, and the site is that of a first build."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq import BuildOptions, Code, DocumentState, FileAccessError, HTMLExporter, TextExporter, build
from tests.batch.sites import MANIFEST, faq, files_of, some_documents, write

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "https://example.org"
DOCUMENTS = {"a.md": faq("Why?"), "b.md": faq("Who?"), "more/c.md": faq("Where?")}


def built(report: aic_faq.BuildReport) -> set[str]:
    """Give the documents that were made."""
    return {Path(each.source).name for each in report.documents if each.state is DocumentState.BUILT}


@pytest.fixture
def site(folder: Path) -> Path:
    """Build a site of three documents."""
    write(folder / "docs", DOCUMENTS)
    build(["docs"], "site")
    return folder / "site"


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
def test_another_version_makes_all_pages_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new release may write better pages."""
    monkeypatch.setattr("aic_faq.batch._options._digest_of_code", lambda: b"999")

    assert 3 == len(built(build(["docs"], "site")))


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


class TestRepeated:
    """A question that stands on several pages is marked up on the first of them."""

    @pytest.fixture(autouse=True)
    def documents(self, folder: Path) -> None:
        """Write three documents that share a question."""
        write(
            folder / "docs",
            {
                "a.md": faq("Why?", "Who?", head="language: en\n"),
                "b.md": faq("When?", "why?", head="language: en-GB\n"),
                "c.md": faq("Why?", head="language: fr\n"),
                "d.md": faq("WHY?", head="language: en\n"),
            },
        )

    def test_both_places_are_told(self, folder: Path) -> None:
        """The page and its text still show it; JSON-LD leaves it out, within the page too."""
        report = build(["docs"], "site")

        assert [
            ("docs/b.md", "7:12", Code.DUPLICATE_TITLE),
            ("docs/d.md", "5:12", Code.DUPLICATE_TITLE),
        ] == [(each.path, str(each.position), each.code) for each in report.repeated]
        assert (
            "the question stands in docs/a.md:5:12 as well: that page marks it up, and this one does not"
        ) == report.repeated[0].message
        assert [(), ("why",), (), ("why",)] == [each.omitted for each in report.documents]
        files = files_of(folder / "site")
        assert b"When?" in files["b/faq.jsonld"]
        assert b"why?" not in files["b/faq.jsonld"]
        assert files["b/faq.jsonld"].strip() in files["b/index.html"]
        head, _, body = files["b/index.html"].partition(b"<body")
        assert (False, True) == (b"why?" in head, b"why?" in body)
        assert b"why?" in files["b/faq.txt"]

    def test_a_page_without_a_question_of_its_own_has_no_markup(self, folder: Path) -> None:
        """An empty FAQPage would be a mistake to search engines."""
        build(["docs"], "site")

        files = files_of(folder / "site")
        assert b"application/ld+json" not in files["d/index.html"]
        assert b'"mainEntity": []' in files["d/faq.jsonld"]

    def test_all_pages_may_keep_it(self, folder: Path) -> None:
        """It is told all the same."""
        report = build(["docs"], "site", options=BuildOptions(repeated="keep"))

        assert 2 == len(report.repeated)
        assert report.repeated[0].message.endswith("as well: both pages mark it up")
        assert b"why?" in files_of(folder / "site")["b/faq.jsonld"]
        assert {"b.md", "d.md"} == built(build(["docs"], "site"))

    def test_another_page_takes_over(self, folder: Path) -> None:
        """Where the owner loses its question, the next page is made anew, though its document is the same."""
        build(["docs"], "site")
        write(folder / "docs", {"a.md": faq("Who?", head="language: en\n")})

        assert {"a.md", "b.md"} == built(build(["docs"], "site"))
        (folder / "docs" / "b.md").unlink()
        assert {"d.md"} == built(build(["docs"], "site", prune_stale=True))
        build(["docs"], "fresh")
        assert files_of(folder / "fresh") == files_of(folder / "site")


TITLES = st.lists(st.sampled_from(["Why?", "who?", "Who?", "Where?", "When?"]), min_size=1, max_size=3)
TEXTS = st.one_of(
    st.builds(lambda titles: faq(*dict.fromkeys(titles), head="language: en\n"), TITLES),
    st.sampled_from(["---\nquestions: [\n", "# Words\n", ""]),
)
SITES = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "b/c.md", "d.yaml", "e/index.md"]), TEXTS, min_size=1
)


@given(st.lists(SITES, min_size=2, max_size=4), st.sampled_from([None, BASE]))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_building_again_gives_what_a_first_build_gives(
    folder: Path, versions: list[dict[str, str]], base_url: str | None
) -> None:
    """Whatever changes between builds, but for documents with errors, whose former pages stay."""
    options = BuildOptions(base_url=base_url)
    with TemporaryDirectory(dir=folder) as name:
        docs, site = Path(name, "docs"), Path(name, "site")
        for number, documents in enumerate(versions):
            shutil.rmtree(docs, ignore_errors=True)
            write(docs, {path: text for path, text in documents.items() if text != "---\nquestions: [\n"})
            report = build([docs], site, options=options, prune_stale=True)
            fresh = build([docs], Path(name, f"fresh-{number}"), options=options)

            assert files_of(Path(name, f"fresh-{number}")) == files_of(site)
            assert _told(fresh) == _told(report)


def _told(report: aic_faq.BuildReport) -> list[Any]:
    same = {DocumentState.UNCHANGED: DocumentState.BUILT}
    documents = [evolve(each, state=same.get(each.state, each.state)) for each in report.documents]
    return [*documents, *report.repeated]


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
