"""The workflows in examples/ are safe to copy, and do what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from aic_faq.cli.suggest import command

WORKFLOWS = sorted((Path(__file__).resolve().parent.parent / "examples" / "github").glob("*.yml"))
SUGGEST = next(path for path in WORKFLOWS if path.name == "suggest.yml")
FAQ = "---\nlang: en\nurl: /help\nquestions:\n  - title: How do I pay?\n    desc: By card.\n---\n"
PINNED = re.compile(r"[\w-]+/[\w-]+@(?:[0-9a-f]{40}|v\d+)")


def jobs(path: Path) -> list[dict[str, Any]]:
    """Give the jobs of a workflow."""
    return list(yaml.safe_load(path.read_text("utf-8"))["jobs"].values())


def script() -> str:
    """Give the shell script that looks for answers."""
    runs = [
        step["run"]
        for job in jobs(SUGGEST)
        for step in job["steps"]
        if "aic-faq suggest" in step.get("run", "")
    ]
    assert 1 == len(runs)
    return str(runs[0])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_few_rights(path: Path) -> None:
    """Nothing is allowed but what a job names, actions are pinned, and no job runs for ever."""
    assert {} == yaml.safe_load(path.read_text("utf-8"))["permissions"]
    for job in jobs(path):
        assert {"contents": "read", "issues": "write"} == job["permissions"]
        assert job["timeout-minutes"] <= 10
        for step in job["steps"]:
            assert "uses" not in step or PINNED.fullmatch(step["uses"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_put_into_scripts(path: Path) -> None:
    """No expression of GitHub stands in a script: what it gives would become part of the program."""
    scripts = [step["run"] for job in jobs(path) for step in job["steps"] if "run" in step]

    assert scripts
    assert [] == [text for text in scripts if "${{" in text]


def test_the_options_exist() -> None:
    """What the workflow gives to the command, the command knows."""
    line = next(line for line in script().splitlines() if "aic-faq suggest" in line)
    given = {word for word in shlex.split(line) if word.startswith("--")}
    known = {name for parameter in command.params for name in parameter.opts}

    assert {"--markdown", "--limit", "--base-url"} == given
    assert given <= known


@pytest.mark.skipif(sys.platform == "win32", reason="the job runs on Linux")
@pytest.mark.parametrize(
    ("title", "code", "commented"),
    [
        ("How can I pay", 0, True),
        ("How do I pay '; >x; \"$(>x)`>x`\n >x #", 0, True),
        ("--help", 0, False),
        ("the", 0, False),
    ],
)
def test_an_issue_is_answered(title: str, code: int, commented: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column
    """A title that the FAQ answers gets a comment, another none, and no title runs a command."""
    (tmp_path / "faq.md").write_text(FAQ, "utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    aic_faq = f"#!/bin/sh\nexec '{sys.executable}' -c 'from aic_faq.cli import main; main()' \"$@\"\n"
    for name, text in {"aic-faq": aic_faq, "gh": '#!/bin/sh\necho "$@" > called\n'}.items():
        (programs / name).write_text(text, "utf-8")
        (programs / name).chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "TITLE": title,
        "ISSUE": "7",
        "GITHUB_REPOSITORY": "o/r",
        "FAQ": "faq.md",
        "BASE_URL": "https://example.org",
    }

    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script()],
        cwd=tmp_path,
        env=env,
        check=False,
        capture_output=True,
        timeout=60,
    )

    assert (code, b"") == (done.returncode, done.stderr)
    assert commented is (tmp_path / "called").exists()
    assert not (tmp_path / "x").exists()
    if commented:
        assert "issue comment 7 --repo o/r --body-file comment.md\n" == (tmp_path / "called").read_text()
        comment = (tmp_path / "comment.md").read_text("utf-8")
        assert "- [How do I pay?](https://example.org/help#faq-how-do-i-pay)\n" in comment


def test_an_unreadable_faq_fails(tmp_path: Path) -> None:
    """Where the FAQ cannot be read the job fails, so that somebody sees it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "aic-faq").write_text("#!/bin/sh\nexit 3\n", "utf-8")
    (programs / "aic-faq").chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "TITLE": "",
        "FAQ": "",
        "BASE_URL": "",
    }

    done = subprocess.run(["bash", "-eo", "pipefail", "-c", script()], cwd=tmp_path, env=env, check=False)

    assert 3 == done.returncode
