"""Pages that are made from the code say what the code says."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from pathlib import Path
from types import FunctionType
from typing import Any, get_args

import attrs
import pytest

import aic_faq
from aic_faq import markup
from aic_faq.config import _PROBLEMS, find_configuration
from aic_faq.exporters import BUILT_IN
from aic_faq.exporters.html import ProfileName
from aic_faq.readers import registry, toolkit
from tests import document_tables, layers_picture
from tests.examples import blocks_of

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
DEPENDENCIES = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    """Give the name of the package that is asked for, in lower case."""
    return re.split(r"[^\w.-]", requirement)[0].casefold()


def test_the_picture_of_the_layers() -> None:
    """The picture shows the layers as they are: `python -m tests.layers_picture` draws it anew."""
    assert layers_picture.picture() == layers_picture.PICTURE.read_text(encoding="utf-8")


def test_the_table_of_the_layers() -> None:
    """The page about the architecture lists all parts with what they import."""
    assert layers_picture.page() == layers_picture.PAGE.read_text(encoding="utf-8")


def test_the_tables_of_shapes_and_keys() -> None:
    """All shapes and keys stand on their page: `python -m tests.document_tables` writes it anew."""
    assert document_tables.page() == document_tables.PAGE.read_text(encoding="utf-8")


def test_each_shape_is_described() -> None:
    """Each built-in reader has a section on the page, and no other has."""
    text = document_tables.PAGE.read_text(encoding="utf-8")
    sections = re.findall(r"^### `([a-z-]+)`", text, re.MULTILINE)

    assert sorted([*registry.BUILT_IN, "rst"]) == sorted(sections)


def test_the_readme_counts_right() -> None:
    """The README says how many shapes are read and how many formats are written."""
    words = {9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen"}
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"[{words[len(registry.BUILT_IN) + 1]} shapes]" in text  # and rst, which is installed along
    assert f"[{words[len(BUILT_IN)]} formats]" in text


def test_the_page_about_the_configuration() -> None:
    """Each setting stands in the table, and no other; so do the profiles."""
    text = (REFERENCE / "configuration.md").read_text(encoding="utf-8")

    assert list(_PROBLEMS) == re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    row = next(line for line in text.splitlines() if line.startswith("| `profile`"))
    assert set(get_args(ProfileName)) <= set(re.findall(r"`(\w+)`", row))


def test_the_settings_that_the_page_shows(tmp_path: Path) -> None:
    """The file that the page shows sets everything, and can be read."""
    shown = next(blocks_of(REFERENCE / "configuration.md"))
    (tmp_path / shown.caption).write_text(shown.content, encoding="utf-8")

    found = find_configuration(tmp_path)
    assert str(tmp_path / shown.caption) == found.path
    assert all(getattr(found, name) for name in _PROBLEMS)


def options_below(page: str, heading: str) -> set[str]:
    """Give what stands between backticks in the first column of the tables of options below a heading."""
    text = re.sub(r"(?ms)^```.*?^```$", "", (REFERENCE / page).read_text(encoding="utf-8"))
    section = re.split(r"\n#{1,2} ", text.partition(f"\n## {heading}\n")[2])[0] if heading else text
    tables = re.findall(r"^\| option.*\n\|[-| ]+\n((?:\|.*\n)*)", section, re.MULTILINE)
    cells = [row.split("|")[1] for table in tables for row in table.splitlines()]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize(
    ("exporter", "page", "heading"),
    [
        (aic_faq.HTMLExporter, "html.md", "Options"),
        (aic_faq.JSONLDExporter, "jsonld.md", "Options"),
        (aic_faq.TextExporter, "text.md", ""),
        (aic_faq.YAMLExporter, "data-formats.md", "YAML"),
        (aic_faq.JSONExporter, "data-formats.md", "JSON"),
        (aic_faq.MarkdownExporter, "data-formats.md", "Markdown"),
        (aic_faq.RSTExporter, "data-formats.md", "reStructuredText"),
        (aic_faq.CSVExporter, "data-formats.md", "CSV"),
        (aic_faq.JSONLinesExporter, "data-formats.md", "JSON Lines"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_option_of_an_exporter(exporter: type[Any], page: str, heading: str) -> None:
    """Each option stands in the table of its format; what all formats share may stand above the tables."""
    options = {field.name for field in attrs.fields(exporter) if field.init}
    shared = {"base_url", "id_prefix", "language"} if page == "data-formats.md" else set()

    assert options - shared == options_below(page, heading) - shared


@pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
def test_every_extra_is_accounted_for(extra: str) -> None:
    """The page about the dependencies says of each package of an extra what it is for."""
    section = re.split(r"\n## ", DEPENDENCIES.partition(f"(extra `{extra}`)\n")[2])[0]
    rows = section.partition("|---|---|\n")[2].partition("\n\n")[0]
    table = re.findall(r"^\| ([\w-]+) \| .{10,} \|$", rows, re.MULTILINE)

    packages = PROJECT["project"]["optional-dependencies"][extra]
    assert sorted(name_of(package) for package in packages) == sorted(map(str.casefold, table))


@pytest.mark.parametrize("group", PROJECT["dependency-groups"])
def test_every_tool_is_accounted_for(group: str) -> None:
    """The page about the dependencies names each package that a dependency group takes in."""
    packages = [package for package in PROJECT["dependency-groups"][group] if isinstance(package, str)]
    cells = re.findall(r"^\| ([^|]+) \| .{10,} \|$", DEPENDENCIES, re.MULTILINE)
    named = {name.strip().casefold() for cell in cells for name in cell.partition("(")[0].split(",")}

    assert set() == {name_of(package) for package in packages} - named


def keys_below(heading: str) -> set[str]:
    """Give the keys in the table below a heading of the page about what commands print."""
    text = (REFERENCE / "tools.md").read_text(encoding="utf-8")
    section = re.split(r"\n## ", text.partition(f"\n## `{heading}`\n")[2])[0]
    cells = re.findall(r"^\| ([^|]+) \|", section.partition("| key | value |\n|---|---|\n")[2], re.MULTILINE)
    return {key for cell in cells for key in re.findall(r"`(\w+)`", cell)}


def test_the_keys_of_what_is_found() -> None:
    """The tables of what `suggest` and `dupes` print as JSON have all keys, and no other."""
    again = "- question: How do I pay?\n  answer: By card.\n- question: How do I pay\n  answer: In cash.\n"
    faq = aic_faq.loads(again, name="faq.yaml")
    (suggestion, *_) = aic_faq.SearchIndex.of(faq).search("how do I pay")
    (group,) = aic_faq.find_duplicates(faq)

    assert keys_below("aic-faq suggest") == aic_faq.suggestion_to_dict(suggestion).keys()
    assert keys_below("aic-faq dupes") == aic_faq.duplicates_to_dict(group).keys()


def documented() -> list[str]:
    """Give the names that the page about the API describes."""
    text = (REFERENCE / "api.md").read_text(encoding="utf-8")
    return re.findall(r"^\.\. auto\w+:: (\S+)", text, re.MULTILINE)


def test_every_public_name_is_described() -> None:
    """The page about the API has all public names, once each."""
    public = [f"aic_faq.{name}" for name in aic_faq.__all__ if name != "__version__"]
    tree = [f"aic_faq.markup.{name}" for name in markup.__all__ if not name.startswith("safe_")]
    parts = [f"aic_faq.readers.toolkit.{name}" for name in toolkit.__all__]

    beside = ("aic_faq.batch.", "aic_faq.exporters.html.")
    described = [name for name in documented() if not name.startswith(beside)]
    assert sorted([*public, *tree, *parts]) == sorted(described)


@pytest.mark.parametrize("name", documented())
def test_every_name_described_has_a_docstring(name: str) -> None:
    """Classes and functions that are public say what they are."""
    value = pkgutil.resolve_name(name)

    assert not isinstance(value, type | FunctionType) or value.__doc__
