"""Documents that are read again where they have changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from aic_faq.errors import ConfigurationError, FileAccessError
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.options import Limits, RawHTML
from aic_faq.preview import Documents, Settings
from aic_faq.preview._documents import Shown
from aic_faq.readers import read
from aic_faq.richtext import parse
from aic_faq.richtext.markdown import parse_blocks
from aic_faq.richtext.remembered import RememberedTexts
from tests.preview.conftest import BROKEN, GOOD

_Make = Callable[..., Settings]


def only(documents: Documents) -> Shown:
    """Give the one document."""
    (shown,) = documents.shown
    return shown


def codes(documents: Documents) -> list[list[str]]:
    """Give the codes of what is wrong with each document."""
    return [[finding.code for finding in documents.findings(each) or ()] for each in documents.shown]


@pytest.mark.usefixtures("folder")
def test_views_are_what_the_exporters_write(make_settings: _Make) -> None:
    """Nothing is added to the page, the JSON-LD or the text."""
    documents = Documents(["faq.md"], make_settings)
    faq = documents.faqs[0]
    snapshot = only(documents).snapshot

    assert HTMLExporter().export(faq) == snapshot.page
    assert JSONLDExporter().export(faq) == snapshot.jsonld
    assert TextExporter().export(faq) == snapshot.text
    assert ("ltr", "", True) == (snapshot.direction, snapshot.address, snapshot.is_good)


@pytest.mark.parametrize("template", [None, "own.html"])
def test_what_is_seen_of_a_page_is_made_without_the_rest(
    template: str | None, folder: Path, make_settings: _Make
) -> None:
    """The JSON-LD is left out of our own page; what a template does with it is not known."""
    (folder / "own.html").write_text("{{ parts.data }}", "utf-8")
    documents = Documents(["faq.md"], lambda: make_settings(template=template))
    shown = HTMLExporter(template=template, jsonld=None if template else False).export(documents.faqs[0])

    assert shown == only(documents).snapshot.sight
    assert (template is None) is ("FAQPage" not in shown)


def test_only_a_changed_document_is_read_again(folder: Path, make_settings: _Make) -> None:
    """The other is the very same object, and a touched file is no change."""
    (folder / "other.md").write_text(GOOD, "utf-8")
    documents = Documents(["faq.md", "other.md"], make_settings)
    before = documents.shown
    os.utime("faq.md", (1, 1))
    assert not documents.refresh()
    (folder / "faq.md").write_text(GOOD.replace("there", "here"), "utf-8")

    assert documents.refresh()
    assert before[1] is documents.shown[1]
    assert before[0].revision < documents.shown[0].revision
    assert before[0].number == documents.shown[0].number


def test_a_broken_document_keeps_its_last_good_page(folder: Path, make_settings: _Make) -> None:
    """However often it is saved broken, and until it is mended."""
    documents = Documents(["faq.md"], make_settings)
    good = only(documents).snapshot
    for text in (BROKEN, BROKEN + "# still\n"):
        (folder / "faq.md").write_text(text, "utf-8")
        documents.refresh()
        shown = only(documents)
        assert (good, False, ()) == (shown.former, shown.snapshot.is_good, documents.faqs)
        problems = shown.snapshot.page
        assert not isinstance(problems, str)
        assert ["faq.md:5:14"] == [problem.location for problem in problems]
        assert problems == shown.snapshot.text == shown.snapshot.jsonld
        assert (frozenset(), "", "auto") == (
            shown.snapshot.images,
            shown.snapshot.address,
            shown.snapshot.direction,
        )
    (folder / "faq.md").write_text(GOOD, "utf-8")
    documents.refresh()

    assert (None, True) == (only(documents).former, only(documents).snapshot.is_good)


def test_a_document_that_was_never_good_has_no_last_page(folder: Path, make_settings: _Make) -> None:
    """It can be previewed all the same, to be mended."""
    (folder / "faq.md").write_text(BROKEN, "utf-8")

    assert only(Documents(["faq.md"], make_settings)).former is None


def test_documents_vanish_and_come_back(folder: Path, make_settings: _Make) -> None:
    """A named one is an error meanwhile, and keeps its number; one of a pattern is left out."""
    (folder / "b.txt").write_text(GOOD, "utf-8")
    documents = Documents(["faq.md", "*.txt"], make_settings)
    numbers = [each.number for each in documents.shown]
    for name in ("faq.md", "b.txt"):
        (folder / name).unlink()
    assert documents.refresh()
    gone = only(documents)
    assert not isinstance(gone.snapshot.page, str)
    assert ["no such file or directory"] == [problem.message for problem in gone.snapshot.page]
    documents.check()
    assert ["file-access"] == codes(documents)[0]
    for name in ("faq.md", "b.txt"):
        (folder / name).write_text(GOOD, "utf-8")

    assert documents.refresh()
    assert numbers == [each.number for each in documents.shown]
    assert all(each.snapshot.is_good for each in documents.shown)


def test_documents_of_a_folder_are_shown_as_far_as_they_are_faqs(folder: Path, make_settings: _Make) -> None:
    """What is something else is passed over until it becomes a FAQ; what was one stays, whatever it is."""
    content = folder / "content"
    (content / "inner").mkdir(parents=True)
    for name in ("a.md", "inner/b.yaml"):
        (content / name).write_text(GOOD.replace("there", name), "utf-8")
    (content / "broken.md").write_text(BROKEN, "utf-8")
    (content / "notes.md").write_text("Nothing is asked here.\n", "utf-8")
    (content / "data.json").write_text("{}", "utf-8")
    first = ["content/a.md", "content/broken.md", "content/inner/b.yaml"]
    documents = Documents(["content"], make_settings)
    assert first == [each.name for each in documents.shown]
    assert not documents.refresh()
    (content / "notes.md").write_text("Still nothing is.\n", "utf-8")
    assert not documents.refresh()

    (content / "notes.md").write_text(GOOD, "utf-8")
    (content / "a.md").write_text("Nothing is asked here.\n", "utf-8")
    assert documents.refresh()
    assert [*first[:2], "content/notes.md", first[2]] == [each.name for each in documents.shown]
    assert [False, False, True, True] == [each.snapshot.is_good for each in documents.shown]
    documents.check()
    assert [["no-questions"], ["invalid-yaml"], [], []] == codes(documents)

    shutil.rmtree(content)
    assert documents.refresh()
    assert "content" == only(documents).name


def test_a_folder_without_a_faq_is_refused(folder: Path, make_settings: _Make) -> None:
    """An empty list would say nothing."""
    content = folder / "content"
    content.mkdir()
    (content / "notes.md").write_text("Nothing is asked here.\n", "utf-8")
    with pytest.raises(FileAccessError, match="content: none of the documents in it is a FAQ"):
        Documents(["faq.md", "content"], make_settings)


def test_a_folder_is_read_again_where_a_file_of_it_has_changed(folder: Path, make_settings: _Make) -> None:
    """Also where one comes, and where a link leads to nothing."""
    content = folder / "content"
    content.mkdir()
    (content / "a.md").write_text("---\ntitle: Is it a?\n---\nYes.\n", "utf-8")
    documents = Documents(["content"], make_settings)
    assert not documents.refresh()
    (content / "b.md").write_text("---\ntitle: Is it b?\n---\nYes.\n", "utf-8")
    assert documents.refresh()
    assert 2 == len(documents.faqs[0].questions)
    # What an editor keeps while somebody writes is no change.
    (content / ".b.md.swp").write_text("x")
    (content / ".git").mkdir()
    (content / ".git" / "index.md").write_text("x")
    assert not documents.refresh()
    (content / "c.md").symlink_to("nothing.md")
    assert documents.refresh()
    documents.check()

    assert documents.findings(only(documents)) is not None


@pytest.mark.parametrize("name", ["nothing.md", "no*.md"])
def test_what_is_not_there_at_first_is_refused(name: str, folder: Path, make_settings: _Make) -> None:
    """A misspelt name is said at once."""
    assert folder.is_dir()
    with pytest.raises(FileAccessError) as raised:
        Documents([name], make_settings)

    assert (name, "no such file or directory") == (raised.value.path, raised.value.reason)


def test_findings_are_those_of_each_document(folder: Path, make_settings: _Make) -> None:
    """Errors are among them, and what two documents have in common is told of the second."""
    (folder / "broken.md").write_text(BROKEN, "utf-8")
    (folder / "twin.md").write_text(GOOD, "utf-8")
    (folder / "latin.md").write_bytes(b"\xff")
    documents = Documents(["faq.md", "broken.md", "twin.md", "latin.md"], make_settings)
    assert [None] * 4 == [documents.findings(each) for each in documents.shown]
    documents.check()

    assert [[], ["invalid-yaml"], ["duplicate-title"], ["not-utf8"]] == codes(documents)


def test_findings_are_those_of_what_was_checked(folder: Path, make_settings: _Make) -> None:
    """A document that has changed since has none; the others keep theirs."""
    (folder / "other.md").write_text(GOOD.replace("there", "here"), "utf-8")
    documents = Documents(["faq.md", "other.md"], make_settings)
    documents.check()
    (folder / "faq.md").write_text(BROKEN, "utf-8")
    documents.refresh()

    assert [None, ()] == [documents.findings(each) for each in documents.shown]


def test_a_text_that_has_not_changed_is_not_parsed_again(
    folder: Path, make_settings: _Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where another one has changed, nor after a save that could not be read."""
    parsed: list[str] = []

    def parse(text: str, **options: Any) -> Any:
        parsed.append(text)
        return parse_blocks(text, **options)

    monkeypatch.setattr("aic_faq.richtext.markdown.parse_blocks", parse)
    two = "---\nquestions:\n  - {title: One?, desc: '<u>One'}\n  - {title: Two?, desc: '<u>Two'}\n---\n"
    three = two.replace("<u>Two", "<u>Three")
    documents = Documents(["faq.md"], make_settings)
    for text in (two, BROKEN, three):
        (folder / "faq.md").write_text(text, "utf-8")
        documents.refresh()

    assert ["<u>One", "<u>Two", "<u>Three"] == parsed
    assert read(folder / "faq.md").faqs == documents.faqs


