"""The examples in the README and in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import aic_faq
from aic_faq.markup import Image, Link, walk

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


def test_examples_in_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README shows is what happens, from the root of a checkout."""
    monkeypatch.chdir(ROOT)

    outcome = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=EXAMPLES)

    assert 0 == outcome.failed
    assert outcome.attempted > 0


@pytest.mark.parametrize(
    "page",
    [page for page in sorted(ROOT.glob("docs/**/*.md")) if ">>> " in page.read_text("utf-8")],
    ids=lambda page: page.name,
)
def test_examples_in_the_documentation(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the documentation shows is what happens, from the root of a checkout."""
    monkeypatch.chdir(ROOT)

    outcome = doctest.testfile(str(page), module_relative=False, encoding="utf-8", optionflags=EXAMPLES)

    assert 0 == outcome.failed
    assert outcome.attempted > 0


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


def test_the_message_that_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question without a title is reported as the README shows it."""
    monkeypatch.chdir(tmp_path)
    Path("broken.md").write_text("---\nquestions:\n  - title: a\n    desc: b\n  - desc: c\n---\n", "utf-8")
    shown = README.partition("$ aic-faq export broken.md --to html\n")[2].partition("```")[0]

    command = [*COMMAND, "export", "broken.md", "--to", "html"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert shown == done.stderr.replace("\n1 error\n", "")


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
