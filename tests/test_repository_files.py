"""The files that a forge reads: workflows, forms for issues, updates of dependencies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FORGE = ROOT / ".github"
WORKFLOWS = sorted(FORGE.glob("workflows/*.yml"))
FORMS = [path for path in sorted(FORGE.glob("ISSUE_TEMPLATE/*.yml")) if path.name != "config.yml"]
PINNED = re.compile(r"uses: ([\w.-]+/[\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
FIELDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}

if not FORGE.is_dir():
    pytest.skip("the files of the forge are not beside these tests", allow_module_level=True)


def data_of(path: Path) -> dict[str, Any]:
    """Read a file of YAML; the key `on` is a yes to YAML 1.1."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return {"on" if key is True else key: value for key, value in data.items()}


def name_of(path: Path) -> str:
    """Name a file in the ids of tests."""
    return path.name


@pytest.mark.parametrize("path", sorted(FORGE.rglob("*.yml")), ids=name_of)
def test_it_is_yaml(path: Path) -> None:
    """Each file is a mapping of YAML."""
    assert data_of(path)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_may_do_little(path: Path) -> None:
    """Jobs get no permission that they do not name, end some day, and know no secret."""
    workflow = data_of(path)

    assert {} == workflow["permissions"]
    assert {"name", "on", "permissions", "jobs"} <= set(workflow)
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        assert job["permissions"]
    assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_actions_are_pinned(path: Path) -> None:
    """An action is named by its commit, and the version stands beside it."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
    uses = [line.removeprefix("- ") for line in lines if line.removeprefix("- ").startswith("uses:")]

    assert uses
    assert [] == [line for line in uses if not PINNED.fullmatch(line)]


def test_the_release_publishes_what_was_tested() -> None:
    """One job builds; the others take what it has built, each after the one before it."""
    jobs = data_of(FORGE / "workflows" / "release.yml")["jobs"]
    needs = {name: job.get("needs") for name, job in jobs.items()}
    building = [name for name, job in jobs.items() if "python -m build" in str(job)]
    trusted = [name for name, job in jobs.items() if job["permissions"].get("id-token") == "write"]

    assert {"build": None, "test": "build", "publish": "test", "announce": "publish"} == needs
    assert ["build"] == building
    assert ["publish"] == trusted
    for name in ("test", "publish", "announce"):
        assert any("download-artifact" in step.get("uses", "") for step in jobs[name]["steps"])


@pytest.mark.parametrize("path", FORMS, ids=name_of)
def test_a_form_can_be_filled_in(path: Path) -> None:
    """A form has a name, a description and fields that GitHub knows, each with its own id and label."""
    form = data_of(path)
    fields = [field for field in form["body"] if field["type"] != "markdown"]

    assert form["name"]
    assert form["description"]
    assert {field["type"] for field in form["body"]} <= FIELDS
    assert len(fields) == len({field["id"] for field in fields})
    assert all(field["attributes"]["label"] for field in fields)


def test_updates_look_where_something_is() -> None:
    """Each folder of dependabot has a file of its kind."""
    manifests = {"github-actions": ".github/workflows", "pip": "pyproject.toml", "npm": "package.json"}
    updates = data_of(FORGE / "dependabot.yml")["updates"]

    assert set(manifests) == {update["package-ecosystem"] for update in updates}
    for update in updates:
        folder = ROOT / update["directory"].lstrip("/")
        assert (folder / manifests[update["package-ecosystem"]]).exists()
