"""Pages written long ago become FAQs where they stand."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from tests.sphinx.pages import Page, read_page, words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Write

OLD = """\
.. _top:

Old questions
=============

Some words before.

.. aic-faq::
   :adopt:

About bread
-----------

.. _crust:

Why is the crust hard?
~~~~~~~~~~~~~~~~~~~~~~

**Answer:** It dries in the oven, see :ref:`knead`.

What *flour* is used?
~~~~~~~~~~~~~~~~~~~~~

**Answer**: Rye.

::

   600 g

About ovens
-----------

.. _knead:

How long to knead?
~~~~~~~~~~~~~~~~~~

Ten minutes.
"""
LISTED = """\
# Old questions

```{aic-faq}
:adopt:
```

How hot?
: 240 degrees, or `more`.

How *long*?
: An hour.
"""


def body(page: Page) -> Page:
    """Give the text of a page."""
    (found,) = page.all("div", "body")
    return Page(found.tag, found.attributes, found.children)


def looks(page: Page) -> tuple[list[str], list[str]]:
    """Give what is seen of a page: its words and its elements, but for the marks of targets."""
    elements = [found.tag for found in body(page).walk() if not (found.tag == "span" and found.id)]
    return body(page).text().split(), elements


def without_directive(text: str) -> str:
    """Take the directive out of a page in reStructuredText."""
    return text.replace(".. aic-faq::\n   :adopt:\n\n", "")


def test_sections_become_questions(build: Build) -> None:
    """Leaf sections are questions, labels their ids; a leading word for the answer is not told."""
    built = build({"index.rst": OLD})
    page = built.page("index.html")
    (data,) = page.faq_pages()

    base = "https://docs.example/en/index.html#"
    assert ["Why is the crust hard?", "What flour is used?", "How long to knead?"] == [
        question["name"] for question in data["mainEntity"]
    ]
    fragments = [question["@id"].removeprefix(base) for question in data["mainEntity"]]
    assert all(fragment in page.targets() for fragment in fragments)
    assert ["<p>It drie", "<p>Rye.</p", "<p>Ten min"] == [
        question["acceptedAnswer"]["text"][:10] for question in data["mainEntity"]
    ]
    names = [name for name, *_ in built.app.env.get_domain("faq").get_objects()]
    assert {"crust", "knead"} <= set(names)
    assert 3 == len(names)
    assert "crust" in fragments[0]
    assert "knead" in fragments[2]
    for title in ("Why is the crust hard?", "How long to knead?"):
        assert title in " ".join(built.page("genindex.html").text().split())


def test_the_page_looks_as_before(build: Build) -> None:
    """Not a word moves, and no element."""
    adopted = build({"index.rst": OLD}).page("index.html")
    before = build({"index.rst": without_directive(OLD)}, freshenv=True).page("index.html")

    assert looks(before) == looks(adopted)
    assert [] == before.jsonld()


def test_items_of_definition_lists_become_questions(build: Build) -> None:
    """In Markdown as well."""
    built = build({"index.md": LISTED})
    page = built.page("index.html")
    (data,) = page.faq_pages()

    assert ["How hot?", "How long?"] == [question["name"] for question in data["mainEntity"]]
    for question in data["mainEntity"]:
        assert question["@id"].partition("#")[2] in page.targets()
    before = build({"index.md": LISTED.replace("```{aic-faq}\n:adopt:\n```\n", "")}, freshenv=True)
    assert looks(before.page("index.html")) == looks(page)


def test_the_level_can_be_told(build: Build) -> None:
    """With ``:level:`` the sections of that level are questions, whatever stands in them."""
    text = OLD.replace("   :adopt:\n", "   :adopt:\n   :level: 2\n")
    (data,) = build({"index.rst": text}).page("index.html").faq_pages()

    assert ["About bread", "About ovens"] == [question["name"] for question in data["mainEntity"]]
    assert {"Rye", "crust"} <= set(words(data["mainEntity"][0]["acceptedAnswer"]["text"]))


def test_adopted_questions_can_be_referred_to(build: Build) -> None:
    """Old labels work as before, and as questions."""
    other = "Other\n=====\n\n:ref:`crust`, :faq:`crust`, :faq:question:`knead`\n"
    built = build({"index.rst": OLD + "\n.. toctree::\n   :hidden:\n\n   other\n", "other.rst": other})
    links = [link.text().strip() for link in built.page("other.html").one("div", "body").one("p").all("a")]

    assert ["Why is the crust hard?", "Why is the crust hard?", "How long to knead?"] == links


@pytest.mark.parametrize(
    "builder", ["latex", "text", "man", "texinfo", "epub", "xml", "pseudoxml", "gettext"]
)
def test_other_builders_are_not_disturbed(build: Build, builder: str) -> None:
    """What they write is what they wrote before, but for marks in the tree itself."""
    conf = "latex_engine = 'xelatex'\nepub_uid = 'x'\nversion = '1'\ncopyright = 'x'\n"
    build({"index.rst": OLD}, builder, conf=conf)
    name = {"text": "index.txt", "man": "garden.1", "gettext": "index.pot"}.get(builder)
    if name is None:
        return
    adopted = build({"index.rst": OLD}, builder, conf=conf).text(name)
    before = build({"index.rst": without_directive(OLD)}, builder, conf=conf, freshenv=True).text(name)
    keep = [line for line in adopted.splitlines() if not line.startswith("#:")]
    assert [line for line in before.splitlines() if not line.startswith("#:")] == keep


@frozen
class Published:
    """A FAQ page that a project has published in its source distribution."""

    requirement: str
    path: str
    questions: int
    some: dict[str, str]


# Titles of some questions with words that begin their answers.
PUBLISHED = [
    Published(
        "sphinx==9.0.4",
        "doc/faq.rst",
        20,
        {"… get section numbers?": "They are automatic", "PyPI": "Jannis Leidel"},
    ),
    Published(
        "celery==5.7.0", "docs/faq.rst", 49, {"Is Celery for Django only?": "No, you can use Celery with any"}
    ),
    Published(
        "beets==2.14.1",
        "docs/faq.rst",
        18,
        {"…find all the albums I imported “as-is”?": "Enable the import log"},
    ),
    Published(
        "gunicorn==23.0.0",
        "docs/source/faq.rst",
        17,
        {"Why is there no HTTP Keep-Alive?": "The default Sync workers"},
    ),
]


@pytest.fixture(scope="session")
def fetch(request: pytest.FixtureRequest) -> object:
    """Give a function that fetches a source distribution once and gives its folder."""
    folder = request.config.cache.mkdir("sdists")

    def fetched(requirement: str) -> Path:
        place = folder / requirement.replace("==", "-")
        if not place.is_dir():
            load = ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
            subprocess.run([sys.executable, "-m", "pip", *load, requirement], check=True, timeout=300)
            (archive,) = folder.glob(f"{place.name}.tar.gz")
            with tarfile.open(archive) as opened:
                opened.extractall(folder, filter="data")
        return place

    return fetched


@pytest.mark.network
@pytest.mark.parametrize("published", PUBLISHED, ids=lambda published: published.requirement)
def test_published_pages_are_taken_over(
    build: Build, write: Write, fetch: object, published: Published
) -> None:
    """Every question of an unchanged page gets a target and is told to machines; the page looks as before."""
    assert callable(fetch)
    text = (fetch(published.requirement) / published.path).read_text(encoding="utf-8")
    directive = ".. aic-faq::\n   :adopt:\n\n"
    # References to other pages of the project lead nowhere here, before and after alike.
    before = build(write({"index.rst": text}, "before/source"), warns=True, confoverrides={"nitpicky": False})
    adopted = build(
        write({"index.rst": directive + text}, "adopted/source"),
        warns=True,
        confoverrides={"nitpicky": False},
    )

    assert _told(before.lines(), 0) == _told(adopted.lines(), directive.count("\n"))
    page = adopted.page("index.html")
    assert looks(before.page("index.html")) == looks(page)
    (data,) = page.faq_pages()
    asked = {question["name"]: question for question in data["mainEntity"]}
    assert published.questions == len(asked) == len(data["mainEntity"])
    targets = page.targets()
    for question in data["mainEntity"]:
        assert question["@id"].partition("#")[2] in targets
        text = read_page(question["acceptedAnswer"]["text"]).text()
        assert words(text)
        assert not re.match(r"\s*(:\s|Answer\b)", text)
    for title, beginning in published.some.items():
        said = words(read_page(asked[title]["acceptedAnswer"]["text"]).text())
        assert words(beginning) == said[: len(words(beginning))]


def _told(lines: list[str], shift: int) -> list[tuple[str, int, str]]:
    """Take warnings apart, with lines as they are without the directive."""
    taken = []
    for line in lines:
        name, _, rest = line.partition(":")
        number, _, says = rest.partition(":")
        taken.append((name, int(number) - shift, says) if number.isdigit() else (name, 0, rest))
    return taken
