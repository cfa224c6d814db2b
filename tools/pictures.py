"""Draw the pictures of the documentation with Chromium: ``python tools/pictures.py [NAME ...]``.

``result`` is the picture of the README, ``tutorial`` that of the first page. ``govuk`` needs GOV.UK Frontend,
as ``npm install govuk-frontend@6`` brings it; the variable ``GOVUK`` is its folder in ``node_modules``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import JsonLexer, YamlLexer

import aic_faq

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
DOCUMENT = """\
---
title: Foire aux questions
url: /faq
questions:
  - title: Peut-on devenir partenaire ?
    desc: |
      Oui. Il y a trois façons :

      - en apportant des **moyens** ;
      - en apportant du temps ;
      - en nous [écrivant](/contact).
  - title: Combien cela coûte-t-il ?
    desc: Rien, ni au début ni plus tard.
  - title: Combien de temps faut-il prévoir ?
    desc: Deux à quatre jours par mois.
contact: |
  Une autre question ? [Écrivez-nous](/contact).
---
"""
RESULT = """\
<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 24px; display: grid; gap: 16px 20px;
  grid-template-columns: 424px 1fr 1fr; width: 1192px;
  background: #eef0f6; font: 15px "Noto Sans", sans-serif; color: #333a52; }}
section {{ display: flex; flex-direction: column; }}
h2 {{ margin: 0 0 6px; font: 600 14px "Noto Sans", sans-serif; color: #5a617c; }}
.pane {{ flex: 1; border-radius: 8px; overflow: hidden; background: #fff; box-shadow: 0 1px 4px #0003; }}
pre {{ margin: 0; padding: 16px; font: 13px/1.55 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }}
iframe {{ border: 0; width: 100%; height: 440px; display: block; }}
.wide {{ grid-column: 2 / 4; }}
section:nth-of-type(n+4) pre {{ font-size: 12px; white-space: pre; }}
{styles}
</style>
<section><h2>faq.md</h2><div class="pane">{document}</div></section>
<section><h2>index.html, light</h2><div class="pane"><iframe srcdoc="{light}"></iframe></div></section>
<section><h2>and dark</h2><div class="pane"><iframe srcdoc="{dark}"></iframe></div></section>
<section><h2>faq.txt</h2><div class="pane"><pre>{text}</pre></div></section>
<section class="wide"><h2>faq.jsonld</h2><div class="pane">{jsonld}</div></section>
"""


def shoot(browser: Browser, html: str, name: str, *, width: int, height: int, scale: float = 1.5) -> None:
    """Write a picture of a page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(html, encoding="utf-8")
        view = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
        view.goto(path.as_uri())
        view.wait_for_timeout(300)
        view.screenshot(path=IMAGES / f"{name}.png")
        view.close()


def result(browser: Browser) -> None:
    """Draw a document, and what is made of it."""
    faq = aic_faq.loads(DOCUMENT, name="faq.md")
    page = aic_faq.HTMLExporter(base_url="https://example.org", open="first", permalinks=False).export(faq)
    jsonld = "\n".join(aic_faq.JSONLDExporter(base_url="https://example.org").export(faq).split("\n")[:11])
    text = "\n".join(aic_faq.TextExporter(width=52).export(faq).split("\n")[:11])
    query = "@media (prefers-color-scheme: dark)"
    formatter = HtmlFormatter(nowrap=False, style="friendly")
    styles = formatter.get_style_defs(".highlight")  # type: ignore[no-untyped-call]  # the stubs leave it out
    html = RESULT.format(
        styles=f"{styles}.highlight {{ background: #fff; }}",
        document=highlight(DOCUMENT, YamlLexer(), formatter),
        text=escape(text),
        jsonld=highlight(jsonld, JsonLexer(), formatter),
        light=escape(page.replace(query, "@media not all")),
        dark=escape(
            page.replace(query, "@media all").replace("color-scheme: light dark", "color-scheme: dark")
        ),
    )
    shoot(browser, html, "result", width=1240, height=760)


def tutorial(browser: Browser) -> None:
    """Draw the founding document as a page, its second question open."""
    faq = aic_faq.load(ROOT / "examples" / "accelerateur.md")
    page = aic_faq.HTMLExporter(base_url="https://example.org", open=[faq.questions[1].id]).export(faq)
    shoot(browser, page, "tutorial", width=820, height=640)


def govuk(browser: Browser) -> None:
    """Draw the accordion of GOV.UK with its own files, but for the fonts."""
    with tempfile.TemporaryDirectory() as folder:
        assets = Path(folder, "assets")
        shutil.copytree(Path(os.environ["GOVUK"], "dist", "govuk"), assets)
        faq = aic_faq.load(ROOT / "docs" / "gallery" / "garden.md")
        exporter = aic_faq.HTMLExporter(profile="govuk", assets_url="assets", jsonld=False)
        Path(folder, "page.html").write_text(exporter.export(faq), encoding="utf-8")
        view = browser.new_page(viewport={"width": 820, "height": 700}, device_scale_factor=1.5)
        handler = _Files(folder)
        view.route("http://docs.test/**", handler)
        view.goto("http://docs.test/page.html")
        view.click("button.govuk-accordion__section-button >> nth=0")
        view.wait_for_timeout(300)
        view.screenshot(path=IMAGES / "govuk.png", full_page=True)
        view.close()


class _Files:
    """Serve a folder to a page: modules of JavaScript are not loaded from files."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def __call__(self, route: Route) -> None:
        path = self.folder / route.request.url.removeprefix("http://docs.test/")
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.abort()


PICTURES = {"govuk": govuk, "result": result, "tutorial": tutorial}


def main() -> None:
    """Draw the pictures that are named, or all."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for name in sys.argv[1:] or PICTURES:
            PICTURES[name](browser)


if __name__ == "__main__":
    main()
