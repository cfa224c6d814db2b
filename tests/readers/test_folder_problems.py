"""What is wrong with folders of questions: said in the file that it is about, all at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aic_faq.errors import FileAccessError
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import read
from tests.readers.folders import outline, page, problems, write


def test_problems_stand_in_their_files(tmp_path: Path) -> None:
    """All problems of all files are reported at once, each at its place in its own file."""
    files = {
        "1.md": "---\ntitle: 'One\n---\nx\n",
        "2.md": "---\ntitle: Two?\n---\n\n[a](javascript:b)\n",
        "3.md": "---\ntitle: Three?\n",
        "4.md": page("Four?", "a\x1bb"),
        "6.md": page(" "),
        "_metadata.yaml": "- a\n",
        "a/_metadata.yaml": "a: b: c\n",
        "a/_index.md": "---\na: [\n---\n",
        "a/7.md": page("Seven?", ""),
        "b/_metadata.yaml": "",
        "b/8.md": page("Eight?"),
        "c/_index.md": "",
        "c/9.md": page("Nine?"),
    }
    write(tmp_path, files)
    (tmp_path / "5.md").write_bytes(b"\xef\xbb\xbf---\ntitle: \xe9\n---\n")
    (tmp_path / "50.md").write_bytes(b"\xff\xfe-\x00")
    (tmp_path / "b/_index.md").write_bytes(b"\xff")
    result = read(tmp_path)
    assert result.faq is None
    assert 8 < len(result.sources)
    codes = {
        "F/1.md:2:8": "invalid-yaml",
        "F/2.md:5:5": "dangerous-url",
        "F/3.md:1:1": "unclosed-front-matter",
        "F/4.md:5:2": "control-character",
        "F/5.md:2:8": "not-utf8",
        "F/50.md:1:1": "not-utf8",
        "F/6.md:2:1": "missing-title",
        "F/_metadata.yaml:1:1": "wrong-type",
        "F/a/_metadata.yaml:1:5": "invalid-yaml",
        "F/a/_index.md:2:4": "invalid-yaml",
        "F/a/7.md:2:1": "missing-answer",
        "F/b/_index.md:1:1": "not-utf8",
    }
    found = {p.location.replace(str(tmp_path), "F"): p.code.value for p in result.diagnostics}
    assert codes == found
    for problem in result.diagnostics:
        source = result.source_of(problem)
        assert source is not None
        assert problem.span is None or problem.span.end <= len(source.text)


def test_other_files_are_named_once(tmp_path: Path) -> None:
    """Pipes, links to elsewhere, lists of questions and other files are left aside with one warning."""
    outside = write(tmp_path / "outside", {"secret.md": page("Secret?"), "folder/q.md": page("Q?")})
    folder = write(
        tmp_path / "faq", {"a.md": page("A?"), "list.md": "---\nquestions:\n- title: x\n  desc: y\n---\n"}
    )
    write(folder, {"_index.md": "---\n- question: x\n  answer: y\n---\n", "notes.txt": ""})
    (folder / "b.md").symlink_to("a.md")
    (folder / "elsewhere.md").symlink_to(outside / "secret.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.md")
    result = read(folder)
    assert ["A?", "A?"] == outline(result.faq)
    assert (
        "F: warning: files that hold no question are left aside: 'list.md', '_index.md', 'elsewhere.md',"
        " 'loop.md', 'notes.txt' and 2 more [left-aside]"
    ) == problems(result, folder)[0]


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be opened is an error: nobody would notice that a question is missing."""
    write(tmp_path, {"a.md": page("A?"), "b.md": page("B?"), "c/d.md": page("D?")})
    open_file, scan = os.open, os.scandir

    def refuse(path: str, *rest: int) -> int:
        if path.endswith("b.md"):
            raise PermissionError(13, "Permission denied")
        return open_file(path, *rest)

    def refuse_folder(path: str) -> object:
        if path.endswith("c"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    assert [
        f"F/{name}: error: it cannot be read: permission denied [file-access]" for name in ("c", "b.md")
    ] == problems(read(tmp_path), tmp_path)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(bytes=80), "F/b.md: error: with this file the folder has more than 80 bytes [limit]"),
        (Limits(questions=1), "F: error: the folder holds more than 1 Markdown files [limit]"),
        (Limits(nodes=2), "F: error: the folder holds more than 2 files [limit]"),
    ],
)
def test_limits(tmp_path: Path, limits: Limits, expected: str) -> None:
    """The limits are those of all files together."""
    write(tmp_path, {"a.md": page("A?", "a" * 30), "b.md": page("B?", "b" * 30), "c.txt": ""})
    assert expected in problems(read(tmp_path, options=ReadOptions(limits=limits)), tmp_path)


