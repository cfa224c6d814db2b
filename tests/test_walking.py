"""Folders that are nested deeper than functions may call themselves."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aic_faq
from aic_faq.batch import find_sources, is_site
from aic_faq.files import make_folder
from aic_faq.patterns import fitting
from aic_faq.preview._selection import Selection
from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Generator

DEPTH = 130
DEEP = Path("docs", *["d"] * DEPTH)
FAQ = "---\nquestions:\n- title: Why?\n  desc: So.\n---\n"
OPTIONS = aic_faq.ReadOptions()


@contextmanager
def short_stack() -> Generator[None]:
    """Let functions call themselves a hundred times, rather than make a thousand folders."""
    frame, depth = sys._getframe(), 0
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    former = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 100)
    try:
        yield
    finally:
        sys.setrecursionlimit(former)


@pytest.fixture(autouse=True)
def nested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a document at the top, and another one at the bottom."""
    monkeypatch.chdir(tmp_path)
    DEEP.mkdir(parents=True)
    for folder in (Path("docs"), DEEP):
        (folder / "a.md").write_text(FAQ, encoding="utf-8")


def test_walk_is_like_that_of_the_standard_library(tmp_path: Path) -> None:
    """Names are given folder by folder, links are not followed, and whoever asks may choose."""
    for name in ("b/x", "b/y", "c"):
        (tmp_path / "tree" / name).mkdir(parents=True)
    (tmp_path / "tree" / "b" / "f.md").touch()
    (tmp_path / "tree" / "link").symlink_to(tmp_path / "tree")

    def walked(walk_: object) -> list[tuple[str, list[str], list[str]]]:
        found = []
        for above, folders, names in walk_("tree"):  # type: ignore[operator]
            folders[:] = sorted(name for name in folders if name != "y")
            found.append((above, [*folders], names))
        return found

    assert walked(os.walk) == walked(walk)
    assert [] == [*walk("nowhere")]


def test_a_link_that_leads_to_itself_hides_nothing(tmp_path: Path) -> None:
    """It is a file that cannot be read."""
    (tmp_path / "links" / "below").mkdir(parents=True)
    (tmp_path / "links" / "a.md").touch()
    (tmp_path / "links" / "loop").symlink_to("loop")
    above, folders, names = next(walk(str(tmp_path / "links")))

    assert (str(tmp_path / "links"), ["below"], {"a.md", "loop"}) == (above, folders, set(names))


def test_documents_are_found_however_deep_they_stand() -> None:
    """In a folder, and by a pattern; no level costs any of the stack."""
    expected = [str(Path("docs/a.md")), str(DEEP / "a.md")]
    for _ in range(2):  # modules are imported the first time
        with short_stack():
            assert expected == [each.path for each in find_sources(["docs"], "site", OPTIONS)]
            assert expected == sorted(fitting("docs/**/*.md"), key=len)
            assert is_site([str(Path("docs/d"))], OPTIONS)
            assert os.path.realpath(DEEP) in Selection.of(["docs"]).folders()


def test_pages_are_written_however_deep_they_belong(tmp_path: Path) -> None:
    """The folder of a page may be as deep as its document was; leftovers are looked for there."""
    aic_faq.build(["docs"], "site")
    with short_stack():
        report = aic_faq.build(["docs"], "site", incremental=False)
    assert 2 == report.counts[aic_faq.DocumentState.BUILT]
    assert (tmp_path / "site" / DEEP.relative_to("docs") / "a" / "index.html").is_file()


def test_a_folder_is_made_with_all_above_it() -> None:
    """They may be there, and the name may end in a separator."""
    deep = f"{Path('made') / DEEP}{os.sep}"
    with short_stack():
        make_folder(deep)
        make_folder(deep)
    assert Path(deep).is_dir()


@pytest.mark.parametrize("depth", [None, 1_000])
def test_a_faq_in_a_folder_ends_somewhere(depth: int | None) -> None:
    """Without a limit, too: what stands deeper than a hundred folders is left aside, and named."""
    for folder in (Path("docs"), DEEP):
        (folder / "a.md").write_text("---\ntitle: Why?\n---\nSo.\n", encoding="utf-8")
    result = aic_faq.read("docs", options=aic_faq.ReadOptions(limits=aic_faq.Limits(depth=depth)))
    assert ["Why?"] == [question.title.plain_text for faq in result.faqs for question in faq.questions]
    assert ["left-aside"] == [diagnostic.code.value for diagnostic in result.diagnostics]
