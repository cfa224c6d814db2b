"""Folders with a file for each question."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aic_faq.errors import FileAccessError
from aic_faq.model import FAQ
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import ReadResult, load, read
from aic_faq.readers.folder_sections import title_of_name


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def page(title: str, answer: str = "yes", **keys: object) -> str:
    """Write a question as a file."""
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{more}---\n\n{answer}\n"


def outline(faq: FAQ | None) -> list[str]:
    """Give the titles of a FAQ with their sections."""
    assert faq is not None
    return [
        f"{question.section.title}: {question.title.markdown}"
        if question.section
        else question.title.markdown
        for question in faq.questions
    ]


def problems(result: ReadResult, folder: Path) -> list[str]:
    """Give problems without the path to the folder."""
    return [str(problem).replace(str(folder), "F") for problem in result.diagnostics]


def test_faqtory(tmp_path: Path) -> None:
    """Files of FAQtory have a title, other titles, and the answer below; they come by their names."""
    write(
        tmp_path / "questions",
        {
            "b.question.md": "---\ntitle: B?\nalt_titles:\n- Really b?\n---\n\n\n* b\n",
            "A.question.md": '---\r\ntitle: "A?"\r\n---\r\n    code\r\n\r\nmore\r\n',
            "README.md": "# About these questions",
            ".hidden.md": page("Hidden?"),
        },
    )
    result = read(tmp_path / "questions")
    assert result.faq is not None
    assert () == result.diagnostics
    assert ("folder", "it is a folder", "Questions") == (result.format, result.reason, result.faq.title)
    assert ["A?", "B?"] == outline(result.faq)
    assert ["    code\n\nmore", "* b"] == [each.answer.body.markdown for each in result.faq.questions]
    assert ("Really b?",) == result.faq.questions[1].alt_titles
    assert result.faq == load(str(tmp_path / "questions"))
    assert result.faq == load(tmp_path / "questions", options=ReadOptions(format="folder"))


def test_order(tmp_path: Path) -> None:
    """Numbers come first, by their value; names follow as people count: 2 before 10."""
    files = {
        "10.md": page("10"),
        "2.md": page("2"),
        "z.md": page("z", weight=1),
        "y.md": page("y", weight="2.5"),
    }
    files |= {"x.md": page("x", sort_order="soon"), "a/1.md": page("in a")}
    assert ["z", "y", "2", "10", "x", "A: in a"] == outline(read(write(tmp_path, files)).faq)


def test_sections_of_metadata(tmp_path: Path) -> None:
    """A file of metadata names the folders beside it, puts them in order, and names the page."""
    metadata = "course: x\ncourse_name: The course\nsections:\n- id: m2\n  name: Second\n  intro: Later\n- {id: m1, name: First}\n- {name: m3}\n- 7\n"
    files = {
        "_metadata.yaml": metadata,
        "m1/1.md": page("one"),
        "m2/1.md": page("two"),
        "m0/1.md": page("zero"),
    }
    files |= {"m3/1.md": page("three"), "own.md": page("own", section="m1")}
    faq = read(write(tmp_path / "q", files)).faq
    assert faq is not None
    assert ["First: own", "Second: two", "First: one", "m3: three", "M0: zero"] == outline(faq)
    assert ("The course", {"course": "x"}) == (faq.title, dict(faq.extra))
    second = faq.sections[1]
    assert ("m2", "Later") == (second.id, second.intro and second.intro.markdown)


def test_several_courses(tmp_path: Path) -> None:
    """Folders in folders keep sections of one name apart; a single one at the top is the page itself."""
    one = {
        "a/_metadata.yaml": "course_name: A course\nsections:\n- {id: g, name: General}\n",
        "a/g/1.md": page("a1"),
    }
    one |= {"a/h/1.md": page("a2")}
    single = read(write(tmp_path / "one", one)).faq
    assert single is not None
    assert ("A course", ["General: a1", "H: a2"]) == (single.title, outline(single))
    two = {**one, "b/g/1.md": page("b1")}
    assert ["A course – General: a1", "A course – H: a2", "B – G: b1"] == outline(
        read(write(tmp_path / "two", two)).faq
    )


def test_indexes(tmp_path: Path) -> None:
    """An index gives title, text and order of its folder, and is no question."""
    files = {
        "_index.md": "---\ntitle: All questions\nlayout: faq\nlang: fr\n---\nWelcome.\n",
        "q.md": page("Q?"),
        "a/_index.md": "---\ntitle: Last\nweight: 2\n---\nAbout a.\n",
        "a/q.md": page("a?"),
        "b/index.md": "# First #\n\nAbout b.",
        "b/_category_.json": '{"label": "Unused", "position": 1}',
        "b/q.md": page("b?"),
        "bundle/index.md": page("Bundle?"),
        "bundle/image.png": "",
        "c/_category_.json": '{"label": "Cs"}',
        "c/q.md": page("c?"),
    }
    result = read(write(tmp_path, files))
    faq = result.faq
    assert faq is not None
    assert ["Bundle?", "Q?", "First: b?", "Last: a?", "Cs: c?"] == outline(faq)
    assert ("All questions", "fr", {"layout": "faq"}) == (faq.title, faq.language, dict(faq.extra))
    assert ["About b.", "About a.", None] == [each.intro and each.intro.markdown for each in faq.sections]
    assert "Welcome." == (faq.intro and faq.intro.markdown)
    assert [
        "F: warning: files that hold no question are left aside: 'bundle/image.png' [left-aside]"
    ] == problems(result, tmp_path)


def test_front_matter_of_each_kind(tmp_path: Path) -> None:
    """Front matter may be TOML or JSON, the answer may stand in it, and the category may, too."""
    files = {
        "1.md": '+++\ntitle = "One?"\ncategory = "C"\n+++\nyes',
        "2.md": '{\n"question": "Two?"\n}\n\nin it',
        "3.md": "---\nquestion: Three?\nanswer: in it\ndescription: for search\n---\n",
        "4.md": "---\nlayout: faq\n---\n# Four?\n\nyes",
        "5.md": "---\ntitle: Five?\ndescription: for search\nanswer: in it\n---\nbelow",
    }
    result = read(write(tmp_path, files))
    assert result.faq is not None
    assert ["C: One?", "Two?", "Three?", "Four?", "Five?"] == outline(result.faq)
    assert ["yes", "in it", "in it", "yes", "below"] == [
        question.answer.body.markdown for question in result.faq.questions
    ]
    assert {"description": "for search", "answer": "in it"} == dict(result.faq.questions[4].extra)
    assert {"layout": "faq"} == dict(result.faq.questions[3].extra)
    assert [
        "F/3.md:4:1: warning: the keys 'answer' and 'description' mean the same; 'answer' is read [synonyms]",
        (
            "F/5.md:4:1: warning: an answer stands under 'answer', and one below the front matter; that is read"
            " [synonyms]"
        ),
    ] == problems(result, tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Why? #\n\na", [("Why?", "a")]),
        ("\n##\tWhy #1?\r\n\r\na\r\n", [("Why #1?", "a")]),
        ("Why?\n====\na", [("Why?", "a")]),
        ("Why?\n---\na", [("Why?", "a")]),
        ("# Why?", [("Why?", "")]),
    ],
)
def test_headings(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    """Without front matter the first heading is the question."""
    faq = read(write(tmp_path, {"1.md": text, "2.md": "# Two?\n\nb"})).faq
    assert faq is not None
    assert [*expected, ("Two?", "b")] == [
        (question.title.markdown, question.answer.body.markdown) for question in faq.questions
    ]


@pytest.mark.parametrize(
    "text", ["", "Why?\n", "#Why?\n", "####### Why?\n", "# \n", "#\n", "text\n\n# Why?", "Why?"]
)
def test_no_heading(tmp_path: Path, text: str) -> None:
    """A file that does not begin with a heading is no question."""
    result = read(write(tmp_path, {"1.md": text, "2.md": "# Two?\n\nb"}))
    assert ["Two?"] == outline(result.faq)
    assert ["F: warning: files that hold no question are left aside: '1.md' [left-aside]"] == problems(
        result, tmp_path
    )


def test_languages_of_files(tmp_path: Path) -> None:
    """Where names of files tell languages, there is one FAQ for each."""
    files = {"_index.md": page("All", ""), "_index.fr.md": page("Tout", "Bonjour"), "a.md": page("A?")}
    files |= {"a.fr.md": page("À ?"), "v1.2.md": page("V?")}
    result = read(write(tmp_path, files))
    assert [(None, "All", ["A?", "V?"]), ("fr", "Tout", ["À ?"])] == [
        (faq.language, faq.title, outline(faq)) for faq in result.faqs
    ]
    chosen = read(tmp_path, options=ReadOptions(language="fr")).faq
    assert ["À ?"] == outline(chosen)


def test_a_suffix_that_is_no_language(tmp_path: Path) -> None:
    """A part of a name is a language only where all files have one or some stand there in several."""
    faqs = read(write(tmp_path, {"how-it.is.md": page("A?"), "b.md": page("B?")})).faqs
    assert [(None, ["B?", "A?"])] == [(faq.language, outline(faq)) for faq in faqs]


def test_languages_of_folders(tmp_path: Path) -> None:
    """A folder for each language gives one FAQ for each."""
    files = {"en/a.md": page("A?"), "fr/a.md": page("À ?"), "fr/_index.md": page("Tout", "")}
    result = read(write(tmp_path / "faqs", files))
    assert [("en", "FAQ", ["A?"]), ("fr", "Tout", ["À ?"])] == [
        (faq.language, faq.title, outline(faq)) for faq in result.faqs
    ]
    one = read(write(tmp_path / "faq", {"it/a.md": page("A?"), "hr/a.md": page("B?"), "a.md": page("C?")}))
    assert ["C?", "Hr: B?", "It: A?"] == outline(one.faq)


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
        "F/a/_index.md:2:5": "invalid-yaml",
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


@pytest.mark.parametrize(
    ("name", "expected"),
    [("_faqs", "FAQ"), ("module-1", "Module 1"), ("", None), ("__", None), ("a\x1bb", "A\ufffdb")],
)
def test_title_of_a_name(name: str, expected: str | None) -> None:
    """Names of folders make titles, if there is anything to see in them."""
    assert expected == title_of_name(name)
