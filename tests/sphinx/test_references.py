"""References to questions, from this project and from others, and where else questions are found."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from sphinx.util.inventory import InventoryFile

from tests.sphinx.pages import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build, Built, Write

FAQ = """\
---
title: Money
questions:
  - title: How do *refunds* work; and when?
    id: refunds
    aliases: [money-back]
    answer: Ask, see [the price](#price).
  - title: Où payer ?
    id: payer
    section: Places
    answer: Ici.
  - title: What does it cost?
    id: price
    section: Places
    answer: Nothing.
---
"""
BASE = {
    "pay.rst": "Payment\n=======\n\n.. aic-faq:: faq/money.md\n",
    "faq/money.md": FAQ,
}


def links(built: Built, name: str = "index.html") -> list[tuple[str, str]]:
    """Give the links of the text of a page, with their words."""
    body = built.page(name).one("div", "body")
    return [
        (link.attributes["href"], " ".join(link.text().split()))
        for link in body.all("a")
        if "headerlink" not in link.classes
    ]


TITLE = "How do refunds work; and when?"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (":faq:question:`refunds`", TITLE),
        (":faq:`refunds`", TITLE),
        (":any:`refunds`", TITLE),
        (":faq:question:`their refunds <refunds>`", "their refunds"),
        (":faq:`their refunds <refunds>`", "their refunds"),
        (":any:`their refunds <refunds>`", "their refunds"),
    ],
)
def test_roles_in_restructuredtext(build: Build, reference: str, expected: str) -> None:
    """Without words of its own a reference takes the title of the question."""
    built = build(
        BASE | {"index.rst": f"Index\n=====\n\n{reference}\n\n.. toctree::\n   :hidden:\n\n   pay\n"}
    )

    assert ("pay.html#faq-refunds", expected) in links(built)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("{faq:question}`refunds`", TITLE),
        ("{faq}`refunds`", TITLE),
        ("{any}`refunds`", TITLE),
        ("[](#refunds)", TITLE),
        ("[their refunds](#refunds)", "their refunds"),
        ("{faq:question}`their refunds <refunds>`", "their refunds"),
    ],
)
def test_references_in_myst(build: Build, reference: str, expected: str) -> None:
    """Roles, and links as Markdown writes them."""
    toctree = "```{toctree}\n:hidden:\n\npay\n```\n"
    built = build(BASE | {"index.md": f"# Index\n\n{reference}\n\n{toctree}"})

    assert ("pay.html#faq-refunds", expected) in links(built)


@pytest.mark.parametrize("target", ["refunds", "money-back"])
def test_former_ids_still_lead_there(build: Build, target: str) -> None:
    """References to a former id lead to the question."""
    built = build(
        BASE
        | {"index.rst": f"Index\n=====\n\n:faq:question:`{target}`\n\n.. toctree::\n   :hidden:\n\n   pay\n"}
    )

    assert [TITLE] == [
        said for href, said in links(built) if re.match("pay.html#faq-(refunds|money-back)", href)
    ]


def test_markup_of_titles_is_kept_in_references(build: Build) -> None:
    """What is emphasised in a title is emphasised in the reference."""
    built = build(
        BASE | {"index.rst": "Index\n=====\n\n:faq:`refunds`\n\n.. toctree::\n   :hidden:\n\n   pay\n"}
    )
    (link,) = (
        a for a in built.page("index.html").all("a") if a.attributes.get("href") == "pay.html#faq-refunds"
    )

    assert TITLE == " ".join(link.text().split())


@pytest.mark.parametrize("role", ["faq:question", "faq", "any"])
def test_a_reference_to_nothing_is_told(build: Build, role: str) -> None:
    """With its place, in a class of warnings that can be suppressed."""
    built = build(
        BASE | {"index.rst": f"Index\n=====\n\n:{role}:`refudns`\n\n.. toctree::\n   :hidden:\n\n   pay\n"},
        warns=True,
    )

    (told,) = built.lines()
    assert told.startswith("index.rst:4: WARNING: ")
    assert "refudns" in told


@pytest.mark.parametrize(
    "builder", ["dirhtml", "singlehtml", "epub", "latex", "text", "texinfo", "man", "xml"]
)
def test_references_work_in_every_builder(build: Build, builder: str) -> None:
    """Nothing is unresolved, and the title stands where it is referred to."""
    files = BASE | {
        "index.rst": "Index\n=====\n\nSee :faq:`refunds`, :any:`payer`.\n\n.. toctree::\n\n   pay\n"
    }
    conf = "latex_engine = 'xelatex'\nepub_uid = 'x'\nversion = '1'\ncopyright = 'x'\n"
    build(files, builder, conf=conf)


def test_the_inventory_has_every_question(build: Build) -> None:
    """``objects.inv`` gives each with its address and title, for other projects."""
    built = build(BASE | {"index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n"})
    with (built.out / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, "https://money.example", lambda base, path: f"{base}/{path}")

    questions: dict[str, Any] = dict(found["faq:question"])
    assert {"refunds", "payer", "price"} <= set(questions) <= {"refunds", "payer", "price", "money-back"}
    assert ("https://money.example/pay.html#faq-payer", "Où payer ?") == _place(questions["payer"])
    assert ("https://money.example/pay.html#faq-refunds", TITLE) == _place(questions["refunds"])


def _place(entry: Any) -> tuple[str, str]:
    """Give address and title of an entry, which is a tuple up to Sphinx 8.1."""
    if isinstance(entry, tuple):
        return entry[2], entry[3]
    return entry.uri, entry.display_name


@pytest.mark.parametrize(
    ("page", "reference"),
    [
        ("index.rst", "Index\n=====\n\n:external:faq:question:`refunds`\n"),
        ("index.rst", "Index\n=====\n\n:external+money:faq:question:`refunds`\n"),
        ("index.rst", "Index\n=====\n\n:faq:question:`refunds`\n"),
        ("index.rst", "Index\n=====\n\n:faq:`refunds`\n"),
        ("index.rst", "Index\n=====\n\n:any:`refunds`\n"),
        ("index.md", "# Index\n\n{external:faq:question}`refunds`\n"),
        ("index.md", "# Index\n\n[](inv:money:faq:question#refunds)\n"),
    ],
)
def test_another_project_refers_to_a_question(
    build: Build, write: Write, tmp_path: Path, page: str, reference: str
) -> None:
    """Intersphinx takes address and title from the inventory."""
    first = build(write(BASE | {"index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n"}, "first/source"))
    inventory = str(first.out / "objects.inv")
    conf = (
        "extensions.append('sphinx.ext.intersphinx')\n"
        f"intersphinx_mapping = {{'money': ('https://money.example/', {inventory!r})}}\n"
    )
    second = build(write({page: reference}, "second/source", conf))

    assert [("https://money.example/pay.html#faq-refunds", TITLE)] == links(second)
    assert tmp_path in second.out.parents


def test_the_search_knows_every_question(build: Build) -> None:
    """Questions are objects of the search, with titles, and the words of answers lead to the page."""
    built = build(BASE | {"index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n"})
    text = built.text("searchindex.js")
    index = json.loads(text[len("Search.setIndex(") : -1])

    titles = [entry[-1] for entries in index["objects"].values() for entry in entries]
    assert [TITLE, "Où payer ?", "What does it cost?"] == sorted(titles)
    assert "faq:question" in index["objtypes"].values()
    assert "noth" in index["terms"] or "nothing" in index["terms"]


def test_the_general_index_has_every_question_whole(build: Build) -> None:
    """A title with a semicolon is not taken apart (trap 9)."""
    built = build(BASE | {"index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n"})
    index = built.page("genindex.html")
    leading = {
        link.attributes["href"]: link for link in index.all("a") if "#faq-" in link.attributes.get("href", "")
    }

    assert {"pay.html#faq-refunds", "pay.html#faq-payer", "pay.html#faq-price"} <= leading.keys()
    assert TITLE in " ".join(index.text().split())
    assert "Où payer ?" in " ".join(index.text().split())


def test_no_index_leaves_questions_out(build: Build) -> None:
    """Neither index nor search nor inventory has them; the text is there, and so is the address."""
    files = BASE | {
        "index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n",
        "pay.rst": BASE["pay.rst"] + "   :no-index:\n",
    }
    built = build(files)

    assert [] == list(built.app.env.get_domain("faq").get_objects())
    assert "refunds" not in built.text("genindex.html")
    assert "faq-refunds" in built.page("pay.html").targets()


def test_the_local_table_of_contents_has_every_question(build: Build) -> None:
    """As sections do, questions stand there in the order of the page."""
    built = build(
        BASE | {"index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n"}, conf="html_theme = 'alabaster'\n"
    )
    toc = built.app.env.tocs["pay"]
    uris = [link["anchorname"] for link in toc.findall(nodes.reference) if link["anchorname"]]

    assert ["#faq-refunds", "#faq-payer", "#faq-price"] == uris


def test_the_local_table_of_contents_can_do_without(build: Build) -> None:
    """``aic_faq_toc`` turns it off."""
    built = build(
        BASE | {"index.rst": "Index\n=====\n\n.. toctree::\n\n   pay\n"}, conf="aic_faq_toc = False\n"
    )
    toc = built.app.env.tocs["pay"]

    assert [] == [link["anchorname"] for link in toc.findall(nodes.reference) if link["anchorname"]]


@pytest.mark.parametrize("level", [2, 4])
def test_the_toctree_shows_questions(build: Build, level: int) -> None:
    """A toctree that is deep enough lists them."""
    built = build(BASE | {"index.rst": f"Index\n=====\n\n.. toctree::\n   :maxdepth: {level}\n\n   pay\n"})

    assert [
        ("pay.html", "Payment"),
        ("pay.html#faq-refunds", TITLE),
        ("pay.html#faq-payer", "Où payer ?"),
        ("pay.html#faq-price", "What does it cost?"),
    ] == links(built)


def test_a_directive_can_be_referred_to(build: Build) -> None:
    """``:name:`` and ``:caption:`` work as elsewhere."""
    files = {
        "index.rst": "Index\n=====\n\n:ref:`money`\n\n"
        ".. aic-faq:: faq/money.md\n   :name: money\n   :caption: About money\n",
        "faq/money.md": FAQ,
    }
    built = build(files)
    page = built.page("index.html")

    assert "money" in page.targets()
    assert ("#money", "About money") in links(built)


def test_titles_are_words_wherever_they_stand(build: Build) -> None:
    """The index, the table of contents and references show no Markdown."""
    built = build(BASE | {"index.rst": "Index\n=====\n\n:faq:`refunds`\n\n.. toctree::\n\n   pay\n"})

    for name in ("index.html", "genindex.html", "search.html", "pay.html"):
        assert "*refunds*" not in words(built.page(name).text())
        assert "*refunds*" not in built.text(name)


def test_the_alias_is_the_same_extension(build: Build) -> None:
    """``aic_faq.sphinx`` may stand in ``conf.py``, alone or beside the other name."""
    files = {"index.rst": "Index\n=====\n\n.. aic-faq:: faq/money.md\n", "faq/money.md": FAQ}

    for extensions in (
        ["aic_faq.sphinx"],
        ["aic_faq.sphinx", "sphinx_aic_faq"],
        ["sphinx_aic_faq", "aic_faq.sphinx"],
    ):
        built = build(files, conf=f"extensions = {extensions}\n", freshenv=True)
        assert 3 == len(built.page("index.html").all("details"))


def test_the_extension_says_what_it_is(build: Build) -> None:
    """Version of its environment, and that processes may share reading and writing."""
    extension = build({"index.rst": "Index\n=====\n"}).app.extensions["sphinx_aic_faq"]

    assert extension.parallel_read_safe
    assert extension.parallel_write_safe
    assert isinstance(extension.metadata["env_version"], int)
    assert extension.version


def test_links_to_ids_of_other_letters(build: Build) -> None:
    """Parsers of Markdown encode them; the link leads to the question all the same."""
    faq = "questions:\n  - {title: これは？, id: これは, answer: '[x](#これは) [y](#faq-これは)'}\n"
    built = build({"index.rst": "Index\n=====\n\n.. aic-faq:: q.yaml\n", "q.yaml": faq})

    targets = {href for href, text in links(built) if text in {"x", "y"}}
    assert 1 == len(targets)
    assert targets.pop().removeprefix("#") in built.page("index.html").targets()
