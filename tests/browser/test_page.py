"""What the page with the profile ``details`` promises, looked at in Chromium."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from aic_faq import FAQ
    from tests.browser.conftest import WrittenPage

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Open a page in a fresh context."""
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        page.goto(url)
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_link_to_a_question_opens_it_without_javascript(
    browser: Browser, accordion: WrittenPage, viewport: dict[str, int]
) -> None:
    """Every id and former id leads to its open answer, and the question is in view."""
    for question in accordion.faq.published:
        for name in (question.id, *question.aliases):
            url = f"{accordion.url}#faq-{name}"
            with opened(browser, url, java_script_enabled=False, viewport=viewport) as page:
                asked = page.locator("details", has=page.locator(f"xpath=.//*[@id='faq-{question.id}']"))
                assert asked.get_attribute("open") is not None, name
                assert asked.locator(".faq-answer").is_visible(), name
                box = asked.locator("summary").bounding_box()
                assert box is not None
                assert box["y"] >= 0, (name, box)
                assert box["y"] + box["height"] <= viewport["height"], (name, box)
                assert page.locator("details[open]").count() == 1, name


def test_answers_are_closed_at_first(browser: Browser, accordion: WrittenPage) -> None:
    """Without a link to it, no answer is shown."""
    with opened(browser, accordion.url) as page:
        assert [False] * len(accordion.faq.published) == [
            answer.is_visible() for answer in page.locator(".faq-answer").all()
        ]


def test_several_answers_may_be_open(browser: Browser, accordion: WrittenPage) -> None:
    """Opening one answer does not close another."""
    with opened(browser, accordion.url) as page:
        for number in (0, 1):
            page.locator("summary").nth(number).click()
        assert page.locator("details[open]").count() == 2
        page.locator("summary").nth(0).click()
        assert page.locator("details[open]").count() == 1


def test_the_keyboard_is_enough(browser: Browser, accordion: WrittenPage) -> None:
    """Tab reaches each question in order with a visible ring; Enter and Space open and close."""
    with opened(browser, accordion.url) as page:
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('summary')"):
            page.keyboard.press("Tab")
        focused = page.locator("summary").first
        assert focused.evaluate("e => e === document.activeElement")
        assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert page.locator("details[open]").count() == 1
        page.keyboard.press("Space")
        assert page.locator("details[open]").count() == 0
        page.keyboard.press("Tab")
        assert page.locator("summary").nth(1).evaluate("e => e === document.activeElement")


@pytest.mark.parametrize(
    ("profile", "state"), [("details", "none"), ("details", "all"), ("headings", "none"), ("dl", "none")]
)
def test_a_small_screen_scrolls_in_one_direction_only(
    browser: Browser, write: Callable[..., WrittenPage], faq: FAQ, profile: str, state: str
) -> None:
    """At 320 px, and with text twice as large, nothing sticks out (WCAG 1.4.10, 1.4.4)."""
    written = write(faq, profile=profile, open=state)
    with opened(browser, written.url, viewport=PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    with opened(browser, written.url, viewport={"width": 640, "height": 640}) as page:
        page.add_style_tag(content=":root { font-size: 200% }")
        assert page.evaluate("document.documentElement.scrollWidth") == 640


def test_the_words_of_the_page_are_those_of_the_faq(browser: Browser, accordion: WrittenPage) -> None:
    """Questions and answers stand there in document order, word for word."""
    with opened(browser, accordion.url) as page:
        titles = page.locator("summary").evaluate_all("all => all.map(e => e.textContent)")
        page.evaluate("() => document.querySelectorAll('img').forEach(e => e.replaceWith(e.alt))")
        answers = page.locator(".faq-answer").evaluate_all("all => all.map(e => e.textContent)")
    published = accordion.faq.published
    assert [question.title.plain_text for question in published] == [title.strip() for title in titles]
    assert [question.answer.body.plain_text.split() for question in published] == [
        answer.split() for answer in answers
    ]
