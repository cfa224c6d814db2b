"""Synthetic documents in the shape of the founding one, of any size, always the same.

Two mixes of answers. ``survey`` follows a survey of real FAQs, without their
raw HTML: of each twenty answers eleven are one plain paragraph, two are several
plain paragraphs, three hold links, three hold a list, one holds emphasis, strong
emphasis and code. ``seed`` repeats the seven answers of the founding document
as they are written there, with other titles and other nouns each time: three
are one plain paragraph, two hold links, two hold lists and links. Lengths
are near those of the founding document (615 characters an answer on average).
"""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

__all__ = ("BASE_URL", "MIXES", "SEED_FILE", "document")

BASE_URL = "https://citoyens.transformation.gouv.fr"
SEED_FILE = Path(__file__).resolve().parent.parent / "examples" / "accelerateur.md"
MIXES = ("survey", "seed")

_HEAD = "---\ntitle: Foire aux questions\nlayout: faq_main\nurl: /faq\nquestions:\n"
_TAIL = (
    "contact: |-\n  ## Je souhaite poser une question qui n’est pas présente dans la FAQ ?\n\n"
    "  Vous pouvez [nous contacter](/contact) et nous vous répondrons rapidement\n---\n"
)
_WORDS = """
l’accompagnement les projets communs numériques sélectionnés administration l’équipe durée besoins
d'initiatives citoyennes ressources publiques territoire programme partenaires lauréats valeurs
intérêt général transparence données ouvertes licences gouvernance développement juridique
stratégique appui métier financement compétences communauté contributeurs services de l’État agents
innovation évènements présentiel calendrier prévoir disponibilités recommandé s’engager adapter
coopération écosystème incubateurs accélérateurs (12 mois renouvelables) associations collectifs
démarche feuille de route priorités objectifs moyens à atteindre pendant avec pour dans selon notre
votre leurs chaque plusieurs n'hésitez pas où être cœur organisation qu’il aujourd’hui sur-mesure
référent.e.s publication code source soutien 2021 conseils
""".split()  # noqa: SIM905 - a text to be read as one
_NOUNS = (
    "projets",
    "dossiers",
    "chantiers",
    "services",
    "outils",
    "réseaux",
    "ateliers",
    "laboratoires",
    "budgets",
)
_FORMS = (
    *("plain", "plain", "links", "plain", "list", "plain", "paragraphs", "plain", "emphasis", "plain"),
    *("plain", "links", "plain", "swallowed", "plain", "links", "paragraphs", "plain", "list", "plain"),
)
_STYLES = ("plain", "long", "literal", "plain", "folded", "plain", "literal")


def document(questions: int, mix: str = "survey") -> str:
    """Write a document with so many questions."""
    entries = {"survey": _survey_entries, "seed": _seed_entries}[mix](questions)
    return _HEAD + "".join(entries) + _TAIL


def _seed_entries(questions: int) -> list[str]:
    """Repeat the seven entries of the founding document with varied titles and nouns."""
    text = SEED_FILE.read_text(encoding="utf-8")
    body = text[text.index("questions:\n") + len("questions:\n") : text.index("contact:")]
    originals = re.split(r"(?m)^(?=  - title: )", body)[1:]
    entries = []
    for number in range(questions):
        entry = originals[number % len(originals)].replace("projets", _NOUNS[number % len(_NOUNS)])
        entry = entry.replace("numériques", f"numériques de {1000 + number}").replace(
            "page", f"page {number}"
        )
        entries.append(entry.replace("  - title: ", f"  - title: Dossier {number}, "))
    return entries


def _survey_entries(questions: int) -> list[str]:
    chance = random.Random(722)  # noqa: S311 - the same document each time, no secret
    sentences = [_sentence(chance) for _ in range(2000)]
    return [_entry(number, chance, sentences) for number in range(questions)]


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(9, 24))
    words[len(words) // 2] += ","
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def _entry(number: int, chance: random.Random, sentences: list[str]) -> str:
    title = f"Comment {' '.join(chance.choices(_WORDS, k=chance.randint(3, 9)))} en {number} ?"
    words = title.split(" ")
    wrapped = title if len(words) < 11 else " ".join(words[:9]) + "\n      " + " ".join(words[9:])
    blocks = _blocks(_FORMS[number % len(_FORMS)], chance, sentences)
    # A plain or folded scalar needs blank lines for what a literal one has anyway.
    style = _STYLES[number % len(_STYLES)]
    if len(blocks) > 1 and style != "literal":
        style = "folded"
    return f"  - title: {wrapped}\n    desc: {_scalar(blocks, style)}\n"


def _blocks(form: str, chance: random.Random, sentences: list[str]) -> list[str]:
    """Make the paragraphs and list items of one answer."""
    first = " ".join(chance.choices(sentences, k=chance.randint(2, 3)))
    second = " ".join(chance.choices(sentences, k=2))
    match form:
        case "plain":
            return [" ".join((first, *chance.choices(sentences, k=1)))]
        case "paragraphs":
            return [first, second]
        case "links":
            words = second.split(" ")
            link = f"[{' '.join(words[:2])}](/page-{chance.randint(1, 999)})"
            site = f"[site](https://example.org/{chance.randint(1, 999)})"
            return [f"{first} {link} {' '.join(words[2:])} Voir le {site}"]
        case "emphasis":
            words = second.split(" ")
            strong, rest = " ".join(words[:4]), " ".join(words[4:])
            return [f"{first} **{strong}** {rest} C'est *très important*, voir `code-{len(first)}`."]
        case _:
            items = [f"* {sentence}" for sentence in chance.choices(sentences, k=3)]
            last = f"Vous souhaitez en savoir plus ? [Contactez-nous](/contact-{chance.randint(1, 999)})"
            # The founding document has a paragraph swallowed by the list before it.
            return [first, *items, last] if form == "swallowed" else [first, *items]


def _scalar(blocks: list[str], style: str) -> str:
    match style:
        case "long":
            return blocks[0]
        case "plain":
            return _wrapped(blocks[0], "      ").lstrip()
        case "folded":
            return ">-\n" + _joined([_wrapped(block, "      ") for block in blocks], "\n\n\n", "\n\n")
        case _:
            return "|-\n" + _joined([_wrapped(block, "      ") for block in blocks], "\n\n", "\n")


def _joined(blocks: list[str], paragraph: str, item: str) -> str:
    """Put a paragraph break between paragraphs and before a list, a line break within and after it."""
    parts = blocks[:1]
    for before, block in itertools.pairwise(blocks):
        lists = before.lstrip().startswith("*")
        parts += (item if lists else paragraph, block)
    return "".join(parts)


def _wrapped(text: str, indent: str) -> str:
    if text.startswith("* "):
        return indent + text
    words = text.split(" ")
    return "\n".join(indent + " ".join(words[at : at + 11]) for at in range(0, len(words), 11))
