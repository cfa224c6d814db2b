"""Warnings are said on standard error, in colours where they are wanted, and change nothing else."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


DOCUMENT = b"---\nquestions:\n  - title: What?\n    desc: '[That](javascript:a).'\n---\n"


def test_a_warning_changes_no_exit_code(run: Run) -> None:
    """The result is on standard output, the warning on standard error."""
    code, out, err = run("export", "-", "--to", "text", stdin=DOCUMENT)

    assert (0, True) == (code, "That." in out)
    assert err.startswith("<stdin>:4:")
    assert "warning: " in err
    assert "\x1b" not in err


def test_force_color_brings_colors(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours come without a terminal when they are asked for, and the words stay the same."""
    plain = run("export", "-", "--to", "text", stdin=DOCUMENT)[2]
    monkeypatch.setenv("FORCE_COLOR", "1")

    colored = run("export", "-", "--to", "text", stdin=DOCUMENT)[2]

    assert "\x1b[1;33mwarning: \x1b[0m" in colored
    assert plain == _without_colors(colored)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {}])
def test_colors_can_be_refused(variables: dict[str, str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR and --no-color win over FORCE_COLOR."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    options = () if variables else ("--no-color",)

    assert "\x1b" not in run("export", "-", "--to", "text", *options, stdin=DOCUMENT)[2]


def test_markup_of_rich_in_content_is_content(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No document chooses its colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    document = b"---\nquestions:\n  - title: '[red]What[/red] :smile:'\n    title: 1\n---\n"

    err = run("export", "-", "--to", "text", stdin=document)[2]

    assert "   4 |     title: 1" in _without_colors(err)
    document = document.replace(b"    title: 1\n", b"    desc: '[bold](javascript:a) [red]x[/red]'\n")
    assert "[red]x[/red]" in _without_colors(run("export", "-", "--to", "text", stdin=document)[2])


def test_without_standard_error_the_result_is_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error is closed, nobody wants to know."""
    monkeypatch.setattr(sys, "stderr", None)

    code, out, err = run("export", "-", "--to", "text", stdin=DOCUMENT)

    assert (0, True, "") == (code, "That." in out, err)


def _without_colors(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)
