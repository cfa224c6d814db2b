"""Two texts beside each other: where they differ, with a few words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("Contrast", "contrast")

_AROUND = 40
_MOST_SHOWN = 300
_LONGEST_WORD = 30
_CUT = "…"


@frozen
class Contrast:
    """Hold a text in three parts: what both have, what only this one has, what both have again."""

    before: str
    own: str
    after: str


def contrast(texts: Sequence[str], /) -> list[Contrast]:
    """Take texts apart where they differ; one alone is all its own."""
    if len(texts) < 2:
        return [Contrast("", _cut(text), "") for text in texts]
    start = _back_to_a_space(texts, _common(texts))
    rests = [text[start:][::-1] for text in texts]
    end = _back_to_a_space(rests, _common(rests))
    found: list[Contrast] = []
    for text in texts:
        before, own, after = text[:start], text[start : len(text) - end], text[len(text) - end :]
        if len(before) > _AROUND:
            before = _CUT + before[-_AROUND:]
        if len(after) > _AROUND:
            after = after[:_AROUND] + _CUT
        found.append(Contrast(before, _cut(own), after))
    return found


def _common(texts: Sequence[str]) -> int:
    """Count the characters with which all texts begin."""
    first, last = min(texts), max(texts)
    return next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first)
    )


def _back_to_a_space(texts: Sequence[str], length: int) -> int:
    """Shorten what texts have in common to whole words, where words are told apart by spaces."""
    if all(len(text) == length or text[length].isspace() for text in texts):
        return length
    space = texts[0].rfind(" ", max(0, length - _LONGEST_WORD), length)
    return space + 1 if space >= 0 else 0 if length <= _LONGEST_WORD else length


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + _CUT
