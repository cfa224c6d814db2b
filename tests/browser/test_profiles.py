"""What every profile promises: in Chromium, with axe and the Nu HTML checker, on the real design systems."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aic_faq import loads
from tests.browser.test_page import AXE, AXE_TAGS
from tests.browser.visits import ADDRESS, ASSETS, MODULES, OPENED, PROFILES, visited, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from aic_faq import FAQ


pytestmark = pytest.mark.browser
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
WIDTHS = (320, 768, 1280)
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
            pages = {opened: written(faq, profile, opened=opened) for opened in ("none", "all")}
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
    with visited(browser, written(any_faq, profile, opened=state)) as visit:
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
    with visited(browser, written(any_faq, profile, opened="all"), policy=policy) as visit:
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


@pytest.mark.parametrize("profile", PROFILES)
def test_targets_are_large_enough(browser: Browser, everything: FAQ, profile: str) -> None:
    """What can be pressed is at least 24 by 24 px, but for links within a line (WCAG 2.5.8)."""
    html = written(everything, profile, opened="all", permalinks=True)
    pressed = "summary, button, .faq-permalink, .faq-note > a, .faq-edit, .faq-contents a"
    with visited(browser, html, viewport={"width": 320, "height": 640}) as visit:
        boxes = visit.page.locator(pressed).evaluate_all(
            "all => all.map(e => [e.outerHTML.slice(0, 200), e.getBoundingClientRect()])"
        )
        assert [] == [html for html, box in boxes if min(box["width"], box["height"]) < 24]
        assert len(boxes) > 10
