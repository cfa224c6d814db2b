"""Exporters by name: built in, installed, unknown."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import aic_faq
from aic_faq.errors import FAQError, PluginError
from aic_faq.exporters import export, exporter_names, get_exporter
from tests.installing import installer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installing import Install

FAQ = aic_faq.FAQ(
    questions=(
        aic_faq.Question(id="why", title="Why?", answer=aic_faq.Answer(body=aic_faq.rich_text("So."))),
    )
)

PLUGIN = """
class Titles:
    media_type = "text/plain"
    suffix = ".titles"

    def export(self, faq):
        return "titles of " + str(len(faq.questions))


ready = Titles()
nothing = 3
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a function that installs a distribution with entry points, for this test only."""
    return installer(tmp_path, monkeypatch, "aic_faq.exporters", "faq_titles", PLUGIN)


@pytest.mark.parametrize(
    ("name", "media_type", "suffix"),
    [
        ("html", "text/html", ".html"),
        ("jsonld", "application/ld+json", ".jsonld"),
        ("text", "text/plain", ".txt"),
    ],
)
def test_built_in_exporters(name: str, media_type: str, suffix: str) -> None:
    """Each built-in name gives its exporter with default options."""
    exporter = get_exporter(name)

    assert (media_type, suffix) == (exporter.media_type, exporter.suffix)
    assert type(exporter)() == exporter
    assert exporter.export(FAQ) == export(FAQ, name)


def test_an_exporter_with_options() -> None:
    """An exporter may stand in the place of a name."""
    assert "1. Why?\n\nSo.\n" == export(FAQ, aic_faq.TextExporter(questions="numbered"))


def test_the_names_are_listed() -> None:
    """The built-in names come first."""
    assert ("html", "jsonld", "text") == exporter_names()[:3]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("json-ld", "; did you mean 'jsonld'?"),
        ("HTML", "; did you mean 'html'?"),
        ("\x1bzzzz", ""),
    ],
)
def test_unknown_names(name: str, hint: str) -> None:
    """An unknown name is an error that lists the known ones, and says which may be meant."""
    with pytest.raises(aic_faq.UnknownFormatError) as raised:
        get_exporter(name)

    shown = name.replace("\x1b", "\\x1b")
    known = ", ".join(exporter_names())
    assert f"no format is called '{shown}': expected one of {known}{hint}" == str(raised.value)


@pytest.mark.parametrize("target", ["Titles", "ready"])
def test_installed_exporters(install: Install, target: str) -> None:
    """An entry point adds an exporter, a class or an object; its name is listed."""
    install("faq-titles", f"titles = faq_titles:{target}", "broken = faq_titles_that_is_missing")

    assert ("html", "jsonld", "text", "broken", "titles") == tuple(
        name for name in exporter_names() if name in {"html", "jsonld", "text", "broken", "titles"}
    )
    assert "titles of 1" == export(FAQ, "titles")
    assert ".titles" == get_exporter("titles").suffix


def test_built_in_names_win(install: Install) -> None:
    """No installed exporter takes a built-in name over, and it is listed once."""
    install("faq-titles", "html = faq_titles:Titles")

    assert isinstance(get_exporter("html"), aic_faq.HTMLExporter)
    assert 1 == exporter_names().count("html")


def test_two_claims_on_a_name(install: Install) -> None:
    """Two distributions with the same name for an exporter are an error that names both."""
    install("faq-titles", "titles = faq_titles:Titles")
    install("faq-headings", "titles = faq_titles:ready")

    with pytest.raises(PluginError) as raised:
        get_exporter("titles")

    assert (
        "the name 'titles' of aic_faq.exporters is claimed more than once, by faq-headings and faq-titles: "
        "uninstall all but one"
    ) == str(raised.value)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            "faq_missing:Titles",
            "'bad' of aic_faq.exporters cannot be loaded from faq-titles: No module named 'faq_missing'",
        ),
        (
            "faq_titles:Missing",
            (
                "'bad' of aic_faq.exporters cannot be loaded from faq-titles: "
                "module 'faq_titles' has no attribute 'Missing'"
            ),
        ),
        (
            "faq_titles:nothing",
            "'bad' of aic_faq.exporters is no exporter: expected media_type, suffix and export(faq)",
        ),
    ],
)
def test_broken_exporters(install: Install, target: str, message: str) -> None:
    """An installed exporter that cannot be loaded, or is none, is an error that names it."""
    install("faq-titles", f"bad = {target}")

    with pytest.raises(PluginError) as raised:
        get_exporter("bad")

    assert message == str(raised.value)
    assert isinstance(raised.value, FAQError)


def test_entry_points_without_a_distribution(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point need not know its distribution."""
    from importlib import metadata

    point = metadata.EntryPoint("bad", "faq_missing:Titles", "aic_faq.exporters")
    monkeypatch.setattr(metadata, "entry_points", lambda **_: metadata.EntryPoints([point]))

    with pytest.raises(PluginError, match="cannot be loaded from an unnamed distribution"):
        get_exporter("bad")


def test_built_in_exporters_need_no_metadata() -> None:
    """Asking for a built-in exporter reads no metadata and loads no other exporter."""
    watched = ("importlib.metadata", "aic_faq.exporters.html", "json", "wcwidth", "difflib")
    program = (
        "import sys; from aic_faq.exporters import get_exporter; get_exporter('text'); "
        f"print([name for name in {watched} if name in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]\n" == loaded.stdout
