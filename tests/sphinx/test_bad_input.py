"""What can be wrong is told with its place, and the rest is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sphinx.mistakes import CASES, GOOD, Bad, faq, files
from tests.sphinx.pages import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build, Write


@pytest.mark.parametrize("bad", CASES, ids=str)
def test_it_is_told_and_the_rest_is_built(build: Build, bad: Bad) -> None:
    """One warning with place and type; what stands around is there, and so are the other pages."""
    conf = "exclude_patterns += ['*.md', 'folder']\n"
    built = build(files(bad), conf=conf, warns=True)
    told = [line for line in built.lines() if f"[{bad.type}]" in line]

    assert 1 == len(told), built.lines()
    assert told == built.lines()
    assert re.match(rf"{re.escape(bad.place)}\d*(:\d+)?: WARNING: ", told[0]), told[0]
    for word in bad.says:
        assert word in told[0]
    page = words(built.page("index.html").text())
    assert ["After", "it"] in [page[at : at + 2] for at in range(len(page))]
    for word in bad.still:
        assert word in page
    assert "Good?" in built.text("right.html")


@pytest.mark.parametrize("bad", CASES, ids=str)
def test_it_can_be_suppressed(build: Build, bad: Bad) -> None:
    """By its subtype and by the whole type."""
    conf = "exclude_patterns += ['*.md', 'folder']\n"
    for suppressed in (bad.type, bad.type.partition(".")[0]):
        build(files(bad), conf=conf, confoverrides={"suppress_warnings": [suppressed]}, freshenv=True)


@pytest.mark.parametrize("builder", ["html", "latex", "text", "gettext"])
def test_it_fails_the_build_where_warnings_do(build: Build, builder: str) -> None:
    """``-W`` takes it for a failure."""
    bad = CASES[0]
    built = build(files(bad), builder, conf="exclude_patterns += ['*.md']\n", warns=True, warningiserror=True)

    assert 1 == built.app.statuscode


@pytest.mark.parametrize("page", ["index.rst", "index.md"])
def test_an_unreadable_file(build: Build, write: Write, page: str) -> None:
    """What the system refuses to open is told in the system's words."""
    text = {
        "index.rst": "Index\n=====\n\n.. aic-faq:: loop.md\n\nAfter it.\n",
        "index.md": "# Index\n\n\n```{aic-faq} loop.md\n```\n\nAfter it.\n",
    }[page]
    source = write({page: text}, conf="exclude_patterns += ['loop.md']\n")
    (source / "loop.md").symlink_to("loop.md")
    built = build(source, warns=True)

    (told,) = built.lines()
    assert told.startswith(f"{page}:4: WARNING: ")
    assert told.endswith("[aic_faq.file]")
    assert "After it." in built.page("index.html").text()


