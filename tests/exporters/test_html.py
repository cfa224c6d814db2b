"""The page and the fragment: structure, options, ids, languages, hostile input."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from aic_faq.characters import find_control, is_invisible
from aic_faq.exporters.html import HTMLExporter, stylesheet
from aic_faq.exporters.html._elements import without_direction
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.markup import Heading, Link, Paragraph, Text
from aic_faq.model import FAQ, Answer, RichText, Section, Status
from tests.exporters.html_pages import PROFILES, SMALL, Page, export, question, rich

HOSTILE = "</script><!--<script></style></title>\u2028\u2029'\"><img src=x onerror=alert(1)>&amp;&#60;"

PROFILE_NAMES = "'details' or 'headings' or 'dl' or 'dsfr' or 'govuk'"
SECTION = Section(title="Partie", id="partie", intro=rich("Début."))


def test_a_page_is_whole() -> None:
    """A page has what browsers, search engines and assistive technologies ask for."""
    html = export(evolve(SMALL, description="Tout."), base_url="https://example.org")
    assert html.startswith('<!doctype html>\n<html lang="fr" dir="ltr">\n<head>\n<meta charset="utf-8">\n')
    assert "<title>Foire aux questions</title>\n" in html
    assert '<meta name="description" content="Tout.">\n' in html
    assert '<link rel="canonical" href="https://example.org/faq">\n' in html
    assert '<h1 class="faq-page-title">Foire aux questions</h1>\n' in html
    assert stylesheet() in html
    assert "script" not in Page(html).text


def test_the_details_profile() -> None:
    """The id stands inside the answer, where a link to it makes browsers open the question."""
    asked = question("qui", aliases=("who", "wer"))
    expected = """<div class="faq" lang="fr" dir="ltr">
<div class="faq-accordion">
<details class="faq-question">
<summary class="faq-summary"><h2 class="faq-heading">Qui ?</h2></summary>
<div class="faq-answer" id="faq-qui">
<span class="faq-alias" id="faq-who"></span>
<span class="faq-alias" id="faq-wer"></span>
<p>Nous.</p>
</div>
</details>
</div>
</div>
"""
    assert expected == export(evolve(SMALL, questions=(asked,)), standalone=False)


def test_the_headings_profile() -> None:
    """Everything is visible under real headings."""
    asked = question("qui", aliases=("who",))
    expected = """<div class="faq" lang="fr" dir="ltr">
