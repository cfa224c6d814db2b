"""The profiles: the markup of lists and of the accordions of two design systems."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from aic_faq import FAQ, HTMLExporter, rich_text
from aic_faq.exporters.html import script, stylesheet
from tests.exporters.html_pages import PROFILES, SECTIONED, SMALL, Page, export, question

ONE = evolve(SMALL, questions=(question("qui", aliases=("who",)),))
# What a fragment for a design system begins with, besides its element.
LINK = '<link rel="stylesheet" href="data:text/css,'


def body_of(html: str) -> str:
    """Leave out the element of a fragment and the stylesheet in it."""
    lines = html.splitlines(keepends=True)[1:-1]
    return "".join(line for line in lines if not line.startswith(LINK))


def test_the_dl_profile() -> None:
    """A list of terms and descriptions, each pair with an id."""
    expected = """<dl class="faq-list">
<div class="faq-question" id="faq-qui">
<dt class="faq-heading"><span class="faq-alias" id="faq-who"></span>
Qui ?</dt>
<dd class="faq-description"><div class="faq-answer">
<p>Nous.</p>
</div>
</dd>
</div>
</dl>
"""
    assert expected == body_of(export(ONE, standalone=False, profile="dl"))


def test_headings_of_answers_in_a_list_skip_no_level() -> None:
    """Terms are no headings: those of answers come one level below their section."""
    answer = evolve(question("x").answer, body=rich_text("# Titre"))
    html = export(evolve(ONE, questions=(question("x", answer=answer),)), standalone=False, profile="dl")
    assert "<h2>Titre</h2>" in html


def test_the_dsfr_profile() -> None:
    """The markup of the design system, its folded part with the id of the question."""
    expected = """<div class="faq-accordion fr-accordions-group" data-fr-group="false">
<section class="faq-question fr-accordion">
<span class="faq-alias" id="faq-who"></span>
<h3 class="faq-heading fr-accordion__title"><button type="button" class="fr-accordion__btn" \
aria-expanded="true" aria-controls="faq-qui">Qui ?</button></h3>
<div class="fr-collapse" id="faq-qui">
<div class="faq-answer">
<p>Nous.</p>
</div>
</div>
</section>
</div>
"""
    html = export(ONE, standalone=False, profile="dsfr", heading_level=3, open="first")
    assert expected == body_of(html)


def test_the_govuk_profile() -> None:
    """The markup of the design system, the id of the question inside, the words of its buttons French."""
    expected = """<div class="faq-accordion govuk-accordion" data-module="govuk-accordion" id="faq--group-1" \
