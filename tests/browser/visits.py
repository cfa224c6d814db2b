"""Pages of each profile, opened in a browser that has the real design systems."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from aic_faq import HTMLExporter
from tests.browser.test_page import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from aic_faq import FAQ


MODULES = HERE / "node_modules"
ASSETS = {"dsfr": "@gouvfr/dsfr/dist", "govuk": "govuk-frontend/dist/govuk"}
PROFILES = ("details", "headings", "dl", *ASSETS)
ADDRESS = "https://faq.example/page"
OPENED = {
    "details": "details[open] > .faq-answer",
    "dsfr": ".fr-collapse--expanded > .faq-answer",
    "govuk": ".govuk-accordion__section--expanded .faq-answer",
}


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


def written(
    faq: FAQ, profile: str, *, opened: str = "none", script: bool | None = None, **options: Any
) -> str:
    """Write a page with everything that a page of the profile can have; it opens what it folds."""
    options |= {"contents": "questions", "dates": True, "tags": True, "edit_url": "https://example.org/{id}"}
    if profile in ASSETS:
        options |= {"assets_url": f"/design/{ASSETS[profile]}", "script": script}
    if profile in OPENED:
        options["open"] = opened
    return HTMLExporter(profile=profile, **options).export(faq)  # type: ignore[arg-type]
