"""What a text is made of for whoever searches: words, folded and brought to their stems."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from aic_faq.errors import PluginError
from aic_faq.languages import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

__all__ = (
    "Analysis",
    "asked_for",
    "fold",
    "folded",
    "primary_language",
    "says_no",
    "says_nothing",
    "split_words",
)

_FILE = os.path.join(os.path.dirname(__file__), "function_words.toml")
# Letters, digits and the marks of scripts whose vowels are marks (Unicode, categories L, N and M).
_LETTER = (
    r"[\w\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
    r"\u0e31-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84\u102b-\u103e\u1056-\u1060\u17b4-\u17d3]"
)
# C++ and C# are not C.
_TOKEN = re.compile(rf"[a-z](?:\+\+|#)|{_LETTER}+(?:['’ʼ-]{_LETTER}+)*")
_JOINT = re.compile("(['’ʼ-])|_")
_APOSTROPHES = ("'", "’", "ʼ")
# What an apostrophe glues to a word: French, Italian and Catalan before it, English behind it.
_BEFORE = frozenset(re.findall(r"\w+", "all c d dall dell j jusqu l lorsqu m n nell puisqu qu s sull t un"))
_BEHIND = frozenset(re.findall(r"\w+", "d ll m re s t ve"))
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_RUN = re.compile(f"([{_UNSPACED}]+)")
# What NFKD does not take apart; umlauts are left to the stemmer of German, which knows both spellings.
_LETTERS = str.maketrans(
    {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_LONGEST_WORD = 64
_STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


def tokens(text: str, /) -> list[str]:
    """Divide a text at what is no letter, digit, apostrophe or hyphen."""
    return _TOKEN.findall(text.casefold())


def words_of_token(token: str, /) -> list[str]:
    """Divide a token into its words, accents and all; what is glued to one is left out.

    >>> words_of_token("qu’est-ce"), words_of_token("l'e-mail"), words_of_token("don't")
    (['est', 'ce'], ['email'], ['don'])
    """
    words: list[str] = []
    start = ""
    pieces = _JOINT.split(token)
    for number in range(0, len(pieces), 2):
        word, before = pieces[number], pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if (after in _APOSTROPHES and word in _BEFORE) or (before in _APOSTROPHES and word in _BEHIND):
            continue
        if after == "-" and len(word) == 1 and word.isalpha():
            start = word  # one letter and a hyphen begin a word: e-mail, t-shirt
        elif word:
            words.append(start + word)
            start = ""
    return words


def split_words(text: str, /) -> list[str]:
    """Divide a text into its words, in lower case, accents and all."""
    return [word for token in tokens(text) for word in words_of_token(token)]


def fold(word: str, /) -> str:
    """Take the accents from a word in lower case.

    >>> fold("où"), fold("straße"), fold("cœur")
    ('ou', 'strasse', 'coeur')
    """
    if word.isascii():
        return word
    from unicodedata import combining, normalize  # noqa: PLC0415 - only for searching

    decomposed = normalize("NFKD", word.translate(_LETTERS))
    return normalize("NFC", "".join(letter for letter in decomposed if not combining(letter)))


def folded(words: Iterable[str], /) -> str:
    """Give words as a text, folded, with spaces between."""
    return " ".join(map(fold, words)).strip()


def primary_language(tag: str | None, /) -> str:
    """Give the first part of a BCP 47 tag, the empty string for no language."""
    return (tag or "").partition("-")[0].lower()


@cache
def _listed() -> dict[str, dict[str, frozenset[str]]]:
    """Read the lists of words; each word stands there with its accents and without."""
    from tomllib import load  # noqa: PLC0415 - only for searching

    with open(_FILE, "rb") as file:
        lists = load(file)
    lists["function_words"] = FUNCTION_WORDS | lists["function_words"]
    return {
        name: {
            key: frozenset(words.split()) | frozenset(map(fold, words.split()))
            for key, words in listed.items()
        }
        for name, listed in lists.items()
    }


def asked_for(words: Collection[str], /) -> frozenset[str]:
    """Tell what a question asks for: a person, a place, a time, a reason, an amount.

    >>> sorted(asked_for(["where", "do", "i", "pay"])), sorted(asked_for(["how"]))
    (['place'], [])
    """
    return frozenset(what for what, known in _listed()["asks_for"].items() if not known.isdisjoint(words))


def says_no(words: Collection[str], /) -> bool:
    """Tell whether a question has a no in it."""
    return any(not known.isdisjoint(words) for known in _listed()["says_no"].values())


def says_nothing(words: list[str], /) -> bool:
    """Tell whether words say nothing in some language, as in ``comment faire ?``; so do none at all."""
    return any(known.issuperset(words) for known in _listed()["function_words"].values())


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    name = _STEMMERS.get(language)
    if name is None:
        return None
    try:
        from Stemmer import Stemmer  # noqa: PLC0415 - only for searching
    except ModuleNotFoundError as error:
        message = "searching needs PyStemmer and rapidfuzz: pip install 'aic-faq[search]'"
        raise PluginError(message) from error
    stem: Callable[[str], str] = Stemmer(name).stemWord
    return stem


class Token(NamedTuple):
    """Hold what a token is to whoever searches: its words, folded, and its terms."""

    text: str
    terms: tuple[str, ...]


@define(eq=False)
class Analysis:
    """Turn words of one language into terms: folded stems, or pairs of letters of scripts without spaces.

    Attributes:
        language: primary subtag of the language; the empty string where it is not known.
        surfaces: the term of each folded word of the documents.
        unaccented: the term for what would be the stem of a word if it had been written without accents.
    """

    language: str
    surfaces: dict[str, str] = field(factory=dict, init=False)
    unaccented: dict[str, str] = field(factory=dict, init=False)
    _tokens: dict[str, Token] = field(factory=dict, init=False)

    def learn(self, text: str, /) -> tuple[str, set[str]]:
        """Give a text of a document, folded, and its terms; its words become known surfaces."""
        known = self._tokens
        found = tokens(text)
        for token in found:
            if token not in known:
                known[token] = self._new(token)
        read = [known[token] for token in found]
        return " ".join([each.text for each in read]), {term for each in read for term in each.terms}

    def _new(self, token: str) -> Token:
        words = words_of_token(token)
        pairs = [pair for word in words for pair in self.analysed(word)]
        for surface, term in pairs:
            self.surfaces.setdefault(surface, term)
            stem = _stemmer(self.language)
            if stem is not None and not token.isascii():
                self.unaccented.setdefault(stem(surface), term)
        return Token(" ".join(map(fold, words)), tuple(term for _, term in pairs))

    def analysed(self, word: str, /) -> Iterator[tuple[str, str]]:
        """Yield the surfaces of a word, folded, each with its term; none of a word that says nothing."""
        word = word[:_LONGEST_WORD]
        if not self.says_something(word):
            return
        if word.isascii() or not _RUN.search(word):
            stem = _stemmer(self.language)
            folded = fold(word)
            yield folded, folded if stem is None or word.isdigit() else fold(stem(word))
            return
        for number, run in enumerate(_RUN.split(word)):
            if number % 2:
                for at in range(max(1, len(run) - 1)):
                    yield run[at : at + 2], run[at : at + 2]
            elif run:
                yield fold(run), fold(run)

    def says_something(self, word: str, /) -> bool:
        """Tell whether a word carries more than grammar."""
        return word not in _listed()["function_words"].get(self.language, ())
