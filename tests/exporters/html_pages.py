"""FAQs to write as pages, and a way to look at the pages."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

from aic_faq import FAQ, Answer, HTMLExporter, Question, RichText, Section
from aic_faq.markup import Paragraph, Text

__all__ = ("PROFILES", "SECTIONED", "SMALL", "VOID", "Page", "export", "question", "rich")

VOID = {"br", "hr", "img", "input", "link", "meta"}
PROFILES = ("details", "headings", "dl", "dsfr", "govuk")


class Page(HTMLParser):
    """Read a page, and fail where its tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Compare with the start tag."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Collect the words by the innermost element."""
        inside = self.open[-1] if self.open else ""
        self.text[inside] = self.text.get(inside, "") + data

    def all(self, name: str, attribute: str) -> list[str | None]:
        """Give an attribute of each element with a name."""
        return [attrs.get(attribute) for tag, attrs in self.elements if tag == name]

    @property
    def ids(self) -> list[str | None]:
        """Give all ids in document order."""
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]


def rich(*words: str) -> RichText:
    """Make paragraphs."""
    return RichText(markdown="\n\n".join(words), blocks=tuple(Paragraph((Text(word),)) for word in words))


def question(name: str, title: str | RichText = "Qui ?", **fields: Any) -> Question:
    """Make a question."""
    return Question(**{"title": title, "id": name, "answer": Answer(body=rich("Nous.")), **fields})


def export(faq: FAQ, **options: Any) -> str:
    """Write a page without JSON-LD."""
    return HTMLExporter(**{"jsonld": False, **options}).export(faq)


SMALL = FAQ(
    title="Foire aux questions", language="fr", url="/faq", questions=(question("qui"), question("quoi"))
)
SECTIONED = FAQ(
    title="Questions",
    language="en",
    updated=dt.date(2024, 5, 1),
    intro=rich("Welcome."),
    contact=rich("Write to us."),
    questions=(
        question("a", "Before all?"),
        question(
            "b",
            "How?",
            section=Section(title="Start & go", id="start", intro=rich("First.")),
            aliases=("former",),
            tags=("two words", "<x>"),
            updated=dt.date(2024, 4, 12),
            reviewed=dt.date(2025, 1, 1),
        ),
        question("c", "من؟", section=Section(title="End", id="end"), language="ar"),
        question("d", "Why?", section=Section(title="Start & go", id="start", intro=rich("First."))),
    ),
)
