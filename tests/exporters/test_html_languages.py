"""Languages and directions on the page."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from aic_faq.exporters.html import HTMLExporter
from aic_faq.model import FAQ, Answer, Question, RichText, Section


def question(name: str, title: str = "Qui ?", **fields: Any) -> Question:
    """Make a question without an answer."""
    return Question(title=title, id=name, answer=Answer(body=RichText(markdown="", blocks=())), **fields)


def export(faq: FAQ, **options: Any) -> str:
    """Write a page without JSON-LD."""
    return HTMLExporter(jsonld=False, **options).export(faq)


SMALL = FAQ(title="Foire aux questions", language="fr", questions=(question("qui"),))


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Qui ?", None, ""),
        ("Who?", "en", ' lang="en"'),
        ("Qui ?", "fr_FR", ' lang="fr-FR"'),
        ("من؟", "ar", ' lang="ar" dir="rtl"'),
        ("من؟", None, ' dir="rtl"'),
        ("من هو Emmanuel", None, ""),
        ("Emmanuel من", None, ""),
    ],
)
def test_a_question_in_another_language_says_so(title: str, language: str | None, expected: str) -> None:
    """Language and direction are stated where they are not those of the page."""
    html = export(evolve(SMALL, questions=(question("a", title, language=language),)))
    assert f'<details class="faq-question"{expected}>' in html


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("az-Arab", "rtl")])
def test_the_language_option_stands_for_what_the_faq_says(language: str, direction: str) -> None:
    """The option wins over the FAQ, and the direction follows."""
    assert f'<html lang="{language}" dir="{direction}">' in export(SMALL, language=language)


def test_the_direction_of_a_faq_without_a_language() -> None:
    """Without a language the first words decide."""
    assert '<div class="faq" dir="rtl">' in export(FAQ(questions=(question("a", "ښه ګ"),)), standalone=False)


def test_titles_with_direction_controls_are_isolated() -> None:
    """An override in a title does not turn the words around it."""
    section = Section(title="b\u202e", id="b")
    html = export(evolve(SMALL, questions=(question("a", "a\u202eb", section=section),)))
    assert '<h3 class="faq-heading"><bdi>a\u202eb</bdi></h3>' in html
    assert 'id="faq-section-b"><bdi>b\u202e</bdi></h2>' in html
