"""Distributions with entry points, installed for one test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pytest

Install: TypeAlias = Callable[..., None]


def installer(folder: Path, monkeypatch: pytest.MonkeyPatch, group: str, module: str, source: str) -> Install:
    """Give a function that installs a distribution of this name with entry points into a module."""
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    # The module is that of this test, whichever test imported one before.
    monkeypatch.delitem(sys.modules, module, raising=False)

    def install(name: str, *entry_points: str) -> None:
        metadata = folder / f"{name.replace('-', '_')}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8"
        )
        (metadata / "entry_points.txt").write_text(
            "\n".join((f"[{group}]", *entry_points)) + "\n", encoding="utf-8"
        )

    return install