def test_limit_of_depth(tmp_path: Path) -> None:
    """Folders that stand too deep are left aside; without limits none is."""
    write(tmp_path, {"a/q.md": page("A?"), "a/b/q.md": page("B?")})
    assert ["A: A?"] == outline(read(tmp_path, options=ReadOptions(limits=Limits(depth=2))).faq)
    free = Limits(depth=None, bytes=None, nodes=None, questions=None)
    assert ["A: A?", "A – B: B?"] == outline(read(tmp_path, options=ReadOptions(limits=free)).faq)


@pytest.mark.parametrize(
    ("files", "message", "hint"),
    [
        ({}, "no questions were found in the folder; it is empty", "write one Markdown file"),
        ({"a.txt": ""}, "no questions were found in the folder; it holds 'a.txt'", "write one Markdown file"),
        (
            {
                "f.md": "---\nquestions:\n- title: A?\n  desc: a\n---\n",
                "x.md": "x",
                "y.json": "{",
                "z.csv": "\x00",
            },
            "the folder has no file for each question, but a FAQ in one file: 'f.md'",
            "read that file: F/f.md",
        ),
        (
            {"a.yaml": "- question: A?\n  answer: a\n", "b.csv": "question,answer\nB?,b\n"},
            "the folder has no file for each question, but several FAQs in a file each: 'a.yaml', 'b.csv'",
            "read each of those files",
        ),
        (
            {"f.md": "---\ntitle: FAQ\n---\n## A?\n\na\n\n## B?\n\nb\n"},
            "the folder has no file for each question, but a FAQ in one file: 'f.md'",
            "read that file: F/f.md",
        ),
        (
            {"a.md": "# About\n\na", "b.md": "# Guide\n\nb"},
            "no questions were found in the folder; it holds 'a.md', 'b.md'",
            "write one Markdown file",
        ),
    ],
)
def test_folders_without_question_files(
    tmp_path: Path, files: dict[str, str], message: str, hint: str
) -> None:
    """A folder that is no FAQ is refused with what it holds instead."""
    (problem,) = read(write(tmp_path, files)).diagnostics
    assert message == problem.message
    assert problem.hint.replace(str(tmp_path), "F").startswith(hint)


def test_too_large_for_a_document(tmp_path: Path) -> None:
    """A file over the limit of bytes is no FAQ that could be read instead."""
    folder = write(tmp_path, {"a.csv": "A?,a\n" * 10, "b.csv": "B?,b\n"})
    (problem,) = read(folder, options=ReadOptions(limits=Limits(bytes=20))).diagnostics
    assert problem.message.endswith("a FAQ in one file: 'b.csv'")


def test_nothing_but_broken_files(tmp_path: Path) -> None:
    """Where no question is left because of errors, they are what is said."""
    assert [
        "F/a.md:1:1: error: the front matter is never closed: a line --- is missing [unclosed-front-matter]"
    ] == (problems(read(write(tmp_path, {"a.md": "---\ntitle: A?\n"})), tmp_path))


def test_not_a_folder(tmp_path: Path) -> None:
    """A file is no folder, and a folder no document of another shape."""
    write(tmp_path, {"a.md": page("A?")})
    result = read(tmp_path / "a.md", options=ReadOptions(format="folder"))
    assert ["F/a.md:1:1: error: expected a folder, found a file [unknown-shape]"] == problems(
        result, tmp_path
    )
    with pytest.raises(FileAccessError, match="not a regular file"):
        read(tmp_path, options=ReadOptions(format="json"))
    with pytest.raises(FileAccessError, match="no such file"):
        read(tmp_path / "missing")
