"""``aic-faq export`` to formats that cannot hold everything, and with their options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

import click
import pytest
from attrs import evolve, fields_dict

import aic_faq
from aic_faq import (
    CSVExporter,
    Exporter,
    JSONExporter,
    MarkdownExporter,
    RSTExporter,
    YAMLExporter,
    exporter_names,
)
from aic_faq.cli.export import command
from aic_faq.exporters import BUILT_IN, get_exporter
from tests.installing import installer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_every_format_is_written(run: Run) -> None:
    """All formats that the library writes can be asked for."""
    for name in exporter_names():
        code, out, _ = run("export", "faq.md", "--to", name, "--base-url", "https://example.org")
        assert (0, True) == (code, "Paris" in out), name
        assert "](/paris)" not in out


@pytest.mark.parametrize(
    ("options", "exporter"),
    [
        ("--to yaml --front-matter --ids all", YAMLExporter(front_matter=True, ids="all")),
        ("--to yaml --language de", YAMLExporter(language="de")),
        ("--to json --trees", JSONExporter(trees=True)),
        (
            "--to markdown --no-front-matter --heading-level 2",
            MarkdownExporter(front_matter=False, heading_level=2),
        ),
        ("--to markdown --ids all --id-style attributes", MarkdownExporter(ids="all", id_style="attributes")),
        ("--to rst --ids none", RSTExporter(ids="none")),
        (
            "--to csv --columns id,question --delimiter ;",
            CSVExporter(columns=("id", "question"), delimiter=";"),
        ),
        ("--to csv --answers text --guard-formulas", CSVExporter(answers="text", guard_formulas=True)),
    ],
)
def test_options(options: str, exporter: Exporter, run: Run) -> None:
    """Options are those of the exporters."""
    code, out, _ = run("export", "faq.md", *options.split())
    assert (0, exporter.export(aic_faq.load("faq.md"))) == (code, out)


def test_losses_are_reported(folder: Path, run: Run) -> None:
    """What a format cannot hold is said on standard error; the result is written, and the code is 0."""
    (folder / "faq.yaml").write_text(
        "title: T\nquestions:\n  - title: Q?\n    tags: [a]\n    desc: A.\n", "utf-8"
    )

    code, out, err = run("export", "faq.yaml", "--to", "markdown", "-o", "faq.md")

    assert (0, "") == (code, out)
    message = "in markdown, question 1, 'Q?', is not whole: it has no place for tags"
    assert err.startswith(f"faq.yaml:3:12: warning: {message} [lost-field]\n")
    assert "# T\n\n## Q?\n\nA.\n" == (folder / "faq.md").read_text("utf-8")
    assert (0, "") == run("export", "faq.yaml", "--to", "yaml")[::2]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--to text --ids all", "--ids means nothing to --to text"),
        ("--to json --no-front-matter", "--no-front-matter means nothing to --to json"),
        ("--to yaml --ids none", "--ids must be 'needed' or 'all', got 'none'"),
        ("--to csv --columns x", "--columns must be some of question"),
        ("--to markdown --heading-level 5", "--heading-level must be <= 4: 5"),
    ],
)
def test_options_that_mean_nothing(options: str, message: str, run: Run) -> None:
    """Options that a format does not have, or values that it does not take, are refused."""
    code, out, err = run("export", "faq.md", *options.split())
    assert (2, "") == (code, out)
    assert message in err


def test_our_own_json_is_recognised(folder: Path, run: Run) -> None:
    """The shape of what ``json`` wrote is told."""
    (folder / "faq.json").write_text(
        JSONExporter().export(evolve(aic_faq.load("faq.md"), title=None)), "utf-8"
    )
    code, out, _ = run("formats", "faq.json")
    assert (
        0,
        "faq.json is taken for json-model: it says that it has the format aic-faq\n  1 question\n",
    ) == (code, out)


PLUGIN = """
import attrs

class Titles:
    media_type = "text/plain"
    suffix = ".titles"

    def export(self, faq):
        return "/".join(question.title.plain_text for question in faq.questions) + "\\n"

