"""Where a directive can stand, and what can stand beside it."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sphinx.pages import words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build

FAQ = """\
---
questions:
  - title: Why `this`?
    id: why
    answer: |
      Because.

      ## A heading

      ---

      - [x] done
      - [ ] open
  - {title: How?, id: how, answer: So.}
---
"""
PLACES = {
    "the page": ".. aic-faq:: faq.txt\n",
    "a list": "- first\n\n  .. aic-faq:: faq.txt\n\n- second\n",
    "an admonition": ".. warning::\n\n   .. aic-faq:: faq.txt\n",
    "a table": ".. list-table::\n\n   * - cell\n     - .. aic-faq:: faq.txt\n",
    "only": ".. only:: not draft\n\n   .. aic-faq:: faq.txt\n",
    "an included file": ".. include:: piece.txt\n",
    "a definition": "term\n   .. aic-faq:: faq.txt\n",
    "a block quote": "   .. aic-faq:: faq.txt\n",
    "a container": ".. container:: box\n\n   .. aic-faq:: faq.txt\n",
    "a section": "Section\n-------\n\n.. aic-faq:: faq.txt\n\nNext\n----\n\nText.\n",
    "a topic": ".. sidebar:: Side\n\n   .. aic-faq:: faq.txt\n",
    "a footnote": "Text [#]_.\n\n.. [#] .. aic-faq:: faq.txt\n",
}
BUILDERS = ("html", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")
CONF = "latex_engine = 'xelatex'\nepub_uid = 'x'\nversion = '1'\ncopyright = 'x'\n"


def page(place: str) -> dict[str, str]:
    """Write a page with the directive in a place."""
    return {
        "index.rst": f"Index\n=====\n\nBefore.\n\n{PLACES[place]}\nAfter.\n",
        "piece.txt": ".. aic-faq:: faq.txt\n",
        "faq.txt": FAQ,
    }


@pytest.mark.parametrize("place", PLACES)
def test_it_works_wherever_it_stands(build: Build, place: str) -> None:
    """No builder warns, and answers are folded in HTML (trap 13; trap 5 for lines and headings)."""
    for builder in BUILDERS:
        build(page(place), builder, conf=CONF)
    html = build(page(place), conf=CONF).page("index.html")

    assert ["Why this?", "How?"] == [summary.text().strip() for summary in html.all("summary")]
    assert ["Why this?", "How?"] == [question["name"] for question in html.faq_pages()[0]["mainEntity"]]


MYST_PLACES = {
    "the page": "```{aic-faq} faq.txt\n```\n",
    "a list": "- first\n\n  ```{aic-faq} faq.txt\n  ```\n",
    "an admonition": "````{warning}\n```{aic-faq} faq.txt\n```\n````\n",
    "an included file": "```{include} piece.txt\n```\n",
    "colons": ":::{aic-faq} faq.txt\n:open: all\n:::\n",
    "options as YAML": "```{aic-faq} faq.txt\n---\nopen: all\n---\n```\n",
}


@pytest.mark.parametrize("place", MYST_PLACES)
def test_it_works_wherever_it_stands_in_markdown(build: Build, place: str) -> None:
    """MyST has places of its own."""
    files = {
        "index.md": f"# Index\n\nBefore.\n\n{MYST_PLACES[place]}\nAfter.\n",
        "piece.txt": "```{aic-faq} faq.txt\n```\n",
        "faq.txt": FAQ,
    }
    html = build(files, conf="myst_enable_extensions = ['colon_fence', 'deflist']\n").page("index.html")

    assert ["Why this?", "How?"] == [summary.text().strip() for summary in html.all("summary")]


EXTENSIONS = ("sphinx_aic_faq", "myst_parser", "sphinx_design", "sphinxext.opengraph", "sphinx_copybutton")


@pytest.mark.parametrize(
    "order", [EXTENSIONS, EXTENSIONS[::-1], (*EXTENSIONS[1:], EXTENSIONS[0])], ids=lambda order: order[0]
)
def test_the_order_of_extensions_does_not_matter(build: Build, order: tuple[str, ...]) -> None:
    """Beside MyST, sphinx-design, opengraph and copybutton, whoever is set up first (trap 13)."""
    conf = (
        f"extensions = {list(order)}\n"
        "ogp_site_url = 'https://docs.example/'\nogp_social_cards = {'enable': False}\n"
    )
    files = {
        "index.rst": (
            "Index\n=====\n\n.. dropdown:: Open me\n\n   .. aic-faq:: faq.txt\n\n"
            ".. tab-set::\n\n   .. tab-item:: One\n\n"
            "      .. aic-faq::\n\n         When?\n            ``Now``.\n"
        ),
        "other.md": "---\norphan: true\n---\n# Other\n\n```{aic-faq} faq.txt\n:no-index:\n```\n",
        "faq.txt": FAQ,
    }
    built = build(files, conf=conf)
    html = built.page("index.html")

    assert ["Why this?", "How?", "When?"] == [
        question["name"] for question in html.faq_pages()[0]["mainEntity"]
    ]
    assert 3 == len(html.all("div", "aic-faq-answer"))
    assert ["Why this?", "How?"] == [
        summary.text().strip() for summary in built.page("other.html").all("summary")
    ]


@pytest.mark.parametrize("first", ["rst", "md"])
def test_pages_in_any_order_share_a_file(build: Build, first: str) -> None:
    """Whether reStructuredText or Markdown is read first, both show the same."""
    names = {"rst": ("a", "b"), "md": ("b", "a")}[first]
    files = {
        "index.rst": "Index\n=====\n\n.. toctree::\n\n   a\n   b\n",
        f"{names[0]}.rst": "X\n=\n\n.. aic-faq:: faq.txt\n",
        f"{names[1]}.md": "# X\n\n```{aic-faq} faq.txt\n```\n",
        "faq.txt": FAQ,
    }
    built = build(files)

    shown = [built.page(f"{name}.html").one("div", "aic-faq") for name in ("a", "b")]
    assert shown[0].text() == shown[1].text()
    assert [found.tag for found in shown[0].walk()] == [found.tag for found in shown[1].walk()]


def test_code_in_answers_is_highlighted(build: Build) -> None:
    """In its language; a language that nobody knows is plain text, without a warning (trap 7)."""
    faq = (
        "---\nquestions:\n  - title: Code?\n    id: code\n    answer: |\n"
        "      ```python\n      import this\n      ```\n\n      ```klingon\n      qapla'\n      ```\n\n"
        "      ```\n      plain $ text\n      ```\n\n      - [x] done\n---\n"
    )
    answer = (
        build({"index.rst": "I\n=\n\n.. aic-faq:: f.txt\n", "f.txt": faq})
        .page("index.html")
        .one(id="faq-code")
    )

    assert ["import"] == [found.text() for found in answer.all("span", "kn")]
    assert ["qapla'\n", "plain $ text\n"] == [found.text() for found in answer.all("pre")[1:]]


@pytest.mark.parametrize(
    ("builder", "file"),
    [("text", "index.txt"), ("man", "garden.1"), ("texinfo", "garden.texi"), ("latex", "garden.tex")],
)
def test_hard_breaks_glue_no_words(build: Build, builder: str, file: str) -> None:
    """Where a builder has no line breaks, a space stands (trap 7)."""
    faq = "---\nquestions:\n  - title: Where?\n    answer: |\n      First line\\\n      second line\n---\n"
    built = build({"index.rst": "I\n=\n\n.. aic-faq:: f.txt\n", "f.txt": faq}, builder, conf=CONF)
    found = words(built.text(file))

    assert "second" in found
    assert "linesecond" not in found


def test_titles_of_links_are_kept(build: Build) -> None:
    """The title of a link is what hovering shows (trap 7)."""
    faq = "---\nquestions:\n  - {title: Q?, id: q, answer: '[x](https://x.example \"Look here\")'}\n---\n"
    answer = (
        build({"index.rst": "I\n=\n\n.. aic-faq:: f.txt\n", "f.txt": faq}).page("index.html").one(id="faq-q")
    )

    assert (
        "Look here"
        == next(
            link for link in answer.all("a") if link.attributes["href"] == "https://x.example"
        ).attributes["title"]
    )


def test_images_stand_beside_the_faq(build: Build) -> None:
    """A relative image is looked for beside the FAQ file, wherever the page is."""
    picture = (Path(__file__).parent / "project/faq/feuille.png").read_bytes()
    files = {
        "index.rst": "I\n=\n\n.. toctree::\n\n   deep/er/page\n",
        "deep/er/page.rst": "P\n=\n\n.. aic-faq:: ../faqs/f.txt\n\n",
        "deep/faqs/f.txt": (
            "---\nquestions:\n  - title: Q?\n    answer: '![dot](pictures/dot.png) ![dot](/root.png)'\n---\n"
        ),
        "deep/faqs/pictures/dot.png": picture,
        "root.png": picture,
    }
    built = build(files)

    sources = [image.attributes["src"] for image in built.page("deep/er/page.html").all("img")]
    assert ["../../_images/dot.png", "../../_images/root.png"] == sources
    assert (built.out / "_images/dot.png").is_file()


@pytest.mark.parametrize("style", ["accordion", "definition", "section"])
@pytest.mark.parametrize("in_conf", [True, False])
def test_styles(build: Build, style: str, in_conf: bool) -> None:  # noqa: FBT001 - a parameter
    """By option or setting: folded, a definition list, or sections of the page."""
    option = "" if in_conf else f"   :style: {style}\n"
    conf = f"aic_faq_style = '{style}'\n" if in_conf else ""
    page = build({"index.rst": f"I\n=\n\n.. aic-faq:: faq.txt\n{option}", "faq.txt": FAQ}, conf=conf).page(
        "index.html"
    )

    assert {"accordion": 2, "definition": 0, "section": 0}[style] == len(page.all("details"))
    assert {"accordion": 0, "definition": 2, "section": 0}[style] == len(page.all("dt"))
    headings = [heading for heading in page.all("h2") if not heading.classes]  # those of answers have one
    assert {"accordion": 0, "definition": 0, "section": 2}[style] == len(headings)
    assert ["Why this?", "How?"] == [question["name"] for question in page.faq_pages()[0]["mainEntity"]]
    assert "faq-why" in page.targets()


def test_subsets_and_orders(build: Build) -> None:
    """Each way to choose, alone and together."""
    items = [
        ("b", "Beta?", "tags: [x], updated: 2024-01-01, section: One"),
        ("a", "alpha?", "tags: [x, y], updated: 2025-01-01, section: Two"),
        ("c", "Gamma?", "tags: [z], section: One"),
    ]
    faq = (
        "---\nquestions:\n"
        + "".join(f"  - {{id: {id_}, title: '{title}', answer: A., {more}}}\n" for id_, title, more in items)
        + "---\n"
    )
    wanted = {
        ":questions: c, a": ["Gamma?", "alpha?"],
        ":questions: c a": ["Gamma?", "alpha?"],
        ":tags: x": ["Beta?", "alpha?"],
        ":tags: y, z": ["alpha?", "Gamma?"],
        ":sections: One": ["Beta?", "Gamma?"],
        ":exclude: b": ["alpha?", "Gamma?"],
        ":limit: 1": ["Beta?"],
        ":sort: title": ["alpha?", "Beta?", "Gamma?"],
        ":sort: updated": ["alpha?", "Beta?", "Gamma?"],
        ":sort: document": ["Beta?", "alpha?", "Gamma?"],
        ":tags: x\n   :exclude: b": ["alpha?"],
        ":sections: One\n   :sort: title\n   :limit: 1": ["Beta?"],
    }
    pages = {
        f"p{n}.rst": f"P\n=\n\n.. aic-faq:: f.txt\n   :no-index:\n   {options}\n"
        for n, options in enumerate(wanted)
    }
    index = "I\n=\n\n.. toctree::\n   :glob:\n\n   p*\n"
    built = build(pages | {"index.rst": index, "f.txt": faq})

    for number, (options, titles) in enumerate(wanted.items()):
        page = built.page(f"p{number}.html")
        assert titles == [summary.text().strip() for summary in page.all("summary")], options


def test_headings_in_questions(build: Build) -> None:
    """``:heading-level:`` and its setting put a heading into each question; those of answers stand below."""
    page = build({"index.rst": "I\n=\n\n.. aic-faq:: faq.txt\n   :heading-level: 2\n", "faq.txt": FAQ}).page(
        "index.html"
    )

    assert ["Why this?", "How?"] == [heading.text().strip() for heading in page.all("h2")]
    assert all(
        heading in summary.walk()
        for heading, summary in zip(page.all("h2"), page.all("summary"), strict=True)
    )


def test_all_pairs_of_builders_share_doctrees(build: Build, tmp_path: Path) -> None:
    """A builder finds nothing in the documents that another one left there."""
    files = page("the page")
    for first, second in itertools.permutations(("html", "text", "epub"), 2):
        trees = tmp_path / f"{first}-{second}"
        build(files, first, conf=CONF, doctrees=trees)
        written = build(files, second, conf=CONF, doctrees=trees)
        again = build(files, second, conf=CONF, doctrees=tmp_path / second)
        name = {"html": "index.html", "text": "index.txt", "epub": "index.xhtml"}[second]
        assert written.text(name) == again.text(name)
