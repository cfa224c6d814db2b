"""The official examples of CommonMark, fetched once and kept in pytest's cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING, TypedDict

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Its sdist carries the examples of CommonMark 0.31.2 as they are published.
_PACKAGE = "markdown-it-py==4.3.0"
_MEMBER = "tests/test_cmark_spec/commonmark.json"


class Example(TypedDict):
    """One example of the specification."""

    example: int
    section: str
    markdown: str
    html: str


@pytest.fixture(scope="session")
def commonmark(request: pytest.FixtureRequest) -> dict[int, Example]:
    """Give the examples of the specification by their numbers."""
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir(f"commonmark-{_PACKAGE.rpartition('=')[2]}")
    path = folder / "commonmark.json"
    if not path.exists():
        _fetch(folder, path)
    examples: list[Example] = json.loads(path.read_text(encoding="utf-8"))
    return {example["example"]: example for example in examples}


def _fetch(folder: Path, path: Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    command += ["--no-binary", ":all:", "--dest", str(folder), _PACKAGE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        reason = f"the examples of CommonMark could not be fetched: {last}"
        # CI has a network: there it must not pass for want of data.
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    sdist = next(folder.glob("*.tar.gz"))
    with tarfile.open(sdist) as archive:
        name = next(name for name in archive.getnames() if name.endswith(f"/{_MEMBER}"))
        member = archive.extractfile(name)
        assert member is not None
        # Written whole or not at all: several workers may fetch at the same time.
        whole = path.with_suffix(f".{os.getpid()}")
        whole.write_bytes(member.read())
    whole.replace(path)
