"""Plain Markdown, which needs no parser: paragraphs, lists, headings, simple links, marks and code.

That is how two thirds of all answers are written. What is taken here is taken
as CommonMark takes it (property tests and the examples of the specification
compare both); any doubt is left to the parser, which costs five times as much
and has to be imported first.
"""

from __future__ import annotations

import re

from aic_faq.markup import (
    Block,
    BulletList,
    CodeSpan,
    Emphasis,
    Heading,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    SoftBreak,
    Strong,
    Text,
)

__all__ = ("START", "is_prose", "may_hold_address", "plain_blocks")

# A character without a meaning within lines.
_PLAIN = r"[^\\`*_\[\]<&~@\0-\x1f]"
# A target that normalising leaves as it is, without brackets and entities.
_URL = r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#)])|[/#](?!/))[A-Za-z0-9/._~#?=+,;$-]*"
# With "!" before it, it would be an image; with "^" before it or in it, a footnote.
_LINK = rf"(?<![!^])\[(?!\^){_PLAIN}+\]\({_URL}\)"
# Between marks that can only begin before the words and end behind them (CommonMark 0.31.2, section 6.2).
_WORDS = rf"(?=[^\W_]){_PLAIN}++(?<=[^\W_])"
_STRESSED = rf"(?<![^ (])(?:\*{_WORDS}\*|\*\*{_WORDS}\*\*|_{_WORDS}_|__{_WORDS}__)(?=[ .,;:!?)]|\Z)"
_CODE = r"(?<!`)`(?![ `])[^`\[\]\0-\x1f]++(?<! )`(?!`)"
# A letter, a mark that Markdown does not know, or a number that is none of a list starts no block.
START = r"""(?=[^\W\d_]|["'(\[*_`]|[^\x00-\x7f\s]|\d+(?![\d.)]))"""
_LINE = re.compile(
    rf"([*+-][ ]|[0-9]{{1,9}}[.)][ ]|\#{{1,6}}[ ])?"
    rf"({START}(?:{_PLAIN}++|{_LINK}|{_STRESSED}|{_CODE})++)"
)
_PROSE_LINE = re.compile(rf"{START}{_PLAIN}*(?<!\s)")
# In a line that matches, what begins so can be nothing else.
_LINKS = re.compile(rf"\[({_PLAIN}+)\]\(({_URL})\)")
_PARTS = re.compile(rf"{_LINKS.pattern}|(?P<mark>\*\*?|__?)({_PLAIN}+)(?P=mark)|`([^`]+)`")
_SOFT_BREAK = SoftBreak()


def is_prose(line: str, /) -> bool:
    """Tell whether a line is such that CommonMark can give no meaning to any of its characters."""
    return _PROSE_LINE.fullmatch(line) is not None and not may_hold_address(line)


def may_hold_address(text: str, /) -> bool:
    """Tell whether a bare URL or e-mail address can stand in a text."""
    return "://" in text or "@" in text or "www." in text or "WWW." in text or "Www." in text


def plain_blocks(markdown: str, /) -> tuple[Block, ...] | None:
    """Make the blocks of a text that is plain Markdown throughout; None for any other."""
    only_line = markdown.removesuffix("\n")
    if "\n" not in only_line and is_prose(only_line):  # every second answer
        return (Paragraph((Text(only_line),)),)
    if may_hold_address(markdown) and may_hold_address(_LINKS.sub(r"\1\n", markdown)):
        return None
    builder = _BlockBuilder()
    for number, line in enumerate(markdown.split("\n")):
        if not line:
            builder.blank_line()
            continue
        match = _LINE.fullmatch(line)
        # One space at the end of a line is nothing, two are a hard break.
        text = match[2].removesuffix(" ") if match else " "
        if match is None or text[-1].isspace() or not builder.line(number, match[1], text):
            return None
    return builder.finish()


class _BlockBuilder:
    """Put lines together to paragraphs and lists (CommonMark 0.31.2, sections 4.8 and 5.3)."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._lines: list[str] = []
        self._items: list[ListItem] = []
        self._bullet = ""
        self._start: int | None = None
        self._begins = 0
        self._loose = self._after_blank = False

    def blank_line(self) -> None:
        """End the paragraph; a list may still go on."""
        self._end_paragraph()
        self._after_blank = True

    def line(self, number: int, mark: str | None, text: str) -> bool:
        """Take a line with its bullet, number or number signs; False where it is not plain."""
        number_of = None if mark is None or mark[-2] not in ".)" else int(mark[:-2])
        if number_of not in {None, 1} and self._lines and not self._bullet:
            # Only a list that begins with 1 comes into a paragraph.
            mark, text = None, f"{mark}{text}"
        if mark is None:
            # After an item without a blank line between, it goes on with the item.
            if not self._lines:
                self._end_list()
                self._begins = number
            self._lines.append(text)
        elif mark[0] == "#":
            if text[-1] == "#":
                return False
            self._end_list()
            self._blocks.append(Heading(len(mark) - 1, _inlines([text]), number))
        else:
            self._end_paragraph()
            bullet = mark[-2]
            if bullet != self._bullet:
                self._end_list()
                self._start = number_of
            elif self._after_blank:
                self._loose = True
            self._bullet, self._begins = bullet, number
            self._lines.append(text)
        self._after_blank = False
        return True

    def finish(self) -> tuple[Block, ...]:
        """Give all blocks."""
        self._end_list()
        return tuple(self._blocks)

    def _end_paragraph(self) -> None:
        if self._lines:
            paragraph = Paragraph(_inlines(self._lines), self._begins)
            if self._bullet:
                self._items.append(ListItem((paragraph,)))
            else:
                self._blocks.append(paragraph)
            self._lines = []

    def _end_list(self) -> None:
        self._end_paragraph()
        if self._bullet:
            items, tight = tuple(self._items), not self._loose
            self._blocks.append(
                BulletList(items, tight) if self._start is None else OrderedList(items, self._start, tight)
            )
            self._items, self._bullet, self._loose = [], "", False


def _inlines(lines: list[str]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for line in lines:
        if inlines:
            inlines.append(_SOFT_BREAK)
        if not ("[" in line or "*" in line or "`" in line or "_" in line):
            inlines.append(Text(line))
            continue
        end = 0
        for match in _PARTS.finditer(line):
            if match.start() > end:
                inlines.append(Text(line[end : match.start()]))
            inlines.append(_inline(match))
            end = match.end()
        if end < len(line):
            inlines.append(Text(line[end:]))
    return tuple(inlines)


def _inline(match: re.Match[str]) -> Inline:
    words, url, mark, stressed, code = match.groups()
    if url is not None:
        return Link(url, (Text(words),))
    if code is not None:
        return CodeSpan(code)
    return (Strong if len(mark) > 1 else Emphasis)((Text(stressed),))
