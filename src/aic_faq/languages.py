"""Which language a FAQ is written in, and in which direction it runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from aic_faq.model import FAQ

__all__ = (
    "FUNCTION_WORDS",
    "Direction",
    "direction_of",
    "language_of",
    "language_tag",
    "recognise_language",
    "sample_of",
)

Direction: TypeAlias = Literal["ltr", "rtl"]

_ENOUGH_TEXT = 1_000
_FEWEST_HITS = 3
_SMALLEST_SHARE = 0.12
_CLEAR_LEAD = 1.5

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)

FUNCTION_WORDS = {
    "ca": "amb aquest aquesta les els dels del què és són per una uns i o quan com pot podem meva seva també"
    " més",
    "da": "og er det ikke til af jeg hvad hvordan kan som med den har på vi du skal hvis eller jeres vores"
    " fra",
    "de": "der die das und ist ich nicht mit von den wie für ein eine auf zu wir sie was kann sind werden dem"
    " oder im",
    "en": "the and is of to what how can are you with this for it we be on that do your or not my from will"
    " if",
    "es": "el los las y que es qué cómo para con una puede del por se más son mi su cuando si lo al está o"
    " pero",
    "fr": "le les des et est que qui pour une dans vous nous sur par je avec ce du au aux mon son ou sont il"
    " peut comment quelles quels quel quelle pas plus en",
    "it": "il che di per è e della del con una come sono gli non nel puoi si dei cosa le delle da al mio ho"
    " più i alla",
    "nl": "het een van en is dat niet wat hoe voor zijn op met ik kan te je de worden bij ook uw als aan deze"
    " naar er",
    "pl": "jest nie się na do jak czy w z i co to że są można dla przez lub mogę od po moje jestem oraz",
    "pt": "o os as e que é para com uma não do da em por como são mais se você pode seu meu ou dos das no na"
    " qual um",
    "ro": "și este care pentru nu cu din la un o sunt ce cum poate sau pe mai în de se al ale dacă prin aș",
    "sv": "och är att det inte som för jag hur vad kan på med en av till den har vi du om från eller ska",
    "tr": "ve bir bu ne nasıl için ile mi değil mı olarak daha çok var nedir da veya hangi ben olan gibi",
}
"""Words that carry grammar and not meaning, by language: a third of any text, whatever it is about.

Listed are those that few of the other languages have, too.
"""
_LANGUAGES_OF_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in FUNCTION_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF_WORD[_word] = (*_LANGUAGES_OF_WORD.get(_word, ()), _language)

# What tells the languages of a script apart, by pattern; the first that is
# found decides, and where several languages stay possible there is no answer.
_SCRIPTS: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = (
    ("\u3041-\u30ff\u3400-\u9fff", (("[\u3041-\u30ff]", "ja"), ("", "zh"))),
    ("\u1100-\u11ff\uac00-\ud7a3", (("", "ko"),)),
    ("\u0590-\u05ff\ufb1d-\ufb4f", (("[\u05f0-\u05f2]", "yi"), ("", "he"))),
    (
        "\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc",
        (("[ٹڈڑں]", "ur"), ("[ټډړږښەۇېڕڵێۆ]", None), ("[پچژگکی]", "fa"), ("[ةأإى]", "ar")),
    ),
    (
        "\u0400-\u04ff",
        (
            ("[ґєї]", "uk"),
            ("ў", "be"),
            ("[ђћ]", "sr"),
            ("[ѓќѕ]", "mk"),
            ("[әғқңөұүһјљњџ]", None),
            ("[ыэё]", "ru"),
            ("ъ", "bg"),
        ),
    ),
    ("\u0370-\u03ff\u1f00-\u1fff", (("", "el"),)),
    ("\u0900-\u097f", (("आहे", "mr"), ("है|हूँ|हूं", "hi"))),
    ("\u0e01-\u0e5b", (("", "th"),)),
    ("\u0531-\u058a", (("", "hy"),)),
    ("\u10a0-\u10ff", (("", "ka"),)),
    ("\u0b80-\u0bff", (("", "ta"),)),
    ("\u0c00-\u0c7f", (("", "te"),)),
    ("\u1780-\u17ff", (("", "km"),)),
)
# IANA language subtag registry and Unicode (property Bidi_Class): what runs from right to left.
_RTL_SCRIPTS = frozenset(re.findall(r"\w+", "adlm arab aran hebr mand mend nkoo rohg samr syrc thaa"))
_RTL_LANGUAGES = frozenset(
    re.findall(r"\w+", "ar arc ckb dv fa he iw ji ks lrc mzn nqo pnb prs ps sd syr ug ur yi")
)


def language_tag(written: str | None, /) -> str | None:
    """Give a language as a BCP 47 tag, or None where it is not one.

    ``fr_FR`` is what many programs write for ``fr-FR``.
    """
    tag = (written or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def language_of(faq: FAQ, /) -> str | None:
    """Give the BCP 47 tag of a FAQ's language: as stated, else as its words tell, else None.

    The first one or two thousand characters are looked at. The result is the
    same on every machine.
    """
    return language_tag(faq.language) or faq.recognised_language


def sample_of(faq: FAQ, /) -> str:
    """Give the first words of a FAQ, as many as it takes to recognise its language."""
    parts = [faq.title or ""]
    length = 0
    for question in faq.published:
        words = f"{question.title.plain_text} {question.answer.body.plain_text}"
        parts.append(words)
        length += len(words)
        if length >= _ENOUGH_TEXT:
            break
    return " ".join(parts)[: 2 * _ENOUGH_TEXT].lower()


def recognise_language(text: str, /) -> str | None:
    """Recognise the language of a text from its script or its function words, if that is clear."""
    # Encoding is by far the quickest way to see that a text is mostly Latin.
    if 4 * len(text.encode("latin-1", "ignore")) < 3 * len(text):
        # Compiled here: it takes 5 ms, and most texts do without.
        others = re.findall(f"[{''.join(letters for letters, _ in _SCRIPTS)}]", text)
        if len(others) >= _FEWEST_HITS and 3 * len(others) >= sum(map(str.isalpha, text)):
            return _language_of_script("".join(others))
    counts: dict[str, int] = {}
    words = text.lower().split()
    for languages in filter(None, map(_LANGUAGES_OF_WORD.get, words)):
        for language in languages:
            counts[language] = counts.get(language, 0) + 1
    (language, best), (_, second) = sorted([("", 0), ("", 0), *counts.items()], key=lambda pair: -pair[1])[:2]
    is_clear = best >= max(_FEWEST_HITS, _SMALLEST_SHARE * len(words), _CLEAR_LEAD * second)
    return language if is_clear else None


def _language_of_script(letters: str) -> str | None:
    script = max(_SCRIPTS, key=lambda script: len(re.findall(f"[{script[0]}]", letters)))
    return next((language for pattern, language in script[1] if re.search(pattern, letters)), None)


def direction_of(language: str | None, text: str = "", /) -> Direction:
    """Give the direction of a language, or that of a text whose language is not known.

    A script in the tag decides (``az-Arab``), then the language, then the first
    letter of the text that has a direction (Unicode UAX 9, rules P2 and P3).
    """
    primary, *subtags = (language_tag(language) or "").lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), None)
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    if primary:
        return "rtl" if primary in _RTL_LANGUAGES else "ltr"
    return _direction_of_text(text)


def _direction_of_text(text: str) -> Direction:
    if text.isascii():
        return "ltr"
    from unicodedata import bidirectional  # noqa: PLC0415 - most texts do without

    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"
