"""Folders with a file for each question."""

from __future__ import annotations

from pathlib import Path

import pytest

from aic_faq.options import ReadOptions
from aic_faq.readers import load, read
from aic_faq.readers.folder.sections import title_of_name
from tests.readers.folders import outline, page, problems, write


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
    files |= {"w.md": page("w", sidebar_position=3), "v.md": page("v", nav_order=4)}
    assert ["z", "y", "w", "v", "2", "10", "x", "A: in a"] == outline(read(write(tmp_path, files)).faq)


def test_sections_of_metadata(tmp_path: Path) -> None:
    """A file of metadata names the folders beside it, puts them in order, and names the page."""
    sections = ("- {id: m2, name: Second, intro: Later}", "- {id: m1, name: First}", "- {name: m3}", "- 7")
    metadata = "\n".join(("course: x", "course_name: The course", "sections:", *sections))
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


def test_folders_that_are_drafts(tmp_path: Path) -> None:
    """What a file says about its folder hides all questions below, in one folder or in all."""
    draft = "---\ndraft: true\n---\n"
    files = {"a/_index.md": draft, "a/b/1.md": page("1"), "a/2.md": page("2"), "c/3.md": page("3")}
    faq = read(write(tmp_path / "some", files)).faq
    assert faq is not None
    assert ["3"] == [question.title.plain_text for question in faq.published]
    whole = {"a/b/_metadata.yaml": "published: no\n", "a/b/1.md": page("1"), "a/b/2.md": page("2")}
    faq = read(write(tmp_path / "all", whole)).faq
    assert faq is not None
    assert (2, ()) == (len(faq.questions), faq.published)


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
            "F/5.md:4:1: warning: an answer stands under 'answer', and one below the front matter;"
            " that is read [synonyms]"
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


@pytest.mark.parametrize(
    ("name", "expected"),
    [("_faqs", "FAQ"), ("module-1", "Module 1"), ("", None), ("__", None), ("a\x1bb", "A\ufffdb")],
)
def test_title_of_a_name(name: str, expected: str | None) -> None:
    """Names of folders make titles, if there is anything to see in them."""
    assert expected == title_of_name(name)
