"""Every builder says every question and every answer."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from babel.messages.pofile import read_po

from tests.sphinx.expected import PAGES, Asked, find_in_order
from tests.sphinx.pages import Page, read_page, words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Built

Reader = Callable[["Built", str], str]

# Names of commands with their arguments that are no text.
_LATEX_NAMES = re.compile(r"\\(?:begin|end|label|ref|index|detokenize|PYG)\b(?:\{[^{}]*\})|\\[a-zA-Z@]+\*?")
_LATEX_SIGNS = {r"\sphinxhyphen{}": "-", r"\PYGZus{}": "_", r"\_": "_", r"\PYGZhy{}": "-", r"\PYGZgt{}": ">"}
_MAN_SIGNS = {r"\-": "-", r"\(aq": "'", r"\(dq": '"', r"\&": "", r"\e": "\\"}
_TEXINFO_NAMES = re.compile(r"@[a-z]+\b")


def html(built: Built, page: str) -> str:
    """Read a page of HTML; what the theme puts around the text is read, too."""
    return built.page(f"{page}.html").text(_is_permalink)


def _is_permalink(element: Any) -> bool:
    return "headerlink" in element.classes


def dirhtml(built: Built, page: str) -> str:
    """Read a page that is a folder."""
    return built.page(f"{page}/index.html").text(_is_permalink)


def singlehtml(built: Built, _page: str) -> str:
    """Read the one page."""
    return built.page("index.html").text(_is_permalink)


def epub(built: Built, page: str) -> str:
    """Read a page in the e-book."""
    with zipfile.ZipFile(next(built.out.glob("*.epub"))) as book:
        return read_page(book.read(f"{page}.xhtml").decode("utf-8")).text(_is_permalink)


def latex(built: Built, _page: str) -> str:
    """Read the one document."""
    text = next(path for path in built.out.glob("*.tex") if "garden" in path.name).read_text(encoding="utf-8")
    for written, sign in _LATEX_SIGNS.items():
        text = text.replace(written, sign)
    return _LATEX_NAMES.sub(" ", re.sub(r"\\PYG\{[^{}]*\}", "", text))


def text(built: Built, page: str) -> str:
    """Read plain text."""
    return built.text(f"{page}.txt")


def man(built: Built, _page: str) -> str:
    """Read the one manual page."""
    text = re.sub(r"\\f[BIPR]", "", built.text("garden.7"))
    for written, sign in _MAN_SIGNS.items():
        text = text.replace(written, sign)
    return text


def texinfo(built: Built, _page: str) -> str:
    """Read the one document."""
    return _TEXINFO_NAMES.sub(" ", built.text("garden.texi"))


def gettext(built: Built, page: str) -> str:
    """Read the messages for translators."""
    name = page.partition("/")[0]
    with (built.out / f"{name}.pot").open("rb") as file:
        return " ".join(str(message.id) for message in read_po(file) if message.id)


def xml(built: Built, page: str) -> str:
    """Read the document tree as XML."""
    return " ".join(ET.fromstring(built.text(f"{page}.xml")).itertext())  # noqa: S314 - our own output


def pseudoxml(built: Built, page: str) -> str:
    """Read the document tree as indented text."""
    lines = built.text(f"{page}.pseudoxml").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("<"))


def fjson(built: Built, page: str) -> str:
    """Read the body of a page in JSON."""
    return read_page(json.loads(built.text(f"{page}.fjson"))["body"]).text(_is_permalink)


READERS: dict[str, Reader] = {
    "html": html,
    "dirhtml": dirhtml,
    "singlehtml": singlehtml,
    "epub": epub,
    "latex": latex,
    "text": text,
    "man": man,
    "texinfo": texinfo,
    "gettext": gettext,
    "xml": xml,
    "pseudoxml": pseudoxml,
    "json": fjson,
}


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


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_accordions_are_for_html(outputs: Build, builder: str) -> None:
    """HTML folds answers; the address of a question is within its answer, on none other."""
    name = {"html": "une.html", "dirhtml": "une/index.html", "singlehtml": "index.html"}[builder]
    page = outputs(builder).page(name)
    answers = {answer.id: answer for answer in page.all("div", "aic-faq-answer")}

    asked = [question for part in page.all("div", "toutes") for question in part.all("details")]
    assert len(PAGES["une"]) == len(asked)
    for question in asked:
        summary = question.one("summary")
        answer = question.one("div", "aic-faq-answer")
        assert answer.id in answers
        assert (answer.id or "").startswith("faq-")
        assert question.id is None
        assert summary.id is None
        assert [] == summary.all("a")


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


def _ids(page: Page) -> list[str]:
    return [id_ for id_ in page.targets() if id_.startswith("faq-")]


def test_every_id_is_there_once(outputs: Build) -> None:
    """Each question of a page has one target, and so has each former id."""
    built = outputs("html")

    for name, asked in PAGES.items():
        expected = {f"faq-{question.id}" for question in asked}
        if name == "une":
            expected |= {"faq-eau", "faq-combien-d-eau"}
        assert sorted(expected) == sorted(
            id_ for id_ in _ids(built.page(f"{name}.html")) if "-note-" not in id_
        )


def test_styles_are_linked_where_they_are_used(outputs: Build) -> None:
    """Pages without a FAQ load nothing of ours."""
    built = outputs("html")
    linking = {
        name
        for name in [*PAGES, "index", "guide/outils", "guide/arrosage"]
        if any(
            "aic" in link.attributes.get("href", "")
            for link in built.page(f"{name}.html").all("link", rel="stylesheet")
        )
    }

    assert set(PAGES) == linking
    assert any(path.stat().st_size < 1024 for path in built.out.glob("_static/*aic*.css"))


def test_options_shape_the_accordion(outputs: Build) -> None:
    """Which answers are open, whether they close each other, and headings within questions."""
    page = outputs("html").page("trois.html")
    details = page.all("details")
    opened = ["open" in question.attributes for question in details]
    names = [question.attributes.get("name") for question in details]

    assert [True, False, True, True, True] == opened
    assert names[0] is not None
    assert names[0] == names[1]
    assert [None] * 3 == names[2:]
    assert 3 == len(page.one("div", "body").all("h3"))
    assert 2 == len(page.one("dl", "aic-faq").all("dt"))


def test_languages_and_directions_are_marked(outputs: Build) -> None:
    """A question in another language than the page's says so."""
    page = outputs("html").page("trois.html")
    marked = {
        found.attributes["lang"]: found.attributes.get("dir")
        for found in page.walk()
        if "lang" in found.attributes
    }

    assert {"ar": "auto", "de": "auto"} == {tag: marked.get(tag) for tag in ("ar", "de")}


