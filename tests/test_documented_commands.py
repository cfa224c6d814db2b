"""The commands that the documentation shows do what it shows."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = ("how-to/convert.md", "how-to/search.md", "how-to/start.md", "how-to/versions.md")
COMMAND = (sys.executable, "-c", "from aic_faq.cli import main; main()")
BLOCK = re.compile(
    r"^```(?:\{code-block\} \w+\n:caption: (?P<file>\S+)(?P<result> now)?\n(?P<content>.*?)"
    r"|console\n(?P<session>.*?))^```$",
    re.DOTALL | re.MULTILINE,
)
FOR_THE_FORM = re.compile(r"--git|\*\.")


@pytest.mark.parametrize("page", PAGES)
def test_sessions(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with a caption are there, results are what files then hold, and commands print what is shown.

    Commands that need git or other files, and several in one block, are shown for their form only.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    tried = 0
    for block in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8")):
        if block["result"]:
            assert block["content"] == Path(block["file"]).read_text("utf-8")
        elif block["file"]:
            Path(block["file"]).write_text(block["content"], encoding="utf-8")
        elif block["session"].count("$ aic-faq ") == 1 and not FOR_THE_FORM.search(block["session"]):
            line, _, output = block["session"].removeprefix("$ aic-faq ").partition("\n")
            assert output == run(line)
            tried += 1

    assert tried


def run(line: str) -> str:
    """Run the command, and give what a terminal would show."""
    done = subprocess.run(
        [*COMMAND, *shlex.split(line)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_examples_in_python(page: str) -> None:
    """What is shown of Python is what happens."""
    outcome = doctest.testfile(str(DOCS / page), module_relative=False, encoding="utf-8")

    assert 0 == outcome.failed
