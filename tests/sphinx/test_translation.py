"""A French FAQ, read in English: messages for translators, and what becomes of their translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sphinx.greenhouse import (
    CONF,
    ENGLISH,
    IDS,
    LINES,
    PAGES,
    TITLES,
    english,
    files,
    messages,
    translate,
)
from tests.sphinx.pages import read_page, words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build


@pytest.mark.parametrize("page", PAGES)
def test_translators_are_given_markdown(build: Build, page: str) -> None:
    """Each block is one message in the very Markdown of the author, on pages of either markup."""
    found = {str(message.id) for message in messages(build(files(page), "gettext", conf=CONF))}

    assert set(LINES) <= found
    assert found <= {*LINES, "La serre"}


@pytest.mark.parametrize("page", PAGES)
def test_translators_are_told_the_line_of_the_faq(build: Build, page: str) -> None:
    """Path and line of each block, in plain, literal, folded and quoted scalars alike (trap 2)."""
    built = build(files(page), "gettext", conf=CONF)
    places = {
        str(message.id): [(Path(path).name, line) for path, line in message.locations]
        for message in messages(built)
        if message.id in LINES
    }

    assert {text: [("serre.md", line)] for text, line in LINES.items()} == places


@pytest.mark.parametrize("page", PAGES)
def test_an_existing_catalogue_changes_no_message(build: Build, page: str) -> None:
    """The messages are extracted from the original whatever is translated already (trap 1)."""
    before = build(files(page), "gettext", conf=CONF)
    expected = [str(message.id) for message in messages(before)]
    source = Path(before.app.srcdir)
    translate(source, ENGLISH)
    after = build(source, "gettext", confoverrides={"language": "en"}, freshenv=True)

    assert expected == [str(message.id) for message in messages(after)]


@pytest.mark.parametrize("page", PAGES)
def test_questions_and_answers_are_translated(build: Build, page: str) -> None:
    """Translations are Markdown as the original was, on pages of either markup (trap 1)."""
    html = english(build, page).page("index.html")
    answers = {id_: html.one(id=f"faq-{id_}") for id_ in IDS}

    assert TITLES == [" ".join(summary.text().split()) for summary in html.all("summary")]
    assert ["the"] == [found.text() for found in answers[IDS[0]].all("strong")]
    assert ["steps"] == [found.text() for found in answers[IDS[0]].all("code")]
    assert ["autre.html"] == [link.attributes["href"] for link in answers[IDS[0]].all("a", "reference")]
    assert f"#faq-{IDS[0]}" in [link.attributes["href"] for link in answers[IDS[1]].all("a", "reference")]
    assert words("At night not before first of the list second with code Day Hour Monday noon") == words(
        answers[IDS[1]].text(lambda element: "headerlink" in element.classes)
    )
    assert ["her"] == [found.text() for found in answers[IDS[3]].all("em")]
    text = html.one("div", "body").text()
    for french in ("serre", "puits", "Ligne", "lundi", "clé"):
        assert french not in text


@pytest.mark.parametrize("page", PAGES)
def test_jsonld_is_translated(build: Build, page: str) -> None:
    """Machines are told what the translated page says, under the ids of the original."""
    (data,) = english(build, page).page("index.html").faq_pages()

    assert TITLES == [question["name"] for question in data["mainEntity"]]
    assert [f"https://docs.example/en/index.html#faq-{id_}" for id_ in IDS] == [
        question["@id"] for question in data["mainEntity"]
    ]
    assert "en" == data["inLanguage"]
    answer = read_page(data["mainEntity"][0]["acceptedAnswer"]["text"])
    assert "Near the well, 30 steps away." == " ".join(answer.text().split())
    assert ["https://docs.example/en/autre.html"] == [link.attributes["href"] for link in answer.all("a")]


@pytest.mark.parametrize("page", PAGES)
def test_references_index_search_and_inventory_are_translated(build: Build, page: str) -> None:
    """Wherever a title stands, the translated one does (objects come from the final document)."""
    built = english(build, page)
    objects = {name: title for name, title, *_ in built.app.env.get_domain("faq").get_objects()}

    assert TITLES[0] in " ".join(built.page("renvoi.html").text().split())
    assert TITLES[0] in " ".join(built.page("genindex.html").text().split())
    assert "Où est la" not in built.text("genindex.html")
    assert "greenhous" in built.text("searchindex.js")
    assert "serre ?" not in built.text("searchindex.js")
    assert dict(zip(IDS, TITLES, strict=True)) == objects


@pytest.mark.parametrize("page", PAGES)
def test_terms_are_no_glossary_for_translations(build: Build, page: str) -> None:
    """Sphinx takes a translated term with an id for one of a glossary; ours is not (trap 1)."""
    built = english(build, page)

    assert [] == [found for found in built.app.env.get_domain("std").get_objects() if found[2] == "term"]


@pytest.mark.parametrize(
    "builder", ["latex", "text", "man", "texinfo", "epub", "xml", "singlehtml", "dirhtml"]
)
@pytest.mark.parametrize("page", PAGES)
def test_other_builders_are_translated(build: Build, page: str, builder: str) -> None:
    """No builder warns, and none says French."""
    conf = CONF + "latex_engine = 'xelatex'\nepub_uid = 'x'\nversion = '1'\ncopyright = 'x'\n"
    first = build(files(page), "gettext", conf=conf)
    source = Path(first.app.srcdir)
    translate(source, ENGLISH)
    built = build(source, builder, confoverrides={"language": "en"}, freshenv=True)

    written = b"\n".join(
        path.read_bytes()
        for path in built.out.rglob("*")
        if path.suffix in {".tex", ".txt", ".1", ".texi", ".html"}
    ).decode("utf-8")
    if builder not in {"epub", "xml"}:
        assert "The gardener." in written
    assert "Ligne vingt" not in written


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_translated_stays(build: Build, page: str) -> None:
    """A catalogue with holes leaves the original there, its markup too."""
    first = build(files(page), "gettext", conf=CONF)
    source = Path(first.app.srcdir)
    translate(source, {"Qui a la clé ?": "Who has the key?"})
    html = build(source, confoverrides={"language": "en"}, freshenv=True).page("index.html")

    assert ["Où est la serre ?", "Who has the key?"] == [
        " ".join(summary.text().split()) for summary in (html.all("summary")[0], html.all("summary")[3])
    ]
    assert ["à la nuit"] == [found.text() for found in html.one(id=f"faq-{IDS[1]}").all("strong")]


@pytest.mark.parametrize("page", PAGES)
def test_a_bad_translation_is_told_and_harms_nothing(build: Build, page: str) -> None:
    """Dangerous links in translations are dropped as they are in originals."""
    first = build(files(page), "gettext", conf=CONF)
    source = Path(first.app.srcdir)
    translate(source, {"Ligne vingt-neuf.": "And [her](javascript:alert(1)) <b>son</b>."})
    built = build(source, confoverrides={"language": "en"}, freshenv=True, warns=True)

    answer = built.page("index.html").one(id=f"faq-{IDS[3]}")
    assert "javascript" not in [link.attributes["href"].partition(":")[0] for link in answer.all("a")]
    assert [] == answer.all("b")
    assert all(line.startswith("faq/serre.md:29: WARNING: ") for line in built.lines())


@pytest.mark.parametrize("page", PAGES)
def test_a_changed_catalogue_is_used(build: Build, page: str) -> None:
    """The page is read again when its translation changes."""
    first = build(files(page), "gettext", conf=CONF)
    source = Path(first.app.srcdir)
    translate(source, ENGLISH)
    build(source, confoverrides={"language": "en"})
    (source / "locale/en/LC_MESSAGES/index.mo").unlink()
    translate(source, ENGLISH | {"Qui a la clé ?": "Who keeps the key?"})
    again = build(source, confoverrides={"language": "en"})

    assert "Who keeps the key?" in again.text("index.html")


INLINE = {
    "index.rst": (
        "La serre\n========\n\n.. aic-faq::\n\n   Où est la *serre* ?\n      Près du :doc:`puits <autre>`.\n"
    ),
    "index.md": "# La serre\n\n```{aic-faq}\nOù est la *serre* ?\n: Près du {doc}`puits <autre>`.\n```\n",
}
TRANSLATED = {
    "index.rst": "Near the :doc:`well <autre>`.",
    "index.md": "Near the {doc}`well <autre>`.",
}


@pytest.mark.parametrize("page", INLINE)
def test_content_in_place_is_translated_in_the_markup_of_the_page(build: Build, page: str) -> None:
    """Roles are written in translations as they are on the page; ids stay those of the original."""
    first = build({page: INLINE[page], "autre.rst": ":orphan:\n\nAutre\n=====\n"}, "gettext", conf=CONF)
    original = {str(message.id) for message in messages(first)}
    (answer,) = (text for text in original if text.startswith("Près"))
    source = Path(first.app.srcdir)
    translate(
        source, {"Où est la *serre* ?": "Where is the *greenhouse*?", answer: TRANSLATED[page]}, "index"
    )
    html = build(source, confoverrides={"language": "en"}, freshenv=True).page("index.html")

    assert "Where is the greenhouse?" == " ".join(html.one("summary").text().split())
    assert ["autre.html"] == [
        link.attributes["href"] for link in html.one(id="faq-ou-est-la-serre").all("a", "reference")
    ]
    assert ["Where is the greenhouse?"] == [
        question["name"] for question in html.faq_pages()[0]["mainEntity"]
    ]


CODE_FAQ = """\
---
questions:
  - title: Comment ?
    answer: |
      Ainsi :

      ```none
      dire bonjour
      ```
---
"""


def test_code_and_progress_are_those_of_the_whole_page(build: Build) -> None:
    """Code is translated where gettext_additional_targets names it, and each text of an answer counts."""
    conf = CONF + "gettext_additional_targets = ['literal-block']\n"
    pages = {"index.rst": "La serre\n========\n\n.. aic-faq:: faq.md\n", "faq.md": CODE_FAQ}
    source = Path(build(pages, "gettext", conf=conf).app.srcdir)
    translations = {"Comment ?": "How?", "Ainsi :": "Thus:", "dire bonjour": "say hello"}
    translate(source, translations, "index")

    built = build(source, "html", confoverrides={"language": "en"}, freshenv=True)

    assert "say hello" in (built.out / "index.html").read_text(encoding="utf-8")
    progress = built.app.env.get_doctree("index")["translation_progress"]
    assert {"total": 4, "translated": 3} == progress
