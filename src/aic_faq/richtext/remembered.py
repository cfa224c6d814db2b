"""Texts that were read before: for documents that are read again and again while they are written."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from aic_faq.richtext.limits import ParsedRichText

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

__all__ = ("RememberedTexts", "texts_in_use")

texts_in_use: ContextVar[RememberedTexts | None] = ContextVar("aic_faq.richtext.remembered", default=None)


class RememberedTexts:
    """Hold what the texts of a document were read into, and no more of them than it had the last time."""

    def __init__(self) -> None:
        self._last: dict[object, ParsedRichText] = {}
        self._now: dict[object, ParsedRichText] = {}

    @contextmanager
    def in_use(self) -> Generator[None]:
        """Read the document within: texts that have not changed are not parsed again."""
        self._now = {}
        token = texts_in_use.set(self)
        try:
            yield
        finally:
            texts_in_use.reset(token)
        # One that is broken before its first text is mended soon.
        self._last = self._now or self._last

    def get(self, key: object, parse: Callable[[], ParsedRichText], /) -> ParsedRichText:
        """Give what a text was read into; ``key`` is all that it depends on."""
        # No two texts share a tree, even where they are equal: as if each had been parsed.
        self._now[key] = parsed = self._last.pop(key, None) or parse()
        return parsed
