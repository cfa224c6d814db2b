"""The pages about checks, the hooks and the action are true."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from aic_faq import Source, check, read
from tests.checks.rules_page import PAGE, rules_page
from tests.examples import blocks_of

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "check.md"


def test_the_page_of_rules_is_made_from_the_rules() -> None:
    """The page says what the rules say: `python -m tests.checks.rules_page` writes it anew."""
    assert rules_page() == PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", ["map.yaml", "map.md"])
def test_the_comments_of_the_how_to(name: str) -> None:
    """The comments in the documents that the page shows switch off what they stand at."""
    [shown] = [block.content for block in blocks_of(HOW_TO) if block.caption == name]

    assert [] == [str(found) for found in check(read(Source(shown, name)))]
    bare = re.sub(r"# aic-faq.*|<!-- aic-faq.*-->", "", shown)
    assert "vague-link" in {found.code.value for found in check(read(Source(bare, name)))}


def hooks() -> list[dict[str, Any]]:
    """Give the hooks of pre-commit."""
    loaded: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: str(hook["id"]))
def test_the_hooks_run_the_command(hook: dict[str, Any], tmp_path: Path) -> None:
    """The entry of each hook is a command of ours that takes files, and it has what the command needs."""
    (tmp_path / "faq.md").write_text(
        "---\nlang: en\nquestions:\n  - title: What?\n    desc: A.\n---\n", encoding="utf-8"
    )
    words = hook["entry"].split()
    program = [sys.executable, "-c", "from aic_faq.cli import main; main()", *words[1:], "faq.md"]

    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ("aic-faq", 0, "", "") == (words[0], done.returncode, done.stdout, done.stderr)
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][
        "cli"
    ]
    assert extra == hook["additional_dependencies"]
    assert all(re.search(hook["files"], name) for name in ("faq.md", "content/FAQ.fr.yaml", "a/faqs.json"))
    assert not any(re.search(hook["files"], name) for name in ("README.md", "a/faq", "defaqs.md"))


@pytest.mark.parametrize(("document", "code"), [("desc: A (b", 1), ("desc: A", 0)])
def test_the_action_writes_annotations(document: str, code: int, tmp_path: Path) -> None:
    """The last step of the action runs the command on its inputs, of which none becomes a command."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][-1]
    (tmp_path / "faq.md").write_text(
        f"---\nlang: en\nquestions:\n  - title: What?\n    {document}\n---\n", encoding="utf-8"
    )
    program = tmp_path / "bin" / "aic-faq"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom aic_faq.cli import main\nmain()\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    inputs = {
        "files": "faq.md",
        "arguments": "--base-url https://example.org",
        "output-format": action["inputs"]["output-format"]["default"],
    }
    variables = {name: inputs[value[len("${{ inputs.") : -len(" }}")]] for name, value in step["env"].items()}

    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={**os.environ, **variables, "PATH": f"{program.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )

    annotation = "::warning file=faq.md,line=5,col=13,title=unbalanced-bracket::"
    assert (code, "", bool(code)) == (done.returncode, done.stderr, done.stdout.startswith(annotation))
    assert {"github"} == {action["inputs"]["output-format"]["default"]}
