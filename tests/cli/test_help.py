"""What the command says of itself."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from aic_faq.cli._group import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_help_has_an_example(arguments: tuple[str, ...], run: Run) -> None:
    """Each help text shows a use that can be copied."""
    for option in ("-h", "--help"):
        code, out, err = run(*arguments, option)
        assert (0, "") == (code, err)
        assert "\n  Example" in out
        assert "    aic-faq " in out


def test_the_exit_codes_are_documented(run: Run) -> None:
    """Scripts can rely on them."""
    assert "    1  the document has errors, or a command has found what it looks for\n" in run("--help")[1]


def test_the_version_is_that_of_the_package(run: Run) -> None:
    """``--version`` is what was installed."""
    assert (0, f"aic-faq {version('aic-faq')}\n", "") == run("--version")


def test_an_unknown_command_leaves_with_2(run: Run) -> None:
    """What was typed is shown without its escape sequences."""
    code, out, err = run("bui\x1b[31mld")

    assert (2, "") == (code, out)
    assert "No such command" in err
    assert "\x1b" not in err
