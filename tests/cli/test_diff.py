"""``aic-faq diff``."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

BEFORE = """---
title: FAQ
intro: Bienvenue.
questions:
  - title: Où est-ce ?
    answer: |
      À Paris, dans le dixième arrondissement, près de la gare : on y va en métro, \
en bus, à pied, à vélo, en bateau, en ballon, en rêve et en bonne compagnie, tous les jours sauf lundi.

      Et à Lyon.
    section: Lieu
  - title: Combien ça coûte ?
    answer: Rien.
    tags: [prix]
  - title: Qui peut venir ?
    answer: Tout le monde peut venir, et même les chiens, mais en laisse.
  - title: Une question retirée ?
    answer: Elle n’est plus là.
---
"""
AFTER = """---
title: Foire
intro: Bienvenue ici.
layout: faq
questions:
  - title: Qui peut venir ?
    answer: Tout le monde peut venir, et même les chiens, mais en laisse.
    id: public
    aliases: [qui-peut-venir]
  - title: Où est-ce ?
    answer: |
      À Paris, dans le onzième arrondissement, près de la gare : on y va en métro, \
en bus, à pied, à vélo, en bateau, en ballon, en rêve et en bonne compagnie, tous les jours sauf \
lundi. Et à Lyon.
    section: Adresses
  - title: Combien cela coûte ?
    answer: Rien.
    updated: 2026-01-02
  - title: Moi ?
    answer: Moi.
---
"""
TEXT = """before.md -> after.md: 1 added, 1 removed, 1 reworded, 1 with another answer, 2 with \
another id, 1 moved, \
2 with other details, other words around the questions
title: FAQ -> Foire
intro: Bienvenue{+ ici+}.
extra: (nothing) -> {"layout": "faq"}
section title: Lieu -> Adresses
section id: lieu -> adresses

~ question 1: Qui peut venir ?
  id: qui-peut-venir -> public
  moved from 3 to 1
  aliases: (nothing) -> qui-peut-venir

~ question 2: Où est-ce ?
  answer: À Paris, dans le [-dixième-]{+onzième+} arrondissement, près de la gare : on y va en métro, en \
[...] en rêve et en bonne compagnie, tous les jours sauf lundi.[-¶-]
    [-¶-]
    {+ +}Et à Lyon.

~ question 3: Combien [-ça-]{+cela+} coûte ?
  id: combien-ca-coute -> combien-cela-coute; the former one leads nowhere
  tags: prix -> (nothing)
  updated: (nothing) -> 2026-01-02

