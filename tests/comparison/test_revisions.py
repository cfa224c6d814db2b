"""Documents as git has kept them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from aic_faq.errors import FileAccessError
from aic_faq.revisions import read_revision

DOCUMENT = "---\nquestions:\n  - title: Why?\n    desc: {answer}\n---\n"


def git(*arguments: str, folder: Path) -> None:
    """Run git as somebody."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with two revisions of docs/faq.md, and work in it."""
    git("init", folder=tmp_path)
    (tmp_path / "docs").mkdir()
    for answer in ("So.", "Thus."):
        (tmp_path / "docs" / "faq.md").write_text(DOCUMENT.format(answer=answer), encoding="utf-8")
        git("add", ".", folder=tmp_path)
        git("commit", "-m", answer, folder=tmp_path)
    (tmp_path / "docs" / "faq.md").unlink()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "path"), [(".", "docs/faq.md"), ("docs", "faq.md"), ("docs", "../docs/faq.md")]
)
def test_a_file_is_read_as_it_was(
    repository: Path, folder: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path is relative to the working directory; the file need not be there any more."""
    monkeypatch.chdir(repository / folder)
    faqs = [read_revision(revision, path).faq for revision in ("HEAD~1", "HEAD")]

    assert ["So.", "Thus."] == [faq and faq.questions[0].answer.body.markdown for faq in faqs]
    absolute = read_revision("HEAD", repository / "docs" / "faq.md")
    assert f"HEAD:{repository / 'docs' / 'faq.md'}" == absolute.sources[0].name


@pytest.mark.parametrize(
    ("revision", "path", "reason"),
    [
        ("nope", "docs/faq.md", "git knows no such revision"),
        ("--all", "docs/faq.md", "git knows no such revision"),
        ("", "docs/faq.md", "git knows no such revision"),
        ("HEAD:docs", "docs/faq.md", "git knows no such revision"),
        ("HEAD", "docs/other.md", "the revision has no such file"),
        ("HEAD", "docs", "not a regular file"),
        ("HEAD", "nowhere/faq.md", "no such file or directory"),
        ("a\0b", "docs/faq.md", "not a file name"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_missing_is_named(revision: str, path: str, reason: str) -> None:
    """The error names revision and file, and says which of them git does not know."""
    with pytest.raises(FileAccessError) as raised:
        read_revision(revision, path)

    assert (f"{revision}:{path}", reason) == (raised.value.path, raised.value.reason)


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that no repository holds is no defect of the program."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(FileAccessError) as raised:
        read_revision("HEAD", tmp_path / "faq.md")

    assert "its folder is in no git repository" == raised.value.reason


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no git, that is what is said."""
    monkeypatch.setenv("PATH", str(repository / "docs"))
    with pytest.raises(FileAccessError) as raised:
        read_revision("HEAD", "docs/faq.md")

    assert "git is not installed" == raised.value.reason


def test_other_troubles_are_told_in_the_words_of_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository that git refuses to read is no unknown revision."""
    (repository / ".git" / "config").write_text("[core\n", encoding="utf-8")
    monkeypatch.chdir(repository)
    with pytest.raises(FileAccessError) as raised:
        read_revision("HEAD", "docs/faq.md")

    assert raised.value.reason.startswith("git: bad config line")
