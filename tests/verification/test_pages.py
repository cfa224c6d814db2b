"""The documentation of verify and of JSON-LD names all that there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from attrs import fields

from aic_faq import Code, JSONLDExporter
from aic_faq.verification import verify

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted(Path(verify.__code__.co_filename).parent.glob("*.py"))


def test_every_code_of_verify_is_documented() -> None:
    """Whoever sees a code finds what it means."""
    page = (ROOT / "docs" / "how-to" / "verify.md").read_text("utf-8")
    used = {name for path in SOURCES for name in re.findall(r"Code\.([A-Z_]+)", path.read_text("utf-8"))}

    assert 15 < len(used)
    assert [] == [name for name in sorted(used - {"LIMIT"}) if f"`{Code[name].value}`" not in page]


def test_every_option_of_jsonld_is_documented() -> None:
    """And so is every property that is written."""
    page = (ROOT / "docs" / "reference" / "jsonld.md").read_text("utf-8")
    vocabulary = json.loads((ROOT / "tests" / "exporters" / "jsonld" / "vocabulary.json").read_text("utf-8"))
    known = {"mainEntity"}  # the list of questions

    assert [] == [field.name for field in fields(JSONLDExporter) if f"`{field.name}`" not in page]
    properties = set(vocabulary["properties"]) - known
    assert [] == [name for name in sorted(properties) if name not in page]
