"""Pages of JSON-LD: several FAQs on one page, both layouts, and what is said of a page as a whole."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq import FAQ, Answer, JSONLDExporter, Question, Status, rich_text
from tests.exporters.trees import faqs

BASE_URL = "https://example.org"
EARLY, LATE = dt.date(2025, 1, 1), dt.date(2026, 1, 1)


def question(id_: str, answer: str = "A.", **fields: Any) -> Question:
    """Make a question that asks for its id."""
    return Question(id=id_, title=f"{id_}?", answer=Answer(body=rich_text(answer)), **fields)


def ids(data: Any) -> list[str | None]:
    """Give the addresses of the questions."""
    return [each.get("@id") for each in data["mainEntity"]]


FIRST = FAQ(
    title="One", url="/faq", language="fr", authors=("A", "B"), updated=EARLY, questions=(question("a"),)
)
SECOND = FAQ(
    title="Two", url="/faq", language="en", authors=("B", "C"), updated=LATE, questions=(question("b"),)
)


def test_several_faqs_are_one_page() -> None:
    """What they agree on is said of the page, with all authors and the latest date; the rest is not."""
    data: Any = JSONLDExporter(base_url=BASE_URL).many_to_dict([FIRST, SECOND])

    url = f"{BASE_URL}/faq"
    questions = data.pop("mainEntity")
    assert {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "@id": f"{url}#faq",
        "url": url,
        "dateModified": "2026-01-01",
        "author": [{"@type": "Person", "name": name} for name in ("A", "B", "C")],
    } == data
    assert [(f"{url}#faq-a", "fr"), (f"{url}#faq-b", "en")] == [
        (each["@id"], each["inLanguage"]) for each in questions
    ]


def test_a_page_can_be_described() -> None:
    """What is said of the page stands for what the FAQs say; its address is that of all questions."""
    page = FAQ(
        title="All", description="D.", url="/help", language="fr", questions=(question("not-written"),)
    )
    other = FAQ(url="/elsewhere", language="fr", questions=(question("c"),))
    data: Any = JSONLDExporter(base_url=BASE_URL).many_to_dict([FIRST, other], page=page)

    assert ("All", "D.", "fr", f"{BASE_URL}/help#faq") == tuple(
        data[key] for key in ("name", "description", "inLanguage", "@id")
    )
    assert [f"{BASE_URL}/help#faq-a", f"{BASE_URL}/help#faq-c"] == ids(data)
    assert {"author", "dateModified"}.isdisjoint(data)
    assert all("inLanguage" not in each for each in data["mainEntity"])


def test_a_page_without_an_address_leaves_those_of_the_faqs() -> None:
    """FAQs of two pages can be told together; there is no one address then."""
    other = FAQ(url="/elsewhere", questions=(question("c"),))
    data: Any = JSONLDExporter(base_url=BASE_URL).many_to_dict([FIRST, other], page=FAQ(questions=()))

    assert "url" not in data
    assert [f"{BASE_URL}/faq#faq-a", f"{BASE_URL}/elsewhere#faq-c"] == ids(data)


def test_each_faq_can_have_its_prefix() -> None:
    """Ids are those of the page, where prefixes tell several FAQs apart."""
    exporter = JSONLDExporter(base_url=BASE_URL)
    data: Any = exporter.many_to_dict([FIRST, SECOND], id_prefixes=["one-", ""])

    assert f"{BASE_URL}/faq#one" == data["@id"]
    assert [f"{BASE_URL}/faq#one-a", f"{BASE_URL}/faq#b"] == ids(data)


@pytest.mark.parametrize(
    ("prefixes", "message"),
    [
        (["one-"], "id_prefixes must hold one prefix for each FAQ: got 1 for 2"),
        (["one-", "2"], "id_prefix must be letters, digits, hyphens, from a letter to a hyphen, got '2'"),
    ],
)
def test_wrong_prefixes(prefixes: list[str], message: str) -> None:
    """Prefixes that cannot be meant are refused."""
    with pytest.raises(ValueError) as raised:
        JSONLDExporter().export_many([FIRST, SECOND], id_prefixes=prefixes)

    assert message == str(raised.value)


@pytest.mark.parametrize("layout", ["nested", "graph"])
def test_no_two_questions_have_one_address(layout: Any) -> None:
    """The same question is told once; another one with the same id has no address."""
    same, other = question("a"), question("a", "Else.")
    exporter = JSONLDExporter(base_url=BASE_URL, layout=layout)
    data: Any = exporter.many_to_dict(
        [FIRST, FAQ(url="/faq", questions=(same,)), FAQ(url="/faq", questions=(other,))]
    )
    questions = data["mainEntity"] if layout == "nested" else data["@graph"][1:]

    assert [("<p>A.</p>", f"{BASE_URL}/faq#faq-a"), ("<p>Else.</p>", None)] == [
        (each["acceptedAnswer"]["text"], each.get("url")) for each in questions
    ]
    assert (None if layout == "nested" else "_:question-2") == questions[1].get("@id")


def test_no_faq_at_all() -> None:
    """A page without questions is a page all the same."""
    assert {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [],
    } == JSONLDExporter().many_to_dict([])
    graph = JSONLDExporter(layout="graph").export_many([])
    assert {
        "@context": "https://schema.org",
        "@graph": [{"@type": "FAQPage", "mainEntity": []}],
    } == json.loads(graph)
    assert '"mainEntity": []' in graph


@settings(max_examples=30, deadline=None)
@given(
    faqs,
    st.sampled_from([None, BASE_URL]),
    st.sampled_from(["nested", "graph"]),
    st.sampled_from(["html", "text"]),
)
def test_one_faq_alone(faq: FAQ, base_url: str | None, layout: Any, answers: Any) -> None:
    """One FAQ of many is written as one, and the string holds the data."""
    exporter = JSONLDExporter(base_url=base_url, layout=layout, answers=answers)

    assert exporter.export(faq) == exporter.export_many([faq])
    assert exporter.export(faq) == "".join(exporter.iter(faq))
    assert exporter.to_dict(faq) == json.loads(exporter.export(faq))


def test_a_graph() -> None:
    """Page, publisher, site and questions stand beside each other, and the page refers to them."""
    exporter = JSONLDExporter(
        base_url=BASE_URL,
        layout="graph",
        publisher=" AIC\x00 ",
        publisher_url=f"{BASE_URL}/#us",
        is_part_of=BASE_URL,
    )
    data: Any = exporter.to_dict(FIRST)

    page, publisher, site, asked = data["@graph"]
    url = f"{BASE_URL}/faq"
    assert ["@context", "@graph"] == list(data)
    assert ({"@id": f"{BASE_URL}/#us"}, {"@id": BASE_URL}, [{"@id": f"{url}#faq-a"}]) == (
        page["publisher"],
        page["isPartOf"],
        page["mainEntity"],
    )
    assert {
        "@type": "Organization",
        "@id": f"{BASE_URL}/#us",
        "url": f"{BASE_URL}/",
        "name": "AIC\ufffd",
    } == publisher
    assert {"@type": "WebSite", "@id": BASE_URL, "url": BASE_URL} == site
    assert ("Question", f"{url}#faq-a", "a?") == (asked["@type"], asked["@id"], asked["name"])


def test_a_publisher_without_an_address() -> None:
    """A name is enough; in a graph it stays where it is."""
    for layout in ("nested", "graph"):
        data: Any = JSONLDExporter(publisher="AIC", layout=layout).to_dict(FIRST)
        page = data["@graph"][0] if layout == "graph" else data
        assert {"@type": "Organization", "name": "AIC"} == page["publisher"]


def test_plain_text() -> None:
    """Answers are their words, each block on a line of its own."""
    faq = FAQ(questions=(question("a", "One &lt;b> *two*\nthree:\n\n- [x](/y)\n- z"),))
    data: Any = JSONLDExporter(answers="text").to_dict(faq)

    assert "One <b> two three:\nx\nz" == data["mainEntity"][0]["acceptedAnswer"]["text"]


def test_authors_of_answers() -> None:
    """An answer names who wrote it, as a person or as an organization."""
    answered = Answer(body=rich_text("A."), authors=("Support\n team", " "))
    faq = FAQ(questions=(Question(id="a", title="A?", answer=answered),))
    data: Any = JSONLDExporter(author_type="Organization").to_dict(faq)

    assert [{"@type": "Organization", "name": "Support team"}] == data["mainEntity"][0]["acceptedAnswer"][
        "author"
    ]


@pytest.mark.parametrize(
    ("days", "expected"), [((LATE, EARLY), "2025-01-01"), ((LATE, None), None), ((), None)]
)
def test_review(days: tuple[dt.date | None, ...], expected: str | None) -> None:
    """A page has been reviewed when the last of its questions was; drafts do not count."""
    draft = question("draft", status=Status.DRAFT)
    asked = [question(f"q{number}", reviewed=day) for number, day in enumerate(days)]

    assert expected == JSONLDExporter().to_dict(FAQ(questions=(*asked, draft))).get("lastReviewed")


def test_related_questions() -> None:
    """A question refers to others of the page, by former ids too, each once and never to itself."""
    faq = FAQ(
        url="/faq",
        questions=(
            question("a", related=("b", "old-b", "a", "draft", "none"), valid_until=LATE),
            question("b", aliases=("old-b",), related=("b",)),
            question("draft", status=Status.DRAFT),
        ),
    )
    data: Any = JSONLDExporter(base_url=BASE_URL).to_dict(faq)

    first, second = data["mainEntity"]
    assert ([{"@id": f"{BASE_URL}/faq#faq-b"}], "2026-01-01") == (first["mentions"], first["expires"])
    assert "mentions" not in second
    assert "mentions" not in JSONLDExporter().export(faq)
