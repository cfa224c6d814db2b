"""Which language a FAQ is written in, and in which direction it runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.languages import direction_of, language_of, language_tag, recognise_language
from aic_faq.markup import Paragraph, Text
from aic_faq.model import FAQ, Answer, Question, RichText, Status

DATA = Path(__file__).with_name("languages.txt").read_text(encoding="utf-8")
TEXTS = dict(line.split(": ", 1) for line in DATA.splitlines())


def faq_of(*titles: str, title: str | None = None, language: str | None = None) -> FAQ:
    """Make a FAQ of questions that answer themselves."""
    answer = Answer(body=RichText(markdown="", blocks=()))
    questions = tuple(Question(title=words, answer=answer, id=f"q{n}") for n, words in enumerate(titles))
    return FAQ(title=title, questions=questions, language=language)


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_recognised_from_two_sentences(language: str) -> None:
    """The function words or the script of a short text tell its language."""
    assert language == recognise_language(TEXTS[language])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FAQ",
        "Docker Kubernetes PostgreSQL",
        "de la",
        "Құжат қалай алынады және қайда",  # Kazakh: Cyrillic, and not one of those we know
        "ښه ورځ ولرئ ګرانه ټول",  # Pashto
        "यो के",  # Devanagari without a word of Hindi or Marathi
        "le les des et the and is of to que qui",
    ],
)
def test_an_unclear_text_has_no_language(text: str) -> None:
    """No guess is made where several languages are possible."""
    assert recognise_language(text) is None


def test_a_foreign_name_does_not_change_the_language() -> None:
    """Words in another script are outvoted by the rest of the text."""
    assert recognise_language(TEXTS["fr"] + " « Что это » 東京") == "fr"
    assert recognise_language(TEXTS["ja"] + " Tokyo") == "ja"


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    """Recognising never fails, and gives the same answer twice."""
    assert recognise_language(text) == recognise_language(text)
    assert direction_of(None, text) in {"ltr", "rtl"}


def test_the_stated_language_comes_first() -> None:
    """What the author says is not questioned; spelling is mended."""
    assert language_of(faq_of(TEXTS["fr"], language="en")) == "en"
    assert language_of(faq_of(TEXTS["fr"], language="pt_BR")) == "pt-BR"


def test_a_stated_language_that_is_no_tag_is_passed_over() -> None:
    """``lang`` of a page must be a tag, so the words decide instead."""
    assert language_of(faq_of(TEXTS["fr"], language="français")) == "fr"


def test_the_words_of_titles_and_answers_tell_the_language() -> None:
    """Title, questions and answers count together; drafts do not."""
    body = RichText(markdown="", blocks=(Paragraph((Text(TEXTS["de"]),)),))
    question = Question(title="FAQ?", answer=Answer(body=body), id="a")
    draft = Question(title=TEXTS["fr"], answer=Answer(body=body), id="b", status=Status.DRAFT)
    assert language_of(FAQ(questions=(draft, question))) == "de"
    assert language_of(faq_of("FAQ?", title="FAQ")) is None


def test_a_long_faq_is_known_by_its_beginning() -> None:
    """Only the first few thousand characters are looked at."""
    assert language_of(faq_of(TEXTS["fr"] * 20, *[TEXTS["en"]] * 200)) == "fr"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("fr", "fr"),
        (" fr ", "fr"),
        ("fr_FR", "fr-FR"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("french language", None),
        ('fr" onload="', None),
        ("", None),
        (None, None),
    ],
)
def test_tags(written: str | None, tag: str | None) -> None:
    """A language is a BCP 47 tag or nothing."""
    assert tag == language_tag(written)


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("fr", "", "ltr"),
        ("ar", "", "rtl"),
        ("he-IL", "", "rtl"),
        ("az-Arab", "", "rtl"),
        ("ar-Latn", "", "ltr"),
        ("fr", "שלום", "ltr"),
        (None, "", "ltr"),
        (None, "FAQ", "ltr"),
        (None, "« 12 » été", "ltr"),
        (None, "12… שלום", "rtl"),
        (None, "؟ ما", "rtl"),
        (None, "…", "ltr"),
        ("not a tag", "שלום", "rtl"),
    ],
)
def test_directions(language: str | None, text: str, direction: str) -> None:
    """The tag decides, then the first letter that has a direction."""
    assert direction == direction_of(language, text)
