"""docutils behind the reader: it may fail or be missing, writes nothing, and needs no Sphinx."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from docutils.parsers.rst import roles, states
from sphinx_aic_faq import rst_page

from tests.rst.reading import problems, result_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest


def test_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that is nested without end is refused, and whatever docutils raises is reported."""
    assert ["nested-too-deeply"] == [
        diagnostic.code.value for diagnostic in result_of("Who?\n----\n\n" + "- " * 2000 + "a\n").diagnostics
    ]

    def broken(text: str, name: str) -> None:
        raise LookupError(text + name)

    monkeypatch.setattr(rst_page, "parse", broken)
    assert ["1:1: error: docutils cannot read the page: LookupError: xfaq.rst [invalid-rst]"] == problems("x")


def test_without_docutils(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without docutils the error says what to install."""
    monkeypatch.setattr(
        "sphinx_aic_faq.rst_reader.find_spec", lambda name: None if name == "docutils" else find_spec(name)
    )
    result = result_of("Who?\n----\n\nWe.\n")

    assert [("missing-package", "install aic-faq[rst]")] == [
        (diagnostic.code.value, diagnostic.hint) for diagnostic in result.diagnostics
    ]


def test_nothing_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing reaches the terminal, and docutils' own tables stay as they are."""
    tables: list[Mapping[str, object]] = [vars(roles)["_roles"], vars(states.Body.explicit)]
    before = [dict(table) for table in tables]
    problems("A?\n--\n\n:b:`c` `d\n\n.. e::\n\n.. role:: f\n\n.. default-role:: g\n")

    assert ("", "") == capfd.readouterr()
    assert before == tables


def test_without_sphinx(tmp_path: Path) -> None:
    """A page of reStructuredText is read without loading Sphinx."""
    page = tmp_path / "faq.rst"
    page.write_text("Who?\n----\n\nWe.\n", encoding="utf-8")
    code = "import sys, aic_faq; print(len(aic_faq.load(sys.argv[1]).questions), 'sphinx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, page], capture_output=True, text=True, check=True)

    assert "1 False" == done.stdout.strip()
