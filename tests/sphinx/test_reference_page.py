"""The page about the extension names all that there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from sphinx_aic_faq._config import VALUES
from sphinx_aic_faq._options import OPTION_SPEC
from sphinx_aic_faq._warnings import Kind

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/sphinx.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """Give what stands between backticks in the first column of the table below a heading."""
    table = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def test_options() -> None:
    """Each option of the directive stands on the page, and no other."""
    assert sorted(f":{name}:" for name in OPTION_SPEC) == sorted(first_cells("Directive `aic-faq`"))


def test_configuration() -> None:
    """Each value of conf.py stands there with its default and what it means."""
    rows = [
        f"| `{value.name}` | `{value.default!r}` |".replace("'", '"')
        for value in sorted(VALUES, key=lambda value: PAGE.index(value.name + "` | `"))
    ]
    assert rows == re.findall(r"^\| `aic_faq_\w+` \| `[^`]*` \|", PAGE, re.MULTILINE)


def test_warnings() -> None:
    """Each type of warning stands there, and no other."""
    assert sorted(f"aic_faq.{kind}" for kind in get_args(Kind)) == sorted(first_cells("Warnings"))
