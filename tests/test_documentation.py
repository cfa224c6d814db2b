"""The examples in the README and in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import aic_faq
from aic_faq.markup import Image, Link, walk

ROOT = Path(__file__).resolve().parent.parent
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


def markdown_files() -> list[Path]:
    """Give the pages that people read, in the project's own words."""
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


@pytest.mark.parametrize("page", markdown_files(), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the project names a file that is there."""
    tree = aic_faq.rich_text(page.read_text(encoding="utf-8"))
    links = [node.url for node in walk(tree.blocks) if isinstance(node, Link | Image)]
    files = [url.partition("#")[0] for url in links if not url.startswith(("http", "mailto:", "#"))]

    assert [] == [name for name in files if not (page.parent / name).exists()]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """The command that the README names for testing is the one that CI runs."""
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("the scripts of CI are not beside these tests")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = readme.partition("## Test")[2].partition("$ ")[2].partition("\n")[0]

    assert command
    assert command in script.read_text(encoding="utf-8")
