"""Questions as HTML shows them: accordions, their ids and styles, and the markup of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sphinx.expected import PAGES
from tests.sphinx.pages import Page, words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_accordions_are_for_html(outputs: Build, builder: str) -> None:
    """HTML folds answers; the address of a question is within its answer, on none other."""
    name = {"html": "une.html", "dirhtml": "une/index.html", "singlehtml": "index.html"}[builder]
    page = outputs(builder).page(name)
    answers = {answer.id: answer for answer in page.all("div", "aic-faq-answer")}

    asked = [question for part in page.all("div", "toutes") for question in part.all("details")]
    assert len(PAGES["une"]) == len(asked)
    for question in asked:
        summary = question.one("summary")
        answer = question.one("div", "aic-faq-answer")
        assert answer.id in answers
        assert (answer.id or "").startswith("faq-")
        assert question.id is None
        assert summary.id is None
        assert [] == summary.all("a")


def _ids(page: Page) -> list[str]:
    return [id_ for id_ in page.targets() if id_.startswith("faq-")]


def test_every_id_is_there_once(outputs: Build) -> None:
    """Each question of a page has one target, and so has each former id."""
    built = outputs("html")

    for name, asked in PAGES.items():
        expected = {f"faq-{question.id}" for question in asked}
        if name == "une":
            expected |= {"faq-eau", "faq-combien-d-eau"}
        assert sorted(expected) == sorted(
            id_ for id_ in _ids(built.page(f"{name}.html")) if "-note-" not in id_
        )


def test_styles_are_linked_where_they_are_used(outputs: Build) -> None:
    """Pages without a FAQ load nothing of ours."""
    built = outputs("html")
    linking = {
        name
        for name in [*PAGES, "index", "guide/outils", "guide/arrosage"]
        if any(
            "aic" in link.attributes.get("href", "")
            for link in built.page(f"{name}.html").all("link", rel="stylesheet")
        )
    }

    assert set(PAGES) == linking
    assert any(path.stat().st_size < 1024 for path in built.out.glob("_static/*aic*.css"))


def test_options_shape_the_accordion(outputs: Build) -> None:
    """Which answers are open, whether they close each other, and headings within questions."""
    page = outputs("html").page("trois.html")
    details = page.all("details")
    opened = ["open" in question.attributes for question in details]
    names = [question.attributes.get("name") for question in details]

    assert [True, False, True, True, True] == opened
    assert names[0] is not None
    assert names[0] == names[1]
    assert [None] * 3 == names[2:]
    assert 3 == len(page.one("div", "body").all("h3"))
    assert 2 == len(page.one("dl", "aic-faq").all("dt"))


def test_languages_and_directions_are_marked(outputs: Build) -> None:
    """A question in another language than the page's says so."""
    page = outputs("html").page("trois.html")
    marked = {
        found.attributes["lang"]: found.attributes.get("dir")
        for found in page.walk()
        if "lang" in found.attributes
    }

    assert {"ar": "auto", "de": "auto"} == {tag: marked.get(tag) for tag in ("ar", "de")}


def test_the_markup_of_answers(outputs: Build) -> None:
    """Everything that an answer can hold becomes what it is in documents."""
    page = outputs("html").page("une.html")
    answers = {answer.id: answer for answer in page.all("div", "aic-faq-answer")}

    assert ["Remplir l’arrosoir.", "Arroser le pied, pas les feuilles."] == [
        " ".join(item.text().split()) for item in answers["faq-arrosage"].one("ol").all("li")
    ]
    assert 1 == len(answers["faq-arrosage"].all("blockquote"))
    assert ["Plante", "Mois"] == words(answers["faq-semis"].one("thead").text())
    assert ["Tomate", "mars", "Courge", "avril"] == words(answers["faq-semis"].one("tbody").text())
    assert "Une feuille de chêne" == answers["faq-feuilles"].one("img").attributes["alt"]
    assert answers["faq-feuilles"].one("div", "highlight-python").all("span", "k")
    assert ["Les", "voisins"] == words(answers["faq-aide"].one("h3", "rubric").text())
    assert 1 == len(answers["faq-aide"].all("hr"))
    assert 1 == len(answers["faq-aide"].all("br"))


def test_links_lead_where_authors_mean(outputs: Build) -> None:
    """Questions, documents, downloads, the site, and addresses as they are."""
    page = outputs("html").page("une.html")
    leads = {
        words(link.text())[-1]: link.attributes["href"]
        for link in page.one("div", "body").all("a")
        if words(link.text())
    }

    assert {
        "arrosage": "guide/arrosage.html",
        "outils": "guide/outils.html",
        "semis": "#faq-semis",
        "Jeanne": "mailto:jeanne%40garden.example",
        "ailleurs": "../archives/vieux.html",
        "adhérez": "https://garden.example/adhesion?an=2026#formulaire",
        "jardin": "https://forum.example/jardin",
        "nous": "https://garden.example/contact",
    }.items() <= (leads | {"outils": leads["outils"].removesuffix("#storage")}).items()
    assert leads["notice"].startswith("_downloads/")
    assert leads["notice"].endswith("notice.txt")
    storage = [
        link.attributes["href"]
        for link in page.all("a")
        if link.attributes.get("href", "").endswith("#storage")
    ]
    assert ["guide/outils.html#storage"] == storage
