"""Which documents are shown, and what is watched for them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aic_faq.errors import FileAccessError
from aic_faq.preview._selection import Selection, nearest_folder, real_place


@pytest.fixture
def content(folder: Path) -> Path:
    """Give a folder with documents and folders."""
    for name in ("b.md", "a.md", "c.txt", "inner/d.md", "inner/.hidden/e.md", "[1].md"):
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return (folder / "content").resolve()


def test_patterns_give_files_in_order(content: Path) -> None:
    """Each document is there once; a name that looks like a pattern is a name where it is one."""
    names = ("content/b.md", "content/*.md", "content/[1].md", "content/**/*.md", "nothing.md", "x/*.md")

    assert (
        "content/b.md",
        "content/[1].md",
        "content/a.md",
        "content/inner/d.md",
        "nothing.md",
    ) == tuple(Selection.of(names).documents())
    (content / "z.md").write_text("")
    assert "content/z.md" in Selection.of(["content/*.md"]).documents()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("content/a.md", {"content"}),
        ("content/nothing.md", {"content"}),
        ("content/no/no/nothing.md", {"content"}),
        ("content/*.md", {"content"}),
        ("content/no/*.md", {"content"}),
        ("*.md", {"."}),
        ("content/**/*.md", {"content", "content/inner"}),
        ("content", {".", "content", "content/inner"}),
    ],
)
def test_folders_to_watch(name: str, expected: set[str], content: Path) -> None:
    """Files are watched by their folders, folders with all that is not hidden in them."""
    base = content.parent

    assert {os.path.normpath(base / each) for each in expected} == Selection.of([name]).folders()


def test_what_a_link_leads_to_is_watched(content: Path) -> None:
    """A change of the link and a change of the file are changes of the document."""
    (content.parent / "link.md").symlink_to(content / "a.md")
    selection = Selection.of(["link.md"])

    assert {str(content.parent), str(content)} == selection.folders()
    assert selection.concerns(str(content.parent / "link.md"))
    assert selection.concerns(str(content / "a.md"))
    assert not selection.concerns(str(content / "b.md"))
    assert str(content.parent / "link.md") == real_place("link.md")


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("content/a.md", "content/a.md", True),
        ("content/a.md", "content", True),
        ("content/a.md", "content/a.md.swp", False),
        ("content/a.md", "conten", False),
        ("content", "content/inner/new.md", True),
        ("content/*.md", "content/new.md", True),
        ("content/*.md", "faq.md", False),
    ],
)
def test_changes_that_count(name: str, path: str, *, expected: bool, content: Path) -> None:
    """Whatever stands beside a document leaves it as it is; what it stands in does not."""
    assert expected is Selection.of([name]).concerns(str(content.parent / path))


def test_the_root_is_a_folder() -> None:
    """However much is gone, something is left to watch."""
    assert Path(os.sep).resolve() == Path(nearest_folder("/no/such/folder"))


def test_links_lead_nowhere_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern finds each document once, even where a link leads back to its folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("", "utf-8")
    (tmp_path / "docs" / "back").symlink_to(tmp_path / "docs", target_is_directory=True)

    assert {"docs/a.md": False} == Selection.of(["docs/**/*.md"]).documents()


def test_a_bracket_that_nothing_closes_is_a_name() -> None:
    """Such a file need not be there yet."""
    assert frozenset() == Selection.of(["a[1.md"]).patterns


ONE = "---\nquestions:\n  - {title: Is it?, desc: Yes.}\n---\n"
QUESTION = "---\ntitle: Is it?\n---\nYes.\n"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["content"], {"content/a.md": True, "content/b.yaml": True, "content/inner/d.md": True}),
        (
            ["content", "content/a.md"],
            {"content/a.md": False, "content/b.yaml": True, "content/inner/d.md": True},
        ),
        (
            ["content/a.md", "content"],
            {"content/a.md": False, "content/b.yaml": True, "content/inner/d.md": True},
        ),
        (["questions"], {"questions": False}),
        (["empty"], {"empty": False}),
        (["questions/..//content/inner"], {"questions/..//content/inner/d.md": True}),
        (
            ["."],
            {"content/a.md": True, "content/b.yaml": True, "content/inner/d.md": True, "questions": True},
        ),
    ],
)
def test_folders_give_what_a_build_finds_in_them(
    names: list[str], expected: dict[str, bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One with a file for each question is one document; what is named itself is not only found."""
    monkeypatch.chdir(tmp_path)
    for name in ("content/a.md", "content/b.yaml", "content/c.txt", "content/inner/d.md", "content/.e.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ONE, "utf-8")
    for name in ("empty", "questions"):
        (tmp_path / name).mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "questions" / name).write_text(QUESTION, "utf-8")
    selection = Selection.of(names)

    assert expected == selection.documents()
    (tmp_path / "content" / "f.md").write_text(ONE, "utf-8")
    (tmp_path / "questions" / "several.md").write_text(ONE, "utf-8")
    assert ("content" in names or "." in names) is ("content/f.md" in selection.documents())
    assert ("questions" in names) is ("questions" in selection.documents())


def test_a_folder_that_goes_while_it_is_read_is_one_document(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with it is shown as with any other that has gone."""
    selection = Selection.of(["content"])

    def fail(path: list[str], *_arguments: object) -> None:
        raise FileAccessError(path[0], "no such file or directory")

    monkeypatch.setattr("aic_faq.preview._selection.find_sources", fail)
    assert content.is_dir()
    assert {"content": False} == selection.documents()
