"""Chromium, and the pages to look at."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, frozen

from aic_faq import load
from aic_faq.exporters.html import HTMLExporter
from aic_faq.markup import Link, Paragraph, Text
from aic_faq.model import FAQ, Answer, Question, RichText, Section
from aic_faq.richtext import rich_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent
BASE_URL = "https://citoyens.transformation.gouv.fr"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the system's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "install Chromium, as tools/system-packages does"
    with playwright.sync_playwright() as running:
        # A container has no user namespaces for the sandbox and little shared memory.
        yield running.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )


def _everything() -> FAQ:
    """Make a FAQ with every node, sections, former ids and several languages."""
    first = Section(title="Pour commencer", id="debut", intro=rich_text("Ce qu’il faut *savoir*."))
    second = Section(title="Ailleurs", id="ailleurs")
    body = rich_text((HERE / "everything.md").read_text(encoding="utf-8"))

    def ask(name: str, title: str | RichText, answer: RichText, **fields: Any) -> Question:
        return Question(id=name, title=title, answer=Answer(body=answer), **fields)

    link = Link("/x", (Text("le site"),))
    linked = RichText(markdown="", blocks=(Paragraph((Text("Voir "), link, Text(" ?"))),))
    return FAQ(
        title="Toutes les formes",
        language="fr",
        url="/formes",
        description="Tout ce qu’une réponse peut contenir.",
        intro=rich_text("Une introduction.\n\n# Avec un titre\n\nEt un texte."),
        contact=rich_text("# Une autre question ?\n\n[Écrivez-nous](/contact)."),
        questions=(
            ask("tout", "Que peut contenir une réponse ?", body, aliases=("jadis", "naguère"), section=first),
            ask("encore", "Et deux fois sur une page ?", body, section=first),
            ask("lien", linked, rich_text("Oui."), section=first),
            ask(
                "long",
                "Une question qui n’en finit pas, " * 8 + "n’est-ce pas ?",
                rich_text("Non."),
                section=second,
            ),
            ask("arabe", "ما هي المبادرة؟", rich_text("نعم، هذه إجابة."), language="ar", section=second),
            ask("sans", "Sans partie \u202eni direction ?", rich_text("Réponse.")),
        ),
    )


@pytest.fixture(scope="session")
def founding() -> FAQ:
    """Give the founding document."""
    return load(HERE.parent.parent / "examples" / "accelerateur.md")


@pytest.fixture(scope="session")
def everything() -> FAQ:
    """Give a FAQ with everything that one can hold."""
    return _everything()


@pytest.fixture(scope="session", params=["founding", "everything"])
def faq(request: pytest.FixtureRequest, founding: FAQ, everything: FAQ) -> FAQ:
    """Give the founding document, and one with everything that a FAQ can hold."""
    return everything if request.param == "everything" else founding


@frozen
class WrittenPage:
    """A page in a file."""

    path: Path
    faq: FAQ

    @property
    def url(self) -> str:
        """Give the address under which the browser opens the page."""
        return self.path.as_uri()


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., WrittenPage]:
    """Give a function that writes a page."""

    def written(faq: FAQ, **options: Any) -> WrittenPage:
        path = tmp_path_factory.mktemp("page") / "index.html"
        html = HTMLExporter(**{"base_url": BASE_URL, **options}).export(faq)
        path.write_text(html, encoding="utf-8")
        return WrittenPage(path, faq)

    return written


@pytest.fixture(scope="session")
def accordion(write: Callable[..., WrittenPage], faq: FAQ) -> WrittenPage:
    """Give the page with the profile ``details``, its links kept on the page."""
    return write(evolve(faq, url=None), base_url=None, jsonld=False)
