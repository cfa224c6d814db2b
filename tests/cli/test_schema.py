"""``aic-faq schema``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aic_faq

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_the_schema_is_printed(run: Run) -> None:
    """It is JSON for people to look at, too."""
    code, out, err = run("schema")

    assert (0, "") == (code, err)
    assert aic_faq.json_schema() == json.loads(out)
    assert '\n  "title": "FAQ",\n' in out


def test_the_collection_is_printed(run: Run) -> None:
    """The path of the document can be given."""
    assert (0, aic_faq.decap_collection(), "") == run("schema", "--decap")
    assert (0, aic_faq.decap_collection("a.md"), "") == run("schema", "--decap", "--file", "a.md")


def test_a_file_without_a_collection_is_wrong_usage(run: Run) -> None:
    """The schema is the same for all files."""
    code, out, err = run("schema", "--file", "a.md")

    assert (2, "") == (code, out)
    assert "--file means nothing without --decap" in err
