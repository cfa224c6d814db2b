"""The preview in Chromium: edit, see; break the document, see why; mend it, see the page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from aic_faq import load
from aic_faq.exporters.jsonld import JSONLDExporter
from tests.browser.previews import DESKTOP, SOON, document, opened, preview, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WEAK = "See [here](/x)."


@pytest.fixture(scope="module")
def running(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, Page]]:
    """Give a folder, the address of a preview of all documents in it, and a page."""
    folder = tmp_path_factory.mktemp("preview")
    (folder / "faq.md").write_text(document(), "utf-8")
    permissions = ["clipboard-read", "clipboard-write"]
    with (
        preview(folder, "*.md") as url,
        opened(browser, url, viewport=DESKTOP, permissions=permissions) as page,
    ):
        yield folder, url, page


@pytest.fixture
def show(running: tuple[Path, str, Page]) -> Callable[..., tuple[Path, Page]]:
    """Give a function that writes the only document there is, and opens the preview anew."""
    folder, url, page = running
    for other in folder.iterdir():
        other.unlink()

    def shown(text: str, *, view: str = "page") -> tuple[Path, Page]:
        file = folder / "faq.md"
        file.write_text(text, "utf-8")
        page.goto("about:blank")
        page.goto(f"{url}#0/{view}")
        page.wait_for_function("text => current()?.good && find('name').textContent === text", arg="faq.md")
        return file, page

    return shown


def test_a_save_is_seen(show: Callable[..., tuple[Path, Page]]) -> None:
    """The page, the JSON-LD and the text follow each save, also one that replaces the file."""
    file, page = show(document())
    wait_for(page, "Is it there?")
    took = []
    for number in range(5):
        title = f"Is this number {number}?"
        written = file if number % 2 else file.with_name(".faq.md.new")
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


def test_a_broken_save_shows_why(show: Callable[..., tuple[Path, Page]]) -> None:
    """In place of the page stand the errors, the last page is a click away, and a mended one comes back."""
    file, page = show(document("Is it good?"))
    wait_for(page, "Is it good?")
    file.write_text(document("Who: me?"), "utf-8")

    problem = page.locator("#page-problems li.error")
    problem.wait_for(timeout=SOON * 1000)
    assert not page.locator("#frame").is_visible()
    assert problem.locator(".place").inner_text().split() == ["Error", "faq.md:5:15", "invalid-yaml"]
    assert ":" == problem.locator("mark").inner_text()
    assert "^" == problem.locator(".caret").inner_text()
    # Both at once: the list may be written anew between two questions.
    mark, caret = page.evaluate(
        "['mark', '.caret'].map(each =>"
        " document.querySelector(`#page-problems ${each}`).getBoundingClientRect())"
    )
    assert (mark["x"], True) == (caret["x"], caret["y"] > mark["y"])
    page.locator("#count", has_text="1 ").wait_for(timeout=SOON * 1000)

    page.get_by_role("button", name="Show the last good page").click()
    wait_for(page, "Is it good?")
    page.get_by_role("button", name="Show the errors").click()
    problem.wait_for()

    file.write_text(document("Is it mended?"), "utf-8")
    wait_for(page, "Is it mended?")
    assert not problem.is_visible()
    assert not page.locator("#former").is_visible()


def test_a_reload_keeps_the_place(show: Callable[..., tuple[Path, Page]]) -> None:
    """What is open stays open, what stands at the top stays there, and the keyboard where it is."""
    titles = [*(f"Is this question {number}?" for number in range(40)), "Is this (unbalanced?"]
    file, page = show(document(*titles))
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
    file.with_name("aic-faq.toml").write_text('select = ["tab"]\n', "utf-8")
    page.locator("#count").wait_for(state="hidden", timeout=SOON * 1000)
    assert 300 == inside.locator("html").evaluate("page => page.scrollTop")


# What a page that is shown is made like: each is the document after a save, and whether the frame stays.
SAVES = {
    "another answer": (document("One?", "Two?", answer="No, *never*."), True),
    "a question before": (document("None?", "One?", "Two?", answer="No, *never*."), True),
    "another order": (document("Two?", "None?", "One?", answer="No, *never*."), True),
    "one and another": (document("Two?", "Some?", answer="- a\n      - b\n\n      | a |\n      |---|"), True),
    "a title": (document("Two?", "Some?").replace("title: FAQ", "title: Questions\ndescription: All"), True),
    "sections": (document("Two?", "Some?", more="    section: First\n"), True),
    "a date": (document("Two?", "Some?", more="    date: 2026-01-02\n"), True),
    "another language": (document("Two?", "Some?").replace("language: en", "language: ar"), False),
    "the former language": (document("One?"), False),
}
# Whether the page is as it would be if it were loaded now.
AS_LOADED = """async () => {
  const request = new XMLHttpRequest();
  request.open("GET", "documents/0/page/?framed");
  request.responseType = "document";
  await new Promise(resolve => { request.onload = resolve; request.send(); });
  const shown = document.querySelector("#frame iframe:not(.waiting)").contentDocument;
  return request.response.documentElement.outerHTML === shown.documentElement.outerHTML;
}"""


def test_a_save_changes_what_it_must_and_no_more(show: Callable[..., tuple[Path, Page]]) -> None:
    """The page is as if it had been loaded anew, in the very frame that it was in, where that can be."""
    file, page = show(document("One?", "Two?"))
    wait_for(page, "Two?")
    stayed = []
    for name, (text, _) in SAVES.items():
        page.evaluate("name => { frame.dataset.marked = name; }", name)
        told = page.evaluate("revisions")
        file.write_text(text, "utf-8")
        page.wait_for_function("told => revisions !== told", arg=told, timeout=SOON * 1000)
        late = time.monotonic() + SOON
        while not page.evaluate(AS_LOADED):
            assert time.monotonic() < late, name
        stayed.append((name, name == page.evaluate("frame.dataset.marked")))

    assert [(name, stays) for name, (_, stays) in SAVES.items()] == stayed


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


def test_a_text_can_be_copied(show: Callable[..., tuple[Path, Page]]) -> None:
    """The JSON-LD goes to the clipboard as it is."""
    file, page = show(document(), view="jsonld")
    page.locator("#panel-jsonld pre").wait_for()
    page.locator("#panel-jsonld .copy").click()
    page.locator("#status", has_text="Copied").wait_for()

    assert JSONLDExporter().export(load(file)) == page.evaluate("() => navigator.clipboard.readText()")


def test_findings_stay_until_there_are_others(show: Callable[..., tuple[Path, Page]]) -> None:
    """A save empties no list while the document is checked."""
    file, page = show(document(answer=WEAK), view="findings")
    page.locator("#panel-findings li").first.wait_for()
    page.evaluate("""() => {
      window.emptied = 0;
      const look = () => { if (!document.querySelector("#panel-findings li")) window.emptied += 1; };
      new MutationObserver(look).observe(find("panel-findings"), {childList: true, subtree: true});
    }""")
    file.write_text(document("Is it there?", "Is it here?", answer=WEAK), "utf-8")
    page.locator("#panel-findings li", has_text="2 links are relative").first.wait_for(timeout=SOON * 1000)

    assert 0 == page.evaluate("window.emptied")


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
