"""Mending documents in which one text stands in several places, or one FAQ in several files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from aic_faq import Source, all_rules, check, fix, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

_HEAD = "---\nlanguage: fr\nquestions:\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # YAML repeats the answer by an alias: it stands in the source once.
        (
            "  - title: Qui\n    desc: &a L'eau, l’air et l’été.\n  - title: Quoi\n    desc: *a\n",
            "  - title: Qui\n    desc: &a L’eau, l’air et l’été.\n  - title: Quoi\n    desc: *a\n",
        ),
        (
            "  - title: Qui\n    desc: &a Oui !\n  - title: Quoi\n    desc: *a\n",
            "  - title: Qui\n    desc: &a Oui\u202f!\n  - title: Quoi\n    desc: *a\n",
        ),
        # Where the rule is switched off nothing is changed.
        (
            "  - title: Un ?\n    desc: a\n  - title: Deux ? # aic-faq: ignore\n    desc: b\n",
            "  - title: Un\u202f?\n    desc: a\n  - title: Deux ? # aic-faq: ignore\n    desc: b\n",
        ),
        # What is no emphasis, and blanks that mean something.
        ("  - title: Qui\n    desc: 3 ** 4 ** 5\n", "  - title: Qui\n    desc: 3 ** 4 ** 5\n"),
        (
            "  - title: Qui\n    desc: |\n      a\\ \n      b\n",
            "  - title: Qui\n    desc: |\n      a\\ \n      b\n",
        ),
        (
            "  - title: Qui\n    desc: |\n      ```\n      a \n      ```\n",
            "  - title: Qui\n    desc: |\n      ```\n      a \n      ```\n",
        ),
    ],
)
def test_only_what_is_meant_is_mended(before: str, after: str) -> None:
    """Each place is mended once, or not at all."""
    fixed = fix(Source(f"{_HEAD}{before}---\n", "faq.md"), rules=all_rules(), unsafe=True)

    assert f"{_HEAD}{after}---\n" == fixed.source.text


def test_each_file_of_a_folder_gets_its_own_edits(tmp_path: Path, run: Run) -> None:
    """And what is in the way of others is mended in the same run."""
    folder = tmp_path / "questions"
    folder.mkdir()
    for number, title in enumerate(("Quoi", "Qui donc")):
        text = f'---\ntitle: "{title} ?"\n---\nOui ** x ** ! ** y ** ?\n'
        (folder / f"{number}.md").write_text(text, encoding="utf-8")

    run("check", str(folder), "--fix", "--language", "fr", "--select", "french-spacing,spaced-emphasis")

    for number, title in enumerate(("Quoi", "Qui donc")):
        expected = f'---\ntitle: "{title}\u202f?"\n---\nOui **x**\u202f! **y**\u202f?\n'
        assert expected == (folder / f"{number}.md").read_text(encoding="utf-8")


def test_a_byte_order_mark_stays(tmp_path: Path, run: Run) -> None:
    """As for every other byte that no finding is about."""
    path = tmp_path / "faq.md"
    text = f"{_HEAD}  - title: Qui\r\n    desc: Un ** x ** y\r\n---\r\n".encode("utf-8-sig")
    path.write_bytes(text)

    run("check", str(path), "--fix")

    assert text.replace(b"** x **", b"**x**") == path.read_bytes()


def test_a_difference_has_the_lines_that_patch_knows(tmp_path: Path, run: Run) -> None:
    """U+2028 ends no line of a patch."""
    path = tmp_path / "faq.md"
    path.write_text(f'{_HEAD}  - title: Qui\n    desc: "a\u2028b ** x ** c"\n---\n', encoding="utf-8")

    code, shown, _ = run("check", str(path), "--diff")

    assert (1, False) == (code, "No newline" in shown)
    assert '+    desc: "a\u2028b **x** c"\n' in shown


def test_a_difference_of_what_cannot_be_read_is_no_success(tmp_path: Path, run: Run) -> None:
    """The error is told, and the exit code is 1."""
    path = tmp_path / "faq.md"
    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")

    code, shown, told = run("check", str(path), "--diff")

    assert (1, "") == (code, shown)
    assert "faq.md:2:8: error" in told


@pytest.mark.parametrize(
    "answer",
    [
        "See [our prices](/p/list) and [here](>/p).",
        "See [our prices](/p) and [here](>/p).",
        "See [here](>/p) and [here](>/p).",
        "See [here](>/p), or [*our* prices](/p 'All').",
        "See [*here*](>/p), or [*our* prices](/p 'All').",
        "See [here][1] or [our prices](/p).\\n\\n[1]: >/q",
    ],
)
def test_each_link_has_its_own_place(answer: str) -> None:
    """Whatever other links lead to the same address, or to one that begins with it."""
    parts = f'{_HEAD}  - title: Qui\n    desc: "{answer}"\n---\n'.split(">")
    places = [sum(map(len, parts[:number])) for number in range(1, len(parts))]
    found = check(read(Source("".join(parts), "faq.md")))

    assert places == [each.span and each.span.start for each in found if each.code.value == "vague-link"]


def test_files_are_named_in_whatever_form(folder: Path, run: Run) -> None:
    """A name that is no text, and a folder, are shown with what is wrong in them."""
    name = os.fsdecode(b"a\xff.md")
    (folder / name).write_text(f"{_HEAD}  - title: Qui\n    desc: Un ** x ** y\n---\n", encoding="utf-8")
    (folder / "questions").mkdir()
    (folder / "questions" / "who.md").write_text("---\ntitle: Who?\n---\n42\n", encoding="utf-8")

    for format_ in ("json", "sarif", "github", "junit"):
        code, shown, _ = run("check", name, "questions", "--output-format", format_)

        assert (1, 0) == (code, shown.count("<faq>"))
        assert "dcff" in shown


def test_a_site_that_is_not_there_is_no_site_without_pages(run: Run) -> None:
    """The mistake is told, and not that every link is broken."""
    code, shown, told = run("check", "faq.md", "--site", "nowhere")

    assert (3, "") == (code, shown)
    assert "nowhere: error: no such folder" in told


def test_ids_are_held_against_a_file_of_ids(folder: Path, run: Run) -> None:
    """As aic-faq ids writes it; a document is an earlier version as well."""
    run("ids", "faq.md", "--baseline", "ids.json", "--update")
    (folder / "faq.md").write_text("- title: When?\n  id: when\n  answer: Now.\n", encoding="utf-8")

    code, shown, _ = run("check", "faq.md", "--select", "vanished-id", "--baseline", "ids.json")

    assert (1, True) == (code, "'ou-est-ce'" in shown)