def test_files_from_outside_can_be_allowed(build: Build, write: Write, tmp_path: Path) -> None:
    """``aic_faq_roots`` names folders, relative to that of ``conf.py`` or absolute."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/good.md").write_text(GOOD, encoding="utf-8")
    source = write({"index.rst": "Index\n=====\n\n.. aic-faq:: ../elsewhere/good.md\n"})

    for root in ("../elsewhere", str(tmp_path)):
        built = build(source, confoverrides={"aic_faq_roots": [root]}, freshenv=True)
        assert "Good?" in built.text("index.html")


def test_a_link_does_not_lead_outside(build: Build, write: Write, tmp_path: Path) -> None:
    """A symbolic link within the source folder to a file outside is a path outside."""
    (tmp_path / "secret.md").write_text(GOOD, encoding="utf-8")
    source = write({"index.rst": "Index\n=====\n\n.. aic-faq:: inside.txt\n"})
    (source / "inside.txt").symlink_to(tmp_path / "secret.md")
    built = build(source, warns=True)

    assert "aic_faq_roots" in built.warnings
    assert "Good?" not in built.text("index.html")


def test_insertion_of_files_can_be_forbidden(build: Build) -> None:
    """``file_insertion_enabled`` of docutils holds for us, too (trap 12)."""
    built = build(
        {
            "index.rst": "Index\n=====\n\n.. aic-faq:: good.txt\n",
            "good.txt": GOOD,
            "docutils.conf": "[general]\nfile_insertion_enabled: no\n",
        },
        warns=True,
    )

    assert built.lines()[0].startswith("index.rst:4: WARNING: ")
    assert built.lines()[0].endswith("[aic_faq.file]")
    assert "Good?" not in built.text("index.html")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("aic_faq_style", 3),
        ("aic_faq_style", "carousel"),
        ("aic_faq_jsonld", "maybe"),
        ("aic_faq_contact", "seven"),
        ("aic_faq_css", [1]),
        ("aic_faq_toc", "x"),
        ("aic_faq_site_url", 8),
        ("aic_faq_site_url", "not a URL"),
        ("aic_faq_heading_level", "two"),
        ("aic_faq_heading_level", 0),
        ("aic_faq_roots", 5),
        ("aic_faq_roots", [5]),
    ],
)
def test_settings_of_a_wrong_type_are_warnings(build: Build, name: str, value: object) -> None:
    """The name of the setting is told, and the site is built all the same."""
    page = {"index.rst": "Index\n=====\n\n.. aic-faq:: good.txt\n", "good.txt": GOOD}
    built = build(page, conf=f"{name} = {value!r}\n", warns=True)

    assert name in built.warnings
    assert 1 == len(built.lines())
    assert "Good?" in built.text("index.html")


def test_warnings_from_one_file_on_many_pages_are_told_once(build: Build) -> None:
    """A file with a problem says so once in a build, in serial and in parallel."""
    bad = faq("{title: A, answer: a, draft: false}", "{title: Whither}")
    pages = {f"p{n}.rst": f"P{n}\n==\n\n.. aic-faq:: bad.txt\n   :no-index:\n" for n in range(8)}
    index = "Index\n=====\n\n.. toctree::\n   :glob:\n\n   p*\n"
    built = build(pages | {"index.rst": index, "bad.txt": bad}, warns=True)

    assert ["bad.txt:4"] == [":".join(line.split(":")[:2]) for line in built.lines()]


@pytest.mark.parametrize("parallel", [1, 2])
def test_one_id_in_two_documents_is_told_once(build: Build, parallel: int) -> None:
    """After all documents were read, in whichever process; both places are named."""
    pages = {f"p{n}.rst": f"P{n}\n==\n\n.. aic-faq:: f{n}.txt\n" for n in range(4)} | {
        f"f{n}.txt": faq(f"{{title: Q{n}, id: same, answer: a}}") for n in range(4)
    }
    index = "Index\n=====\n\n.. toctree::\n   :glob:\n\n   p*\n"
    built = build(pages | {"index.rst": index}, parallel=parallel, warns=True)

    told = [line for line in built.lines() if "[aic_faq.duplicate]" in line]
    assert told == built.lines()
    assert ["f1.txt:3"] == [line.partition(": ")[0] for line in told]
    assert "f0.txt" in told[0]


@pytest.mark.parametrize("parallel", [1, 2])
def test_the_same_file_on_many_pages_is_fine(build: Build, parallel: int) -> None:
    """One page is the canonical one, whoever reads first."""
    pages = {f"p{n}.rst": f"P{n}\n==\n\n.. aic-faq:: good.txt\n" for n in range(6)}
    index = "Index\n=====\n\n:faq:question:`good`\n\n.. toctree::\n   :glob:\n\n   p*\n"
    built = build(pages | {"index.rst": index, "good.txt": GOOD}, parallel=parallel)

    (link,) = built.page("index.html").one("div", "body").all("p")[0].all("a")
    assert "p0.html#faq-good" == link.attributes["href"]