<div class="faq-list">
<div class="faq-question" id="faq-qui">
<span class="faq-alias" id="faq-who"></span>
<h2 class="faq-heading">Qui ?</h2>
<div class="faq-answer">
<p>Nous.</p>
</div>
</div>
</div>
</div>
"""
    assert expected == export(evolve(SMALL, questions=(asked,)), standalone=False, profile="headings")


def test_sections_introduction_and_contact() -> None:
    """Questions stand below their section, one level lower; headings of texts fit in."""
    contact = RichText(markdown="", blocks=(Heading(2, (Text("Autre ?"),)), Heading(3, (Text("Si."),))))
    questions = (question("a"), question("b", section=SECTION), question("c", section=SECTION), question("d"))
    html = export(
        evolve(SMALL, intro=rich("Bonjour."), contact=contact, questions=questions), standalone=False
    )
    assert ["h2", "h2", "h3", "h3", "h2", "h2", "h3"] == [
        tag for tag, _ in Page(html).elements if tag[0] == "h"
    ]
    assert html.count('<section class="faq-section">') == html.count("<section") == 1
    assert '<h2 class="faq-section-title" id="faq-section-partie">Partie</h2>\n' in html
    assert '<div class="faq-section-intro">\n<p>Début.</p>\n</div>\n' in html
    assert html.index("Bonjour.") < html.index("faq-a") < html.index("Partie") < html.index("faq-d")
    assert html.index("faq-d") < html.index(
        '<div class="faq-contact">\n<h2>Autre ?</h2>\n<h3>Si.</h3>\n</div>'
    )


def test_questions_keep_their_order_when_a_section_comes_again() -> None:
    """Document order is that of the JSON-LD; the id of a section is given once."""
    plain = Section(title="Partie", id="partie")
    questions = (question("a", section=plain), question("b"), question("c", section=plain))
    page = Page(export(evolve(SMALL, questions=questions)))
    assert ["faq-section-partie", "faq-a", "faq-b", "faq-c"] == page.ids


def test_a_section_gives_way_to_a_question_with_its_id() -> None:
    """No two elements have one id, and links to questions come first."""
    questions = (question("section-partie", section=SECTION), question("b", aliases=("x",), section=SECTION))
    assert ["faq-section-partie", "faq-b", "faq-x"] == Page(export(evolve(SMALL, questions=questions))).ids


@pytest.mark.parametrize(("level", "levels"), [(2, ["h2", "h3"]), (4, ["h4", "h5"]), (6, ["h6", "h6"])])
def test_the_level_of_the_first_headings(level: int, levels: list[str]) -> None:
    """Headings begin at the level asked for and end at the lowest."""
    faq = evolve(SMALL, questions=(question("a", section=SECTION),))
    html = export(faq, heading_level=level, standalone=False)
    assert levels == [tag for tag, _ in Page(html).elements if tag[0] == "h"]


@pytest.mark.parametrize(("opened", "expected"), [("none", [0, 0]), ("first", [1, 0]), ("all", [1, 1])])
def test_answers_shown_from_the_start(opened: str, expected: list[int]) -> None:
    """None, the first or all answers are open."""
    page = Page(export(SMALL, open=opened))
    assert expected == [int("open" in attrs) for tag, attrs in page.elements if tag == "details"]


def test_drafts_are_not_shown() -> None:
    """Only published questions stand on the page."""
    draft = question("brouillon", status=Status.DRAFT, section=SECTION)
    assert ["faq-qui"] == Page(export(evolve(SMALL, questions=(draft, question("qui"))))).ids


def test_an_empty_faq_can_be_exported() -> None:
    """Exporters never fail."""
    page = Page(export(FAQ(questions=())))
    assert page.text["h1"] == page.text["title"] == "FAQ"
    assert [None] == page.all("html", "lang")


@pytest.mark.parametrize(
    ("description", "intro", "expected"),
    [
        ("Tout.", "Bonjour.", "Tout."),
        (None, "Bonjour.", "Bonjour."),
        (None, "mot, " * 50, "mot, " * 31 + "mot…"),
        (None, None, None),
    ],
)
def test_the_description_is_in_the_words_of_the_author(
    description: str | None, intro: str | None, expected: str | None
) -> None:
    """A page is described as its author did, else as it begins, else not at all."""
    page = Page(export(evolve(SMALL, description=description, intro=None if intro is None else rich(intro))))
    assert expected == next((a["content"] for _, a in page.elements if a.get("name") == "description"), None)


def test_permalinks_name_their_question() -> None:
    """Each answer of a page ends with a link to itself, absolute if the address is known."""
    link = '<a class="faq-permalink" href="{}#faq-qui" aria-label="# Qui ?"></a>\n</div>'
    assert link.format("") in export(SMALL)
    assert link.format("https://example.org/faq") in export(SMALL, base_url="https://example.org")
    assert "faq-permalink" not in export(SMALL, standalone=False)


@pytest.mark.parametrize(("profile", "expected"), [("details", False), ("headings", True)])
def test_links_in_titles(profile: str, expected: bool) -> None:  # noqa: FBT001
    """A link within the control of an accordion could not be used; a heading can hold one."""
    title = RichText(markdown="", blocks=(Paragraph((Text("Voir "), Link("/x", (Text("ici"),)))),))
    html = export(evolve(SMALL, questions=(question("a", title),)), profile=profile, standalone=False)
    assert expected == ('Voir <a href="/x">ici</a>' in html)
    assert expected != ("Voir ici" in html)


@pytest.mark.parametrize(
    ("standalone", "jsonld", "expected"),
    [(True, None, 1), (True, False, 0), (False, None, 0), (False, True, 1)],
)
def test_where_the_data_stands(standalone: bool, jsonld: bool | None, expected: int) -> None:  # noqa: FBT001
    """A page carries its JSON-LD, a fragment only when asked."""
    page = Page(export(SMALL, standalone=standalone, jsonld=jsonld, base_url="https://example.org"))
    assert ["application/ld+json"] * expected == page.all("script", "type")
    if expected:
        data = json.loads(page.text["script"])
        assert ["https://example.org/faq#faq-qui", "https://example.org/faq#faq-quoi"] == [
            entity["url"] for entity in data["mainEntity"]
        ]


def test_data_that_is_there_is_not_made_again() -> None:
    """Whoever has written the JSON-LD hands it over."""
    data = JSONLDExporter().export(SMALL)
    assert HTMLExporter().export(SMALL) == HTMLExporter().export(SMALL, jsonld=data)
    assert "<script" in HTMLExporter(jsonld=True, standalone=False).export(SMALL, jsonld="{}")


def test_the_data_says_the_language_of_the_page() -> None:
    """A language that was recognised or asked for is that of the data, too."""
    page = Page(HTMLExporter(language="en").export(SMALL))
    assert json.loads(page.text["script"])["inLanguage"] == "en"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"profile": "detail"},
            f"profile must be {PROFILE_NAMES}, got 'detail'; did you mean 'details'?",
        ),
        ({"profile": 3}, f"profile must be {PROFILE_NAMES}, got 3"),
        ({"open": "al"}, "open must be 'none' or 'first' or 'all', got 'al'; did you mean 'all'?"),
        ({"language": "french?"}, "language must be a BCP 47 tag such as 'fr' or 'pt-BR', got 'french?'"),
    ],
)
def test_wrong_options_are_named(options: dict[str, Any], message: str) -> None:
    """The message says what was expected, what was got and what may have been meant."""
    with pytest.raises(ValueError) as error:
        HTMLExporter(**options)
    assert message == str(error.value)


@pytest.mark.parametrize("level", [1, 7])
def test_levels_that_headings_cannot_have(level: int) -> None:
    """The level of the title of the page is taken, and below six there is none."""
    with pytest.raises(ValueError, match="heading_level"):
        HTMLExporter(heading_level=level)


def full_of(words: str) -> FAQ:
    """Make a FAQ with the words wherever words can stand."""
    section = Section(title=words, id="s", intro=rich(words))
    asked = question(
        "q", words, answer=Answer(body=rich(words)), section=section, language=words, alt_titles=(words,)
    )
    last = evolve(asked, id="r", section=None, tags=(words,), aliases=("former",))
    return FAQ(
        title=words,
        description=words,
        language=words,
        intro=rich(words),
        contact=rich(words),
        questions=(asked, last),
    )


def _check(words: str, **options: Any) -> None:
    """Compare the page full of the words with a page full of the letter x."""
    plain, hostile = (Page(export(full_of(text), **options)) for text in ("x", words))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in hostile.elements if tag != "bdi"]
    assert without_direction(words) == hostile.text["title"]
    assert f"# {words}" in hostile.all("a", "aria-label")


@pytest.mark.parametrize("profile", PROFILES)
def test_hostile_words_stay_words(profile: str) -> None:
    """Markup in any field adds no element to the page, and its neighbours keep their place."""
    shown = {"contents": "questions", "dates": True, "tags": True, "edit_url": "https://x.example/{id}"}
    assets = {"assets_url": "/x"} if profile in {"dsfr", "govuk"} else {}
    _check(HOSTILE, profile=profile, permalinks=True, jsonld=True, **shown, **assets)


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())))
def test_any_words_stay_words(words: str) -> None:
    """Whatever the text, the elements of the page are the same."""
    assume(find_control(words) is None and not is_invisible(words))
    _check(words)
