"""A French project with a FAQ, its messages, and their translation into English."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.messages.catalog import Message

    from tests.sphinx.conftest import Build, Built


# Each block of text stands in a line that its own number tells.
FAQ = """\
---
questions:
  - title: Où est la *serre* ?
    answer: Près du [puits](../autre.rst), à 30 pas.
  - title: "Quand la « fermez »-vous ?"
    answer: |
      Ligne huit, **à la nuit**.

      - ligne dix
      - ligne onze, avec `du code`

      | Jour | Heure |
      |------|-------|
      | lundi | midi |
  - title: >-
      Et
      l’hiver ?
    answer: >-
      Ligne vingt
      et la suite.


      Ligne vingt-quatre.
  - title: Qui a la clé ?
    answer: "Ligne vingt-six,
      suite.


      Ligne vingt-neuf."
---
"""
LINES = {
    "Où est la *serre* ?": 3,
    "Près du [puits](../autre.rst), à 30 pas.": 4,
    "Quand la « fermez »-vous ?": 5,
    "Ligne huit, **à la nuit**.": 7,
    "ligne dix": 9,
    "ligne onze, avec `du code`": 10,
    "Jour": 12,
    "Heure": 12,
    "lundi": 14,
    "midi": 14,
    "Et l’hiver ?": 16,
    "Ligne vingt et la suite.": 19,
    "Ligne vingt-quatre.": 23,
    "Qui a la clé ?": 24,
    "Ligne vingt-six, suite.": 25,
    "Ligne vingt-neuf.": 29,
}
ENGLISH = {
    "Où est la *serre* ?": "Where is the *greenhouse*?",
    "Près du [puits](../autre.rst), à 30 pas.": "Near **the** [well](../autre.rst), 30 `steps` away.",
    "Quand la « fermez »-vous ?": 'When do you "close" it?',
    "Ligne huit, **à la nuit**.": "At [night](#ou-est-la-serre), *not* before.",
    "ligne dix": "first of the list",
    "ligne onze, avec `du code`": "second, with `code`",
    "Jour": "Day",
    "Heure": "Hour",
    "lundi": "Monday",
    "midi": "noon",
    "Et l’hiver ?": "And in winter?",
    "Ligne vingt et la suite.": "It is closed.",
    "Ligne vingt-quatre.": "Until March.",
    "Qui a la clé ?": "Who has the key?",
    "Ligne vingt-six, suite.": "The gardener.",
    "Ligne vingt-neuf.": "And *her* son.",
    "La serre": "The greenhouse",
    "Autre": "Other",
}
TITLES = ["Where is the greenhouse?", "When do you “close” it?", "And in winter?", "Who has the key?"]
IDS = ["ou-est-la-serre", "quand-la-fermez-vous", "et-l-hiver", "qui-a-la-cle"]
PAGES = {
    "index.rst": (
        "La serre\n========\n\n.. aic-faq:: faq/serre.md\n\n"
        ".. toctree::\n   :hidden:\n\n   autre\n   renvoi\n"
    ),
    "index.md": (
        "# La serre\n\n```{aic-faq} faq/serre.md\n```\n\n```{toctree}\n:hidden:\n\nautre\nrenvoi\n```\n"
    ),
}
CONF = "language = 'fr'\nlocale_dirs = ['locale']\nexclude_patterns += ['locale']\n"


def files(page: str) -> dict[str, str]:
    """Give a project whose start page is in reStructuredText or in Markdown."""
    return {
        page: PAGES[page],
        "autre.rst": "Autre\n=====\n",
        "renvoi.rst": "Renvoi\n======\n\nVoir :faq:question:`ou-est-la-serre`.\n",
        "faq/serre.md": FAQ,
    }


def messages(built: Built, name: str = "index") -> list[Message]:
    """Give the messages of a page, without the header."""
    with (built.out / f"{name}.pot").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def catalogue(translations: Mapping[str, str]) -> Catalog:
    """Make a catalogue."""
    made = Catalog(locale="en")
    for original, translated in translations.items():
        made.add(original, translated)
    return made


def translate(source: Path, translations: Mapping[str, str], *names: str) -> None:
    """Write catalogues for pages as a translator hands them in."""
    folder = source / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or ("index", "autre", "renvoi"):
        with (folder / f"{name}.po").open("wb") as file:
            write_po(file, catalogue(translations))


def english(build: Build, page: str, builder: str = "html", **options: object) -> Built:
    """Build the project in English."""
    first = build(files(page), "gettext", conf=CONF)
    source = Path(first.app.srcdir)
    translate(source, ENGLISH)
    return build(source, builder, confoverrides={"language": "en"}, freshenv=True, **options)
