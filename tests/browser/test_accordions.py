"""The accordions of every profile open by link, click, key and search, and never hide an answer for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from aic_faq import HTMLExporter
from tests.browser.visits import ASSETS, OPENED, PROFILES, visited, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from aic_faq import FAQ

pytestmark = pytest.mark.browser


def is_in_view(page: Page, name: str) -> bool:
    """Tell whether the words of a question are within the window."""
    heading = page.locator(".faq-question", has=page.locator(f"xpath=.//*[@id='faq-{name}']"))
    box = heading.locator(".faq-heading").first.bounding_box()
    height = page.viewport_size["height"] if page.viewport_size else 0
    return box is not None and box["y"] >= 0 and box["y"] + min(box["height"], height / 2) <= height


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("profile", ASSETS)
def test_a_link_to_a_question_opens_it(browser: Browser, everything: FAQ, profile: str, width: int) -> None:
    """By id and former id, when the page is loaded and on the page; the others stay closed."""
    html = written(evolve(everything, url=None), profile, jsonld=False)
    with visited(browser, html, viewport={"width": width, "height": 700}) as visit:
        # Where words are smaller only some are looked at: each is a page to load.
        for question in everything.published[:: 1 if width == 320 else 3]:
            for name in (question.id, *question.aliases):
                visit.go(f"#faq-{name}")
                opened = visit.page.locator(OPENED[profile])
                opened.first.wait_for()
                assert 1 == opened.count(), name
                assert opened.is_visible(), name
                assert visit.page.locator(f"{OPENED[profile]} >> text=/\\S/").count(), name
                assert is_in_view(visit.page, question.id), name
        visit.go()
        assert 0 == visit.page.locator(OPENED[profile]).count()
        for number, name in enumerate(("jadis", "encore", "sans"), 1):
            visit.page.evaluate("name => { location.hash = name }", f"faq-{name}")
            visit.page.wait_for_function(
                "([s, n]) => document.querySelectorAll(s).length == n", arg=[OPENED[profile], number]
            )
            visit.settle()
            assert is_in_view(visit.page, "tout" if name == "jadis" else name), name


@pytest.mark.parametrize("profile", ASSETS)
def test_accordions_open_by_click_and_by_key(browser: Browser, founding: FAQ, profile: str) -> None:
    """Each opens and closes for itself; a link to where one is already opens, too."""
    button = {"dsfr": ".fr-accordion__btn", "govuk": "button.govuk-accordion__section-button"}[profile]
    count = len(founding.published)
    with visited(browser, written(evolve(founding, url=None), profile)) as visit:
        page, opened = visit.page, visit.page.locator(OPENED[profile])

        def expect(number: int) -> None:
            page.wait_for_function(
                "([s, n]) => document.querySelectorAll(s).length == n", arg=[OPENED[profile], number]
            )
            visit.settle()
            assert all(answer.is_visible() for answer in opened.all())

        assert [count, 0] == [page.locator(button).count(), opened.count()]
        for number in range(count):
            page.locator(button).nth(number).click()
            expect(number + 1)
        page.locator(button).nth(0).click()
        expect(count - 1)
        page.locator(button).nth(0).focus()
        page.keyboard.press("Enter")
        expect(count)
        page.keyboard.press("Space")
        expect(count - 1)
        page.keyboard.press("Tab")
        assert page.locator(button).nth(1).evaluate("e => e === document.activeElement") or profile == "dsfr"
        link = page.locator(".faq-contents a").first
        link.click()
        expect(count)
        page.locator(button).nth(0).click()
        expect(count - 1)
        # Browsers that do not know hidden="until-found" do not open it for us.
        page.evaluate("document.querySelectorAll('[hidden]').forEach(e => e.removeAttribute('hidden'))")
        link.click()
        expect(count)
        # What was closed by hand before does not stay closed against a link.
        page.locator(button).nth(0).click()
        expect(count - 1)
        visit.go(f"#faq-{founding.published[0].id}")
        expect(1)


@pytest.mark.parametrize("profile", PROFILES)
def test_print_shows_every_answer(browser: Browser, everything: FAQ, profile: str) -> None:
    """On paper nothing is folded away, and all of it takes room."""
    with visited(browser, written(everything, profile), color_scheme="dark") as visit:
        visit.page.emulate_media(media="print")
        check_that_all_is_shown(visit.page, len(everything.published))
        pressed = visit.page.locator(".faq-edit, .faq-permalink, .faq-contents").all()
        assert pressed
        assert not any(link.is_visible() for link in pressed)


@pytest.mark.parametrize("profile", PROFILES)
def test_without_javascript_every_answer_can_be_read(browser: Browser, everything: FAQ, profile: str) -> None:
    """Where answers are folded, a click opens them; elsewhere all are there."""
    with visited(browser, written(everything, profile), java_script_enabled=False) as visit:
        if profile == "details":
            for summary in visit.page.locator("summary").all():
                summary.click()
        check_that_all_is_shown(visit.page, len(everything.published))


@pytest.mark.parametrize("profile", ASSETS)
def test_without_its_design_system_every_answer_can_be_read(
    browser: Browser, everything: FAQ, profile: str
) -> None:
    """Nothing is folded where there is nothing that could unfold it, with our script or without."""
    for script in (True, False):
        html = HTMLExporter(profile=profile, script=script).export(everything)  # type: ignore[arg-type]
        with visited(browser, html) as visit:
            visit.page.wait_for_timeout(100)
            check_that_all_is_shown(visit.page, len(everything.published))
            assert [] == visit.messages


def check_that_all_is_shown(page: Page, count: int) -> None:
    """Ask whether each answer is seen, and each takes the room of its words."""
    answers = page.locator(".faq-answer").all()
    assert count == len(answers)
    for answer in answers:
        assert answer.is_visible()
        assert answer.locator("p").first.is_visible()
        box, above = answer.bounding_box(), answer.locator("xpath=..").bounding_box()
        assert box is not None
        assert above is not None
        assert 16 < box["height"] <= above["height"] + 1


@pytest.mark.parametrize("profile", OPENED)
def test_searching_the_page_opens_the_answer(browser: Browser, founding: FAQ, profile: str) -> None:
    """A link with a text fragment runs the same search as the browser's own, and reveals in the same way."""
    words = founding.published[1].answer.body.plain_text.split()[:3]
    fragment = "%20".join(words).replace("-", "%2D").replace(",", "%2C")
    with visited(browser, written(founding, profile)) as visit:
        visit.page.evaluate("text => { location.hash = ':~:text=' + text }", fragment)
        visit.page.locator(OPENED[profile]).wait_for()
        assert 1 == visit.page.locator(OPENED[profile]).count()