def test_plain_texts_are_not_read_again_either(folder: Path, make_settings: _Make) -> None:
    """Of two answers the one that has not changed has the very tree that it had."""
    two = "---\nquestions:\n  - {title: One?, desc: One.}\n  - {title: Two?, desc: Two.}\n---\n"
    (folder / "faq.md").write_text(two, "utf-8")
    documents = Documents(["faq.md"], make_settings)
    before = [question.answer.body.blocks for question in documents.faqs[0].questions]
    (folder / "faq.md").write_text(two.replace("Two.", "Three."), "utf-8")
    documents.refresh()
    after = [question.answer.body.blocks for question in documents.faqs[0].questions]

    assert [True, False] == [one is other for one, other in zip(before, after, strict=True)]
    assert "Three." == documents.faqs[0].questions[1].answer.body.plain_text


@pytest.mark.parametrize("first", [0, 1])
def test_a_text_is_read_again_under_other_limits(first: int) -> None:
    """All that its tree depends on tells what is remembered from what is not."""
    remembered = RememberedTexts()
    options: list[tuple[Limits, RawHTML]] = [
        (Limits(), "convert"),
        (Limits(), "escape"),
        (Limits(answer=3), "convert"),
    ]
    expected = [parse("<u>Yes</u>", limits, raw_html=raw_html) for limits, raw_html in options]
    assert 3 == len({str(each) for each in expected})
    found = []
    for limits, raw_html in options[first:] + options[:first]:
        with remembered.in_use():
            parse("Before.", limits)
            found.append(parse("<u>Yes</u>", limits, raw_html=raw_html))

    assert expected[first:] + expected[:first] == found


