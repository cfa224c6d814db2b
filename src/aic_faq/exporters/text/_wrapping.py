"""Break lines by the columns that characters take on a screen.

A line breaks at spaces, never at a no-break space, and between the characters
of Chinese and Japanese, which are written without spaces. The rules are the
part of UAX 14 (https://www.unicode.org/reports/tr14/) that those need.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aic_faq.display import display_width, is_narrow, unwidened, widened

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("unbreakable", "visible_words", "wrap")

# Noncharacters cannot stand in the tree, so they are free to mark what must stay whole.
_START, _END = "\ufdd0", "\ufdd1"
_MARKED = re.compile(f"{_START}([^{_END}]*){_END}")

_CJK = (
    "\u2e80-\u2fdf\u3001-\u3029\u3030-\u303d\u3041-\u3096\u309b-\u30ff"
    "\u3105-\u312f\u3190-\u31e3\u31f0-\u321e\u3220-\u3247\u3250-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U0003fffd"
)
_NO_BREAK_SPACES = "\xa0\u2007\u202f\u2060\ufeff\u200d"
_NEVER_LAST = "(\\[{«“‘¿¡〈《「『【〔〖〘〚〝（［｛｟￡￥" + _NO_BREAK_SPACES
_NEVER_FIRST = (
    ")\\]}»”’,.:;!?%°…‥‼⁇⁈⁉、。〉》」』】〕〗〙〛〞〟，．：；？！）］｝｠％・ー〜々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
    "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef" + _NO_BREAK_SPACES
)
# French sets a space before these and after an opening quotation mark; where it is an
# ordinary one, another place to break is better.
_RATHER_NOT_FIRST = frozenset("?!:;»%€")
_RATHER_NOT_LAST = "«"


@cache
def _break() -> re.Pattern[str]:
    """Compile what is only for text with wide characters when it is needed: it takes 4 ms."""
    return re.compile(
        f"(?<=[{_CJK}])(?<![{_NEVER_LAST}])(?=[^{_NEVER_FIRST}])"
        f"|(?<=[^{_NEVER_LAST}])(?=[{_CJK}])(?![{_NEVER_FIRST}])"
    )


@cache
def _between() -> re.Pattern[str]:
    """Find the scripts that are written without spaces."""
    return re.compile(f"[{_CJK}]")


def unbreakable(text: str, /) -> str:
    """Mark text without spaces that must stay whole, an address say; :func:`wrap` takes the marks out."""
    return text if text.isascii() else f"{_START}{text}{_END}"


def visible_words(text: str, /) -> str:
    """Take the marks of :func:`unbreakable` out."""
    return _MARKED.sub(r"\1", text) if _START in text else text


def wrap(text: str, width: int | None, /) -> list[str]:
    """Break a line of words with single spaces between them into lines of at most ``width`` columns.

    A line is longer only where a word alone is. None does not break at all.
    """
    if width is None:
        return [visible_words(text)]
    if is_narrow(text):
        return _wrap_narrow(text, width)
    if 2 * len(text) <= width:  # no character takes more than two columns
        return [visible_words(text)]
    if _START not in text and _between().search(text) is None:
        columns = widened(text)
        if columns is not None:
            return [unwidened(line) for line in _wrap_narrow(columns, width)]
    return _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[str]:
    """Break a text whose characters are all one column wide: its columns are its indices."""
    lines = []
    start, end = 0, len(text)
    while end - start > width:
        at = text.rfind(" ", start, start + width + 1)
        if at > start:
            if text[at + 1] in _RATHER_NOT_FIRST or text[at - 1] == _RATHER_NOT_LAST:
                at = _better(text, start, at)
        else:
            at = text.find(" ", start + width)
            if at < 0:
                break
        lines.append(text[start:at])
        start = at + 1
    lines.append(text[start:])
    return lines


def _better(text: str, start: int, last: int) -> int:
    """Go back from the last space that fits to one where typography allows a break, if there is any."""
    at = last
    while text[at + 1] in _RATHER_NOT_FIRST or text[at - 1] == _RATHER_NOT_LAST:
        at = text.rfind(" ", start, at)
        if at <= start:
            return last
    return at


def _wrap_wide(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for space, part, columns in _parts(text, width):
        if line and used + len(space) + columns > width:
            lines.append(line)
            line, used = part, columns
        else:
            line, used = line + space + part, used + len(space) + columns
    lines.append(line)
    return lines


def _parts(text: str, width: int) -> Iterator[tuple[str, str, int]]:
    """Yield what stays whole: the space before it, its characters and its columns.

    Punctuation that French sets apart is kept with its word, unless both
    together are too long for a line.
    """
    kept_space, kept, kept_columns = "", "", 0
    for space, part in _words(text):
        columns = display_width(part)
        together = kept_columns + 1 + columns
        apart = space and (part[:1] in _RATHER_NOT_FIRST or kept[-1:] == _RATHER_NOT_LAST)
        if apart and together <= width:
            kept, kept_columns = f"{kept} {part}", together
            continue
        if kept:
            yield kept_space, kept, kept_columns
        kept_space, kept, kept_columns = space if kept else "", part, columns
    yield kept_space, kept, kept_columns


def _words(text: str) -> Iterator[tuple[str, str]]:
    whole = iter(_MARKED.findall(text))
    for position, word in enumerate(_MARKED.sub(_START, text).split(" ")):
        space = " " if position else ""
        for part in (word,) if word.isascii() else _break().split(word):
            yield space, re.sub(_START, lambda _: next(whole), part) if _START in part else part
            space = ""
