"""The preview's own page in Chromium: what it lets a document do, and for whom it can be used."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aic_faq.preview._interface import interface
from tests.browser.previews import DESKTOP, PHONE, SOON, document, opened, preview, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A dot.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d4944415478da63fcff9fa11e0007820280c8b2c2e90000000049454e44ae426082"
)


def breaches(page: Page) -> list[str]:
    """Look for breaches of WCAG in the preview itself and in its frame."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async tags => (await axe.run(document, {iframes: false, runOnly: tags})).violations", AXE_TAGS
    )
    return [f"{each['id']}: {json.dumps([node['html'] for node in each['nodes']])}" for each in found]


HOSTILE = """{% extends "aic_faq/page.html" %}{% block after %}
<script>document.title = "!"</script>
<img src="x" onerror="parent.document.title = 1">
<link rel="stylesheet" href="https://example.org/a.css">
<form action="https://example.org/"><button>Send</button></form>
{% endblock %}"""
ANSWER = "![here](dot.png) ![there](https://example.org/a.png) [away](https://example.org/) [near](x.html)"


@pytest.mark.parametrize("base", [(), ("--base-url", "https://example.org/faq/")], ids=["", "base URL"])
def test_nothing_runs_and_nothing_is_fetched(browser: Browser, tmp_path: Path, base: tuple[str, ...]) -> None:
    """No script of a page runs, no other host is asked for anything, and pictures of the folder are shown."""
    (tmp_path / "own.html").write_text(HOSTILE, "utf-8")
    (tmp_path / "dot.png").write_bytes(PNG)
    (tmp_path / "faq.md").write_text(document(answer=ANSWER), "utf-8")
    options = ("--open", "first", "--template", "own.html", *base)
    fetched: list[str] = []

    def answer(route: Route) -> None:
        fetched.append(route.request.url)
        route.fulfill(body="away")

    with preview(tmp_path, "faq.md", *options) as url, opened(browser, url) as page:
        page.context.route("https://example.org/**", answer)
        page.reload()
        wait_for(page, "Is it there?")
        inside = page.frame_locator("#frame iframe:not(.waiting)")
        page.wait_for_function(
            "() => document.querySelector('#frame iframe').contentDocument.images[0].naturalWidth === 1"
        )
        inside.get_by_role("button", name="Send").click()
        assert "faq.md – preview" == page.title()
        assert 1 == inside.get_by_text("Is it there?").count()
        assert [] == fetched

        with page.expect_popup() as away:
            inside.get_by_text("away").click()
        assert "null" == away.value.evaluate("String(window.opener)")
        assert ["https://example.org/"] == fetched
        # Nor does anything in what a save brings.
        (tmp_path / "faq.md").write_text(document("Is it new?", answer=ANSWER), "utf-8")
        wait_for(page, "Is it new?")
        assert "faq.md – preview" == page.title()
        assert ["https://example.org/"] == fetched
        if not base:
            inside.get_by_text("near").click()
            page.locator("#status", has_text="x.html is not part of the preview").wait_for()
        assert 1 == inside.get_by_text("Is it new?").count()


@pytest.mark.parametrize("base", [(), ("--base-url", "https://example.org/faq/")], ids=["", "base URL"])
def test_a_picture_that_has_changed_is_shown_with_the_next_save(
    browser: Browser, tmp_path: Path, base: tuple[str, ...]
) -> None:
    """Its address has not changed; one that has not changed either is not loaded again."""
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="1"/>'
    file, picture = tmp_path / "faq.md", tmp_path / "dot.svg"
    picture.write_text(drawn.format(7))
    answer = "![dot](dot.svg)"
    width = "width => frame?.contentDocument.images[0]?.naturalWidth === width"
    file.write_text(document(answer=answer), "utf-8")
    with (
        preview(tmp_path, "faq.md", "--open", "first", *base) as url,
        opened(browser, url) as page,
    ):
        page.wait_for_function(width, arg=7)
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        file.write_text(document("Is it new?", answer=answer), "utf-8")
        wait_for(page, "Is it new?")
        assert not [each for each in fetched if each.endswith("dot.svg")]
        picture.write_text(drawn.format(8))
        file.write_text(document("Is it newer?", answer=answer), "utf-8")
        wait_for(page, "Is it newer?")
        page.wait_for_function(width, arg=8)


def test_pictures_are_shown_where_the_base_url_has_changed(browser: Browser, tmp_path: Path) -> None:
    """They are taken from the folder of the document, whatever address they will have."""
    (tmp_path / "dot.png").write_bytes(PNG)
    (tmp_path / "faq.md").write_text(document(answer="![dot](dot.png) [near](x.html)"), "utf-8")
    settings = tmp_path / "aic-faq.toml"
    settings.write_text('base_url = "https://one.example/"\n', "utf-8")
    is_shown = """host => {
      const inside = document.querySelector("#frame iframe:not(.waiting)")?.contentDocument;
      return inside?.querySelector(`a[href^="https://${host}"]`) && inside.images[0].naturalWidth === 1;
    }"""
    with preview(tmp_path, "faq.md", "--open", "first") as url, opened(browser, url) as page:
        page.wait_for_function(is_shown, arg="one.example")
        settings.write_text('base_url = "https://two.example/"\n', "utf-8")
        page.wait_for_function(is_shown, arg="two.example", timeout=SOON * 5_000)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a preview of documents of all kinds."""
    folder = tmp_path_factory.mktemp("preview")
    (folder / "faq.md").write_text(document("Is it there ?", answer="See [here](/x)." * 30), "utf-8")
    (folder / "arabic.md").write_text(document("ما هي (المبادرة").replace("en", "ar"), "utf-8")
    (folder / "broken.md").write_text(document("Who: me?"), "utf-8")
    (folder / "fine.md").write_text(document("Is it fine?", more="    id: fine\n"), "utf-8")
    with preview(folder, "faq.md", "arabic.md", "broken.md", "fine.md") as url:
        yield url


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["light", "dark"])
def test_the_preview_is_accessible(
    browser: Browser, several: str, viewport: dict[str, int], scheme: str
) -> None:
    """Axe finds nothing in any view, nothing is wider than the screen, and the keyboard is enough."""
    with opened(browser, several, viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as page:
        page.locator("nav .count.error").wait_for(timeout=SOON * 1000)
        for number, view in [
            (0, "page"),
            (0, "jsonld"),
            (0, "findings"),
            (1, "text"),
            (1, "findings"),
            (2, "page"),
        ]:
            page.evaluate("address => { location.hash = address; }", f"{number}/{view}")
            page.wait_for_timeout(100)
            page.locator(f"#panel-{view}").wait_for()
            assert [] == breaches(page), (number, view)
            assert viewport["width"] == page.evaluate("document.documentElement.scrollWidth"), (number, view)

        page.get_by_role("tab", name="Page").focus()
        for key, name in [
            ("ArrowRight", "JSON-LD"),
            ("ArrowLeft", "Page"),
            ("ArrowLeft", "Findings"),
            ("Home", "Page"),
        ]:
            page.keyboard.press(key)
            assert page.get_by_role("tab", name=name).evaluate("tab => tab === document.activeElement")
            assert "true" == page.get_by_role("tab", name=name).get_attribute("aria-selected")


def test_the_preview_is_valid_html(tmp_path: Path) -> None:
    """The Nu HTML checker finds nothing in its own page."""
    page = tmp_path / "index.html"
    page.write_bytes(interface())
    command = ["java", "-jar", str(NU), "--also-check-css", str(page)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
