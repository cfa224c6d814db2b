"""``aic-faq formats``, and the options that say how a document is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aic_faq.errors import PluginError
from aic_faq.exporters import exporter_names
from aic_faq.readers.registry import BUILT_IN, reader_names

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LANGUAGES = "en:\n- {q: Who?, a: We.}\n- {q: When?, a: Now., draft: true}\nfr:\n- {q: Qui ?, a: Nous.}\n"


def test_all_shapes_and_formats_are_listed(run: Run) -> None:
    """Without a file every name is listed, those of shapes with a line about them."""
    code, out, err = run("formats")

    assert (0, "") == (code, err)
    shapes, formats = out.split("\n\n")
    assert reader_names() == tuple(line.split()[0] for line in shapes.splitlines()[1:])
    assert all(len(line.split()) > 3 for line in shapes.splitlines()[1 : len(BUILT_IN) + 1])
    assert exporter_names() == tuple(line.strip() for line in formats.splitlines()[1:])


def test_a_reader_that_cannot_be_loaded_is_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name stands alone: that it cannot be used is said where it is asked for."""

    def fail(_group: str, name: str) -> None:
        raise PluginError(name)

    monkeypatch.setattr("aic_faq.cli.formats.load_plugin", fail)

    assert "\n  rst\n" in run("formats")[1]


def test_shape_reason_and_number_are_told(run: Run) -> None:
    """With a file its shape, the reason and the number of questions are printed."""
    expected = "faq.md is taken for front-matter: it begins with front matter, and nothing stands below\n"
    assert (0, expected + "  1 question\n", "") == run("formats", "faq.md")


def test_each_language_is_counted(folder: Path, run: Run) -> None:
    """Several FAQs are counted one by one, and what is not shown in them."""
    (folder / "faq.yml").write_text(LANGUAGES, "utf-8")
    code, out, err = run("formats", "faq.yml")
    expected = "faq.yml is taken for yaml: its name ends with .yml\n"
    expected += "  2 questions (en), 1 of them not shown\n  1 question (fr)\n"
    assert (0, expected) == (code, out)
    assert "the document holds 2 FAQs (en, fr); the first is taken" in err


@pytest.mark.parametrize(
    ("data", "arguments", "expected"),
    [
        (b"[{]", ("--from", "json"), "- is taken for json: it was asked for by its name"),
        (b"\xff", (), "- is taken for nothing that is known"),
    ],
)
def test_a_document_without_questions_leaves_with_1(
    data: bytes, arguments: tuple[str, ...], expected: str, run: Run
) -> None:
    """What it was taken for is told all the same; what is wrong stands on standard error."""
    code, out, err = run("formats", "-", *arguments, stdin=data)
    assert (1, f"{expected}\n  no questions can be read\n") == (code, out)
    assert "error: " in err


def test_a_shape_can_be_asked_for(run: Run) -> None:
    """``--from`` says how a document is read; a name that is none is an error of usage."""
    assert 0 == run("export", "-", "--from", "yaml", "--to", "text", stdin=b"- {q: Who?, a: We.}")[0]
    assert 1 == run("build", "faq.md", "--from", "json", "-o", "site")[0]
    code, _, err = run("formats", "faq.md", "--from", "yml")
    assert 2 == code
    assert "--from: no shape of document is called 'yml': expected one of " in err
    assert err.endswith("; did you mean 'yaml'?\n")


@pytest.mark.parametrize("target", ["text", "html", "jsonld"])
def test_a_language_is_chosen(folder: Path, run: Run, target: str) -> None:
    """``--language`` chooses among several FAQs, whatever is written."""
    (folder / "faq.yml").write_text(LANGUAGES, "utf-8")
    code, out, err = run("export", "faq.yml", "--to", target, "--language", "fr")
    assert (0, "") == (code, err)
    assert "Nous." in out
    assert "We." not in out
    code, out, err = run("export", "faq.yml", "--to", target, "--language", "it")
    assert (1, "") == (code, out)
    assert "no FAQ of the document is in the language 'it': there are en, fr" in err