class TestSettings:
    """Settings that change while the preview runs."""

    def test_other_settings_change_what_is_shown(self, folder: Path, make_settings: _Make) -> None:
        """All is shown anew, but only where something has changed."""
        assert folder.is_dir()
        current: dict[str, Any] = {}
        documents = Documents(["faq.md"], lambda: make_settings(**current))
        assert not documents.refresh(configure=True)
        current["profile"] = "headings"
        assert not documents.refresh()
        assert documents.refresh(configure=True)

        assert HTMLExporter(profile="headings").export(documents.faqs[0]) == only(documents).snapshot.page

    def test_wrong_settings_are_said_and_the_former_ones_count(
        self, folder: Path, make_settings: _Make
    ) -> None:
        """The preview goes on, and forgets the problem once it is mended."""
        assert folder.is_dir()
        problems: list[Exception] = []

        def configure() -> Settings:
            if problems:
                raise problems.pop()
            return make_settings()

        documents = Documents(["faq.md"], configure)
        page = only(documents).snapshot.page
        problems.append(ConfigurationError("one\ntwo\x1b"))
        assert documents.refresh(configure=True)
        assert ("one\ntwo\\x1b", page) == (documents.problem, only(documents).snapshot.page)
        problems.append(FileAccessError("aic-faq.toml", "permission denied"))
        assert documents.refresh(configure=True)
        assert "aic-faq.toml: permission denied" == documents.problem
        assert documents.refresh(configure=True)

        assert not documents.problem

    def test_their_files_are_watched(self, folder: Path, make_settings: _Make) -> None:
        """Those that count now, and those that would count if they were there."""
        (folder / "above").mkdir()
        settings = evolve(make_settings(), configuration=str(folder / "above" / "pyproject.toml"))
        documents = Documents(["faq.md"], lambda: settings)

        assert {str(folder), str(folder / "above")} <= documents.folders()
        assert documents.configured_by(str(folder / "aic-faq.toml"))
        assert documents.concerns(str(folder / "faq.md"))
        assert not documents.configured_by(str(folder / "faq.md"))
        assert not documents.concerns(str(folder / "other.html"))


