"""The language that a FAQ states, and the one in which it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code, quoted
from aic_faq.languages import language_tag, sample_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

# The two-letter codes of ISO 639 (set 1), with those that are deprecated but still in use.
_TWO_LETTERS = frozenset(
    re.findall(
        r"\w+",
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da"
        " de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz"
        " ia id ie ig ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb"
        " lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om"
        " or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw"
        " ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu",
    )
)
# Of a few words one cannot be sure.
_FEWEST_WORDS = 40
_MEANT = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "jp": "ja",
    "ua": "uk",
    "us": "en",
    "gb": "en",
    "vn": "vi",
}
# Languages whose grammar words are so alike that recognising cannot be trusted between them.
_ALIKE = (
    {"da", "no", "nb", "nn", "sv"},
    {"es", "ca", "gl", "pt"},
    {"nl", "af"},
    {"sr", "hr", "bs", "mk", "bg", "ru", "uk", "be"},
)


def _find_missing(checked: Checked) -> Iterator[Finding]:
    faq = checked.faq
    if (
        checked.options.language is None
        and faq.language is None
        and checked.language is None
        and faq.questions
    ):
        hint = "write lang: and its tag, such as fr, at the top"
        yield checked.of_whole("the language is not stated, and the words do not tell it clearly", hint=hint)


def _find_other(checked: Checked) -> Iterator[Finding]:
    stated = checked.options.language or checked.faq.language
    recognised = checked.faq.recognised_language
    primary = (language_tag(stated) or "").partition("-")[0].lower()
    if not primary or recognised is None or primary == recognised or primary not in _TWO_LETTERS:
        return
    if len(sample_of(checked.faq).split()) < _FEWEST_WORDS:
        return
    if not any({primary, recognised} <= family for family in _ALIKE):
        message = f"the language is stated as {quoted(str(stated))}, but the words are {quoted(recognised)}"
        hint = f"write {recognised}: screen readers pronounce the page as its language says"
        yield checked.of_whole(message, hint=hint)


def _find_unknown(checked: Checked) -> Iterator[Finding]:
    for tag in dict.fromkeys(
        (checked.faq.language, *(question.language for question in checked.faq.questions))
    ):
        primary = (language_tag(tag) or "").partition("-")[0].lower()
        if len(primary) == 2 and primary not in _TWO_LETTERS:
            meant = _MEANT.get(primary)
            hint = f"write {meant}" if meant else "write a code of ISO 639, such as fr or en"
            yield checked.of_whole(f"{quoted(str(tag))} is the tag of no language", hint=hint)


_FRENCH = """\
Vous pouvez payer par carte, et les frais sont pour nous dans tous les cas. Si vous n'avez pas de carte,
une facture est envoyée avec le produit, et vous avez un mois pour la payer par virement."""

RULES = (
    Rule(
        code=Code.MISSING_LANGUAGE,
        about="The document does not state its language, and there are too few words to recognise it. Without"
        " it screen readers pronounce the page in the language of the system, and search engines guess.",
        bad=document("42", title="Prix ?", language=""),
        good=document("42", title="Prix ?", language="fr"),
        find=_find_missing,
    ),
    Rule(
        code=Code.OTHER_LANGUAGE,
        about="The document states a language, and its words are clearly in another one: it was translated,"
        " and the tag was not. Screen readers then read French with English sounds.",
        bad=document(
            _FRENCH,
            title="Comment est-ce que je peux payer ?",
        ),
        good=document(
            _FRENCH,
            title="Comment est-ce que je peux payer ?",
            language="fr",
        ),
        find=_find_other,
    ),
    Rule(
        code=Code.UNKNOWN_LANGUAGE,
        about="The tag has two letters, but they are no code of ISO 639. Often it is the code of a country:"
        " `cz` instead of `cs`, `jp` instead of `ja`.",
        bad=document("42", title="Cena?", language="cz"),
        good=document("42", title="Cena?", language="cs"),
        find=_find_unknown,
    ),
)
