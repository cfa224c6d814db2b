"""FAQs as pages of reStructuredText, read by docutils."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import aic_faq
from aic_faq import FAQ, Answer, Code, Question, ReadOptions, ReadResult, RSTExporter, Source, export, losses
from aic_faq.markup import Link, Paragraph, Strong, Text, plain_text, walk
from aic_faq.readers import read
from aic_faq.richtext.normal import normal_form
from tests.exporters.documents import read_faqs
from tests.exporters.trees import faqs
from tests.fixtures import Case, cases

FOLDER = Path(__file__).resolve().parent.parent / "exporters" / "rst"
CORPUS = Path("../shared/corpus")


def result_of(page: str) -> ReadResult:
    """Read a page."""
    return read(Source(page, "faq.rst"), options=ReadOptions(format="rst"))


def words(faq: FAQ) -> list[tuple[str, str]]:
    """Give the words of titles and answers, whatever white space is between them."""
    return [
        (
            " ".join(each.title.plain_text.split()),
            " ".join(plain_text(normal_form(each.answer.body.blocks)).split()),
        )
        for each in faq.published
    ]


@cases(FOLDER, "pages.txt")
def test_pages(case: Case) -> None:
    """Each construct is written so that docutils reads it without a complaint, and with the same words."""
    faq = aic_faq.loads(case.given, name="faq.yaml")
    page = RSTExporter().export(faq)

    assert case.expected + "\n" == page
    result = result_of(page)
    assert () == result.diagnostics
    assert result.faq is not None
    assert [title for title, _ in words(faq)] == [title for title, _ in words(result.faq)]


def test_the_corpus_comes_back() -> None:
    """Documents of all shapes have the same questions and answers when their pages are read."""
    if not CORPUS.exists():
        pytest.skip("the corpus is not beside the project")
    documents = json.loads((CORPUS / "manifest.json").read_text("utf-8"))["documents"]
    compared = 0
    for document in documents[::25]:
        for faq in read(CORPUS / document["path"]).faqs:
            result = result_of(export(faq, "rst"))
            assert result.faq is not None, document["path"]
            assert words(faq) == words(result.faq), document["path"]
            compared += 1
    assert compared > 10


@given(read_faqs())
@settings(max_examples=10)
def test_docutils_reads_what_documents_give(faq: FAQ) -> None:
    """Whatever texts the answers hold, docutils finds nothing to complain about in their marks."""
    simple = evolve(
        faq, questions=[evolve(each, title="What?") for each in faq.published], contact=None, intro=None
    )
    page = export(simple, "rst")
    found = [problem for problem in result_of(page).diagnostics if problem.code is Code.INVALID_RST]
    assert [] == found


@given(faqs)
@settings(max_examples=6)
def test_any_faq_is_a_page(faq: FAQ) -> None:
    """Any FAQ can be written, and what is lost be told."""
    assert export(faq, "rst").endswith("\n")
    assert isinstance(losses(faq, "rst"), tuple)


def test_losses() -> None:
    """Marks that reStructuredText has not are named, and so are fields."""
    text = (
        "lang: fr\nquestions:\n  - title: A?\n    tags: [x]\n    desc: |\n"
        "      ~~a~~ [b](/c 'd') **e `f`**\n\n      - [x] g\n\n      # h\n\n"
        "      | i |\n      | :-- |\n\n      ***\n"
        "  - title: B?\n    desc: ok\n"
    )
    marks = (
        "marks within marks",
        "text that is struck through",
        "the titles of links",
        "the boxes of tasks",
        "the levels of headings",
        "the alignment of columns",
        "lines between blocks at the edges of an answer",
    )
    messages = [found.message for found in losses(aic_faq.loads(text, name="faq.yaml"), "rst")]

    assert [
        "in rst, the FAQ is not whole: it has no place for language",
        "in rst, question 1, 'A?', is not whole: it has no place for tags",
        "in rst, question 1, 'A?', is not whole: it has no mark for " + ", ".join(marks),
    ] == messages


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        ({"ids": "all"}, ".. _a:\n.. _b:\n\nA?\n----\n", "old"),
        ({"ids": "none"}, "A?\n----\n", ".. _"),
        ({"base_url": "https://e.org"}, "<https://e.org/x>", "</x>"),
        ({"contact_title": "Aide"}, "Aide\n----\n\n.. rubric:: H\n\nw\n", "Contact"),
    ],
)
def test_options(options: dict[str, object], there: str, not_there: str) -> None:
    """Ids, links and the title of the contact are chosen."""
    faq = aic_faq.loads(
        "contact: '# H\n\n\n  w'\nquestions:\n  - title: A?\n    aliases: [b]\n    desc: '[x](/x)'\n",
        name="faq.yaml",
    )
    page = RSTExporter(**options).export(faq)  # type: ignore[arg-type]
    assert there in page
    assert not_there not in page


def test_a_section_that_is_only_a_title() -> None:
    """Such a section is a title, and marks go on over the ends of lines."""
    faq = aic_faq.loads("- title: Q?\n  section: S\n  desc: |-\n    **a\n    b**\n", name="faq.yaml")
    assert "S\n====\n\nQ?\n----\n\n**a\nb**\n" == export(faq, "rst")


def test_a_mark_around_nothing() -> None:
    """A mark around white space only, which no document gives, is left out."""
    blocks = (Paragraph((Strong((Text("\xa0"),)), Text("x"))),)
    body = aic_faq.Answer(body=aic_faq.RichText(markdown="", blocks=blocks))
    faq = FAQ(questions=(aic_faq.Question(id="a", title="A?", answer=body),))

    assert "\n\xa0x\n" in export(faq, "rst").replace("\\", "")


def test_code_of_an_odd_language() -> None:
    """A language that docutils would not take is left out."""
    faq = aic_faq.loads("- q: A?\n  a: |\n    ~~~{y}\n    z\n    ~~~\n", name="faq.yaml")
    assert "::\n\n   z\n" in export(faq, "rst")


@pytest.mark.parametrize("id_", ["b", "été", "a_b", "a_", "本", "1", "-x", "a|b", "[z]", "a.b"])
def test_links_lead_to_questions(id_: str) -> None:
    """With the prefix or without it, a link leads to the id that docutils makes of that of the question."""
    answer = Answer(body=aic_faq.rich_text(f"[x](#{id_}) [y](#faq-{id_}) [*z*](#faq-former)"))
    asked = Question(id=id_, title="What?", answer=answer, aliases=("former",))
    result = result_of(export(FAQ(questions=(asked,)), "rst"))

    assert () == result.diagnostics
    assert result.faq is not None
    (read_back,) = result.faq.questions
    targets = {node.url for node in walk(read_back.answer.body.blocks) if isinstance(node, Link)}
    assert {f"#{read_back.id}"} == targets


def test_links_lead_nowhere_else() -> None:
    """Where no id is written, or docutils would take it for an address, the link is written as it is."""
    answer = Answer(body=aic_faq.rich_text("[x](#faq-b)"))
    asked = FAQ(questions=(Question(id="b", title="B?", answer=answer),))

    assert "`x <b_>`__" in export(asked, "rst")
    assert "`x <#b>`__" in RSTExporter(ids="none").export(asked)
    answer = Answer(body=aic_faq.rich_text("[x](#faq-a:b)"))
    asked = FAQ(questions=(Question(id="a:b", title="B?", answer=answer),))
    assert "`x <#a:b>`__" in export(asked, "rst")
