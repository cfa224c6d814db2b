"""What the tests of sites share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from aic_faq import build
from tests.batch.sites import DOCUMENTS, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new folder, and do not wait for the disk: tests/test_files.py sees to it that others do."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    return tmp_path


@pytest.fixture
def site(folder: Path) -> Path:
    """Build a site of three documents."""
    write(folder / "docs", DOCUMENTS)
    build(["docs"], "site")
    return folder / "site"
