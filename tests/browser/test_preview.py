"""The preview in Chromium: edit, see; break the document, see why; mend it, see the page."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aic_faq import load
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.preview._interface import interface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PROGRAM = (sys.executable, "-c", "from aic_faq.cli import main; main()")
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
# Far more than a save takes: machines that run tests are busy. benchmarks/ would measure, not this.
SOON = 2.0
SEEN = """words => {
  const frame = document.querySelector("#frame iframe:not(.waiting)");
  return !document.querySelector("#frame").hidden && frame?.contentDocument.body.innerText.includes(words);
}"""
# A dot.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d4944415478da63fcff9fa11e0007820280c8b2c2e90000000049454e44ae426082"
)


def document(*titles: str, answer: str = "Yes.", more: str = "") -> str:
    """Write a document."""
    questions = "".join(
        f"  - title: {title}\n    desc: |\n      {answer}\n{more}" for title in titles or ("Is it there?",)
    )
    return f"---\ntitle: FAQ\nlanguage: en\nquestions:\n{questions}---\n"


@contextmanager
def preview(folder: Path, *arguments: str) -> Iterator[str]:
    """Run the command in a folder; it must end by an interrupt, without a word."""
    with subprocess.Popen(
        [*PROGRAM, "preview", *arguments, "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        try:
            yield url
        finally:
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=20)
    assert (0, "", "") == (process.returncode, rest, errors)


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Open the preview in a fresh context, and wait until it shows something."""
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector("#status.on")
        yield page
    finally:
        context.close()


def wait_for(page: Page, words: str) -> None:
    """Wait until the page in the frame says something."""
    page.wait_for_function(SEEN, arg=words, timeout=SOON * 1000)


def breaches(page: Page) -> list[str]:
    """Look for breaches of WCAG in the preview itself and in its frame."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async tags => (await axe.run(document, {iframes: false, runOnly: tags})).violations", AXE_TAGS
    )
    return [f"{each['id']}: {json.dumps([node['html'] for node in each['nodes']])}" for each in found]


def test_a_save_is_seen(browser: Browser, tmp_path: Path) -> None:
    """The page, the JSON-LD and the text follow each save, also one that replaces the file."""
    file = tmp_path / "faq.md"
    file.write_text(document(), "utf-8")
    with preview(tmp_path, "faq.md") as url, opened(browser, url) as page:
        wait_for(page, "Is it there?")
        took = []
        for number in range(5):
            title = f"Is this number {number}?"
            written = file if number % 2 else tmp_path / ".faq.md.new"
            written.write_text(document(title), "utf-8")
            start = time.monotonic()
            written.replace(file)
            wait_for(page, title)
            took.append(time.monotonic() - start)
        for view in ("jsonld", "text"):
            page.click(f"#tab-{view}")
            page.locator(f"#panel-{view} pre", has_text="Is this number 4?").wait_for()
            file.write_text(document("And now?"), "utf-8")
            page.locator(f"#panel-{view} pre", has_text="And now?").wait_for(timeout=SOON * 1000)
            file.write_text(document("Is this number 4?"), "utf-8")
    assert max(took) < SOON


def test_a_broken_save_shows_why(browser: Browser, tmp_path: Path) -> None:
    """In place of the page stand the errors, the last page is a click away, and a mended one comes back."""
    file = tmp_path / "faq.md"
    file.write_text(document("Is it good?"), "utf-8")
    with preview(tmp_path, "faq.md") as url, opened(browser, url) as page:
        wait_for(page, "Is it good?")
        file.write_text(document("Who: me?"), "utf-8")

        problem = page.locator("#page-problems li.error")
        problem.wait_for(timeout=SOON * 1000)
        assert not page.locator("#frame").is_visible()
        assert problem.locator(".place").inner_text().split() == ["Error", "faq.md:5:15", "invalid-yaml"]
        assert ":" == problem.locator("mark").inner_text()
        assert "^" == problem.locator(".caret").inner_text()
        mark, caret = problem.locator("mark").bounding_box(), problem.locator(".caret").bounding_box()
        assert mark is not None
        assert caret is not None
        assert (mark["x"], True) == (caret["x"], caret["y"] > mark["y"])
        assert "1" == page.locator("#count").inner_text().split()[0]

        page.get_by_role("button", name="Show the last good page").click()
        wait_for(page, "Is it good?")
        page.get_by_role("button", name="Show the errors").click()
        problem.wait_for()

        file.write_text(document("Is it mended?"), "utf-8")
        wait_for(page, "Is it mended?")
        assert not problem.is_visible()
        assert not page.locator("#former").is_visible()


def test_a_reload_keeps_the_place(browser: Browser, tmp_path: Path) -> None:
    """What is open stays open, what stands at the top stays there, and the keyboard where it is."""
    file = tmp_path / "faq.md"
    titles = [*(f"Is this question {number}?" for number in range(40)), "Is this (unbalanced?"]
    file.write_text(document(*titles), "utf-8")
    with preview(tmp_path, "faq.md") as url, opened(browser, url, viewport=DESKTOP) as page:
        wait_for(page, titles[0])
        inside = page.frame_locator("#frame iframe:not(.waiting)")
        inside.get_by_text(titles[20]).click()
        before = inside.get_by_text(titles[20]).bounding_box()

        # Another question above would push all others down.
        file.write_text(document("Is this one new?", *titles), "utf-8")
        wait_for(page, "Is this one new?")
        after = inside.get_by_text(titles[20]).bounding_box()
        assert before is not None
        assert after is not None
        assert abs(before["y"] - after["y"]) < 2
        assert [titles[20]] == [
            text.strip() for text in inside.locator("details[open] summary").all_inner_texts()
        ]
        page.keyboard.press("Enter")
        inside.locator("details[open]").wait_for(state="detached")

        page.get_by_role("button", name="Phone width").click()
        assert 360 == page.locator("#frame iframe").evaluate("frame => frame.clientWidth")
        page.get_by_role("button", name="Phone width").click()
        page.click("#tab-text")
        page.click("#tab-page")
        again = inside.get_by_text(titles[20]).bounding_box()
        assert again is not None
        assert abs(after["y"] - again["y"]) < 2

        # News that are none of the page leave it alone.
        inside.locator("html").evaluate("page => page.scrollTo(0, 300)")
        page.locator("#count").wait_for()
        (tmp_path / "aic-faq.toml").write_text('select = ["tab"]\n', "utf-8")
        page.locator("#count").wait_for(state="hidden", timeout=SOON * 1000)
        assert 300 == inside.locator("html").evaluate("page => page.scrollTop")


def test_files_come_and_go(browser: Browser, tmp_path: Path) -> None:
    """A pattern takes in new files; what has gone is an error until it is back, and so is its folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text(document("Is this a?"), "utf-8")
    with preview(tmp_path, "content/*.md", "content/a.md") as url, opened(browser, url) as page:
        wait_for(page, "Is this a?")
        (folder / "b.md").write_text(document("Is this b?"), "utf-8")
        page.get_by_role("link", name="content/b.md").click(timeout=SOON * 1000)
        wait_for(page, "Is this b?")
        (folder / "b.md").unlink()
        wait_for(page, "Is this a?")

        folder.rename(tmp_path / "elsewhere")
        page.locator("#page-problems", has_text="no such file").wait_for(timeout=SOON * 1000)
        folder.mkdir()
        (folder / "a.md").write_text(document("Is this a again?"), "utf-8")
        wait_for(page, "Is this a again?")


