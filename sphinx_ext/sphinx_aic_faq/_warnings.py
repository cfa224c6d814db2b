"""Warnings that name their place and can be suppressed by their kind."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, TypeAlias

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node

__all__ = ("Kind", "did_you_mean", "warn")

Kind: TypeAlias = Literal["config", "directive", "duplicate", "file", "link", "parse", "select"]
"""What stands behind ``aic_faq.`` in ``suppress_warnings``."""

_logger = logging.getLogger(__name__)


def warn(kind: Kind, message: str, location: str | Node | tuple[str, int] | None) -> None:
    """Warn about one thing at one place.

    ``location`` is a node, a page with a line, or ``path:line`` of another
    file: as a tuple Sphinx would take the path for the name of a page.
    """
    _logger.warning("%s", " ".join(message.split()), type="aic_faq", subtype=kind, location=location)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Say what a misspelt name may stand for; nothing where nothing is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""
