"""What the pages of the test project have to say, taken from the FAQ files a second way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from aic_faq import load, markup
from tests.sphinx.pages import words

__all__ = ("ASKED", "PAGES", "Asked", "find_in_order", "said")

_FAQS = Path(__file__).parent / "project" / "faq"
# Each page with the questions that it shows, in order.
_FROM_FILES = {
    "une": ["jardin: arrosage semis feuilles aide"],
    "trois": ["outils: outils-affutage outils-huile", "outils: outils-rangement outils-location"],
    "myst": ["compost: heap duration"],
}
_LANGUAGES = "langues: urlaub languages hadiqa"  # by title, three of four
# What the roles of MyST show instead of their targets.
_ROLES = {"{term}dibber": "dibber", "{ref}upkeep": "Upkeep", "{doc}/guide/outils": "Tools"}


@frozen
class Asked:
    """One question as a page shows it: the words of its title and of its answer."""

    id: str
    title: list[str]
    answer: list[str]


def _in_place(page: str, *pairs: tuple[str, str, str]) -> list[Asked]:
    del page
    return [Asked(id_, words(title), words(answer)) for id_, title, answer in pairs]


_WRITTEN_IN_PLACE = {
    "inline-rst": (
        (
            "how-deep-do-roots-go",
            "How deep do roots go?",
            "About centimetres, see Tools and Upkeep. depth = measure(root)",
        ),
        (
            "why-mulch-the-soil",
            "Why mulch the soil?",
            "It keeps water in the ground. straw bark Grass clippings heat up.",
        ),
    ),
    "inline-myst": (
        (
            "when-do-seedlings-move-out",
            "When do seedlings move out?",
            "After the last frost, around mid May; see Tools.",
        ),
        ("how-warm-is-a-cold-frame", "How warm is a cold frame?", "About five degrees above. glass foil"),
    ),
}


def said(blocks: Iterable[markup.Node], /) -> str:
    """Give the words of a tree; the marks of footnotes and what stands for images are left out."""
    return "".join(_said(blocks))


def _said(blocks: Iterable[markup.Node]) -> Iterator[str]:
    for node in markup.walk(blocks):
        match node:
            case markup.CodeBlock():
                yield f" {node.value} "
            case markup.Text() | markup.CodeSpan():
                yield node.value
            case (
                markup.Strong() | markup.Emphasis() | markup.Strikethrough() | markup.Link() | markup.Image()
            ):
                pass
            case markup.FootnoteReference():
                pass
            case _:
                yield " "


def _from_file(line: str) -> list[Asked]:
    name, _, ids = line.partition(": ")
    questions = {question.id: question for question in load(_FAQS / f"{name}.md").questions}
    return [
        _asked_of(
            questions[id_].id, said(questions[id_].title.blocks), said(questions[id_].answer.body.blocks)
        )
        for id_ in ids.split()
    ]


def _asked_of(id_: str, title: str, answer: str) -> Asked:
    for written, shown in _ROLES.items():
        answer = answer.replace(written, shown)
    return Asked(id_, words(title), words(answer))


PAGES: dict[str, list[Asked]] = {
    page: [asked for line in lines for asked in _from_file(line)] for page, lines in _FROM_FILES.items()
} | {page: _in_place(page, *pairs) for page, pairs in _WRITTEN_IN_PLACE.items()}
PAGES["trois"] += _from_file(_LANGUAGES)
PAGES["myst"] = PAGES.pop("myst")  # the last one in the toctree
ASKED = [asked for page in PAGES.values() for asked in page]


def find_in_order(wanted: list[str], text: list[str], start: int = 0, *, gap: int = 40) -> int | None:
    """Find words that follow each other with at most ``gap`` foreign words between two; give the end.

    Formats put words of their own between those of an answer, as names of
    commands or addresses of links.
    """
    for first in range(start, len(text)):
        if text[first] != wanted[0]:
            continue
        at = first
        for word in wanted[1:]:
            try:
                at = text.index(word, at + 1, at + 2 + gap)
            except ValueError:
                break
        else:
            return at
    return None