def test_the_markup_of_answers(outputs: Build) -> None:
    """Everything that an answer can hold becomes what it is in documents."""
    page = outputs("html").page("une.html")
    answers = {answer.id: answer for answer in page.all("div", "aic-faq-answer")}

    assert ["Remplir l’arrosoir.", "Arroser le pied, pas les feuilles."] == [
        " ".join(item.text().split()) for item in answers["faq-arrosage"].one("ol").all("li")
    ]
    assert 1 == len(answers["faq-arrosage"].all("blockquote"))
    assert ["Plante", "Mois"] == words(answers["faq-semis"].one("thead").text())
    assert ["Tomate", "mars", "Courge", "avril"] == words(answers["faq-semis"].one("tbody").text())
    assert "Une feuille de chêne" == answers["faq-feuilles"].one("img").attributes["alt"]
    assert answers["faq-feuilles"].one("div", "highlight-python").all("span", "k")
    assert ["Les", "voisins"] == words(answers["faq-aide"].one("h3", "rubric").text())
    assert 1 == len(answers["faq-aide"].all("hr"))
    assert 1 == len(answers["faq-aide"].all("br"))


def test_links_lead_where_authors_mean(outputs: Build) -> None:
    """Questions, documents, downloads, the site, and addresses as they are."""
    page = outputs("html").page("une.html")
    leads = {
        words(link.text())[-1]: link.attributes["href"]
        for link in page.one("div", "body").all("a")
        if words(link.text())
    }

    assert {
        "arrosage": "guide/arrosage.html",
        "outils": "guide/outils.html",
        "semis": "#faq-semis",
        "Jeanne": "mailto:jeanne%40garden.example",
        "ailleurs": "../archives/vieux.html",
        "adhérez": "https://garden.example/adhesion?an=2026#formulaire",
        "jardin": "https://forum.example/jardin",
        "nous": "https://garden.example/contact",
    }.items() <= (leads | {"outils": leads["outils"].removesuffix("#storage")}).items()
    assert leads["notice"].startswith("_downloads/")
    assert leads["notice"].endswith("notice.txt")
    storage = [
        link.attributes["href"]
        for link in page.all("a")
        if link.attributes.get("href", "").endswith("#storage")
    ]
    assert ["guide/outils.html#storage"] == storage
