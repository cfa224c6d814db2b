"""FAQs as plain text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcwidth

import aic_faq
from aic_faq import FAQ, Answer, Question, RichText, Section, Status, TextExporter, display, markup, rich_text
from aic_faq.display import display_width
from aic_faq.exporters.text import _wrapping
from tests.exporters.trees import faqs
from tests.fixtures import Case, cases

FOLDER = Path(__file__).parent / "text"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "accelerateur.md"
BASE_URL = "https://example.org"


def question(answer: RichText | str = "A.", title: str = "Q", id_: str = "q", **fields: object) -> Question:
    """Make a question out of Markdown."""
    body = rich_text(answer) if isinstance(answer, str) else answer
    return Question(id=id_, title=title, answer=Answer(body=body), **fields)  # type: ignore[arg-type]


def answer_as_text(case: Case, exporter: TextExporter) -> str:
    """Export a FAQ with this one answer, and take the question away."""
    text = exporter.export(FAQ(questions=(question(case.given),), url="/faq"))
    assert text.startswith("Q\n-\n\n")
    return text.removeprefix("Q\n-\n\n")


@cases(FOLDER, "blocks.txt")
def test_blocks(case: Case) -> None:
    """Every kind of block can be read as text."""
    assert case.expected + "\n" == answer_as_text(case, TextExporter())


@cases(FOLDER, "links.txt")
def test_links(case: Case) -> None:
    """The address of a link stands behind its words, once."""
    assert case.expected + "\n" == answer_as_text(case, TextExporter(base_url=BASE_URL))


@cases(FOLDER, "notes.txt")
def test_notes(case: Case) -> None:
    """On demand addresses stand in numbered notes at the end, each once."""
    assert case.expected + "\n" == answer_as_text(case, TextExporter(base_url=BASE_URL, links="notes"))


@cases(FOLDER, "wrapping.txt")
def test_wrapping(case: Case) -> None:
    """Lines break where the script allows it."""
    assert case.expected + "\n" == answer_as_text(case, TextExporter(width=24))


DOCUMENT = FAQ(
    title="La\u202fFAQ\n d’essai",
    intro=rich_text("Bienvenue."),
    contact=rich_text("Écrivez-nous."),
    questions=(
        question(title="Première\xa0?", id_="a"),
        question(title="Brouillon", id_="b", status=Status.DRAFT),
        question(
            title="Deux", id_="c", section=Section(title="Une  section", id="s", intro=rich_text("Ici."))
        ),
        question("# Titre", title="Trois", id_="d", section=Section(title="", id="t")),
    ),
)


def test_a_whole_faq() -> None:
    """Title, intro, sections, published questions and contact stand in the order of the page."""
    assert """\
La\u202fFAQ d’essai
==============

Bienvenue.

Première\xa0?
~~~~~~~~~~

A.

Une section
-----------

Ici.

Deux
~~~~

A.

Trois
~~~~~

Titre
^^^^^

* * *

