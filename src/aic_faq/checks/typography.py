"""Signs of writing: apostrophes, and the spaces of French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.checks.examples import document
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

    # A stretch of a text, and what should stand there.
    _Place: TypeAlias = tuple[Passage, int, int, str]

__all__ = ("RULES",)

# The sign comes first: what looks back first is tried at every character.
_APOSTROPHE = re.compile(r"['’](?<=[^\W\d_].)(?=[^\W\d_])")
_STRAIGHT, _CURLY = "'", "’"
_NAMES = {_STRAIGHT: "straight (')", _CURLY: "curly (’)"}

# A sign that ends a sentence or a part of one, not a smiley, a time of day or a column of a table.
_BEFORE_SIGN = re.compile(
    r"(?<=[\w)»”\"*%€’'])(?P<space>[ ]?)(?P<sign>[?!]+|(?<=[ ])[;:])(?=[\s)\]»”\"*_]|$)"
)
_IN_GUILLEMETS = re.compile(r"«(?P<after>[ ])(?=\S)|(?<=\S)(?P<before>[ ])»")
_NARROW, _WIDE = "\u202f", "\u00a0"


def _find_mixed_apostrophes(checked: Checked) -> Iterator[Finding]:
    if not all(any(sign in passage.markdown for passage in checked.passages) for sign in _NAMES):
        return
    places: dict[str, list[tuple[Passage, int]]] = {_STRAIGHT: [], _CURLY: []}
    for passage in checked.passages:
        if _STRAIGHT in passage.markdown or _CURLY in passage.markdown:
            for match in _APOSTROPHE.finditer(passage.prose):
                places[match.group()].append((passage, match.start()))
    rare, usual = sorted(places, key=lambda sign: len(places[sign]))
    counts = " and ".join(f"{len(places[sign])} {_NAMES[sign]}" for sign in (usual, rare))
    for those in _by_file((passage, at, at + 1, usual) for passage, at in places[rare]):
        message = f"apostrophes are mixed: {counts}"
        yield _finding(checked, those, message, hint=f"write {usual} throughout")


def _find_french_spacing(checked: Checked) -> Iterator[Finding]:
    if checked.language != "fr":
        return
    places = ((passage, *place) for passage in checked.passages for place in _wrong_spaces(passage.prose))
    for those in _by_file(places):
        message = f"{len(those)} times no no-break space stands before ? ! : ; or within « »"
        hint = "put U+202F before ? ! ; and U+00A0 before : and within « »"
        yield _finding(checked, those, message, hint=hint)


def _by_file(places: Iterable[_Place]) -> Iterable[list[_Place]]:
    """Divide places by the file that they stand in: a finding and its edits are about one file."""
    files: dict[str | None, list[_Place]] = {}
    for place in places:
        origin = place[0].text.origin
        files.setdefault(None if origin is None else origin.source.name, []).append(place)
    return files.values()


def _finding(checked: Checked, places: Sequence[_Place], message: str, *, hint: str) -> Finding:
    """Make a finding at the first of several places, with what mends all of them."""
    passage, start, end, _ = places[0]
    edits = (edit for passage, start, end, by in places for edit in checked.edits(passage, start, end, by))
    return evolve(checked.at(passage, start, end, message, hint=hint), edits=tuple(edits))


def _wrong_spaces(prose: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a space is missing or is not the right one, and what should stand there."""
    if not any(sign in prose for sign in "?!:;«»"):
        return
    for match in _BEFORE_SIGN.finditer(prose):
        sign = match["sign"]
        yield match.start(), match.end(), (_WIDE if sign == ":" else _NARROW) + sign
    for match in _IN_GUILLEMETS.finditer(prose):
        yield match.start(), match.end(), match.group().replace(" ", _WIDE)


RULES = (
    Rule(
        code=Code.MIXED_APOSTROPHES,
        about="The straight apostrophe of the keyboard (`'`) and the curly one of print (`’`) stand in one"
        " FAQ. Readers see it, and a search for a word with one does not find the other. It is told once"
        " for a file; the fix writes the more frequent one everywhere, but for code and addresses.",
        bad=document(
            "L'accueil est ouvert.\nL’entrée est libre, l’inscription aussi.",
            title="Quand puis-je venir ?",
            language="fr",
        ),
        good=document(
            "L’accueil est ouvert.\nL’entrée est libre, l’inscription aussi.",
            title="Quand puis-je venir ?",
            language="fr",
        ),
        find=_find_mixed_apostrophes,
        fix="unsafe",
    ),
    Rule(
        code=Code.FRENCH_SPACING,
        about="French sets a no-break space before `?`, `!`, `:`, `;` and within `« »`. With a plain space a"
        " line may begin with the sign; without any the word sticks to it. It is told once for a file in"
        " French; the fix sets a narrow no-break space (U+202F) or a no-break space (U+00A0), as print"
        " does.",
        bad=document("Oui.", title="Est-ce gratuit ?", language="fr"),
        good=document("Oui.", title="Est-ce gratuit\u202f?", language="fr"),
        find=_find_french_spacing,
        fix="safe",
        is_default=False,
    ),
)
