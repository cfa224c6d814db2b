"""What can be wrong is told with its place, and the rest is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from attrs import Factory, frozen

from tests.sphinx.pages import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build, Write

GOOD = "---\nquestions:\n  - {title: Good?, id: good, tags: [fine], answer: Yes.}\n---\n"


@frozen
class Bad:
    """One thing that is wrong: the directive, files beside it, and how the warning begins and goes on."""

    name: str
    directive: str
    place: str
    type: str
    says: tuple[str, ...]
    files: dict[str, str | bytes] = Factory(dict)
    still: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def faq(*items: str) -> str:
    """Write a FAQ of items in YAML's short form."""
    return "---\nquestions:\n" + "".join(f"  - {item}\n" for item in items) + "---\n"


# The directive of index.rst stands in line 4, and so its options begin in line 5.
CASES = [
    Bad("missing file", ".. aic-faq:: none.md", "index.rst:4", "aic_faq.file", ("none.md",)),
    Bad(
        "a file in a missing folder",
        ".. aic-faq:: /no/such.md",
        "index.rst:4",
        "aic_faq.file",
        ("no/such.md",),
    ),
    Bad(
        "a folder without questions",
        ".. aic-faq:: folder",
        "folder:1",
        "aic_faq.parse",
        ("no questions were found in the folder",),
        {"folder/x.txt": ""},
    ),
    Bad(
        "not UTF-8",
        ".. aic-faq:: bad.md",
        "bad.md:3",
        "aic_faq.parse",
        ("UTF-8",),
        {"bad.md": GOOD.replace("Good", "Caf\xe9").encode("latin-1")},
    ),
    Bad(
        "broken YAML",
        ".. aic-faq:: bad.md",
        "bad.md:4",
        "aic_faq.parse",
        (),
        {"bad.md": "---\nquestions:\n  - title: A\n    answer: b: c: d\n---\n"},
    ),
    Bad(
        "a question without an answer",
        ".. aic-faq:: bad.md",
        "bad.md:4",
        "aic_faq.parse",
        ("no answer",),
        {"bad.md": faq("{title: A, answer: a}", "{title: Whither}")},
        ("A",),
    ),
    Bad(
        "an empty list",
        ".. aic-faq:: bad.md",
        "bad.md:2",
        "aic_faq.parse",
        (),
        {"bad.md": "---\nquestions: []\n---\n"},
    ),
    Bad("an empty file", ".. aic-faq:: bad.md", "bad.md:1", "aic_faq.parse", (), {"bad.md": ""}),
    Bad(
        "drafts only",
        ".. aic-faq:: bad.md",
        "index.rst:4",
        "aic_faq.select",
        (),
        {"bad.md": faq("{title: A, answer: a, draft: true}")},
    ),
    Bad("neither file nor content", ".. aic-faq::", "index.rst:4", "aic_faq.directive", ()),
    Bad(
        "both file and content",
        ".. aic-faq:: good.md\n\n   Term\n      Definition.",
        "index.rst:4",
        "aic_faq.directive",
        (),
    ),
    Bad(
        "content that is no definition list",
        ".. aic-faq::\n\n   Words.",
        "index.rst:",
        "aic_faq.directive",
        (),
    ),
    *(
        Bad(
            f"{option} {value}",
            f".. aic-faq:: good.md\n   :{option}: {value}",
            "index.rst:",
            "aic_faq.directive",
            (option, value),
        )
        for option, value in {
            "style": "carousel",
            "open": "some",
            "sort": "weather",
            "limit": "few",
            "heading-level": "9",
            "jsonld": "perhaps",
            "contact": "perhaps",
            "intro": "perhaps",
        }.items()
    ),
    Bad(
        "limit -1", ".. aic-faq:: good.md\n   :limit: -1", "index.rst:", "aic_faq.directive", ("limit", "-1")
    ),
    Bad(
        "an unknown question",
        ".. aic-faq:: more.md\n   :questions: mroe, more",
        "index.rst:",
        "aic_faq.select",
        ("mroe", "more"),
        {"more.md": faq("{title: More?, id: more, answer: a}")},
        ("More",),
    ),
    Bad(
        "a question to leave out that is unknown",
        ".. aic-faq:: more.md\n   :exclude: mroe",
        "index.rst:",
        "aic_faq.select",
        ("mroe",),
        {"more.md": faq("{title: More?, id: more, answer: a}")},
        ("More",),
    ),
    Bad(
        "an unknown tag",
        ".. aic-faq:: more.md\n   :tags: green, bleu",
        "index.rst:",
        "aic_faq.select",
        ("bleu",),
        {"more.md": faq("{title: More?, id: more, tags: [green], answer: a}")},
        ("More",),
    ),
    Bad(
        "an unknown section",
        ".. aic-faq:: more.md\n   :sections: Garten",
        "index.rst:",
        "aic_faq.select",
        ("Garten",),
        {"more.md": faq("{title: More?, id: more, section: Garden, answer: a}")},
    ),
    Bad(
        "the same id in another document",
        ".. aic-faq:: twice.md",
        "good.md:3",  # of the page that comes later
        "aic_faq.duplicate",
        ("good", "twice.md"),
        {"twice.md": faq("{title: Again?, id: good, answer: a}")},
        ("Again",),
    ),
    Bad(
        "a path outside",
        ".. aic-faq:: ../outside.md",
        "index.rst:4",
        "aic_faq.file",
        ("aic_faq_roots",),
        {"../outside.md": GOOD},
    ),
    Bad(
        "a link to no question",
        ".. aic-faq:: more.md",
        "more.md:3",
        "ref.question",
        ("nowhere",),
        {"more.md": faq("{title: More?, id: more, answer: '[x](#nowhere)'}")},
        ("More",),
    ),
    Bad(
        "a link to no document",
        ".. aic-faq:: more.md",
        "more.md:5",
        "aic_faq.link",
        ("missing.rst",),
        {"more.md": "---\nquestions:\n  - title: More?\n    answer:\n      '[x](missing.rst)'\n---\n"},
        ("More",),
    ),
    Bad(
        "a dangerous link",
        ".. aic-faq:: more.md",
        "more.md:3",
        "aic_faq.parse",
        ("javascript",),
        {"more.md": faq("{title: More?, id: more, answer: '[x](javascript:alert(1))'}")},
        ("More",),
    ),
    Bad(
        "an image that is not there",
        ".. aic-faq:: more.md",
        "more.md:3",
        "aic_faq.link",
        ("none.png",),
        {"more.md": faq("{title: More?, id: more, answer: '![x](none.png)'}")},
        ("More",),
    ),
    Bad(
        "real sections where none may stand",
        ".. note::\n\n   .. aic-faq:: more.md\n      :style: section",
        "index.rst:6",
        "aic_faq.directive",
        ("section",),
        {"more.md": faq("{title: More?, id: more, answer: a}")},
        ("More",),
    ),
    Bad(
        "content where old questions are taken over",
        ".. aic-faq::\n   :adopt:\n\n   Term\n      Definition.\n\nOld?\n   Yes.",
        "index.rst:4",
        "aic_faq.directive",
        ("adopt",),
    ),
]


def files(bad: Bad) -> dict[str, str | bytes]:
    """Write a page with something wrong between what is right, and a page that is right."""
    return {
        "index.rst": f"Index\n=====\n\n{bad.directive}\n\nAfter it.\n\n.. toctree::\n\n   right\n",
        "right.rst": "Right\n=====\n\n.. aic-faq:: good.md\n",
        "good.md": GOOD,
        **bad.files,
    }


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