Écrivez-nous.
""" == TextExporter().export(DOCUMENT)


def test_numbered_questions() -> None:
    """Numbers run through the FAQ, and long titles are indented by their number."""
    faq = FAQ(
        questions=(question(title="Un deux trois quatre", id_="a"), question(id_="b")),
        contact=rich_text("# Contact"),
    )

    expected = "1. Un deux\n   trois\n   quatre\n\nA.\n\n2. Q\n\nA.\n\nContact\n-------\n"
    assert expected == TextExporter(questions="numbered", width=10).export(faq)


def test_an_empty_faq() -> None:
    """Even a FAQ of nothing is a line."""
    assert "\n" == TextExporter().export(FAQ(questions=()))


def test_the_founding_document() -> None:
    """The founding document keeps its words, and its seven links are absolute."""
    text = TextExporter(base_url="https://citoyens.transformation.gouv.fr", width=None).export(
        aic_faq.load(EXAMPLE)
    )

    assert "nous contacter (https://citoyens.transformation.gouv.fr/contact) car" in text
    assert 7 == text.count("(https://citoyens.transformation.gouv.fr/")
    assert "Qu’est ce que l’Accélérateur d’Initiatives Citoyennes ?\n---" in text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"width": 0}, "width must be at least 1 column, or None for lines of any length, got 0"),
        (
            {"links": "note"},
            "links must be 'inline' or 'notes', got 'note'; did you mean 'notes'?",
        ),
        ({"questions": "bold"}, "questions must be 'underlined' or 'numbered', got 'bold'"),
    ],
)
def test_wrong_options(options: dict[str, object], message: str) -> None:
    """An option that means nothing is refused with what is expected."""
    with pytest.raises(ValueError) as raised:
        TextExporter(**options)  # type: ignore[arg-type]

    assert message == str(raised.value)


def hand_built(*blocks: markup.Block) -> str:
    """Export one answer that no parser made, without its title."""
    body = RichText(markdown="", blocks=blocks)
    return TextExporter(width=20).export(FAQ(questions=(question(body),))).removeprefix("Q\n-\n")


def words(*texts: str) -> markup.Paragraph:
    """Make a paragraph."""
    return markup.Paragraph(tuple(map(markup.Text, texts)))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param((words(),), "", id="an empty paragraph leaves no trace"),
        pytest.param((words("a"), words(), words("b")), "\na\n\nb\n", id="nor between others"),
        pytest.param((markup.Heading(1, ()), words("b")), "\nb\n", id="nor does an empty heading"),
        pytest.param(
            (words("a"), markup.BlockQuote((words(), words("b"))), words("c")),
            "\na\n\n> b\n\nc\n",
            id="a gap is that of the outermost container",
        ),
        pytest.param(
            (markup.BulletList((markup.ListItem((markup.BlockQuote(()), words("b"))),)),),
            "\n- b\n",
            id="an empty quotation takes no marker away",
        ),
        pytest.param(
            (markup.Table(markup.TableRow(()), (markup.TableRow(()),), ()),), "", id="a table without cells"
        ),
        pytest.param(
            (
                markup.Table(
                    markup.TableRow((markup.TableCell((markup.Text("a"),)),)),
                    (markup.TableRow((markup.TableCell(()), markup.TableCell((markup.Text("b"),)))),),
                    (),
                ),
            ),
            "\na\n-  -\n   b\n",
            id="a ragged table",
        ),
        pytest.param(
            (markup.Paragraph((markup.Link("https://例え.jp/パス", (markup.Text("リンク"),)),)),),
            "\nリンク\n(https://例え.jp/パス)\n",
            id="an address of wide characters is not broken",
        ),
        pytest.param(
            (
                markup.Table(
                    markup.TableRow((markup.TableCell((markup.Link("/é", (markup.Text("a"),)),)),)), (), ()
                ),
            ),
            "\na (/é)\n------\n",
            id="an address in a table",
        ),
        pytest.param((words("a  b\n\tc"),), "\na b c\n", id="white space is one space"),
    ],
)
def test_hand_built_trees(blocks: tuple[markup.Block, ...], expected: str) -> None:
    """Trees that no Markdown gives are written, too."""
    assert expected == hand_built(*blocks).removeprefix("\n" if not expected else "")


def test_deep_trees() -> None:
    """No tree is too deep."""
    block: markup.Block = words("a")
    inline: markup.Inline = markup.Text("b")
    for _ in range(2_000):
        block, inline = markup.BlockQuote((block,)), markup.Strong((inline,))

    text = hand_built(block, markup.Paragraph((inline,)))

    assert "> " * 2_000 + "a" in text
    assert text.endswith("\n\nb\n")


def test_tables_of_any_width_are_records_beyond_a_limit() -> None:
    """Without a width a table of long cells is not padded to a multiple of its size."""
    faq = FAQ(questions=(question(f"| a | b |\n|---|---|\n| {'x' * 300} | y |"),))

    assert TextExporter(width=None).export(faq).endswith(f"\n\na: {'x' * 300}\nb: y\n")


@settings(max_examples=50, deadline=None)
@given(faqs, st.sampled_from([None, 1, 20, 72]), st.sampled_from(["inline", "notes"]), st.booleans())
def test_any_faq(faq: FAQ, width: int | None, links: str, numbered: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    """Every FAQ is text: no control characters, no blanks at the ends, one newline at the end."""
    exporter = TextExporter(
        width=width,
        links=links,  # type: ignore[arg-type]
        questions="numbered" if numbered else "underlined",
    )

    text = exporter.export(faq)

    lines = text.split("\n")
    assert [] == [line for line in lines if line != line.rstrip()]
    assert set() == {character for character in text if unicodedata.category(character) in {"Cc", "Cs"}} - {
        "\n"
    }
    assert not {"\u2028", "\u2029", "\ufdd0", "\ufdd1", "\ufdd2"} & set(text)
    assert "" == lines[-1]
    assert text == "\n" or lines[-2] != ""


_SPACED = st.text("abé?!;:«» \xa0漢字、。（）かっ😀\u0301", max_size=60)


@settings(deadline=None)
@given(_SPACED, st.integers(1, 30))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    """A line is too long only where it has no space to break at; nothing is lost or added."""
    line = " ".join(filter(None, text.split(" ")))

    wrapped = _wrapping.wrap(line, width)

    assert line.replace(" ", "") == "".join(wrapped).replace(" ", "")
    assert [] == [part for part in wrapped if display_width(part) > width and " " in part]


@settings(deadline=None)
@given(st.text("ab é한국→☞①ی", max_size=60), st.integers(1, 30))
def test_both_ways_to_wrap_agree(text: str, width: int) -> None:
    """The quick way for text of known widths breaks lines like the other one."""
    line = " ".join(filter(None, text.split(" ")))

    assert _wrapping._wrap_wide(line, width) == _wrapping.wrap(line, width)


@pytest.mark.parametrize(("pattern", "width"), [(display._NARROW, 1), (display._wide(), 2)])
def test_quick_widths(pattern: re.Pattern[str], width: int) -> None:
    """What is counted without looking characters up is as wide as wcwidth says."""
    found = [
        code for code in range(0x20, 0x3FFFE) if pattern.fullmatch(chr(code)) and wcwidth(chr(code)) != width
    ]

    assert [] == [hex(code) for code in found]