class TestTemplates:
    """A template of the user's own."""

    @pytest.mark.parametrize("name", ["templates/page.html", "templates"])
    def test_its_folder_is_watched(self, name: str, folder: Path, make_settings: _Make) -> None:
        """What a template may take in counts as the template does, and other files do not."""
        (folder / "templates").mkdir()
        (folder / "templates" / "page.html").write_text("One")
        documents = Documents(["faq.md"], lambda: make_settings(template=name))
        inside = folder / "templates"

        assert {str(folder), str(inside)} == documents.folders()
        assert [True, True, False, False] == [
            documents.configured_by(str(path))
            for path in (inside / "page.html", inside / "x.j2", inside / "x.md", folder / "x.html")
        ]

    def test_one_that_fails_is_a_problem_of_the_page_alone(self, folder: Path, make_settings: _Make) -> None:
        """The last page that it made stays, and the JSON-LD and the text do without it."""
        (folder / "own.html").write_text("One")
        documents = Documents(["faq.md"], lambda: make_settings(template="own.html"))
        (folder / "own.html").write_text("{{ nothing.at.all }}")
        assert documents.refresh(configure=True)
        shown = only(documents)
        assert shown.former is not None
        assert "One" == shown.former.page
        assert isinstance(shown.snapshot.text, str)
        documents.check()
        findings = documents.findings(only(documents))
        assert findings is not None
        # The oldest Jinja names a file that it has found in this folder with the folder.
        assert ["own.html:1"] == [finding.location.removeprefix("./") for finding in findings]
        (folder / "own.html").unlink()
        documents.refresh(configure=True)
        failures = only(documents).snapshot.failures
        assert ["no such file or directory"] == [failure.message for failure in failures]
        (folder / "own.html").write_text("Two")
        documents.refresh(configure=True)

        assert "Two" == only(documents).snapshot.page


def test_the_address_of_images_is_the_folder_of_the_page(folder: Path, make_settings: _Make) -> None:
    """With a base URL the page has absolute addresses; the preview leads them back."""
    text = GOOD.replace("title: FAQ", "title: FAQ\nurl: /help/faq")
    (folder / "faq.md").write_text(text, "utf-8")
    documents = Documents(["faq.md"], lambda: make_settings(base_url="https://example.org"))

    assert "https://example.org/help/" == only(documents).snapshot.address
