"""What words are to whoever searches."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq import PluginError
from aic_faq.search._words import Analysis, _stemmer, fold, says_no, says_nothing, split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qu’est-ce que l'e-mail d’Éva ?", ["est", "ce", "que", "email", "éva"]),
        ("Don't we've what's John's?", ["don", "we", "what", "john"]),
        ("aujourd'hui, rock'n'roll", ["aujourd", "hui", "rock", "roll"]),
        ("snake_case and --kebab-case-1", ["snake", "case", "and", "kebab", "case", "1"]),
        ("C, C++ or C#?", ["c", "c++", "or", "c#"]),
        ("a - b", ["a", "b"]),
        ("x-", ["x"]),
        ("snake__case", ["snake", "case"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("?!… —", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Texts are divided at what is no letter; what an apostrophe glues to a word is left out."""
    assert expected == split_words(text)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "L’hébergement des sites", "hebergements site"),
        ("fr", "Qu'est-ce que ça coûte ?", "couter"),
        ("en", "The policies are changing", "policy changes"),
        ("de", "die Größe der Häuser", "groesse haus"),
        ("es", "¿Dónde están las canciones?", "cancion"),
        ("it", "l'abbonamento", "abbonamenti"),
        ("xx", "Straße", "strasse"),
        ("ja", "パスワード", "パスワード"),
    ],
)
def test_terms(language: str, one: str, other: str) -> None:
    """Accents, case, apostrophes, grammar and forms of a word make no difference."""
    terms = [Analysis(language).learn(text)[1] for text in (one, other)]

    assert terms[0] == terms[1]
    assert terms[0]


def test_scripts_without_spaces_give_pairs() -> None:
    """A run of such a script becomes its pairs of letters, and a single letter itself."""
    assert {"日本", "本語", "api", "字"} == Analysis("ja").learn("日本語api字")[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the", True),
        ("le", True),
        ("Comment faire ?", True),
        ("Wie kann ich das?", True),
        ("¿Cómo lo hago?", True),
        ("Où ?", True),
        ("ou", True),
        ("?", True),
        ("", True),
        ("comment the", False),
        ("le thé", False),
        ("payer", False),
    ],
)
def test_what_says_nothing(text: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Words that carry grammar in one language say nothing together; a word with an accent is another one."""
    assert expected is says_nothing(split_words(text))


def test_what_says_no() -> None:
    """Negations are known in four languages."""
    assert [True, True, False] == [
        says_no(split_words(text)) for text in ("Isn't it?", "ne pas payer", "pay")
    ]


@given(st.text())
def test_any_text_can_be_learned(text: str) -> None:
    """Whatever the text, terms come with surfaces, and folding again changes nothing."""
    analysis = Analysis("fr")
    folded, terms = analysis.learn(text)

    assert terms == set(analysis.surfaces.values())
    assert folded == " ".join(map(fold, split_words(text)))


def test_numbers_are_not_stemmed() -> None:
    """A number is its own term."""
    assert {"2026"} == Analysis("en").learn("2026")[1]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing stemmer is one clear error."""
    monkeypatch.setitem(sys.modules, "Stemmer", None)
    _stemmer.cache_clear()

    with pytest.raises(PluginError, match=r"searching needs .*: pip install 'aic-faq\[search\]'"):
        Analysis("en").learn("words")
    _stemmer.cache_clear()
