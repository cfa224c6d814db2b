"""Builds that follow a build: only what has changed is done again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sphinx.pages import words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Built, Write


def faq(*pairs: tuple[str, str, str]) -> str:
    """Write a FAQ of ids, titles and answers."""
    items = "".join(
        f"  - id: {id_}\n    title: {title}\n    answer: {answer}\n" for id_, title, answer in pairs
    )
    return f"---\nquestions:\n{items}---\n"


ONE = faq(("one", "First?", "One."), ("two", "Second?", "Two."))
OTHER = faq(("three", "Third?", "Three."))
FILES = {
    "index.rst": "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n",
    "a.rst": "A\n=\n\n.. aic-faq:: faq/one.md\n",
    "b.md": "# B\n\n```{aic-faq} faq/one.md\n:questions: two\n:no-index:\n```\n",
    "c.rst": "C\n=\n\n.. aic-faq:: faq/other.md\n",
    "refers.rst": "Refers\n======\n\nSee :faq:question:`one`.\n",
    "named.rst": "Named\n=====\n\nSee :faq:question:`the first <one>`.\n",
    "plain.rst": "Plain\n=====\n\nNo question here.\n",
    "faq/one.md": ONE,
    "faq/other.md": OTHER,
}


@pytest.fixture
def source(write: Write) -> Path:
    """Give the folder of a project with a few pages."""
    return write(FILES)


def snapshot(built: Built) -> dict[str, tuple[int, bytes]]:
    """Give time and content of each page but those that Sphinx writes anew each time."""
    return {
        path.relative_to(built.out).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in built.out.rglob("*.html")
        if path.name not in {"genindex.html", "search.html"}
    }


def change(path: Path, content: str, *, older: bool = False) -> None:
    """Write a file so that it looks newer, or older, than it was."""
    before = path.stat().st_mtime_ns if path.exists() else 10**18
    path.write_text(content, encoding="utf-8")
    moved = before + (-3600 if older else 5) * 10**9
    os.utime(path, ns=(moved, moved))


@pytest.mark.parametrize("parallel", [1, 2])
def test_nothing_is_done_where_nothing_changed(build: Build, source: Path, parallel: int) -> None:
    """A second build reads nothing and writes nothing."""
    before = snapshot(build(source, parallel=parallel))
    again = build(source, parallel=parallel)

    assert [] == again.read
    assert [] == again.written
    assert before == snapshot(again)


def test_a_change_of_a_faq_rebuilds_the_pages_that_use_it(build: Build, source: Path) -> None:
    """Exactly those; a page that merely refers to a question stays, as its title did not change."""
    build(source)
    change(source / "faq/one.md", ONE.replace("Two.", "Two, in other words."))
    again = build(source)

    assert ["a", "b"] == sorted(again.read)
    assert "in other words" in again.text("a.html")
    assert "in other words" in again.text("b.html")
    # The index is written again whenever a page in its toctree is read.
    assert {"a", "b"} <= set(again.written) <= {"a", "b", "index"}


def test_a_file_that_got_older_is_read_again(build: Build, source: Path) -> None:
    """A restored file has the time of then and the content of then (trap 3)."""
    build(source)
    change(source / "faq/other.md", OTHER.replace("Three.", "As it was."), older=True)
    again = build(source)

    assert ["c"] == again.read
    assert "As it was." in again.text("c.html")


def test_the_same_time_and_size_deceive_nobody(build: Build, source: Path) -> None:
    """Content counts, even where a file looks untouched."""
    build(source)
    path = source / "faq/other.md"
    looks = path.stat()
    path.write_text(OTHER.replace("Three.", "Eerht."), encoding="utf-8")
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    again = build(source)

    assert ["c"] == again.read
    assert "Eerht." in again.text("c.html")


def test_a_touched_file_gives_the_same_pages(build: Build, source: Path) -> None:
    """A new time alone changes nothing in what is written."""
    before = snapshot(build(source))
    change(source / "faq/one.md", ONE)
    after = snapshot(build(source))

    assert {name: content for name, (_, content) in before.items()} == {
        name: content for name, (_, content) in after.items()
    }


def test_a_missing_file_that_appears_is_read(build: Build, source: Path) -> None:
    """The page that misses a file waits for it."""
    (source / "faq/other.md").unlink()
    first = build(source, warns=True)
    assert "c.rst:4" in first.warnings
    change(source / "faq/other.md", OTHER)
    again = build(source)

    assert ["c"] == again.read
    assert "Third?" in again.text("c.html")


def test_a_file_that_disappears_is_reported(build: Build, source: Path) -> None:
    """The page is read again and says what is missing."""
    build(source)
    (source / "faq/other.md").unlink()
    again = build(source, warns=True)

    assert ["c"] == again.read
    assert "other.md" in again.warnings
    assert "Third?" not in again.text("c.html")


def test_a_new_title_is_written_where_it_is_referred_to(build: Build, source: Path) -> None:
    """Pages with the title of a question are written again, and no others (trap 4)."""
    build(source)
    change(source / "faq/one.md", ONE.replace("First?", "Foremost?"))
    again = build(source)

    assert ["a", "b"] == sorted(again.read)
    assert ["See", "Foremost"] == words(again.page("refers.html").one("div", "body").one("p").text())
    assert {"a", "b", "refers"} <= set(again.written)
    assert {"c", "plain"}.isdisjoint(again.written)


def test_a_question_that_moves_is_followed(build: Build, source: Path) -> None:
    """References lead to the page where the question stands now (trap 4)."""
    build(source)
    change(source / "faq/one.md", faq(("two", "Second?", "Two.")))
    change(source / "faq/other.md", faq(("three", "Third?", "Three."), ("one", "First?", "One.")))
    again = build(source)

    for name in ("refers", "named"):
        (link,) = again.page(f"{name}.html").one("div", "body").one("p").all("a")
        assert "c.html#faq-one" == link.attributes["href"]


def test_a_question_that_is_gone_is_missed(build: Build, source: Path) -> None:
    """A page whose reference leads nowhere any more says so."""
    build(source)
    change(source / "faq/one.md", faq(("two", "Second?", "Two.")))
    again = build(source, warns=True)

    assert any(line.startswith("refers.rst:4") for line in again.lines())
    assert any(line.startswith("named.rst:4") for line in again.lines())


def test_a_deleted_page_takes_its_questions_along(build: Build, source: Path) -> None:
    """Search, index and inventory forget what is no longer there."""
    build(source)
    (source / "c.rst").unlink()
    change(source / "index.rst", FILES["index.rst"] + "\n")
    again = build(source)

    assert not any("three" in str(found[0]) for found in again.app.env.get_domain("faq").get_objects())
    assert "Third" not in again.text("genindex.html")
    assert "Third" not in again.text("searchindex.js")


@pytest.mark.parametrize("parallel", [1, 2])
def test_what_follows_is_what_a_fresh_build_gives(build: Build, source: Path, parallel: int) -> None:
    """After any change the pages are those of a build from nothing."""
    build(source, parallel=parallel)
    change(source / "faq/one.md", ONE.replace("First?", "Foremost?").replace("Two.", "2"))
    (source / "c.rst").unlink()
    change(source / "index.rst", FILES["index.rst"] + "\nMore.\n")
    followed = snapshot(build(source, parallel=parallel))
    fresh = snapshot(build(source, parallel=parallel, freshenv=True))
    gone = followed.pop("c.html", None)  # Sphinx leaves the files of deleted pages

    fresh.pop("c.html", None)
    assert gone is not None
    assert {name: content for name, (_, content) in followed.items()} == {
        name: content for name, (_, content) in fresh.items()
    }


def test_questions_stay_in_the_search_when_their_page_does(build: Build, source: Path) -> None:
    """An incremental build keeps what unchanged pages have (of plain index entries Sphinx forgets some)."""
    build(source)
    change(source / "plain.rst", FILES["plain.rst"] + "\nMore.\n")
    again = build(source)

    assert ["plain"] == again.read
    for title in ("First", "Second", "Third"):
        assert title in again.text("searchindex.js")
        assert title in again.text("genindex.html")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("aic_faq_style", "definition"),
        ("aic_faq_site_url", "https://other.example"),
        ("aic_faq_heading_level", 4),
        ("aic_faq_contact", True),
        ("aic_faq_jsonld", False),
        ("aic_faq_toc", False),
        ("aic_faq_css", False),
    ],
)
def test_a_changed_setting_rebuilds_what_it_must(
    build: Build, source: Path, name: str, value: object
) -> None:
    """The output is that of a fresh build with the setting."""
    build(source)
    followed = snapshot(build(source, confoverrides={name: value}))
    fresh = snapshot(build(source, confoverrides={name: value}, freshenv=True))

    assert {path: content for path, (_, content) in followed.items()} == {
        path: content for path, (_, content) in fresh.items()
    }
