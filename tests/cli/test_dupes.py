"""``aic-faq dupes``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_Run = Callable[..., tuple[int, str, str]]

ONE = """---
lang: en
questions:
  - title: How do I pay?
    desc: By card.
  - title: What data does the tool read?
    desc: All of it.
---
"""
OTHER = """---
lang: en
questions:
  - title: HOW DO I PAY
    desc: In cash.
  - title: What types of data does the tool read?
    desc: Most.
  - title: How do I pay ?!
    desc: By transfer.
---
"""


@pytest.fixture(autouse=True)
def documents(folder: Path) -> None:
    """Put two documents in the folder."""
    (folder / "one.md").write_text(ONE, encoding="utf-8")
    (folder / "other.md").write_text(OTHER, encoding="utf-8")


def test_groups_are_printed(run: _Run) -> None:
    """Questions that ask the same stand together, each with its place and the reason; the exit code is 1."""
    assert (
        1,
        (
            "one.md:4:12: How do I pay?\n"
            "other.md:4:12: HOW DO I PAY [same title, one.md:4:12]\n"
            "other.md:8:12: How do I pay ?! [same title, one.md:4:12]\n"
            "\n"
            "one.md:6:12: What data does the tool read?\n"
            "other.md:6:12: What types of data does the tool read? [similar title 86%]\n"
        ),
        "",
    ) == run("dupes", "one.md", "other.md")


def test_nothing_is_found(run: _Run) -> None:
    """Where nothing is asked twice, the exit code is 0."""
    assert (0, "", "") == run("dupes", "one.md")
    assert (0, '{\n  "duplicates": []\n}\n', "") == run("dupes", "one.md", "--json")


def test_json(run: _Run) -> None:
    """With --json the groups are data."""
    code, out, _ = run("dupes", "-", "--json", "--threshold", "0.95", stdin=OTHER.encode())

    (group,) = json.loads(out)["duplicates"]
    assert 1 == code
    assert [("<stdin>", 4, 12), ("<stdin>", 8, 12)] == [
        (each["path"], each["line"], each["column"]) for each in group["questions"]
    ]
    assert [{"first": 0, "second": 1, "reason": "same title", "likeness": 1.0}] == group["pairs"]


def test_a_folder(run: _Run, folder: Path) -> None:
    """A folder with a file for each question names those files."""
    for name in ("a", "b"):
        (folder / "questions").mkdir(exist_ok=True)
        text = f"---\ntitle: Where is the station?\n---\nThere {name}.\n"
        (folder / "questions" / f"{name}.md").write_text(text, encoding="utf-8")

    code, out, _ = run("dupes", "questions")

    assert 1 == code
    assert ["questions/a.md:2:8", "questions/b.md:2:8"] == [
        line.partition(": ")[0] for line in out.splitlines()
    ]


def test_errors(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read has an exit code of its own, and so has a missing package."""
    assert 3 == run("dupes", "missing.md")[0]
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    assert 2 == run("dupes", "one.md")[0]


def test_a_path_need_not_be_text(folder: Path, run: _Run) -> None:
    """JSON shows the bytes that are none; a file system may refuse such names."""
    try:
        (folder / "f\udcff.md").write_text(OTHER, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes text only")

    out = run("dupes", "f\udcff.md", "--json")[1]

    assert r"f\\udcff.md" in out
    assert json.loads(out)


def test_no_number_is_no_threshold(run: _Run) -> None:
    """Click takes it for one that is within all bounds."""
    code, _, err = run("dupes", "one.md", "--threshold", "nan")

    assert (2, True) == (code, "is not in the range 0<=x<=1" in err)


@pytest.mark.parametrize("source", [("docs",), ("docs/**/*.md",), ("docs/one.md", "docs/more")])
def test_folders_and_patterns(source: tuple[str, ...], folder: Path, run: _Run) -> None:
    """All documents below are read, and what is no FAQ is passed over."""
    (folder / "docs" / "more").mkdir(parents=True)
    (folder / "docs" / "one.md").write_text(ONE, encoding="utf-8")
    (folder / "docs" / "more" / "other.md").write_text(OTHER, encoding="utf-8")
    (folder / "docs" / "more" / "page.md").write_text("# About us\n\nWe are here.\n", encoding="utf-8")

    code, out, err = run("dupes", *source)

    assert (1, "") == (code, err)
    assert {"docs/more/other.md:6:12", "docs/one.md:6:12"} <= {
        line.split(": ")[0] for line in out.split("\n")
    }


def test_what_is_named_must_be_a_faq(folder: Path, run: _Run) -> None:
    """Beside a folder, too, and a folder must hold one."""
    (folder / "docs").mkdir()
    (folder / "page.md").write_text("# About us\n\nWe are here.\n", encoding="utf-8")

    code, _, err = run("dupes", "docs")
    assert (3, True) == (code, err.startswith("docs: error: holds no FAQ"))
    code, _, err = run("dupes", "page.md", "docs")
    assert (3, True) == (code, err.startswith("page.md"))


def test_a_broken_document_in_a_folder_is_told(folder: Path, run: _Run) -> None:
    """It was meant to be a FAQ: nothing is said of the others before it is mended."""
    (folder / "docs").mkdir()
    (folder / "docs" / "one.md").write_text(ONE, encoding="utf-8")
    (folder / "docs" / "broken.md").write_text(
        "---\nquestions:\n  - title: Who: me?\n---\n", encoding="utf-8"
    )

    code, out, err = run("dupes", "docs")

    assert (3, "", True) == (code, out, err.startswith("docs/broken.md:3:"))
