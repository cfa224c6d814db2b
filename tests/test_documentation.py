"""The examples in the README and in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import aic_faq
from aic_faq.markup import Image, Link, walk
from tests.examples import Examples, blocks_of

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = (sys.executable, "-c", "from aic_faq.cli import main; main()")
EXAMPLES = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def module_names() -> list[str]:
    """Give every module of the package but the one that runs the command."""
    found = pkgutil.walk_packages(aic_faq.__path__, prefix="aic_faq.")
    return [module.name for module in found if not module.name.endswith("__main__")]


@pytest.mark.parametrize("name", module_names())
def test_examples_in_docstrings(name: str) -> None:
    """What docstrings show is what happens."""
    outcome = doctest.testmod(importlib.import_module(name), optionflags=EXAMPLES)

    assert 0 == outcome.failed


PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]


@pytest.mark.docs
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_of_a_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page shows is what happens, in an empty folder with the examples of the project."""
    examples = Examples(tmp_path, monkeypatch)

    for block in blocks_of(page):
        examples.attempt(block)


def test_the_first_command_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that the README begins with makes the site that it promises."""
    monkeypatch.chdir(ROOT)
    line = README.partition("$ ")[2].partition("\n")[0]
    _, found, arguments = line.partition(".venv/bin/aic-faq ")
    assert found
    words = [str(tmp_path / "site") if word == "site" else word for word in arguments.split()]

    subprocess.run([*COMMAND, *words], check=True, capture_output=True)

    made = sorted(path.name for path in (tmp_path / "site").iterdir())
    assert ["faq.jsonld", "faq.txt", "index.html"] == made


@pytest.mark.docs
def test_the_directive_of_the_readme(tmp_path: Path) -> None:
    """The lines that the README shows put the questions of a document on a page of Sphinx."""
    section = README.partition("## The Sphinx extension")[2].partition("\n## ")[0]
    configuration, page = re.findall(r"^```(?:python|rst)\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    (tmp_path / "conf.py").write_text(configuration, encoding="utf-8")
    (tmp_path / "index.rst").write_text(f"Help\n====\n\n{page}", encoding="utf-8")
    shutil.copy(ROOT / "examples" / "accelerateur.md", tmp_path / "faq.md")

    build = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "text", str(tmp_path), str(tmp_path / "out")]
    subprocess.run(build, check=True, capture_output=True)

    shown = re.findall(r"\w+", (tmp_path / "out" / "index.txt").read_text(encoding="utf-8"))
    faq = aic_faq.load(ROOT / "examples" / "accelerateur.md")
    for question in faq.questions:
        assert set(re.findall(r"\w+", question.title.plain_text)) <= set(shown)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if not page.read_text("utf-8").startswith("---")],
    ids=lambda page: page.name,
)
def test_a_page_begins_with_what_the_reader_gets(page: Path) -> None:
    """Below the title stands a paragraph, before any list, code or other heading."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    kinds = [token.type for token in tokens if token.level == 0 and not token.type.endswith("_close")]

    assert ["heading_open", "paragraph_open"] == kinds[:2]
    assert ["h1"] == [token.tag for token in tokens if token.type == "heading_open" and token.tag == "h1"]


def markdown_files() -> list[Path]:
    """Give the pages that people read, in the project's own words."""
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


@pytest.mark.parametrize("page", markdown_files(), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the project names a file that is there."""
    tree = aic_faq.rich_text(page.read_text(encoding="utf-8"))
    links = [node.url for node in walk(tree.blocks) if isinstance(node, Link | Image)]
    files = [url.partition("#")[0] for url in links if not url.startswith(("http", "mailto:", "#"))]

    # In the documentation a leading slash means its own folder, as in Sphinx.
    places = [(ROOT / "docs" / name[1:]) if name.startswith("/") else page.parent / name for name in files]
    assert [] == [place for place in places if not place.exists()]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """The command that the README names for testing is the one that CI runs."""
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("the scripts of CI are not beside these tests")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = readme.partition("## Test")[2].partition("$ ")[2].partition("\n")[0]

    assert command
    assert command in script.read_text(encoding="utf-8")
