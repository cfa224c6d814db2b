"""``aic-faq check``: what is printed, what is changed and how it ends."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SEED = Path(__file__).parents[2] / "examples" / "accelerateur.md"
BAD = """\
---
lang: en
questions:
  - title: What (?
    desc: >-
      First.

      See [a] (https://example.org).
---
"""
GOOD = "---\nlang: en\nquestions:\n  - title: What?\n    desc: A.\n---\n"


@pytest.fixture(autouse=True)
def bad(folder: Path) -> Path:
    """Write a document with three problems, two of which can be mended."""
    path = folder / "bad.md"
    path.write_text(BAD, encoding="utf-8", newline="")
    return path


def test_problems_are_shown_with_their_place(run: Run) -> None:
    """Standard output gets message, excerpt, caret and hint; the code is 1."""
    code, out, err = run("check", "bad.md")

    assert (1, "") == (code, err)
    assert """\
bad.md:4:17: warning: the bracket ( is never closed [unbalanced-bracket]
   4 |   - title: What (?
     |                 ^
hint: write the ) that belongs to it, or delete it

""" == out.partition("bad.md:8")[0]
    assert "\n3 warnings; 2 can be mended with --fix\n" in out
    assert "\x1b" not in out


def test_a_good_document_is_no_news(folder: Path, run: Run) -> None:
    """Nothing is printed, and the code is 0."""
    (folder / "good.md").write_text(GOOD, encoding="utf-8")

    assert (0, "", "") == run("check", "good.md")
    assert (0, "", "") == run("check", "-", stdin=GOOD.encode())


def test_the_founding_document(run: Run) -> None:
    """Its two swallowed paragraphs are found at their lines, and what else is wrong with it."""
    code, out, _ = run("check", str(SEED), "--output-format", "github")

    assert 1 == code
    found = [
        (line.partition("line=")[2].partition(",")[0], line.partition("title=")[2].partition(":")[0])
        for line in out.splitlines()
    ]
    assert [
        ("16", "mixed-apostrophes"),
        ("17", "missing-base-url"),
        ("23", "unbalanced-bracket"),
        ("44", "folded-list"),
        ("60", "folded-paragraph"),
        ("62", "vague-link"),
    ] == found


def test_fixes_are_written(bad: Path, run: Run) -> None:
    """What can be mended is, the rest is told, and a second run changes nothing."""
    bad.chmod(0o640)

    code, out, _ = run("check", "bad.md", "--fix")

    mended = BAD.replace("First.\n", "First.\n\n").replace("] (", "](")
    assert (1, mended) == (code, bad.read_bytes().decode())
    assert 1 == out.count("warning:")
    assert "0o640" == oct(bad.stat().st_mode & 0o777)
    before = bad.stat()
    run("check", "bad.md", "--fix")
    assert (before.st_mtime_ns, before.st_ino) == (bad.stat().st_mtime_ns, bad.stat().st_ino)


def test_a_diff_changes_nothing(bad: Path, run: Run) -> None:
    """The patch is printed, with code 1 where there is one."""
    code, out, _ = run("check", "bad.md", "faq.md", "--diff")

    assert (1, BAD) == (code, bad.read_text("utf-8"))
    assert ["--- bad.md", "+++ bad.md"] == out.splitlines()[:2]
    assert ["+", "+      See [a](https://example.org)."] == [
        line for line in out.splitlines()[2:] if line.startswith("+")
    ]
    assert (0, "", "") == run("check", "faq.md", "--diff")


def test_a_diff_says_where_no_newline_ends_a_file(folder: Path, run: Run) -> None:
    """A patch can be applied to a document whose last line has no newline."""
    (folder / "a.yaml").write_text(
        "- question: What?\n  answer: Take [a] (https://example.org)", encoding="utf-8"
    )

    out = run("check", "a.yaml", "--diff", "--language", "en")[1]

    assert 2 == out.count("\\ No newline at end of file\n")


def test_unsafe_fixes_are_made_only_if_they_are_asked_for(folder: Path, run: Run) -> None:
    """They are counted apart, and need --fix or --diff."""
    path = folder / "a.md"
    path.write_text(GOOD.replace("A.", "It's one’s and one’s."), encoding="utf-8")

    assert "1 warning; 1 with --fix --unsafe-fixes\n" in run("check", "a.md")[1]
    run("check", "a.md", "--fix")
    assert "It's" in path.read_text("utf-8")
    assert (0, "", "") == run("check", "a.md", "--fix", "--unsafe-fixes")
    assert "It’s" in path.read_text("utf-8")
    path.write_text(BAD.replace("First", "It's one’s and one’s"), encoding="utf-8")
    assert (
        "4 warnings; 2 can be mended with --fix; 1 more with --fix --unsafe-fixes\n"
        in run("check", "a.md")[1]
    )


def test_the_files_of_a_folder_are_mended(folder: Path, run: Run) -> None:
    """A FAQ of a file for each question is read again after it was mended."""
    (folder / "faqs").mkdir()
    for name in ("a", "b"):
        text = f"---\ntitle: What is {name}?\nlang: en\n---\n\nSee [{name}] (https://example.org) and it.\n"
        (folder / "faqs" / f"{name}.md").write_text(text, encoding="utf-8")

    code, out, _ = run("check", "faqs", "--fix", "--select", "spaced-link")

    assert (0, "") == (code, out)
    assert "[b](https://example.org)" in (folder / "faqs" / "b.md").read_text("utf-8")
    (folder / "faqs" / "c.md").write_text("---\ntitle: Why?\n---\n\n[here](https://example.org)\n", "utf-8")
    code, out, _ = run("check", "faqs", "--fix", "--select", "spaced-link,vague-link")
    assert (1, True) == (code, "vague-link" in out)
    assert (0, "", "") == run("check", "faqs", "--diff", "--select", "spaced-link")


@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_other_programs_get_their_form(format_: str, run: Run) -> None:
    """The form is chosen by an option, and written where nothing is wrong, too."""
    code, out, err = run("check", "bad.md", "--output-format", format_)

    assert (1, "") == (code, err)
    assert json.loads(out)
    assert "unbalanced-bracket" in out
    assert 0 == run("check", "bad.md", "--output-format", format_, "--select", "tab")[0]


def test_rules_are_chosen(run: Run) -> None:
    """Codes may be repeated or separated by commas; what is ignored counts more."""
    assert ["spaced-link"] == codes(run("check", "bad.md", "--select", "spaced-link, tab"))
    assert ["folded-paragraph"] == codes(
        run(
            "check",
            "bad.md",
            "--select",
            "all",
            "--ignore",
            "unbalanced-bracket,spaced-link",
            "--ignore",
            "no-question-mark",
        )
    )


def codes(result: tuple[int, str, str]) -> list[str]:
    """Give the codes of what was printed."""
    return [line.rpartition("[")[2].rstrip("]") for line in result[1].splitlines() if ": warning: " in line]


def test_the_configuration_counts(folder: Path, run: Run) -> None:
    """Rules, files and the base URL can be set for a project; per file something is left out."""
    (folder / "other.md").write_text(BAD, encoding="utf-8")
    (folder / "relative.md").write_text(GOOD.replace("A.", "'[a](/a)'"), encoding="utf-8")
    settings = 'select = ["default", "unpinned-id"]\nignore = ["folded-paragraph"]\nbase_url = "https://example.org"\n'
    settings += '[per-file-ignores]\n"o*.md" = ["all"]\n"bad.md" = ["unpinned-id", "spaced-link"]\n'
    (folder / "aic-faq.toml").write_text(settings, encoding="utf-8")

    assert ["unbalanced-bracket", "unpinned-id"] == codes(run("check", "bad.md", "other.md", "relative.md"))
    run("check", "bad.md", "--fix", "--ignore", "unbalanced-bracket")
    assert BAD == (folder / "bad.md").read_text("utf-8")


def test_the_configuration_counts_for_what_is_published(folder: Path, run: Run) -> None:
    """``build`` and ``export`` take base URL, language and profile from it, unless they are given."""
    settings = 'base_url = "https://example.org"\nlanguage = "fr"\nprofile = "headings"\n'
    (folder / "aic-faq.toml").write_text(settings, encoding="utf-8")

    assert 0 == run("build", "faq.md", "-o", "site")[0]
    page = (folder / "site" / "index.html").read_text("utf-8")
    assert ["https://example.org/paris" in page, 'lang="fr"' in page, "<details" in page] == [
        True,
        True,
        False,
    ]
    assert "https://example.org/paris" in run("export", "faq.md", "--to", "jsonld")[1]
    assert (
        "https://example.com/paris"
        in run("export", "faq.md", "--to", "jsonld", "--base-url", "https://example.com")[1]
    )


def test_an_earlier_version_is_a_baseline(folder: Path, run: Run) -> None:
    """Ids that have been published must go on to lead somewhere."""
    (folder / "old.md").write_text(GOOD.replace("What?", "Who?"), encoding="utf-8")
    (folder / "new.md").write_text(GOOD, encoding="utf-8")

    assert ["vanished-id"] == codes(run("check", "new.md", "--baseline", "old.md"))
    (folder / "new.md").write_text(GOOD.replace("    desc", "    aliases: [who]\n    desc"), encoding="utf-8")
    assert 0 == run("check", "new.md", "--baseline", "old.md")[0]


def test_documents_are_compared(folder: Path, run: Run) -> None:
    """What stands in two of the documents is told of the later one, with an excerpt from it."""
    for name in ("a.md", "b.md"):
        (folder / name).write_text(GOOD, encoding="utf-8")

    code, out, _ = run("check", "a.md", "b.md")

    assert (1, ["duplicate-title"]) == (code, codes((code, out, "")))
    assert "b.md:4:12: warning: the title stands in a.md:4 as well" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument 'FILE...'"),
        (("bad.md", "--unsafe-fixes"), "--unsafe-fixes means nothing without --fix or --diff"),
        (("-", "--fix"), "--fix and --diff need a file, not standard input"),
        (
            ("bad.md", "--select", "vague-links"),
            "no rule has the code 'vague-links'; did you mean vague-link?",
        ),
        (
            ("bad.md", "--base-url", "/a"),
            "--base-url must be an absolute address such as https://example.org, got '/a'",
        ),
        (
            ("bad.md", "--baseline", "aic-faq.txt"),
            "--baseline: aic-faq.txt is no FAQ document that can be read",
        ),
        (("bad.md", "--from", "pdf"), "--from: no shape of document is called 'pdf'"),
    ],
)
def test_options_that_cannot_be_leave_with_2(
    arguments: tuple[str, ...], message: str, folder: Path, run: Run
) -> None:
    """What was wrong is named, and nothing is written."""
    (folder / "aic-faq.txt").write_text("Nothing.", encoding="utf-8")

    code, out, err = run("check", *arguments)

    assert (2, "") == (code, out)
    assert f"Error: {message}" in err


def test_a_configuration_that_cannot_be_leaves_with_2(folder: Path, run: Run) -> None:
    """The file is named."""
    (folder / "aic-faq.toml").write_text("a = 1", encoding="utf-8")

    for arguments in (("check", "bad.md"), ("build", "bad.md", "-o", "site")):
        code, _, err = run(*arguments)
        assert (2, True) == (code, "aic-faq.toml: a: there is no such setting" in err)


def test_a_missing_package_leaves_with_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named, before any document is read."""
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)

    code, _, err = run("check", "none.md", "--select", "near-duplicate-title")

    assert (2, True) == (code, "pip install 'aic-faq[check]'" in err)


def test_files_that_are_not_there_leave_with_3(run: Run) -> None:
    """A document that cannot be read is no document without problems."""
    assert 3 == run("check", "bad.md", "none.md")[0]


def test_errors_are_told_as_well(run: Run) -> None:
    """A document that is no FAQ has an error, whatever rules are chosen."""
    code, out, _ = run("check", "-", "--select", "tab", stdin=b"---\nquestions: [\n---\n")

    assert (1, True) == (code, "[invalid-yaml]" in out)


def test_colors_are_for_terminals(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forced, they come without one; the words stay the same."""
    plain = run("check", "bad.md")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")

    colored = run("check", "bad.md")[1]

    assert "\x1b[" in colored
    assert plain.split() == __import__("re").sub(r"\x1b\[[0-9;]*m", "", colored).split()
    assert plain == run("check", "bad.md", "--no-color")[1]


def test_a_closed_standard_output_is_told(command: Run) -> None:
    """Where nobody can read what is found, the code is 3."""
    code, _, err = command("check", os.fspath(SEED), redirect=">&-")

    assert (3, True) == (code, "<stdout>" in err)
