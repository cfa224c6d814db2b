"""The names that the package offers."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib.metadata import version

import pytest

import aic_faq


def test_names() -> None:
    """Every public name is there, is what its module has, and is listed once in order."""
    assert sorted(aic_faq.__all__) == sorted(set(aic_faq.__all__))
    assert sorted(aic_faq.__all__) == dir(aic_faq)
    for name in {*aic_faq.__all__} - {"__version__"}:
        home = importlib.import_module(aic_faq._HOME_OF[name])
        assert getattr(home, name) is getattr(aic_faq, name)


def test_version() -> None:
    """The version is that of the distribution."""
    assert version("aic-faq") == aic_faq.__version__


def test_unknown_name() -> None:
    """Other names are errors as in any module."""
    with pytest.raises(AttributeError, match=r"^module 'aic_faq' has no attribute 'Faq'$"):
        aic_faq.Faq  # type: ignore[attr-defined]  # noqa: B018 - asked for


def test_star() -> None:
    """A star import brings the public names and nothing else."""
    namespace: dict[str, object] = {}
    exec("from aic_faq import *", namespace)  # noqa: S102 - that is what is tested
    assert {*aic_faq.__all__} == namespace.keys() - {"__builtins__"}


def test_lazy() -> None:
    """Importing the package loads no other module of it; a name is loaded once and then kept."""
    code = (
        "import sys, aic_faq; "
        "before = [name for name in sys.modules if name.startswith('aic_faq.')]; "
        "aic_faq.Position; "
        "print(before, 'Position' in vars(aic_faq), 'aic_faq.readers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[] True False" == done.stdout.strip()
