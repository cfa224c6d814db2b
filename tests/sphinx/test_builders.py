"""Every builder says every question and every answer."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from tests.sphinx.builder_texts import READERS
from tests.sphinx.expected import PAGES, Asked, find_in_order
from tests.sphinx.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sphinx.conftest import Build


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("builder", READERS)
def test_every_builder_says_every_question_and_answer(outputs: Build, builder: str, page: str) -> None:
    """The words of all questions stand there in order, each followed by those of its answer."""
    found = words(READERS[builder](outputs(builder), page))
    asked = PAGES[page]
    if builder == "gettext":  # translators see the roles themselves
        asked = [evolve(question, answer=_without_references(question.answer)) for question in asked]

    assert [] == list(missing(asked, found))


def _without_references(answer: list[str]) -> list[str]:
    return [word for word in answer if word not in {"Tools", "Upkeep"}]


def missing(asked: list[Asked], found: list[str]) -> Iterator[str]:
    """Tell which questions are not where they belong."""
    at = 0
    for question in asked:
        end = find_in_order([*question.title, *question.answer], found, at)
        if end is None:
            yield question.id
        else:
            at = end


@pytest.mark.parametrize("builder", READERS)
def test_no_builder_says_what_is_hidden(outputs: Build, builder: str) -> None:
    """Drafts, and questions that no directive selects, stand nowhere."""
    read = READERS[builder]
    found = " ".join(word for page in PAGES for word in words(read(outputs(builder), page)))

    for hidden in ("Ceci reste caché", "who is left out by the limit", "Cette introduction ne paraît"):
        assert " ".join(words(hidden)) not in found


@pytest.mark.parametrize("builder", READERS)
def test_intro_contact_and_caption_are_there(outputs: Build, builder: str) -> None:
    """What stands around the questions is said where an option asks for it."""
    built, read = outputs(builder), READERS[builder]

    for page, around in {
        "une": [
            "Tout ce que l’on demande souvent au jardinier",
            "Écrivez-nous avant dimanche",
            "Après les questions",
        ],
        "trois": ["Entretenir ses outils"],
    }.items():
        found = words(read(built, page))
        for sentence in around:
            assert find_in_order(words(sentence), found, gap=12) is not None, sentence


def test_the_table_of_contents_has_no_answers(outputs: Build) -> None:
    """With the style ``toc`` a page links to the questions where they are answered."""
    page = outputs("html").page("sommaire.html")
    links = {
        link.attributes["href"]: link.text()
        for link in page.all("a")
        if link.attributes.get("href", "").startswith("une.html#faq-")
    }

    assert [f"une.html#faq-{asked.id}" for asked in PAGES["une"]] == list(links)
    assert [asked.title for asked in PAGES["une"]] == [words(title) for title in links.values()]
    assert "arrosoir" not in page.text()
    assert [] == page.jsonld()


def test_linkcheck_follows_the_links_of_answers(outputs: Build) -> None:
    """Links within answers are checked as any other; where they stand is told with the FAQ's own lines."""
    built = outputs("linkcheck")
    found = [json.loads(line) for line in built.text("output.json").splitlines()]

    checked = {link["uri"]: link for link in found}
    assert {"https://forum.example/jardin", "https://garden.example/contact"} <= checked.keys()
    assert {"https://garden.example/adhesion?an=2026#formulaire"} <= checked.keys()
    assert {"ignored", "unchecked", "working"} >= {link["status"] for link in found}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "json"])
def test_images_and_downloads_are_copied(outputs: Build, builder: str) -> None:
    """What answers show and offer goes along, found beside the FAQ file."""
    copied = {path.name for path in outputs(builder).out.rglob("*") if path.is_file()}

    assert "feuille.png" in copied
    assert ("notice.txt" in copied) == (builder != "epub")


def test_latex_shows_the_image(outputs: Build) -> None:
    """The image goes along into the PDF."""
    built = outputs("latex")

    assert "{feuille}.png" in built.text("thegarden.tex")
    assert (built.out / "feuille.png").is_file()


def test_xml_tells_no_path_of_this_machine(outputs: Build, project: Path) -> None:
    """Nodes hold no absolute paths but for the source of the document, which is docutils' own (trap 12)."""
    for page in PAGES:
        tree = ET.fromstring(outputs("xml").text(f"{page}.xml"))  # noqa: S314 - our own output
        told = [
            (node.tag, name, value)
            for node in tree.iter()
            for name, value in node.attrib.items()
            if str(project) in value and node is not tree
        ]
        assert [] == told


@pytest.mark.parametrize("builder", [*READERS, "linkcheck"])
def test_parallel_builds_give_the_same(outputs: Build, builder: str) -> None:
    """What two processes write is what one writes, byte for byte."""
    serial, parallel = outputs(builder), outputs(builder, parallel=2)

    assert _files(serial.out) == _files(parallel.out)


def _files(folder: Path) -> dict[str, object]:
    # What Sphinx says of all pages in JSON is what it happens to know of the last one.
    unlike = {"environment.pickle", ".buildinfo", "globalcontext.json"}
    return {
        path.relative_to(folder).as_posix(): _content(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in unlike
    }


def _content(path: Path) -> object:
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in sorted(book.namelist())}
    if path.name == "output.json":
        return sorted(path.read_text(encoding="utf-8").splitlines())
    if path.suffix == ".fjson":
        data = json.loads(path.read_text(encoding="utf-8"))
        return data | {"meta": data.get("meta") or {}}  # nothing is None in one process and {} in two
    if path.name == "searchindex.js":
        return json.loads(path.read_text(encoding="utf-8")[len("Search.setIndex(") : -1])
    return path.read_bytes()


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "xml"])
def test_other_builders_see_stock_nodes(outputs: Build, builder: str) -> None:
    """No other builder is given nodes of ours: answers are all there, unfolded."""
    built = outputs(builder)
    written = b"".join(path.read_bytes() for path in built.out.rglob("*") if path.is_file())
    if builder == "epub":
        with zipfile.ZipFile(next(built.out.glob("*.epub"))) as book:
            written = b"".join(book.read(name) for name in book.namelist())

    assert b"<details" not in written
    assert b"<summary" not in written


def test_xml_has_definition_lists(outputs: Build) -> None:
    """Questions are terms that carry the ids, answers are definitions."""
    tree = ET.fromstring(outputs("xml").text("une.xml"))  # noqa: S314 - our own output
    terms = list(tree.iter("term"))

    assert [f"faq-{asked.id}" for asked in PAGES["une"]] == [term.attrib["ids"].split()[0] for term in terms]
    assert ["faq-arrosage", "faq-eau", "faq-combien-d-eau"] == terms[0].attrib["ids"].split()
