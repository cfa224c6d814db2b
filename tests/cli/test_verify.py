"""``aic-faq verify``: a page, its markup and its document, compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aic_faq import Code, Diagnostic, Difference, Severity, Verification
from aic_faq.cli._contrast import Contrast, contrast
from aic_faq.cli.verify import as_lines

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

BASE = "https://example.org"
SAME = "page.html: 1 question in the markup, page and markup say the same\n"


@pytest.fixture
def page(folder: Path, run: Run) -> Path:
    """Give the page of the document."""
    assert 0 == run("export", "faq.md", "--to", "html", "-o", "page.html", "--base-url", BASE)[0]
    return folder / "page.html"


def change(page: Path, old: str, new: str) -> None:
    """Change what the page shows."""
    text = page.read_text("utf-8")
    head, end, body = text.partition("</head>")
    assert old in body
    page.write_text(head + end + body.replace(old, new), "utf-8")


@pytest.mark.usefixtures("page")
def test_a_page_that_passes(run: Run) -> None:
    """The outcome is one line."""
    assert (0, SAME, "") == run("verify", "page.html")
    expected = SAME.replace("page and markup", "page, markup and document")
    assert (0, expected, "") == run("verify", "page.html", "--source", "faq.md")


def test_a_difference(page: Path, run: Run) -> None:
    """Each side is printed where they differ, and the program leaves with 1."""
    change(page, "À <a", "Tout à <a")

    code, out, err = run("verify", "page.html", "--source", "faq.md")

    assert (1, "") == (code, err)
    first, second, outcome = out.rstrip("\n").split("\n\n")
    place, _, rest = first.partition(": ")
    assert place.startswith("page.html:")
    assert rest == (
        "error: the answer to 'Où est-ce ?' is another in the markup than on the page [different-answer]\n"
        "  page:   [Tout à] Paris.\n"
        "  markup: [À] Paris.\n"
        "hint: let page and markup be made from one source, as aic-faq build does"
    )
    assert "  page:     [Tout à] Paris.\n  document: [À] Paris.\nhint: make the page anew" in second
    assert "page.html: 1 question in the markup, 2 errors" == outcome


def test_the_result_as_json(page: Path, run: Run) -> None:
    """Programs get the whole texts."""
    change(page, "Où est-ce ?", "Où ?")

    code, out, _ = run("verify", "page.html", "--json")

    data = json.loads(out)
    (difference,) = data.pop("differences")
    expected = {"page": "page.html", "passed": False, "questions": 1, "shown": "<details> elements"}
    assert (1, expected) == (code, data)
    assert isinstance(difference.pop("line"), int)
    assert isinstance(difference.pop("column"), int)
    assert {
        "code": "different-title",
        "severity": "error",
        "message": "the question 'Où est-ce ?' is worded differently on the page",
        "hint": "let page and markup be made from one source, as aic-faq build does",
        "texts": {"page": "Où ?", "markup": "Où est-ce ?"},
    } == difference


def test_what_has_no_place_has_no_line(run: Run) -> None:
    """What is missing stands nowhere; one text alone needs no brackets."""
    html = b"<h2>Why?</h2><p>So."
    code, out, err = run("verify", "-", stdin=html)
    assert (1, "") == (code, err)
    assert out.startswith("<stdin>: error: the FAQPage in JSON-LD is missing [missing-markup]\nhint: ")
    assert [None] == [
        each["line"] for each in json.loads(run("verify", "-", "--json", stdin=html)[1])["differences"]
    ]

    out = run("verify", "-", "--source", "faq.md", stdin=html)[1]
    assert "  document: Où est-ce ? À Paris.\n" in out


def test_a_document_from_standard_input(page: Path, folder: Path, run: Run) -> None:
    """Either of the two can come from there, not both."""
    document = (folder / "faq.md").read_bytes()

    assert 0 == run("verify", str(page), "--source", "-", "--from", "front-matter", stdin=document)[0]
    code, out, err = run("verify", "-", "--source", "-")
    assert (2, "") == (code, out)
    assert "Error: only one of PAGE and --source can be standard input" in err


def test_options_that_cannot_be(run: Run) -> None:
    """An address that is none is refused before anything is read."""
    code, _, err = run("verify", "missing.html", "--base-url", "/faq")

    assert 2 == code
    assert "Error: --base-url must be an absolute address such as https://example.org, got '/faq'" in err


def test_files_that_cannot_be_read(page: Path, run: Run) -> None:
    """A page that is not there leaves with 3, a document that is none with 1."""
    assert 3 == run("verify", "missing.html")[0]
    assert 3 == run("verify", str(page), "--source", "missing.md")[0]
    assert 1 == run("verify", str(page), "--source", str(page), "--from", "csv")[0]


def test_a_warning_leaves_with_0(run: Run) -> None:
    """It is printed all the same."""
    markup = {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": "Why?", "suggestedAnswer": {"@type": "Answer", "text": "So."}}
        ],
    }
    html = f'<h2>Why?</h2><p>So.<script type="application/ld+json">{json.dumps(markup)}</script>'

    code, out, _ = run("verify", "-", stdin=html.encode())

    assert (0, "<stdin>: 1 question in the markup, 1 warning") == (code, out.splitlines()[-1])


def test_colors(page: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are for those who ask, and no escape sequence comes from content."""
    change(page, "Où est-ce ?", "Où\u202e ?")
    assert "\x1b" not in run("verify", "page.html")[1]
    assert "  page:   [Où\\u202e] ?\n" in run("verify", "page.html")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b[1;31merror: \x1b[0m" in run("verify", "page.html")[1]
    assert "\x1b" not in run("verify", "page.html", "--no-color")[1]


def test_what_has_no_hint_has_no_line_for_it() -> None:
    """Most differences say how to mend them."""
    problem = Diagnostic(code=Code.LIMIT, severity=Severity.ERROR, message="too long", path="p")
    report = Verification(name="p", differences=(Difference(diagnostic=problem),))

    lines = ["".join(text for text, _ in line) for line in as_lines(report, "page and markup")]
    assert ["p: error: too long [limit]", "", "p: 0 questions in the markup, 1 error"] == lines


def test_closed_standard_output(page: Path, command: Run) -> None:
    """A result that cannot be printed is a file that cannot be written."""
    code, _, err = command("verify", str(page), redirect=">&-")

    assert (3, True) == (code, "<stdout>" in err)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        (["alone"], [("", "alone", "")]),
        (["a b c", "a x c"], [("a ", "b", " c"), ("a ", "x", " c")]),
        (["a b", "a b c"], [("a b", "", ""), ("a b", " c", "")]),
        (["", "x"], [("", "", ""), ("", "x", "")]),
        (["aac", "aabc"], [("", "aac", ""), ("", "aabc", "")]),
        (["漢" * 50 + "a", "漢" * 50 + "b"], [("…" + "漢" * 40, "a", ""), ("…" + "漢" * 40, "b", "")]),
        (
            ["a " + "x " * 40 + "y", "b " + "x " * 40 + "y"],
            [("", "a", "…"), ("", "b", "…")],
        ),
        (["a" + "b" * 400, "c"], [("", "a" + "b" * 299 + "…", ""), ("", "c", "")]),
    ],
)
def test_contrast(texts: list[str], expected: list[tuple[str, str, str]]) -> None:
    """Only what differs is marked, in whole words, with some words around it."""
    found = contrast(texts)

    shortened = [
        Contrast(each.before, each.own, "…" if len(each.after) > 40 else each.after) for each in found
    ]
    assert [Contrast(*each) for each in expected] == shortened