def test_settings_and_templates_are_watched(browser: Browser, tmp_path: Path) -> None:
    """A change of the configuration or the template changes the page; what is wrong with them is said."""
    (tmp_path / "faq.md").write_text(document("Is it there?"), "utf-8")
    settings, template = tmp_path / "aic-faq.toml", tmp_path / "own.html"
    settings.write_text('profile = "details"\n', "utf-8")
    extended = '{{% extends "aic_faq/page.html" %}}{{% block after %}}{}{{% endblock %}}'
    template.write_text(extended.format("One"), "utf-8")
    with preview(tmp_path, "faq.md", "--template", "own.html") as url, opened(browser, url) as page:
        wait_for(page, "One")
        template.write_text(extended.format("Two"), "utf-8")
        wait_for(page, "Two")
        template.write_text(extended.format("{{ nothing.at.all }}"), "utf-8")
        page.locator("#page-problems", has_text="own.html:1").wait_for(timeout=SOON * 1000)
        page.get_by_role("button", name="Show the last good page").click()
        wait_for(page, "Two")
        template.write_text(extended.format("Three"), "utf-8")
        wait_for(page, "Three")

        assert 1 == page.frame_locator("#frame iframe").locator("details").count()
        settings.write_text('profile = "headings"\n', "utf-8")
        page.frame_locator("#frame iframe:not(.waiting)").locator("h2").wait_for(timeout=SOON * 1000)
        settings.write_text('profile = "hedings"\n', "utf-8")
        page.locator("#problem", has_text="profile: expected one of").wait_for(timeout=SOON * 1000)


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
        if not base:
            inside.get_by_text("near").click()
            page.locator("#status", has_text="x.html is not part of the preview").wait_for()
        assert 1 == inside.get_by_text("Is it there?").count()


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["light", "dark"])
def test_the_preview_is_accessible(
    browser: Browser, tmp_path: Path, viewport: dict[str, int], scheme: str
) -> None:
    """Axe finds nothing in any view, nothing is wider than the screen, and the keyboard is enough."""
    (tmp_path / "faq.md").write_text(document("Is it there ?", answer="See [here](/x)." * 30), "utf-8")
    (tmp_path / "arabic.md").write_text(document("ما هي (المبادرة").replace("en", "ar"), "utf-8")
    (tmp_path / "broken.md").write_text(document("Is it broken?"), "utf-8")
    (tmp_path / "fine.md").write_text(document("Is it fine?", more="    id: fine\n"), "utf-8")
    names = ("faq.md", "arabic.md", "broken.md", "fine.md")
    with (
        preview(tmp_path, *names) as url,
        opened(browser, url, viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as page,
    ):
        (tmp_path / "broken.md").write_text(document("Who: me?"), "utf-8")
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


def test_a_text_can_be_copied(browser: Browser, tmp_path: Path) -> None:
    """The JSON-LD goes to the clipboard as it is."""
    (tmp_path / "faq.md").write_text(document(), "utf-8")
    permissions = ["clipboard-read", "clipboard-write"]
    with (
        preview(tmp_path, "faq.md") as url,
        opened(browser, f"{url}#0/jsonld", permissions=permissions) as page,
    ):
        page.locator("#panel-jsonld pre").wait_for()
        page.locator("#panel-jsonld .copy").click()
        page.locator("#status", has_text="Copied").wait_for()
        copied = page.evaluate("() => navigator.clipboard.readText()")

    assert JSONLDExporter().export(load(tmp_path / "faq.md")) == copied


def test_the_end_is_said(browser: Browser, tmp_path: Path) -> None:
    """A page whose preview has ended says so; the command ends though pages still listen."""
    (tmp_path / "faq.md").write_text(document(), "utf-8")
    context = browser.new_context()
    with preview(tmp_path, "faq.md") as url:
        page = context.new_page()
        page.goto(url)
        wait_for(page, "Is it there?")
    page.locator("#status", has_text="has ended").wait_for()
    context.close()
