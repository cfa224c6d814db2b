"""Examples in the help of commands are blocks of code on the page about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ("setup",)

_BAR = "| "


def show_blocks(_app: Sphinx, _context: click.Context, lines: list[str]) -> None:
    """Put what click is told not to wrap, a line and what is indented below it, into a block."""
    shown: list[str] = []
    for line in lines:
        if not line.startswith(_BAR):
            shown.append(line)
        elif line.startswith(f"{_BAR} "):
            shown.append(f"   {line.removeprefix(_BAR).strip()}")
        else:
            shown += [line.removeprefix(_BAR), "", ".. code-block:: text", ""]
    lines[:] = shown


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add it to a project, after sphinx_click."""
    app.connect("sphinx-click-process-description", show_blocks)
    app.connect("sphinx-click-process-epilog", show_blocks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
