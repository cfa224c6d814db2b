"""Ways to run the command."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

from aic_faq.cli._group import cli

if TYPE_CHECKING:
    from pathlib import Path

Run: TypeAlias = Callable[..., tuple[int, str, str]]

DOCUMENT = "---\ntitle: FAQ\nquestions:\n  - title: Où est-ce ?\n    desc: À [Paris](/paris).\n---\n"
_COLOR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new folder with one document, and without wishes about colours."""
    for name in _COLOR_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faq.md").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give a function that runs the command here: exit code, standard output, standard error."""

    def run_here(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="ascii"))
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(list(arguments))
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, out.decode("utf-8"), err.decode("utf-8")

    return run_here


@pytest.fixture
def command() -> Run:
    """Give a function that runs the command as a process: exit code, standard output, standard error.

    ``redirect`` is what a shell is told about its streams, such as ``>&-``.
    """

    def run_process(
        *arguments: str, stdin: bytes = b"", redirect: str = "", **variables: str
    ) -> tuple[int, str, str]:
        program = [sys.executable, "-c", "from aic_faq.cli import main; main()", *arguments]
        if redirect:
            program = ["sh", "-c", f'exec "$0" "$@" {redirect}', *program]
        done = subprocess.run(
            program,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, **variables},
        )
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    return run_process
