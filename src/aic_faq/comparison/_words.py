"""Two texts, compared word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ("Piece", "compare_words", "words_of")

_Kind: TypeAlias = Literal["same", "removed", "added"]

# Scripts that put no spaces between words are compared by character.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_PUNCTUATION = "!-/:-@\\[-`{-~\xa0-\xbf\u2010-\u205e\u3000-\u303f"
_TOKEN = re.compile(rf"\s+|[{_UNSPACED}{_PUNCTUATION}]|[^\s{_UNSPACED}{_PUNCTUATION}]+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing takes time with the product of both lengths, at least.
_MOST_PAIRS = 1_000_000
_MOSTLY_OTHER = 0.25


class Piece(NamedTuple):
    """Hold a stretch of text, and whether both texts have it or only one of them."""

    kind: _Kind
    text: str


def words_of(text: str, /) -> frozenset[str]:
    """Give the words of a text, without those marks that stand between them."""
    return frozenset(word for word in _TOKEN.findall(text.casefold()) if word.isalnum())


def compare_words(before: str, after: str, /) -> tuple[Piece, ...]:
    """Say which words a text has lost and gained.

    Joined, the pieces that were not added are ``before``, and those that were
    not removed are ``after``. What has hardly a word in common is one text
    removed and another added.

    >>> [tuple(piece) for piece in compare_words("Who pays?", "Who pays us?")]
    [('same', 'Who pays'), ('added', ' us'), ('same', '?')]
    """
    pieces: list[Piece] = []
    for kind, old, new in _compared(_LINE.findall(before), _LINE.findall(after)):
        pieces += [Piece("same", old)] if kind == "same" else _within(old, new)
    return tuple(_joined(pieces))


def _within(before: str, after: str) -> list[Piece]:
    """Compare the words of lines that differ."""
    found = list(_compared(_TOKEN.findall(before), _TOKEN.findall(after)))
    kept = sum(len(old) for kind, old, _ in found if kind == "same")
    if kept < _MOSTLY_OTHER * max(len(before), len(after)):
        return [Piece("removed", before), Piece("added", after)]
    pieces: list[Piece] = []
    for number, (kind, old, new) in enumerate(found):
        # A blank between two words that have changed is no common ground.
        is_between = 0 < number < len(found) - 1
        if kind == "same" and not (is_between and old.isspace()):
            pieces.append(Piece("same", old))
        else:
            pieces += (Piece("removed", old), Piece("added", new))
    return pieces


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[_Kind, str, str]]:
    """Yield what is the same and what is not, each time with both texts."""
    start = 0
    shorter = min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if start:
        yield "same", "".join(before[:start]), "".join(before[:start])
    if len(old) * len(new) > _MOST_PAIRS:
        yield "removed", "".join(old), "".join(new)
    elif old or new:
        yield from _matched(old, new)
    if end:
        yield "same", "".join(before[-end:]), "".join(before[-end:])


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[_Kind, str, str]]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where texts differ

    for tag, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield "same" if tag == "equal" else "removed", "".join(before[first:last]), "".join(after[begin:end])


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join neighbours: within a change, what was removed stands before what was added."""
    texts: dict[_Kind, str] = {"same": "", "removed": "", "added": ""}
    for kind, text in (*pieces, Piece("same", "")):
        if kind != "same":
            if texts["same"]:
                yield Piece("same", texts["same"])
                texts["same"] = ""
        elif text or not texts["same"]:
            changed: tuple[_Kind, ...] = ("removed", "added")
            yield from (Piece(each, texts[each]) for each in changed if texts[each])
            texts["removed"] = texts["added"] = ""
        texts[kind] += text
    if texts["same"]:
        yield Piece("same", texts["same"])
