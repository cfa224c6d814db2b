"""Differences that are planted into our own pages, each of which is found in every profile."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from attrs import evolve

from aic_faq import (
    JSONLDExporter,
    Source,
    verify,
)
from tests.verification.own_pages import BASE_URL, ORDERS, PROFILES, codes, page_of

Page: TypeAlias = str
Plant: TypeAlias = Callable[[Page, Any], tuple[Page, Any]]


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
    data = JSONLDExporter(base_url=BASE_URL).to_dict(ORDERS)
    head, script, body = page_of(ORDERS, profile, "JSON").partition("JSON")
    page, data = plant(head + script + body, data)

    result = verify(Source(page.replace("JSON", json.dumps(data), 1), "page.html"))

    assert expected == {problem.code.value for problem in result.diagnostics}
    assert not result.passed


@pytest.mark.parametrize("profile", PROFILES)
def test_a_question_that_the_page_lacks(profile: str) -> None:
    """The markup of one document does not fit the page of another."""
    fewer = evolve(ORDERS, questions=ORDERS.questions[1:])
    page = page_of(fewer, profile, JSONLDExporter(base_url=BASE_URL).export(ORDERS))

    first, *_ = differences = verify(Source(page, "page.html")).differences

    assert ["question-not-shown", "wrong-address"] == [each.diagnostic.code.value for each in differences]
    assert (("markup", "How long does it take? Three days, or less. by bike; by train."),) == first.texts


@pytest.mark.parametrize("profile", PROFILES)
def test_two_faqpages(profile: str) -> None:
    """One page has one FAQPage."""
    page = page_of(ORDERS, profile)
    script = f'<script type="application/ld+json">{JSONLDExporter().export(ORDERS)}</script>'

    assert "several-faq-pages" in codes(page.replace("</body>", f"{script}</body>"))


@pytest.mark.parametrize("profile", PROFILES)
def test_no_faqpage(profile: str) -> None:
    """A page without markup is reported, one with JSON that cannot be read where that breaks."""
    page = page_of(ORDERS, profile)

    assert ["missing-markup"] == codes(page.replace("FAQPage", "WebPage"))
    assert ["invalid-json"] == codes(page.replace('"@context":', '"@context"', 1))
    assert ["missing-markup"] == codes(page_of(ORDERS, profile, '{"@type": "FAQPage", "mainEntity": []}'))
