"""What every profile promises: in Chromium, with axe and the Nu HTML checker, on the real design systems."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, field, frozen

from aic_faq import HTMLExporter, loads
from tests.browser.test_page import AXE, AXE_TAGS, HERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from aic_faq import FAQ

pytestmark = pytest.mark.browser

MODULES = HERE / "node_modules"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
ASSETS = {"dsfr": "@gouvfr/dsfr/dist", "govuk": "govuk-frontend/dist/govuk"}
PROFILES = ("details", "headings", "dl", *ASSETS)
WIDTHS = (320, 768, 1280)
ADDRESS = "https://faq.example/page"
OPENED = {
    "details": "details[open] > .faq-answer",
    "dsfr": ".fr-collapse--expanded > .faq-answer",
    "govuk": ".govuk-accordion__section--expanded .faq-answer",
}
ARABIC = """\
---
title: أسئلة شائعة
language: ar
updated: 2024-05-01
intro: مرحبا بكم، اقرأوا **هذا** أولا.
contact: "[اكتبوا لنا](/contact)"
questions:
  - section: البداية
    questions:
      - title: كيف أحصل على قطعة أرض؟
        id: plot
        aliases: [land]
        updated: 2024-04-12
        tags: [أرض, حديقة]
        answer: |
          سجل اسمك في القائمة[^1]:

          1. اختر قطعة
          2. وقع الميثاق

          - [x] ماء
          - [ ] بذور

          | القطعة | المساحة | السعر |
          |---|--:|--:|
          | صغيرة | 10 م² | 20 € |

          [^1]: القائمة عند الباب.
      - title: What is it called in English?
        language: en
        answer: A garden.
  - section: في الحديقة
    questions:
      - title: هل يمكنني إحضار كلبي؟
        answer: نعم، بالمقود.
---
"""


@frozen
class Visit:
    """A page that is open, what it has asked for and what it has said."""

    page: Page
    requests: list[str] = field(factory=list)
    messages: list[str] = field(factory=list)

    def go(self, fragment: str = "") -> None:
        """Load the page afresh."""
        self.page.goto("about:blank")
        self.page.goto(ADDRESS + fragment, wait_until="load")
        self.settle()

    def settle(self) -> None:
        """Wait until the script of a design system has started and folds nothing any more."""
        self.page.wait_for_function(READY)


# DSFR marks the folded parts that it has taken over, GOV.UK puts buttons in.
READY = """() => [...document.querySelectorAll(".fr-collapse")].every(
    e => e.dataset.frJsCollapse && !e.classList.contains("fr-collapsing"))
  && [...document.querySelectorAll(".govuk-accordion")].every(e => e.querySelector("button"))
  && document.getAnimations().every(animation => animation.playState == "finished")"""


@contextmanager
def visited(browser: Browser, html: str, *, policy: str | None = None, **options: Any) -> Iterator[Visit]:
    """Open a page at its address, where the files of the design systems are, too."""
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    visit = Visit(page)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("console", lambda said: visit.messages.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: visit.messages.append(f"error: {error}"))
    serve(context, html, policy)
    try:
        page.goto(ADDRESS, wait_until="load")
        if options.get("java_script_enabled", True) and "/design/" in html:
            visit.settle()
        yield visit
    finally:
        context.close()


def serve(context: BrowserContext, html: str, policy: str | None) -> None:
    """Answer for the address of the page, for the design systems, and for nothing else."""
    headers = {"content-type": "text/html"} | ({"content-security-policy": policy} if policy else {})

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("https://faq.example/").partition("?")[0]
        if path == "page":
            route.fulfill(body=html, headers=headers)
        elif path.startswith("assets/"):
            route.fulfill(path=MODULES / ASSETS["govuk"] / path)
        elif path.startswith("design/"):
            route.fulfill(path=MODULES / path.removeprefix("design/"))
        else:
            route.abort()

    context.route("**/*", answer)


def written(faq: FAQ, profile: str, **options: Any) -> str:
    """Write a page with everything that a page can have."""
    assets = f"/design/{ASSETS[profile]}" if profile in ASSETS else None
    shown = {"contents": "questions", "dates": True, "tags": True, "edit_url": "https://example.org/{id}"}
    return HTMLExporter(profile=profile, assets_url=assets, **shown, **options).export(faq)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def arabic() -> FAQ:
    """Give a FAQ that runs from right to left."""
    return loads(ARABIC, name="faq.md")


@pytest.fixture(scope="module", params=["everything", "arabic"])
def any_faq(request: pytest.FixtureRequest, everything: FAQ, arabic: FAQ) -> FAQ:
    """Give a FAQ with everything in it, and one that runs from right to left."""
    return everything if request.param == "everything" else arabic


def test_the_nu_checker_finds_nothing(tmp_path: Path, founding: FAQ, everything: FAQ, arabic: FAQ) -> None:
    """Neither errors nor warnings, in pages and in fragments on a page, closed and open."""
    around = '<!doctype html><html lang="en"><title>x</title><h1>x</h1>'
    paths = []
    # What the founding document holds the second one holds, too: it is looked at as most people see it.
    for name, faq, profiles in (
        ("founding", founding, ("details",)),
        ("everything", everything, PROFILES),
        ("arabic", arabic, PROFILES),
    ):
        for profile in profiles:
            pages = {opened: written(faq, profile, open=opened) for opened in ("none", "all")}
            pages["fragment"] = around + written(faq, profile, standalone=False, script=True, jsonld=True)
            for kind, html in pages.items():
                paths.append(tmp_path / f"{name}-{profile}-{kind}.html")
                paths[-1].write_text(html, encoding="utf-8")
    command = ["java", "-jar", str(NU), "--format", "json", "--exit-zero-always", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [] == [
        f"{Path(found['url']).name}: {found['type']}: {found['message']} {found.get('extract', '')}"
        for found in json.loads(done.stderr)["messages"]
    ]


# Where everything is shown there is but one state.
STATES = [
    ("headings", "none"),
    ("dl", "none"),
    *((name, state) for name in OPENED for state in ("none", "all")),
]


@pytest.mark.parametrize(("profile", "state"), STATES)
def test_axe_finds_nothing(browser: Browser, any_faq: FAQ, profile: str, state: str) -> None:
    """WCAG 2.2 AA and axe's best practices, from small to large, light and dark; nothing sticks out."""
    with visited(browser, written(any_faq, profile, open=state)) as visit:
        visit.page.evaluate(AXE.read_text(encoding="utf-8"))
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                visit.page.emulate_media(color_scheme=scheme)
                visit.settle()
                assert [] == violations(visit.page, scheme), (scheme, width)
            assert width == visit.page.evaluate("document.documentElement.scrollWidth")


