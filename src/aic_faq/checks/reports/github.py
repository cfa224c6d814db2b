"""Diagnostics as annotations: lines that GitHub's runner shows beside the code.

See "Workflow commands for GitHub Actions" in GitHub's documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.diagnostics import Diagnostic

__all__ = ("write_github",)


def write_github(diagnostics: Sequence[Diagnostic], /) -> str:
    """Write one workflow command for each diagnostic."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    place = {"file": diagnostic.path}
    if diagnostic.position is not None:
        place["line"] = str(diagnostic.position.line)
        if diagnostic.position.column is not None:
            place["col"] = str(diagnostic.position.column)
    place["title"] = diagnostic.code.value
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    hint = f"\n{diagnostic.hint}" if diagnostic.hint else ""
    return f"::{diagnostic.severity.value} {properties}::{_data(diagnostic.message + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
