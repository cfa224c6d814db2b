"""``aic-faq new``, and the documents that it writes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

import aic_faq
from aic_faq.errors import FileAccessError
from aic_faq.files import write_new

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LANGUAGES = aic_faq.starter_languages()


def test_the_languages() -> None:
    """French and English are among them."""
    assert {"en", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_any_of_them(language: str) -> None:
    """Each is read without a remark, is in its language, and has the ids that its titles give."""
    result = aic_faq.read(aic_faq.Source(aic_faq.starter_document(language), "faq.md"))
    faq = result.faq

    assert faq is not None
    assert ((), "front-matter", {}) == (result.diagnostics, result.format, dict(faq.extra))
    assert language == faq.language
    assert faq.recognised_language in {language, None}
    assert 3 == len(faq.published)
    assert faq.contact
    assert [aic_faq.slugify(each.title.plain_text) for each in faq.questions] == [
        each.id for each in faq.questions
    ]


def test_all_of_them_have_the_same_parts() -> None:
    """No translation has lost a key, a step or a comment."""
    parts = re.compile(r"^ *(?:- )?(?:\w+:|#|\d\.|---)", re.MULTILINE)
    outlines = {tuple(parts.findall(aic_faq.starter_document(language))) for language in LANGUAGES}

    assert [23] == [len(outline) for outline in outlines]


@pytest.mark.parametrize(
    ("arguments", "name", "language"),
    [
        ((), "faq.md", "en"),
        (("aide.md", "--language", "fr"), "aide.md", "fr"),
        (("--language", "pt_BR"), "", ""),
    ],
)
def test_a_file_is_written(
    arguments: tuple[str, ...], name: str, language: str, folder: Path, run: Run
) -> None:
    """It is the document of the language asked for, and its path is printed."""
    (folder / "faq.md").unlink()
    code, out, err = run("new", *arguments)

    if not name:
        assert (2, "") == (code, out)
        assert "Error: --language must be one of de, en, es, fr, or a regional form of it, got 'pt_BR'" in err
        assert [] == list(folder.iterdir())
        return
    assert (0, f"{name}\n", "") == (code, out, err)
    assert aic_faq.starter_document(language) == (folder / name).read_bytes().decode("utf-8")


def test_standard_output_gets_it_with_a_hyphen(run: Run) -> None:
    """Nothing is written then."""
    assert (0, aic_faq.starter_document("fr-CA"), "") == run("new", "-", "--language", "fr_CA")


@pytest.mark.parametrize("name", ["faq.md", "link.md", "folder"])
def test_nothing_is_overwritten(name: str, folder: Path, run: Run) -> None:
    """A file, a link that leads nowhere and a folder stay what they are."""
    (folder / "link.md").symlink_to("nowhere.md")
    (folder / "folder").mkdir()
    before = (folder / "faq.md").read_bytes()
    code, out, err = run("new", name)

    assert (3, "") == (code, out)
    assert f"{name}: error: file exists [file-access]\nhint: name another file; none is overwritten\n" == err
    assert before == (folder / "faq.md").read_bytes()
    assert {"faq.md", "link.md", "folder"} == {path.name for path in folder.iterdir()}


def test_a_file_that_cannot_be_written_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even its name is taken."""

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileAccessError) as raised:
        write_new("new.md", "text")

    assert "no space left on device" == raised.value.reason
    assert ["faq.md"] == [path.name for path in folder.iterdir()]