def violations(page: Page, scheme: str) -> list[tuple[str, list[str]]]:
    """Give the rules of axe that a page breaks; dark pages differ from light ones in their colours only."""
    rules = {"runOnly": AXE_TAGS if scheme == "light" else ["color-contrast", "link-in-text-block"]}
    options = {**rules, "resultTypes": ["violations"], "selectors": False}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert len(found["passes"]) >= (20 if scheme == "light" else 1)
    return [(rule["id"], [node["html"][:300] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_fetched_and_nothing_goes_wrong(browser: Browser, any_faq: FAQ, profile: str) -> None:
    """One request for the page itself, or for the design system; no complaint in the console."""
    policy = None if profile in ASSETS else "script-src 'none'"
    with visited(browser, written(any_faq, profile, open="all"), policy=policy) as visit:
        visit.page.wait_for_load_state("networkidle")
        data = visit.page.locator('script[type="application/ld+json"]').text_content()
    fetched = [url for url in visit.requests if not url.startswith("data:")]
    if profile in ASSETS:
        known = ("https://faq.example/design/", "https://faq.example/assets/")
        assert [ADDRESS] == [url for url in fetched if not url.startswith(known)]
        assert [] == [said for said in visit.messages if said.startswith(("error", "warning"))]
    else:
        assert [ADDRESS] == fetched
        assert [] == visit.messages
    assert data
    assert "FAQPage" in data


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


@pytest.mark.parametrize("profile", PROFILES)
def test_targets_are_large_enough(browser: Browser, everything: FAQ, profile: str) -> None:
    """What can be pressed is at least 24 by 24 px, but for links within a line (WCAG 2.5.8)."""
    html = written(everything, profile, open="all", permalinks=True)
    pressed = "summary, button, .faq-permalink, .faq-note > a, .faq-edit, .faq-contents a"
    with visited(browser, html, viewport={"width": 320, "height": 640}) as visit:
        boxes = visit.page.locator(pressed).evaluate_all(
            "all => all.map(e => [e.outerHTML.slice(0, 200), e.getBoundingClientRect()])"
        )
        assert [] == [html for html, box in boxes if min(box["width"], box["height"]) < 24]
        assert len(boxes) > 10