data-remember-expanded="false" data-i18n.show-all-sections="Tout afficher" \
data-i18n.hide-all-sections="Tout masquer" data-i18n.show-section="Afficher" \
data-i18n.hide-section="Masquer" data-i18n.show-section-aria-label="Afficher cette section" \
data-i18n.hide-section-aria-label="Masquer cette section">
<div class="faq-question govuk-accordion__section govuk-accordion__section--expanded">
<div class="govuk-accordion__section-header">
<h2 class="faq-heading govuk-accordion__section-heading"><span class="govuk-accordion__section-button" \
id="faq--group-1-heading-1">Qui ?</span></h2>
</div>
<div class="govuk-accordion__section-content" id="faq--group-1-content-1">
<div class="faq-answer" id="faq-qui">
<span class="faq-alias" id="faq-who"></span>
<p class="govuk-body">Nous.</p>
</div>
</div>
</div>
</div>
"""
    assert expected == body_of(export(ONE, standalone=False, profile="govuk", open="first"))


def test_each_accordion_of_govuk_numbers_its_own_sections() -> None:
    """The script of the design system expects the number of the section within its accordion."""
    page = Page(export(SECTIONED, profile="govuk", standalone=False))
    assert [f"faq--group-{number}-content-1" for number in (1, 2, 3, 4)] == [
        name for name in page.ids if "content" in (name or "")
    ]
    assert [None] * 4 == [
        attrs.get("data-i18n.show-section") for _, attrs in page.elements if "data-module" in attrs
    ]


def test_rich_text_has_the_classes_of_govuk() -> None:
    """The design system sets no element that has none of its classes."""
    text = "- a\n\n1. b\n\n> c\n\n---\n\n## d\n\n[e](/e)[^1]\n\n|f|g|h|\n|-|-:|-|\n|i|j|k|\n\n[^1]: l\n"
    answer = evolve(question("x").answer, body=rich_text(text))
    page = Page(
        export(evolve(ONE, questions=(question("x", answer=answer),)), standalone=False, profile="govuk")
    )
    names = {"p", "ul", "ol", "hr", "a", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
    found = [(tag, attrs.get("class")) for tag, attrs in page.elements if tag in names]
    assert names == {tag for tag, _ in found}
    assert [] == [tag for tag, name in found if not (name or "").startswith("govuk-")]
    assert ["govuk-table__cell", "govuk-table__cell faq-right", "govuk-table__cell"] == page.all(
        "td", "class"
    )


def test_tables_of_dsfr_stand_in_its_boxes() -> None:
    """The innermost of the four boxes is the one that scrolls, and the keyboard reaches it."""
    answer = evolve(question("x").answer, body=rich_text("|a|b|c|\n|-|-|-|\n"))
    html = export(evolve(ONE, questions=(question("x", answer=answer),)), standalone=False, profile="dsfr")
    start = '<div class="fr-table"><div class="fr-table__wrapper"><div class="fr-table__container">'
    scrolled = '<div class="fr-table__content" role="group" tabindex="0" aria-label="a, b, c"><table>\n'
    assert f"{start}{scrolled}" in html
    # Its script fails, and nothing on the page works, where a table has no body.
    assert "<tbody>\n</tbody>\n</table></div></div></div></div>\n" in html
    Page(html)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("faq", [SMALL, SECTIONED, FAQ(questions=())], ids=["plain", "sectioned", "empty"])
def test_no_id_stands_twice(faq: FAQ, profile: str) -> None:
    """Ids are unique on the page, and those that elements refer to are there."""
    page = Page(export(faq, profile=profile, contents="questions", dates=True, tags=True))
    assert sorted(set(page.ids), key=str) == sorted(page.ids, key=str)
    links = [href[1:] for href in page.all("a", "href") if (href or "").startswith("#") and href]
    controlled = [attrs["aria-controls"] for _, attrs in page.elements if "aria-controls" in attrs]
    labels = [attrs["aria-labelledby"] for _, attrs in page.elements if "aria-labelledby" in attrs]
    assert set() == {*links, *controlled, *labels} - {*page.ids}


@pytest.mark.parametrize(
    ("opened", "expected"),
    [("none", []), ("first", ["a"]), (["c", "former", "nobody"], ["b", "c"]), ((), [])],
)
@pytest.mark.parametrize("profile", ["details", "dsfr", "govuk"])
def test_answers_open_from_the_start(profile: str, opened: Any, expected: list[str]) -> None:
    """By word, by id and by former id; ids of other FAQs are left aside."""
    marks = {"details": " open", "dsfr": 'aria-expanded="true"', "govuk": "section--expanded"}
    html = export(SECTIONED, profile=profile, open=opened, standalone=False)
    parts = html.split('class="faq-question')[1:]
    ids = [
        name for name, part in zip("abcd", parts, strict=True) if marks[profile] in part.partition("\n</")[0]
    ]
    assert expected == ids


def test_a_page_of_a_design_system_loads_its_files() -> None:
    """Stylesheet and script come from the folder that was named, and the links of questions work."""
    page = Page(export(SMALL, profile="dsfr", assets_url="https://cdn.example/dsfr"))
    assert "https://cdn.example/dsfr/dsfr.min.css" in page.all("link", "href")
    assert [None, "https://cdn.example/dsfr/dsfr.module.min.js"] == page.all("script", "src")
    assert ["system"] == page.all("html", "data-fr-scheme")
    assert "style" not in page.text
    html = export(SMALL, profile="govuk", assets_url="/govuk")
    assert '<link rel="stylesheet" href="/govuk/govuk-frontend.min.css">' in html
    assert 'import(new URL("/govuk/govuk-frontend.min.js", document.baseURI))' in html
    assert '<meta name="color-scheme" content="light">' in html
    assert '<body class="faq-design govuk-template__body">\n<script>document.body.className +=' in html


def test_without_its_files_a_page_has_our_design() -> None:
    """Nothing is fetched, and our stylesheet sets the page."""
    html = export(SMALL, profile="dsfr")
    assert f"<style>\n{stylesheet()}</style>\n{LINK}" in html
    assert '<body class="faq-page">' in html
    assert "src=" not in html


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"profile": "dsfr"}, False),
        ({"profile": "dsfr", "script": True}, True),
        ({"profile": "govuk", "standalone": False}, False),
        ({"profile": "govuk", "standalone": False, "script": True, "assets_url": "/x"}, True),
        ({"profile": "details", "script": False}, False),
    ],
)
def test_where_the_script_stands(options: dict[str, Any], expected: bool) -> None:  # noqa: FBT001
    """Only design systems need it; others have it when asked, and nothing else with it."""
    html = export(SMALL, **options)
    assert expected == (f"<script>\n{script()}</script>\n" in html)
    assert int(expected) == html.count("<script")


def test_the_stylesheet_of_a_design_system_only_adds() -> None:
    """What is added to a design system is short, and is what the link of the page holds."""
    assert len(stylesheet("dsfr")) < len(stylesheet()) / 3
    assert stylesheet("dsfr") == stylesheet("govuk") != stylesheet("dl") == stylesheet()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"assets_url": "javascript:x"},
            "assets_url must be the address of a folder such as /dsfr, got 'javascript:x'",
        ),
        (
            {"profile": "dl", "open": "first"},
            "open means nothing to the profile 'dl', which shows every answer",
        ),
        (
            {"profile": "headings", "open": ["a"]},
            "open means nothing to the profile 'headings', which shows every answer",
        ),
        (
            {"assets_url": "/x"},
            "assets_url means nothing to the profile 'details': only dsfr and govuk are design systems",
        ),
        (
            {"profile": "dl", "script": True},
            "script means nothing to the profile 'dl': only dsfr and govuk are design systems",
        ),
        ({"assets_url": "/a?b"}, "assets_url must be the address of a folder such as /dsfr, got '/a?b'"),
        ({"contents": "all"}, "contents must be 'none' or 'sections' or 'questions', got 'all'"),
        (
            {"edit_url": "https://x.example/{file}"},
            "edit_url can hold {path}, {line} and {id}, got {file} in 'https://x.example/{file}'",
        ),
        (
            {"edit_url": "javascript:{path}"},
            "edit_url must be an address such as https://example.org/edit/{path}, got 'javascript:{path}'",
        ),
    ],
)
def test_wrong_options_are_named(options: dict[str, Any], message: str) -> None:
    """The message says what was expected and what was got."""
    with pytest.raises(ValueError) as error:
        HTMLExporter(**options)
    assert message == str(error.value)


def test_a_long_page_is_written_in_small_pieces() -> None:
    """No piece holds more than one question or what stands around them."""
    long = evolve(SMALL, questions=tuple(question(f"q{number}") for number in range(300)))
    exporter = HTMLExporter()
    pieces = list(exporter.iter(long))
    assert exporter.export(long) == "".join(pieces)
    around = max(map(len, exporter.iter(evolve(SMALL, questions=()))))
    assert max(map(len, pieces)) <= around < len("".join(pieces)) / 4
