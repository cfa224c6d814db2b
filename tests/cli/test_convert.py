"""``aic-faq convert``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import aic_faq

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

PLAIN = "- title: Why?\n  answer: So.\n  id: why\n"
LOSS = (
    "tags.yaml:1:10: warning: in jsonld, question 1, 'Why?', is not whole: it has no place for aliases"
    " [lost-field]\nhint: keep the document that it was read from, or write json, which holds all of it\n"
)


class Silent:
    """Write no more than the first title."""

    media_type = "text/plain"
    suffix = ".silent"

    def export(self, faq: aic_faq.FAQ, /) -> str:
        """Write it."""
        return faq.questions[0].title.plain_text


@pytest.fixture(autouse=True)
def _documents(folder: Path) -> None:
    (folder / "plain.yaml").write_text(PLAIN, encoding="utf-8")
    (folder / "tags.yaml").write_text(PLAIN + "  aliases: [b]\n", encoding="utf-8")
    (folder / "bad.yaml").write_text("title: [\n", encoding="utf-8")


def test_standard_output_gets_the_result(run: Run) -> None:
    """Of one document, unless a file is named."""
    expected = aic_faq.export(aic_faq.load("plain.yaml"), "jsonld")

    assert (0, expected, "") == run("convert", "plain.yaml", "--to", "jsonld")
    assert (0, expected, "") == run("convert", "-", "--to", "jsonld", stdin=PLAIN.encode())
    assert (0, "faq.x\n", "") == run("convert", "plain.yaml", "--to", "jsonld", "-o", "faq.x")


def test_the_name_tells_the_format(folder: Path, run: Run) -> None:
    """Its path is printed."""
    assert (0, "faq.txt\n", "") == run("convert", "plain.yaml", "-o", "faq.txt")
    assert aic_faq.export(aic_faq.load("plain.yaml"), "text") == (folder / "faq.txt").read_text("utf-8")


def test_losses_are_told(run: Run) -> None:
    """They are no failure, unless nothing may be lost."""
    expected = aic_faq.export(aic_faq.load("tags.yaml"), "jsonld")

    assert (0, expected, LOSS) == run("convert", "tags.yaml", "--to", "jsonld")
    assert (1, "", LOSS) == run("convert", "tags.yaml", "--to", "jsonld", "--strict")
    assert 0 == run("convert", "plain.yaml", "--to", "jsonld", "--strict")[0]


def test_what_is_not_known_may_be_lost(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an exporter that does not tell what it loses, and whose output nobody reads."""
    said = "what silent loses is not known: it cannot be read again\n"
    for home in ("aic_faq.conversion.get_exporter", "aic_faq.cli._format_name.get_exporter"):
        monkeypatch.setattr(home, lambda _: Silent())

    assert (0, "Why?", said) == run("convert", "plain.yaml", "--to", "silent")
    assert (1, "", said) == run("convert", "plain.yaml", "--to", "silent", "--strict")


def test_several_documents_go_to_a_folder(folder: Path, run: Run) -> None:
    """One that cannot be read does not stop the others."""
    (folder / "d.faq").mkdir()
    (folder / "d.faq" / "a.md").write_text("---\nquestion: Why?\n---\nSo.\n", encoding="utf-8")
    code, out, err = run(
        "convert", "plain.yaml", "bad.yaml", "tags.yaml", "d.faq", "--to", "jsonld", "-o", "new/site"
    )

    assert (1, "new/site/plain.jsonld\nnew/site/tags.jsonld\nnew/site/d.faq.jsonld\n") == (code, out)
    assert LOSS in err
    assert "bad.yaml:" in err
    assert {"plain.jsonld", "tags.jsonld", "d.faq.jsonld"} == {
        path.name for path in (folder / "new/site").iterdir()
    }

    assert (0, "new/plain.jsonld\n", "") == run("convert", "plain.yaml", "--to", "jsonld", "-o", "new")
    assert (1, "") == run("convert", "bad.yaml", "bad.yaml", "--to", "jsonld", "-o", "other")[:2]
    assert not (folder / "other").exists()


def test_another_language_is_a_loss(folder: Path, run: Run) -> None:
    """Unless one is asked for."""
    (folder / "a.yaml").write_text(
        "fr:\n- q: Quoi ?\n  a: Ça.\nen:\n- q: What?\n  a: That.\n", encoding="utf-8"
    )

    assert (1, "") == run("convert", "a.yaml", "--to", "jsonld", "--strict")[:2]
    assert 0 == run("convert", "a.yaml", "--to", "jsonld", "--strict", "--language", "en")[0]
    assert 0 == run("convert", "a.yaml", "--to", "jsonld")[0]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("plain.yaml",), 2, "give the format with --to: the name '-' does not tell it"),
        (("plain.yaml", "-o", "a.exe"), 2, "give the format with --to: the name 'a.exe' does not tell it"),
        (("plain.yaml", "--to", "htm"), 2, "'--to': no format is called 'htm'"),
        (("plain.yaml", "tags.yaml", "--to", "text"), 2, "several documents, or a folder to write to, need"),
        (("-", "--to", "text", "-o", "."), 2, "several documents, or a folder to write to, need"),
        (
            ("plain.yaml", "x/plain.md", "--to", "text", "-o", "."),
            2,
            "plain.yaml and x/plain.md would both be ./plain.txt",
        ),
        (("plain.yaml", "--to", "text", "-o", "plain.yaml"), 3, "is the document that is read"),
        (("missing.yaml", "--to", "text"), 3, "no such file or directory"),
    ],
)
def test_what_goes_wrong(arguments: tuple[str, ...], code: int, message: str, run: Run) -> None:
    """What is meant is said, and nothing is written."""
    found, out, err = run("convert", *arguments)

    assert (code, "") == (found, out)
    assert message in err