@attrs.frozen
class Signed(Titles):
    sign: str = "-"
    language: str = "en"
    width: int = attrs.field(default=1, validator=attrs.validators.ge(1))
    found: int = attrs.field(default=0, init=False)

    def export(self, faq):
        return self.sign * self.width + self.language + super().export(faq)

plus = Signed(sign="+")
nothing = 3
"""
INSTALLED = ("titles = faq_titles:Titles", "signed = faq_titles:plus", "bad = faq_titles:nothing")


@pytest.fixture
def installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a distribution with exporters."""
    folder = tmp_path_factory.mktemp("installed")
    installer(folder, monkeypatch, "aic_faq.exporters", "faq_titles", PLUGIN)("faq-titles", *INSTALLED)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("options", "code", "out", "err"),
    [
        ("--to titles", 0, "Où est-ce ?\n", ""),
        ("--to titles --language en", 0, "Où est-ce ?\n", ""),
        ("--to signed", 0, "+enOù est-ce ?\n", ""),
        ("--to signed --width 2 --language fr", 0, "++frOù est-ce ?\n", ""),
        ("--to signed --width 0", 2, "", "--width must be >= 1: 0"),
        ("--to titles --width 2", 2, "", "--width means nothing to --to titles"),
        ("--to titles --base-url https://a.example", 2, "", "--base-url means nothing to --to titles"),
        ("--to bad", 2, "", "'bad' of aic_faq.exporters is no exporter"),
        ("--to title", 2, "", "did you mean 'titles'?"),
    ],
)
def test_installed_exporters(options: str, code: int, out: str, err: str, run: Run) -> None:
    """They are asked for as ours are, with the options that they have, and keep their own."""
    found = run("export", "faq.md", *options.split())

    assert (code, out) == found[:2]
    assert err in found[2]


@pytest.mark.usefixtures("installed")
def test_installed_exporters_convert(run: Run) -> None:
    """What one of them loses is not known where nothing reads it."""
    said = "what titles loses is not known: it cannot be read again\n"

    assert (0, "Où est-ce ?\n", said) == run("convert", "faq.md", "--to", "titles")


@pytest.mark.usefixtures("installed")
def test_an_installed_exporter_that_is_none_is_told(run: Run) -> None:
    """Where the name of the output has to tell the format, all exporters are asked."""
    code, out, err = run("convert", "faq.md", "-o", "faq.strange")

    assert (2, "") == (code, out)
    assert "'bad' of aic_faq.exporters is no exporter" in err


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("command", ["export", "convert"])
def test_shells_complete_formats(command: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of all exporters are offered, ours and others."""
    monkeypatch.setenv("_AIC_FAQ_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"aic-faq {command} faq.md --to t")
    monkeypatch.setenv("COMP_CWORD", "4")

    assert (0, "plain,text\nplain,titles\n", "") == run()


def _allowed(kind: type[Any], name: str) -> set[object]:
    """Give the values that an option of a class of exporters can have, where its type says so."""
    if name not in fields_dict(kind):
        return set()
    annotation: Any = fields_dict(kind)[name].type
    return set(get_args(eval(annotation, vars(sys.modules[kind.__module__]))))  # noqa: S307 - our own source


CHOICES = {
    parameter.name or "": set(parameter.type.choices)
    for parameter in command.params
    if isinstance(parameter.type, click.Choice)
}


@pytest.mark.parametrize("name", CHOICES)
def test_choices_are_those_of_the_exporters(name: str) -> None:
    """They are spelled out again, since loading all exporters would cost each start of the command time."""
    exporters = [type(get_exporter(each)) for each in BUILT_IN]

    assert set[object]().union(*(_allowed(each, name) for each in exporters)) == CHOICES[name]


def test_the_profile_has_choices() -> None:
    """What the last test looks at is there."""
    assert {"profile", "contents", "answers", "layout", "ids", "links", "questions"} <= CHOICES.keys()
