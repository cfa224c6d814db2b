"""FAQs as pages of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import aic_faq
from aic_faq import FAQ, Answer, Extra, MarkdownExporter, Question, Section, Status, export, losses, rich_text
from tests.exporters.documents import as_said, read_faqs
from tests.exporters.trees import faqs
from tests.fixtures import Case, cases

FOLDER = Path(__file__).parent / "markdown"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "accelerateur.md"


def read_back(faq: FAQ, exporter: MarkdownExporter | None = None) -> FAQ:
    """Export a FAQ and read it."""
    return aic_faq.loads((exporter or MarkdownExporter()).export(faq), name="faq.md")


@cases(FOLDER, "pages.txt")
def test_pages(case: Case) -> None:
    """A document of any shape becomes a page, which says the same when it is read."""
    faq = aic_faq.loads(case.given, name="faq.yaml")
    assert case.expected + "\n" == MarkdownExporter().export(faq)
    assert [each.title.plain_text for each in faq.questions] == [
        each.title.plain_text for each in read_back(faq).questions
    ]


FULL = FAQ(
    title="F",
    url="/faq",
    language="fr",
    authors=("Ann",),
    extra=Extra({"layout": "page"}),
    intro=rich_text("Bonjour."),
    questions=(
        Question(id="un", title=rich_text("Un\xa0?"), answer=Answer(body=rich_text("- a\n\n  b\n- c"))),
        Question(id="d", title="Brouillon", answer=Answer(body=rich_text("x")), status=Status.DRAFT),
        Question(
            id="deux",
            title=rich_text("*Deux* ?"),
            answer=Answer(body=rich_text("[a](/a)\n\n#### b\n\nc")),
            aliases=("zwei",),
            section=Section(title="S & T", id="s", intro=rich_text("Voici.")),
        ),
    ),
    contact=rich_text("## Contact\n\nÉcrivez."),
)


def test_what_a_page_holds_comes_back() -> None:
    """A page with front matter gives an equal FAQ but for its drafts, and nothing is lost."""
    assert as_said(evolve(FULL, questions=FULL.published)) == as_said(read_back(FULL))
    assert () == losses(FULL, "markdown")
    assert as_said(aic_faq.load(EXAMPLE)).questions == as_said(read_back(aic_faq.load(EXAMPLE))).questions


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        ({"front_matter": False}, "# F\n\nBonjour.\n\n### Un", "layout"),
        ({"heading_level": 2}, "## F\n\nBonjour.\n\n#### Un\xa0?\n", "\n# "),
        ({"ids": "none"}, "## S & T", "<a id"),
        ({"ids": "all"}, '<a id="un"></a>\n### Un', "{#"),
        ({"id_style": "attributes", "ids": "all"}, "### Un\xa0? {#un}\n", "<a id"),
        ({"base_url": "https://example.org"}, "[a](https://example.org/a)", "](/a)"),
        ({"language": "en"}, "lang: en\n", "lang: fr"),
    ],
)
def test_options(options: dict[str, object], there: str, not_there: str) -> None:
    """Levels, ids, links and front matter are chosen."""
    written = MarkdownExporter(**options).export(FULL)  # type: ignore[arg-type]
    assert there in written
    assert not_there not in written


def test_the_title_of_the_contact() -> None:
    """What stands after the questions gets a heading where it has none of its own."""
    faq = evolve(FULL, contact=rich_text("Écrivez."))
    assert "\n## Aide *ici*\n\nÉcrivez.\n".replace("*", "\\*") in MarkdownExporter(
        contact_title="Aide *ici*"
    ).export(faq)


def test_lost_things_are_named() -> None:
    """What a page has no place for is reported with the place of its question."""
    first, second = "  - title: A?\n    tags: [a]\n    desc: '# B'\n", "  - title: '**C**'\n    desc: d\n"
    faq = aic_faq.loads(f"title: F\nquestions:\n{first}{second}", name="faq.yaml")
    where = "faq.yaml:3:12: warning: in markdown, question 1, 'A?', is not whole"
    other = "faq.yaml:6:12: warning: in markdown, question 2, 'C', is not whole"

    assert [
        f"{where}: it has no place for tags [lost-field]",
        f"{where}: the answer would come back changed [lost-markup]",
        f"{other}: the title would come back changed, without 1 Strong [lost-markup]",
    ] == [str(found) for found in losses(faq, "markdown")]


def test_questions_within_an_answer() -> None:
    """Where an answer asks more than the page, it is said that other questions would be read."""
    inner = "".join(f"### Q{number}?\n\nText.\n\n" for number in range(3))
    faq = FAQ(questions=(Question(id="a", title="A", answer=Answer(body=rich_text(inner))),))

    message = "in markdown, the FAQ is not whole: of 1 questions 3 come back"
    assert message == losses(faq, "markdown")[-1].message


def test_a_question_without_an_answer() -> None:
    """It is a heading, with nothing below."""
    faq = evolve(
        FULL, questions=(Question(id="a", title="A?", answer=Answer(body=rich_text(""))),), contact=None
    )
    assert export(faq, "markdown").endswith("Bonjour.\n\n## A?\n")


@given(read_faqs())
@settings(max_examples=12)
def test_nothing_is_lost_silently(faq: FAQ) -> None:
    """Where no loss is reported, the page gives the same FAQ; the Markdown may be written otherwise."""
    if not losses(faq, "markdown"):
        assert as_said(evolve(faq, questions=faq.published)) == as_said(read_back(faq))


@given(faqs)
@settings(max_examples=6)
def test_any_faq_is_a_page(faq: FAQ) -> None:
    """Any FAQ can be written, and what does not come back is found out."""
    assert export(faq, "markdown").endswith("\n")
    assert isinstance(losses(faq, "markdown"), tuple)


@pytest.mark.parametrize(
    "options", [{"heading_level": 5}, {"heading_level": 0}, {"id_style": "x"}, {"ids": "some"}]
)
def test_wrong_options(options: dict[str, object]) -> None:
    """An option that means nothing is refused."""
    with pytest.raises(ValueError, match=next(iter(options))):
        MarkdownExporter(**options)  # type: ignore[arg-type]