+ question 4: Moi ? (#moi)

- question 4: Une question retirée ? (#une-question-retiree)

no longer lead anywhere: #combien-ca-coute, #une-question-retiree
hint: write them under aliases of the questions that took their place
"""


@pytest.fixture(autouse=True)
def _documents(folder: Path) -> None:
    (folder / "before.md").write_text(BEFORE, encoding="utf-8")
    (folder / "after.md").write_text(AFTER, encoding="utf-8")


def git(*arguments: str) -> None:
    """Run git as somebody."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_differences_are_told_as_text(run: Run) -> None:
    """Each change is named, words that differ are marked, and the exit code is 1."""
    assert (1, TEXT, "") == run("diff", "before.md", "after.md")


def test_the_same_is_told_by_the_exit_code_alone(run: Run) -> None:
    """Nothing is printed, as by diff; the shape of the document does not count."""
    assert (0, "", "") == run("diff", "before.md", "before.md")
    page = b"# FAQ\n\n## O\xc3\xb9 est-ce ?\n\n\xc3\x80 [Paris](/paris).\n"
    assert (0, "", "") == run("diff", "faq.md", "-", stdin=page)


def test_json_is_for_programs(run: Run) -> None:
    """It says the same, also where there is nothing to say."""
    code, out, err = run("diff", "before.md", "after.md", "--json")
    assert (1, "", True) == (code, err, json.loads(out)["different"])
    assert "onzième" in out
    assert ["combien-ca-coute", "une-question-retiree"] == json.loads(out)["vanished"]

    code, out, err = run("diff", "before.md", "before.md", "--json")
    assert (0, "") == (code, err)
    assert {"different": False, "faq": {}, "sections": [], "questions": [], "vanished": []} == json.loads(out)


def test_colors_are_for_terminals(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was added is green and what was removed is red; the signs stay."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = run("diff", "before.md", "after.md")[1]

    assert "\x1b[31m[-ça-]\x1b[0m\x1b[32m{+cela+}\x1b[0m" in out
    assert TEXT == run("diff", "before.md", "after.md", "--no-color")[1]


def test_content_cannot_write_to_the_terminal(folder: Path, run: Run) -> None:
    """What changes the direction of writing is shown as an escape."""
    (folder / "after.md").write_text(BEFORE.replace("Rien.", "Ri\u202een."), encoding="utf-8")

    assert "answer: [-Rien.-]{+Ri\\u202een.+}\n" in run("diff", "before.md", "after.md")[1]


def test_revisions_of_one_file(folder: Path, run: Run) -> None:
    """With --git a file is compared with what it was; REV:FILE names any revision of any file."""
    git("init")
    (folder / "x.md").write_text(BEFORE, encoding="utf-8")
    git("add", "x.md")
    git("commit", "-m", "fix: x")
    (folder / "x.md").write_bytes((folder / "after.md").read_bytes())

    shown = TEXT.replace("before.md", "HEAD:x.md").replace("after.md", "x.md")
    assert (1, shown, "") == run("diff", "--git", "HEAD", "x.md")
    assert (1, shown, "") == run("diff", "HEAD:x.md", "x.md")
    assert (0, "", "") == run("diff", "HEAD:x.md", "before.md")
    # A revision may have a colon.
    assert 1 == run("diff", "--git", "HEAD^{/fix: x}", "x.md")[0]
    # And so may a file.
    (folder / "HEAD:x.md").write_bytes((folder / "after.md").read_bytes())
    assert (0, "", "") == run("diff", "HEAD:x.md", "x.md")

    code, _, err = run("diff", "--git", "HEAD", "x.md", "--from", "nope")
    assert (2, True) == (code, "--from: no shape of document" in err)
    code, out, err = run("diff", "--git", "nope", "x.md")
    assert (3, "") == (code, out)
    assert (
        "nope:x.md: error: git knows no such revision [file-access]\n"
        "hint: name a commit, a branch or a tag; git log shows them\n"
    ) == err


@pytest.mark.parametrize("arguments", [("missing.md", "after.md"), ("before.md", "bad.md"), ("bad.md", "-")])
def test_what_cannot_be_read_leaves_with_3(arguments: tuple[str, str], folder: Path, run: Run) -> None:
    """A file that is not there, and one that is no FAQ, are not taken for a difference."""
    (folder / "bad.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    code, out, err = run("diff", *arguments)

    assert (3, "") == (code, out)
    assert ": error: " in err


def test_a_move_within_the_sections_is_told_without_a_number(folder: Path, run: Run) -> None:
    """A question may be in another section, and still be the same in the row."""
    text = BEFORE.replace("answer: Rien.", "answer: Rien.\n    section: Lieu")
    (folder / "before.md").write_text(text, encoding="utf-8")
    (folder / "after.md").write_text(text.replace("Rien.\n    section: Lieu", "Rien."), encoding="utf-8")
    shown = (
        "before.md -> after.md: 1 moved\n\n~ question 2: Combien ça coûte ?\n  section: Lieu -> (nothing)\n"
    )

    assert (1, shown, "") == run("diff", "before.md", "after.md")


def test_one_language_of_several_is_compared(folder: Path, run: Run) -> None:
    """Which one is said by --language; without it the assumption is printed."""
    text = "fr:\n  - question: Quoi ?\n    answer: Ça.\nen:\n  - question: What?\n    answer: {}.\n"
    (folder / "a.yaml").write_text(text.format("That"), encoding="utf-8")
    (folder / "b.yaml").write_text(text.format("This"), encoding="utf-8")

    code, out, err = run("diff", "a.yaml", "b.yaml")
    assert (0, "", 2) == (code, out, err.count("[several-languages]"))
    assert 1 == run("diff", "a.yaml", "b.yaml", "--language", "en")[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.md",), "expected two documents, or --git REV and one, got 1"),
        (("a.md", "b.md", "c.md"), "expected two documents, or --git REV and one, got 3"),
        (("--git", "HEAD", "a.md", "b.md"), "expected one document with --git, got 2"),
        (("-", "-"), "only one of the documents can be standard input"),
        (("before.md", "after.md", "--from", "nope"), "--from: no shape of document"),
    ],
)
def test_wrong_usage_leaves_with_2(arguments: tuple[str, ...], message: str, run: Run) -> None:
    """What was expected is said."""
    code, out, err = run("diff", *arguments)

    assert (2, "") == (code, out)
    assert message in err


def test_a_closed_standard_output_is_an_error(command: Run) -> None:
    """Differences that nobody gets are not passed over."""
    code, _, err = command("diff", "before.md", "after.md", redirect=">&-")

    assert 3 == code
    assert "<stdout>: error: is closed" in err
