"""Inline nodes as the Markdown that translators see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.markup import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq import markup

__all__ = ("inline_markdown",)


def inline_markdown(children: Sequence[markup.Inline]) -> str:
    return plain_text(children)
