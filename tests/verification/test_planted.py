"""Differences that are planted into our own pages, each of which is found in every profile."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from attrs import evolve

from aic_faq import (
    FAQ,
    Answer,
    Code,
    HTMLExporter,
    JSONLDExporter,
    Question,
    Section,
    Severity,
    Source,
    rich_text,
    verify,
)

Page: TypeAlias = str
Plant: TypeAlias = Callable[[Page, Any], tuple[Page, Any]]

BASE_URL = "https://example.org"
# The exporter names all of its profiles where it is asked for one that it lacks.
with pytest.raises(ValueError) as _raised:
    HTMLExporter(profile="none of them")  # type: ignore[arg-type]
PROFILES = re.findall("'([a-z]+)'", str(_raised.value.args[0]).partition(", got")[0])

FAQ_ = FAQ(
    title="Orders",
    url="/faq",
    language="en",
    intro=rich_text("Ask **away**."),
    contact=rich_text("## Another question?\n\n[Write](/contact)."),
    questions=(
        Question(
            id="delay",
            title="How long does it take?",
            answer=Answer(body=rich_text("Three days, or [less](/fast).\n\n- by *bike*;\n- by train.")),
            aliases=("time",),
        ),
        Question(
            id="price",
            title="Is `<b>` what it costs?",
            answer=Answer(
                body=rich_text("| day | euros |\n|-|-|\n| 1 | 2 |\n\nSee[^1].\n\n[^1]: [All](/all).")
            ),
        ),
        Question(
            id="return",
            title="Sending it back",
            answer=Answer(body=rich_text("Yes ![a label](/label.png):\n\n    code\n\n- [x] done")),
        ),
        Question(id="pay", title="How do I pay?", answer=Answer(body=rich_text("By card."))),
    ),
)


def page_of(faq: FAQ, profile: str, jsonld: str | None = None) -> str:
    """Write the page of a FAQ."""
    exporter = HTMLExporter(base_url=BASE_URL, profile=profile)  # type: ignore[arg-type]
    return exporter.export(faq, jsonld=jsonld)


def codes(page: str, **options: Any) -> list[str]:
    """Verify a page, and give the codes of what is found."""
    return [problem.code.value for problem in verify(Source(page, "page.html"), **options).diagnostics]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("base_url", [None, BASE_URL])
@pytest.mark.parametrize("sections", [False, True])
def test_our_pages_pass(profile: Any, base_url: str | None, sections: bool) -> None:  # noqa: FBT001 - a parameter
    """Page, markup and document say the same, whatever the profile."""
    faq = FAQ_
    if sections:
        groups = [Section(title="Before?", id="before"), Section(title="After", id="after")]
        questions = [evolve(each, section=groups[number // 2]) for number, each in enumerate(faq.questions)]
        faq = evolve(faq, questions=questions)
    page = HTMLExporter(base_url=base_url, profile=profile).export(faq)

    result = verify(Source(page, "page.html"), faq=faq)

    assert () == result.differences
    assert (True, 4, "page.html") == (result.passed, result.questions, result.name)
    assert result.shown


@pytest.mark.parametrize("profile", PROFILES)
def test_our_pages_pass_with_headings_of_two_levels(profile: Any) -> None:
    """Some questions stand in a section and some in none, and something stands below each answer."""
    questions = [evolve(FAQ_.questions[2], section=Section(title="S", id="s")), FAQ_.questions[1]]
    faq = evolve(FAQ_, questions=questions)
    exporter = HTMLExporter(
        base_url=BASE_URL, profile=profile, contents="questions", edit_url="https://example.org/{id}"
    )

    assert [] == codes(exporter.export(faq), faq=faq)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_link_opens_what_it_is_hidden_with(profile: Any) -> None:
    """A permalink is hidden with its question, and a table of contents opens nothing."""
    page = HTMLExporter(base_url=BASE_URL, profile=profile, contents="questions").export(FAQ_)
    head, end, body = page.partition("</head>")
    body = body.replace('class="faq-question', 'hidden class="faq-question', 1)

    assert ["hidden-question"] == codes(head + end + body)


def in_body(old: str, new: str) -> Plant:
    """Replace something that the page shows; the markup stands in its head."""

    def plant(page: Page, data: Any) -> tuple[Page, Any]:
        head, end, body = page.partition("</head>")
        assert old in body
        return head + end + body.replace(old, new), data

    return plant


def in_markup(change: Callable[[Any], object]) -> Plant:
    """Change the data of the markup."""

    def plant(page: Page, data: Any) -> tuple[Page, Any]:
        changed = change(data)
        return page, data if changed is None else changed

    return plant


def answer(number: int, **values: Any) -> Plant:
    """Change the answer to a question of the markup."""
    return in_markup(lambda data: data["mainEntity"][number]["acceptedAnswer"].update(values))


def question(number: int, **values: Any) -> Plant:
    """Change a question of the markup."""
    return in_markup(lambda data: data["mainEntity"][number].update(values))


def link(old: str, new: str) -> Plant:
    """Change a link in the first answer of the markup."""

    def change(data: Any) -> None:
        accepted = data["mainEntity"][0]["acceptedAnswer"]
        assert old in accepted["text"]
        accepted["text"] = accepted["text"].replace(old, new)

    return in_markup(change)


URL = f"{BASE_URL}/faq"
LINK = f'<a href="{BASE_URL}/fast">less</a>'
PLANTED: dict[str, tuple[Plant, set[str]]] = {
    "a word of an answer on the page": (in_body("By card.", "By cash."), {"different-answer"}),
    "a word of an answer in the markup": (answer(3, text="<p>By cash.</p>"), {"different-answer"}),
    "one more sentence on the page": (in_body("By card.", "By card. Or not."), {"different-answer"}),
    "one more sentence in the markup": (answer(3, text="<p>By card. Or not.</p>"), {"different-answer"}),
    "a word of a title on the page": (in_body("How do I pay?", "How can I pay?"), {"different-title"}),
    "a word of a title in the markup": (question(3, name="How can I pay?"), {"different-title"}),
    "an answer missing in the markup": (answer(3, text=""), {"missing-answer"}),
    "no accepted answer at all": (question(3, acceptedAnswer=None), {"missing-answer"}),
    "a question without a name": (question(3, name=""), {"missing-title", "different-title"}),
    "a question only on the page": (
        in_markup(lambda data: data["mainEntity"].pop() and data),
        {"question-not-marked"},
    ),
    "a question without a mark only on the page": (
        in_markup(lambda data: data["mainEntity"].pop(2) and data),
        {"question-not-marked"},
    ),
    "another order": (in_markup(lambda data: data["mainEntity"].reverse()), {"different-order"}),
    "answers of two questions exchanged": (
        in_markup(
            lambda data: (
                [
                    each["acceptedAnswer"].update(text=text)
                    for each, text in zip(
                        data["mainEntity"],
                        [each["acceptedAnswer"]["text"] for each in data["mainEntity"][1::-1]],
                        strict=False,
                    )
                ]
                and data
            )
        ),
        {"different-answer"},
    ),
    "everything hidden": (in_body("<main ", "<main hidden "), {"hidden-question"}),
    "everything hidden by its style": (
        in_body("<main ", '<main style="color: red; display:none" '),
        {"hidden-question"},
    ),
    "an id that leads nowhere": (question(3, **{"@id": f"{URL}#faq-gone"}), {"wrong-address"}),
    "a url that leads nowhere": (question(3, url=f"{URL}#faq-gone"), {"wrong-address"}),
    "a url of an answer that leads nowhere": (answer(3, url=f"{URL}#faq-gone"), {"wrong-address"}),
    "a url that leads to another question": (question(3, url=f"{URL}#faq-delay"), {"wrong-address"}),
    "an element that lost its id": (in_body('id="faq-pay"', 'id="faq-paid"'), {"wrong-address"}),
    "a relative url": (question(3, url="/faq#faq-pay"), {"relative-url"}),
    "a relative id": (question(3, **{"@id": "#faq-pay"}), {"relative-url"}),
    "a relative url of the page": (in_markup(lambda data: data.update(url="/faq")), {"relative-url"}),
    "another link": (link("/fast", "/slow"), {"different-links"}),
    "a link missing in the markup": (link(LINK, "less"), {"different-links"}),
    "a link missing on the page": (in_body(">less</a>", "></a>less"), {"different-links"}),
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found(profile: str, name: str) -> None:
    """What is planted is found, and nothing else."""
    plant, expected = PLANTED[name]
    data = JSONLDExporter(base_url=BASE_URL).to_dict(FAQ_)
    head, script, body = page_of(FAQ_, profile, "JSON").partition("JSON")
    page, data = plant(head + script + body, data)

    result = verify(Source(page.replace("JSON", json.dumps(data), 1), "page.html"))

    assert expected == {problem.code.value for problem in result.diagnostics}
    assert not result.passed


@pytest.mark.parametrize("profile", PROFILES)
def test_a_question_that_the_page_lacks(profile: str) -> None:
    """The markup of one document does not fit the page of another."""
    fewer = evolve(FAQ_, questions=FAQ_.questions[1:])
    page = page_of(fewer, profile, JSONLDExporter(base_url=BASE_URL).export(FAQ_))

    first, *_ = differences = verify(Source(page, "page.html")).differences

    assert ["question-not-shown", "wrong-address"] == [each.diagnostic.code.value for each in differences]
    assert (("markup", "How long does it take? Three days, or less. by bike; by train."),) == first.texts


@pytest.mark.parametrize("profile", PROFILES)
def test_two_faqpages(profile: str) -> None:
    """One page has one FAQPage."""
    page = page_of(FAQ_, profile)
    script = f'<script type="application/ld+json">{JSONLDExporter().export(FAQ_)}</script>'

    assert "several-faq-pages" in codes(page.replace("</body>", f"{script}</body>"))


@pytest.mark.parametrize("profile", PROFILES)
def test_no_faqpage(profile: str) -> None:
    """A page without markup is reported, one with JSON that cannot be read where that breaks."""
    page = page_of(FAQ_, profile)

    assert ["missing-markup"] == codes(page.replace("FAQPage", "WebPage"))
    assert ["invalid-json"] == codes(page.replace('"@context":', '"@context"', 1))
    assert ["missing-markup"] == codes(page_of(FAQ_, profile, '{"@type": "FAQPage", "mainEntity": []}'))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_page_that_its_document_has_left_behind(profile: str) -> None:
    """Page and markup agree, and the document says something else: each is said once."""
    changed = evolve(
        FAQ_,
        questions=(
            evolve(FAQ_.questions[0], answer=Answer(body=rich_text("Four days."))),
            Question(id="new", title="What is new?", answer=Answer(body=rich_text("This."))),
            *FAQ_.questions[2:],
        ),
    )

    result = verify(Source(page_of(FAQ_, profile), "page.html"), faq=changed)

    found = {each.diagnostic.code: dict(each.texts) for each in result.differences}
    assert {Code.DIFFERENT_ANSWER, Code.QUESTION_NOT_SHOWN, Code.NOT_IN_DOCUMENT} == set(found)
    assert 3 == len(result.differences)
    assert {"page": "Three days, or less. by bike; by train.", "document": "Four days."} == found[
        Code.DIFFERENT_ANSWER
    ]
    assert {"document": "What is new? This."} == found[Code.QUESTION_NOT_SHOWN]


def test_markup_that_neither_page_nor_document_know() -> None:
    """Where page and markup differ, the document is compared with both."""
    other = evolve(FAQ_.questions[0], title="Other", id="o")
    strange = Question(id="s", title="Where is the sea?", answer=Answer(body=rich_text("There.")))
    marked = evolve(FAQ_, questions=(*FAQ_.questions[:0:-1], other, strange))
    page = page_of(FAQ_, "details", JSONLDExporter(base_url=BASE_URL).export(marked))
    document = evolve(
        FAQ_, questions=(*FAQ_.questions, Question(id="n", title="New?", answer=Answer(body=rich_text("N."))))
    )

    result = verify(Source(page, "page.html"), faq=document)

    pairs = {
        (each.diagnostic.code.value, tuple(name for name, _ in each.texts)) for each in result.differences
    }
    assert {
        ("different-order", ("page", "markup")),
        ("different-title", ("page", "markup")),
        ("wrong-address", ()),
        ("question-not-shown", ("markup",)),
        ("question-not-shown", ("document",)),
        ("question-not-marked", ()),
        ("not-in-document", ()),
        ("different-title", ("markup", "document")),
        ("different-order", ("markup", "document")),
    } == pairs
    assert all(problem.severity is Severity.ERROR for problem in result.diagnostics)


def test_a_page_without_markup_is_compared_with_its_document() -> None:
    """The document says which questions to look for."""
    page = HTMLExporter(base_url=BASE_URL, jsonld=False).export(FAQ_).replace("By card.", "By cash.")

    assert ["missing-markup", "different-answer"] == codes(page, faq=FAQ_)


def test_what_the_markup_lacks_is_not_compared_with_the_document() -> None:
    """An answer that is missing is said to be missing, once."""
    data: Any = JSONLDExporter(base_url=BASE_URL).to_dict(FAQ_)
    data["mainEntity"][3]["acceptedAnswer"]["text"] = ""

    assert ["missing-answer"] == codes(page_of(FAQ_, "details", json.dumps(data)), faq=FAQ_)
