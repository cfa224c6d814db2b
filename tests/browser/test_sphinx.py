"""What pages that Sphinx built promise, looked at in Chromium in five themes."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_page import AXE, AXE_TAGS, DESKTOP, PHONE, opened
from tests.sphinx.conftest import build_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

THEMES = {
    "alabaster": "alabaster",
    "furo": "furo",
    "pydata": "pydata_sphinx_theme",
    "book": "sphinx_book_theme",
    "rtd": "sphinx_rtd_theme",
}
FAQ = """\
---
intro: Avant de demander, *lisez*.
contact: "[Écrivez-nous](/contact)."
questions:
  - title: Combien de litres pour un hectare ?
    id: litres
    aliases: [combien]
    answer: |
      Vingt **mille**, voir [le puits](#puits).

      ## Un titre

      1. un
      2. deux

      | Mois | Litres |
      |------|--------|
      | mai  | 120    |

      > Une citation.

      ```python
      litres = 20
      ```
  - title: Où est le puits ?
    id: puits
    answer: Derrière la grange ; lire `puits.txt` ou <https://puits.example>.
  - title: ما هو البستان؟
    id: bustan
    language: ar
    answer: أرض.
---
"""
# The same kinds of text without us, to see what a theme itself does.
PLAIN = """\
Plain
=====

Avant de demander, *lisez*.

Combien de litres pour un hectare ?
   Vingt **mille**, voir :ref:`le puits <plain>`.

   .. rubric:: Un titre

   1. un
   2. deux

   ==== ======
   Mois Litres
   ==== ======
   mai  120
   ==== ======

      Une citation.

   .. code-block:: python

      litres = 20

Où est le puits ?
   Derrière la grange ; lire ``puits.txt`` ou https://puits.example.

.. _plain:

Rest
----

Text.
"""
FILES = {
    "index.rst": (
        "Start\n=====\n\nSee :faq:question:`puits` and :faq:`the old name <combien>`.\n\n"
        ".. toctree::\n\n   asked\n   listed\n   headed\n   plain\n"
    ),
    "asked.rst": "Asked\n=====\n\n.. aic-faq:: faq.txt\n   :intro: true\n   :contact: true\n",
    "listed.rst": "Listed\n======\n\n.. aic-faq:: faq.txt\n   :style: definition\n   :no-index:\n",
    "headed.rst": (
        "Headed\n======\n\n.. aic-faq:: faq.txt\n   :heading-level: 2\n   :open: all\n   :no-index:\n"
    ),
    "plain.rst": PLAIN,
    "faq.txt": FAQ,
}
CONF = """\
extensions = ["sphinx_aic_faq"]
project = "Puits"
html_baseurl = "https://docs.example/"
aic_faq_site_url = "https://site.example"
language = "fr"
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the pages with a theme, and give the address under which they are served."""
    source = tmp_path_factory.mktemp(request.param) / "source"
    source.mkdir()
    for name, text in {"conf.py": CONF, **FILES}.items():
        (source / name).write_text(text, encoding="utf-8")
    theme = {"html_theme": THEMES[request.param]}
    built = build_project(source, source.parent / "html", confoverrides=theme)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(built.out)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def answer_of(page: Page, id_: str) -> Locator:
    """Find the answer of a question."""
    return page.locator(f".aic-faq-answer[id='faq-{id_}']")


def question_in_view(page: Page, id_: str) -> bool:
    """Tell whether a question is on the screen, below what a theme lets stand at its top."""
    summary = page.locator("details", has=answer_of(page, id_)).locator("summary")
    seen: bool = summary.evaluate(
        """summary => {
            const box = summary.getBoundingClientRect()
            const top = document.elementFromPoint(box.left + 20, box.top + box.height / 2)
            return box.top >= 0 && box.bottom <= innerHeight && (summary === top || summary.contains(top))
        }"""
    )
    return seen


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("link", "id_"), [(0, "puits"), (1, "litres")])
def test_a_reference_from_another_page_opens_the_answer(
    browser: Browser, site: str, link: int, id_: str, *, script: bool
) -> None:
    """A click leads to the open answer with its question in view; former ids do, too."""
    with opened(browser, f"{site}/index.html", java_script_enabled=script, viewport=DESKTOP) as page:
        page.locator("a.reference[href*='asked.html#faq-']:not(nav a):not(li a)").nth(link).click()
        page.wait_for_url("**/asked.html#faq-*")
        assert answer_of(page, id_).is_visible()
        assert page.locator("details[open]").count() == 1
        if script:
            assert question_in_view(page, id_)


def test_a_hit_of_the_search_opens_the_answer(browser: Browser, site: str) -> None:
    """The search finds a question by its title and leads to its open answer."""
    with opened(browser, f"{site}/search.html?q=puits", viewport=DESKTOP) as page:
        hit = page.locator("#search-results a[href*='asked.html#faq-puits']").first
        hit.wait_for()
        hit.click()
        page.wait_for_url("**/asked.html*#faq-puits")
        assert answer_of(page, "puits").is_visible()


def test_a_link_within_the_page_opens_the_answer(browser: Browser, site: str) -> None:
    """An answer that refers to another question leads there."""
    with opened(browser, f"{site}/asked.html#faq-litres", viewport=DESKTOP) as page:
        answer_of(page, "litres").locator("a[href='#faq-puits']").click()
        assert answer_of(page, "puits").is_visible()


def test_find_in_page_could_open_answers(browser: Browser, site: str) -> None:
    """Closed answers stay in the page for the browser to search."""
    with opened(browser, f"{site}/asked.html") as page:
        assert page.locator("details:not([open]) .aic-faq-answer").count() == 3
        hidden = page.locator("details").first.evaluate(
            "details => getComputedStyle(details, '::details-content').contentVisibility"
        )
        assert hidden == "hidden"


def test_print_shows_every_answer(browser: Browser, site: str) -> None:
    """On paper nothing is folded away, and all of it takes room."""
    with opened(browser, f"{site}/asked.html", color_scheme="dark") as page:
        page.emulate_media(media="print")
        answers = page.locator(".aic-faq-answer").all()
        assert len(answers) == 3
        for answer in answers:
            assert answer.is_visible()
            assert (answer.bounding_box() or {"height": 0})["height"] > 16


def test_the_keyboard_is_enough(browser: Browser, site: str) -> None:
    """Questions are reached by Tab, opened by Enter and closed by Space, and show where the focus is."""
    with opened(browser, f"{site}/asked.html", viewport=DESKTOP) as page:
        summary = page.locator("details summary").first
        summary.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert summary.evaluate("e => e === document.activeElement")
        assert summary.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
        page.keyboard.press("Enter")
        assert page.locator("details[open]").count() == 1
        page.keyboard.press("Space")
        assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "state", "width"),
    [
        ("asked", "closed", DESKTOP["width"]),
        ("asked", "open", DESKTOP["width"]),
        ("asked", "open", PHONE["width"]),
        ("listed", "open", DESKTOP["width"]),
        ("headed", "open", DESKTOP["width"]),
    ],
)
def test_axe_finds_nothing_that_the_theme_alone_does_not_have(
    browser: Browser, site: str, name: str, state: str, width: int, scheme: str
) -> None:
    """Rules that a page breaks are broken by plain text in the same theme already."""
    plain = broken_rules(browser, f"{site}/plain.html", "open", scheme, width)
    ours = broken_rules(browser, f"{site}/{name}.html", state, scheme, width)

    assert {} == {rule: nodes for rule, nodes in ours.items() if rule not in plain}


@functools.cache
def broken_rules(browser: Browser, url: str, state: str, scheme: str, width: int) -> dict[str, Any]:
    """Give the rules of axe that a page breaks, each with the elements that break it."""
    with opened(browser, url, color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
        if state == "open":
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(document, options)", options)
    assert len(found["passes"]) > 10
    return {rule["id"]: [node["html"] for node in rule["nodes"]] for rule in found["violations"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(browser: Browser, site: str, scheme: str) -> None:
    """Within our elements not even the theme's own colours are too faint."""
    with opened(browser, f"{site}/asked.html", color_scheme=scheme, viewport=DESKTOP) as page:
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("() => axe.run({include: ['.aic-faq summary']}, {runOnly: ['color-contrast']})")
    assert [] == found["violations"]
    assert found["passes"]


def test_nothing_sticks_out_on_a_small_screen(browser: Browser, site: str) -> None:
    """At 320 px a page with answers scrolls no further sideways than plain text in the same theme."""
    widths = {}
    for name in ("plain", "asked", "headed"):
        with opened(browser, f"{site}/{name}.html", viewport=PHONE) as page:
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths["asked"] <= widths["plain"]
    assert widths["headed"] <= widths["plain"]


def test_targets_are_large_enough(browser: Browser, site: str) -> None:
    """Questions are at least 24 px high (WCAG 2.5.8)."""
    with opened(browser, f"{site}/asked.html", viewport=PHONE) as page:
        for summary in page.locator(".aic-faq summary").all():
            box = summary.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24


def test_no_script_of_ours(browser: Browser, site: str) -> None:
    """Nothing is fetched from us but one style sheet, on pages with a FAQ only."""
    fetched = {name: names_fetched(browser, f"{site}/{name}.html") for name in ("asked", "plain")}

    assert ["aic-faq.css"] == [name for name in fetched["asked"] if "aic" in name]
    assert [] == [name for name in fetched["plain"] if "aic" in name]


def names_fetched(browser: Browser, url: str) -> list[str]:
    """Give the names of the files that a page is made of."""
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(url, wait_until="networkidle")
    context.close()
    return [requested.partition("?")[0].rpartition("/")[2] for requested in requests]
