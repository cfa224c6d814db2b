"""``aic-faq ids``."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

BEFORE = """---
questions:
  - title: Who can come?
    answer: Everybody, on Mondays and on Fridays.
  - title: What does it cost?  # money
    answer: Nothing.
  - title: Is there a lift?
    answer: Yes.
---
"""
# Another title, another question less.
AFTER = """---
questions:
  - title: Who can come to us?
    answer: Everybody, on Mondays and on Fridays.
  - title: What does it cost?  # money
    answer: Nothing.
---
"""
PINNED = """---
questions:
  - title: Who can come to us?
    id: who-can-come-to-us
    aliases: [who-can-come]
    answer: Everybody, on Mondays and on Fridays.
  - title: What does it cost?  # money
    id: what-does-it-cost
    answer: Nothing.
---
"""
GONE = "  #is-there-a-lift: its question is gone, or is a draft\n"


@pytest.fixture(autouse=True)
def repository(folder: Path) -> Path:
    """Have faq.md in git as it was, and beside it a baseline of it, and change it."""
    (folder / "faq.md").write_text(BEFORE, encoding="utf-8")
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init",), ("add", "faq.md"), ("commit", "-m", "x")):
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)
    ids = {"who-can-come": "Who can come?", "what-does-it-cost": "What does it cost?"}
    ids["is-there-a-lift"] = "Is there a lift?"
    (folder / "ids.json").write_text(json.dumps({"version": 1, "ids": ids}), encoding="utf-8")
    (folder / "faq.md").write_text(AFTER, encoding="utf-8")
    return folder


def test_ids_are_listed(run: Run) -> None:
    """Each with its title, for people and for scripts."""
    expected = "who-can-come-to-us\tWho can come to us?\nwhat-does-it-cost\tWhat does it cost?\n"

    assert (0, expected, "") == run("ids", "faq.md")
    assert (0, expected, "") == run("ids", "-", stdin=AFTER.encode())


def test_ids_are_written(folder: Path, run: Run) -> None:
    """Only lines are added; a second time nothing is written."""
    assert (0, "faq.md: 2 ids and 0 former ids written\n", "") == run("ids", "faq.md", "--write")
    written = PINNED.replace("    aliases: [who-can-come]\n", "")
    assert written == (folder / "faq.md").read_text("utf-8")

    before = (folder / "faq.md").stat()
    assert (0, "faq.md: 0 ids and 0 former ids written\n", "") == run("ids", "faq.md", "--write")
    assert before.st_ino == (folder / "faq.md").stat().st_ino


@pytest.mark.parametrize("published", [("--git", "HEAD"), ("--baseline", "ids.json")])
def test_former_ids_are_written(published: tuple[str, str], folder: Path, run: Run) -> None:
    """Those whose question is there still lead to it; what is lost is said, and is a failure."""
    code, out, err = run("ids", "faq.md", "--write", *published)

    lost = f"faq.md: 1 published id no longer lead anywhere\n{GONE}".replace("lead", "leads")
    assert (1, f"faq.md: 2 ids and 1 former id written\n{lost}", "") == (code, out, err)
    assert PINNED == (folder / "faq.md").read_text("utf-8")


@pytest.mark.parametrize("published", [("--git", "HEAD"), ("--baseline", "ids.json")])
def test_vanished_ids_are_a_failure(published: tuple[str, str], folder: Path, run: Run) -> None:
    """It is said where each question is now; nothing is written."""
    code, out, err = run("ids", "faq.md", "--check", *published)

    assert (1, "") == (code, err)
    assert (
        "faq.md: 2 published ids no longer lead anywhere\n"
        "  #who-can-come: its question is #who-can-come-to-us now; write the former id under aliases\n" + GONE
    ) == out
    assert AFTER == (folder / "faq.md").read_text("utf-8")


def test_nothing_is_said_where_all_is_well(folder: Path, run: Run) -> None:
    """Every published id leads somewhere."""
    (folder / "faq.md").write_text(BEFORE, encoding="utf-8")

    assert (0, "", "") == run("ids", "faq.md", "--check", "--git", "HEAD")
    assert (0, "", "") == run("ids", "faq.md", "--check", "--baseline", "ids.json")


def test_a_baseline_is_written(folder: Path, run: Run) -> None:
    """The first time, after a change that is meant, and together with the ids; not where a check fails."""
    assert (0, "", "") == run("ids", "faq.md", "--baseline", "new.json", "--update")
    assert ["who-can-come-to-us", "what-does-it-cost"] == list(
        json.loads((folder / "new.json").read_text("utf-8"))["ids"]
    )
    assert 0 == run("ids", "faq.md", "--check", "--baseline", "new.json", "--update")[0]

    before = (folder / "ids.json").read_bytes()
    assert 1 == run("ids", "faq.md", "--check", "--baseline", "ids.json", "--update")[0]
    assert before == (folder / "ids.json").read_bytes()

    assert 1 == run("ids", "faq.md", "--write", "--baseline", "ids.json", "--update")[0]
    assert PINNED == (folder / "faq.md").read_text("utf-8")
    assert {"who-can-come-to-us", "who-can-come", "what-does-it-cost"} == set(
        json.loads((folder / "ids.json").read_text("utf-8"))["ids"]
    )
    assert (0, "", "") == run("ids", "faq.md", "--baseline", "ids.json", "--update")


def test_a_byte_order_mark_stays(folder: Path, run: Run) -> None:
    """And so do the newlines of the document."""
    (folder / "faq.md").write_bytes(b"\xef\xbb\xbf" + AFTER.replace("\n", "\r\n").encode())
    assert 0 == run("ids", "faq.md", "--write")[0]

    written = PINNED.replace("    aliases: [who-can-come]\n", "").replace("\n", "\r\n")
    assert b"\xef\xbb\xbf" + written.encode() == (folder / "faq.md").read_bytes()


def test_what_cannot_be_written_is_named(folder: Path, run: Run) -> None:
    """A question that is the key of its answer has no place for an id."""
    (folder / "faq.yaml").write_text("Who?: You.\nWhat?: That.\n", encoding="utf-8")

    expected = (
        "faq.yaml: 0 ids and 0 former ids written\n"
        "  #who: cannot be written, since its question is no mapping of its own\n"
        "  #what: cannot be written, since its question is no mapping of its own\n"
    )
    assert (0, expected, "") == run("ids", "faq.yaml", "--write")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("faq.md", "--check"), 2, "--check needs --git or --baseline"),
        (("faq.md", "--update"), 2, "--update needs --baseline"),
        (
            ("faq.md", "--check", "--git", "HEAD", "--baseline", "ids.json"),
            2,
            "--git and --baseline both say",
        ),
        (("faq.md", "--git", "HEAD"), 2, "--git and --baseline mean nothing without"),
        (("-", "--write"), 2, "--write needs a file, not standard input"),
        (("-", "--check", "--git", "HEAD"), 2, "--git needs a file, not standard input"),
        ((".", "--write"), 2, "--write needs a file, not a folder"),
        (
            ("page.md", "--write"),
            2,
            "page.md: ids are written into YAML, as front matter or as a file; this is",
        ),
        (("faq.md", "--from", "nope"), 2, "--from: no shape of document"),
        (("bad.md",), 3, "bad.md:2:8: error: "),
        (("bad.md", "--check", "--git", "HEAD"), 3, "bad.md:2:8: error: "),
        (("faq.md", "--check", "--git", "nope"), 3, "nope:faq.md: error: git knows no such revision"),
        (("faq.md", "--check", "--baseline", "missing.json"), 3, "missing.json: error: no such file"),
        (
            ("faq.md", "--check", "--baseline", "faq.md"),
            3,
            "hint: name a file that aic-faq ids --baseline FILE",
        ),
    ],
)
def test_what_goes_wrong(arguments: tuple[str, ...], code: int, message: str, folder: Path, run: Run) -> None:
    """Wrong usage leaves with 2, what cannot be read with 3, so that 1 means vanished ids."""
    (folder / "bad.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (folder / "page.md").write_text("# FAQ\n\n## Who?\n\nYou.\n", encoding="utf-8")
    found, out, err = run("ids", *arguments)

    assert (code, "") == (found, out)
    assert message in err
