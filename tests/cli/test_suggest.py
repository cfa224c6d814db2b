"""``aic-faq suggest``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_Run = Callable[..., tuple[int, str, str]]

FAQ = """---
lang: fr
url: /aide
questions:
  - title: Comment changer d’adresse ?
    desc: Écrivez-nous.
  - title: Combien coûte la *livraison* [express] ?
    desc: Cinq euros.
    tags: [tarifs]
---
"""


@pytest.fixture(autouse=True)
def document(folder: Path) -> None:
    """Put a document in the folder."""
    (folder / "aide.md").write_text(FAQ, encoding="utf-8")


def test_suggestions_are_printed(run: _Run) -> None:
    """Each suggestion is a line with its place and its score, and its address where that is known."""
    assert (0, "aide.md:5:12: Comment changer d’adresse ? (0.92)\n", "") == run(
        "suggest", "changer adresse", "aide.md"
    )
    assert (
        0,
        (
            "aide.md:5:12: Comment changer d’adresse ? (0.92)\n"
            "  https://example.org/aide#faq-comment-changer-d-adresse\n"
        ),
        "",
    ) == run("suggest", "changer adresse", "aide.md", "faq.md", "--base-url", "https://example.org")


def test_nothing_is_found(run: _Run) -> None:
    """Where nothing is suggested, nothing is printed, and the exit code says so, as that of grep does."""
    assert (1, "", "") == run("suggest", "Comment faire ?", "aide.md")
    assert (1, "", "") == run("suggest", "the", "aide.md", "--markdown")
    assert (1, '{\n  "suggestions": []\n}\n', "") == run("suggest", "the", "aide.md", "--json")


def test_the_score_is_explained(run: _Run) -> None:
    """With --explain each word says where it was found, and how."""
    _, out, _ = run(
        "suggest", "livraisons exprss tarif gratuite", "aide.md", "--explain", "--threshold", "0.1"
    )

    assert (
        "aide.md:7:12: Combien coûte la livraison [express] ? (0.46)\n"
        "  0.12 livraisons: as livraison in the title\n"
        "  0.08 exprss: taken for express in the title\n"
        "  0.06 tarif: as tarifs in the tags or section\n"
        "  0.19 likeness to: Combien coûte la livraison [express] ?\n"
        "       not found: gratuite\n"
    ) == out


def test_a_list_for_a_comment(run: _Run) -> None:
    """With --markdown it is a list of links; titles are text there, whatever they look like."""
    url = "https://example.org/aide#faq-combien-coute-la-livraison-express"

    assert (0, f"- [Combien coûte la livraison \\[express\\] ?]({url})\n", "") == run(
        "suggest", "livraison", "aide.md", "--markdown", "--base-url", "https://example.org"
    )
    assert (0, "- Combien coûte la livraison \\[express\\] ?\n", "") == run(
        "suggest", "livraison", "aide.md", "--markdown"
    )


def test_json(run: _Run) -> None:
    """With --json the reasons are there, too."""
    code, out, _ = run("suggest", "livraison", "aide.md", "--json", "--limit", "1")

    (found,) = json.loads(out)["suggestions"]
    assert 0 == code
    assert ("Combien coûte la livraison [express] ?", "aide.md", 7) == (
        found["title"],
        found["path"],
        found["line"],
    )
    assert [("livraison", "exact", "title")] == [
        (word["word"], word["how"], word["field"]) for word in found["words"]
    ]


def test_the_question_from_standard_input(run: _Run) -> None:
    """What strangers have written can be piped in, whatever bytes it has."""
    found = "aide.md:5:12: Comment changer d’adresse ? (0.92)\n"

    assert (0, found, "") == run("suggest", "-", "aide.md", stdin=b"changer \xff adresse\n")
    assert (0, found.replace("aide.md", "<stdin>"), "") == run(
        "suggest", "changer adresse", "-", stdin=FAQ.encode()
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "-"), "only the question or a document can be standard input"),
        (("x", "-", "-"), "standard input can be read only once"),
        (("x", "aide.md", "--json", "--markdown"), "--json and --markdown cannot be given together"),
        (("x", "aide.md", "--base-url", "here"), "--base-url must be an absolute address"),
        (("x", "aide.md", "--from", "nothing"), "--from: no shape"),
        (("x", "aide.md", "--threshold", "2"), "2.0 is not in the range 0<=x<=1"),
        (("x", "aide.md", "--limit", "0"), "0 is not in the range x>=1"),
        (("x",), "Missing argument 'FILE...'"),
    ],
)
def test_wrong_usage(run: _Run, arguments: tuple[str, ...], message: str) -> None:
    """Wrong usage is refused, with 2."""
    code, out, err = run("suggest", *arguments)

    assert (2, "") == (code, out)
    assert message in err


def test_an_unreadable_document(run: _Run, folder: Path) -> None:
    """A document that is none has its own exit code: 1 would say that nothing was found."""
    (folder / "broken.md").write_text("---\nquestions: 1\n---\n", encoding="utf-8")

    code, out, err = run("suggest", "changer adresse", "broken.md", "aide.md")
    assert (3, "") == (code, out)
    assert "broken.md:" in err
    assert 3 == run("suggest", "x", "missing.md")[0]


def test_the_language_of_a_document_in_several(run: _Run, folder: Path) -> None:
    """All languages of a document are searched, unless one is asked for."""
    texts = {"fr": "Où payer la facture ?", "en": "Where do I pay the invoice?"}
    lists = "".join(f"{key}:\n  - title: {text}\n    desc: x\n" for key, text in texts.items())
    (folder / "both.yaml").write_text(lists, encoding="utf-8")

    assert 0 == run("suggest", "pay the invoice", "both.yaml")[0]
    assert 0 == run("suggest", "payer la facture", "both.yaml")[0]
    assert 1 == run("suggest", "pay the invoice", "both.yaml", "--language", "fr")[0]


def test_nothing_of_content_reaches_the_terminal(run: _Run, folder: Path) -> None:
    """What reorders text on a screen is written as an escape."""
    (folder / "odd.md").write_text(
        '---\nlang: en\nquestions:\n  - title: "A \u202epayment\u202c?"\n    desc: x\n---\n', encoding="utf-8"
    )

    _, out, _ = run("suggest", "payment", "odd.md", "--explain")

    assert "A \\u202epayment\\u202c?" in out
    assert "\u202e" not in out


def test_colours(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours come when they are asked for, and go the same way."""
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b[" in run("suggest", "changer adresse", "aide.md")[1]
    assert "\x1b[" not in run("suggest", "changer adresse", "aide.md", "--no-color")[1]


def test_without_the_extra(run: _Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is a matter of usage, and its name is said."""
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)

    code, _, err = run("suggest", "changer", "aide.md")

    assert 2 == code
    assert "pip install 'aic-faq[search]'" in err


def test_configuration(run: _Run, folder: Path) -> None:
    """The base URL of the project is taken where none is given."""
    (folder / "aic-faq.toml").write_text('base-url = "https://example.com"\n', encoding="utf-8")

    assert "https://example.com/aide#" in run("suggest", "changer adresse", "aide.md")[1]


def test_a_path_need_not_be_text(folder: Path, run: _Run) -> None:
    """JSON shows the bytes that are none; a file system may refuse such names."""
    try:
        (folder / "f\udcff.md").write_text(FAQ, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes text only")

    out = run("suggest", "changer d’adresse", "f\udcff.md", "--json")[1]

    assert r"f\\udcff.md" in out
    assert json.loads(out)


def test_no_number_is_no_threshold(run: _Run) -> None:
    """Click takes it for one that is within all bounds."""
    code, _, err = run("suggest", "changer d’adresse", "faq.md", "--threshold", "nan")

    assert (2, True) == (code, "is not in the range 0<=x<=1" in err)
