"""Inlines as Markdown: marks where they are sure to be read as marks, tags of HTML where they are not."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, assert_never

from aic_faq.markup import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    HardBreak,
    Image,
    Inline,
    Link,
    SoftBreak,
    Strikethrough,
    Strong,
    Text,
)
from aic_faq.richtext.site_syntax import TEMPLATE_TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("escape_text", "inlines_to_markdown")

_SPECIAL = re.compile(
    r"[\\`*\[\]<~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it marks nothing
    r"|&(?=\#?\w+;)|\{(?=[{%])"
    r"|:(?=//)|(?<=www)\.|(?<=\S)@(?=\S)",  # else a bare address becomes a link
    re.IGNORECASE,
)
# Without any of these, nothing is special: that is seen ten times as fast.
_MAY_BE_SPECIAL = re.compile(r"[\\`*\[\]<~_&{@]|://|[wW][wW][wW]\.")
# What begins a block, or makes a heading of the line before, at the start of a line.
_BLOCK_START = re.compile(
    r"(?P<digits>\d{1,9}(?=[.)](?:\s|$)))|-(?=[\s|:-]|$)|\+(?=\s|$)|=+[ \t]*$|[>|]|:(?=-)|\#{1,6}(?=\s|$)",
    re.ASCII,
)
_WEB = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#](?:[A-Za-z0-9/._~#?=+,;:!$()-]|&(?!\#?\w+;))*)?", re.ASCII
)
_MAIL = re.compile(r"[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_BACKTICKS = re.compile(r"`+")
_TAGS = {Emphasis: "em", Strong: "strong", Strikethrough: "s"}
_FIRST: dict[type, str] = {Emphasis: "_", Strong: "*", Strikethrough: "~"}
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def inlines_to_markdown(
    inlines: Sequence[Inline], /, *, one_line: bool = False, notes_before: int = 0
) -> str:
    """Write inlines that are in the normal form; in ``one_line``, breaks are tags.

    The numbers of footnotes follow those of the notes before them.
    """
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        text = escape_text(inlines[0].value)
    else:
        text = _Writer("<br>" if one_line else "\\\n", notes_before).write(inlines, "", "")
    if one_line:
        return _escape_edges(text)
    return "\n".join(_escape_start(_escape_edges(line)) for line in text.split("\n"))


class _Writer:
    """Write inlines; marks do not stand within marks of their kind, so that recursion is not deep."""

    def __init__(self, hard_break: str, notes_before: int) -> None:
        self._hard_break = hard_break
        self._notes_before = notes_before

    def write(self, inlines: Sequence[Inline], before: str, after: str) -> str:
        """Write inlines between two characters, which decide what a mark can be."""
        inner = [self._inner(node) for node in inlines]
        starts = [_FIRST.get(type(node), text[:1]) for node, text in zip(inlines, inner, strict=True)]
        starts.append(after)
        written: list[str] = []
        last = before
        for node, text, following in zip(inlines, inner, starts[1:], strict=True):
            match node:
                case Emphasis() | Strong() | Strikethrough():
                    part = _marked(node, text, last, following)
                case Text():
                    # Between these and brackets, there would be a link, a definition, an image or a note.
                    before_it = "\\" if text[0] in "(:" and last == "]" else ""
                    in_it = "\\" if text[-1] in "!^" and following == "[" else ""
                    part = f"{before_it}{text[:-1]}{in_it}{text[-1]}"
                case _:
                    part = text
            written.append(part)
            last = part[-1]
        return "".join(written)

    def _inner(self, node: Inline) -> str:
        match node:
            case Text():
                return escape_text(node.value)
            case Emphasis() | Strong() | Strikethrough():
                mark = _FIRST[type(node)]
                return self.write(node.children, mark, mark)
            case Link():
                return _address(node) or f"[{self.write(node.children, '[', ']')}]{_target(node)}"
            case SoftBreak():
                return "\n"
            case HardBreak():
                return self._hard_break
            case CodeSpan():
                return _code_span(node.value)
            case Image():
                return f"![{escape_text(node.alt)}]{_target(node)}"
            case FootnoteReference():
                return f"[^{node.number + self._notes_before}]"
            case _:
                assert_never(node)


def _marked(node: Emphasis | Strong | Strikethrough, inner: str, before: str, after: str) -> str:
    """Put a mark around text; CommonMark 0.31.2, section 6.2, says where it is none."""
    opens = not _is_space(inner[0]) and (inner[0].isalnum() or _is_edge(before))
    closes = not _is_space(inner[-1]) and (inner[-1].isalnum() or _is_edge(after))
    if opens and closes:
        around = {before, after, inner[0], inner[-1]}
        if isinstance(node, Emphasis):
            if _is_edge(before) and _is_edge(after) and "_" not in around:
                return f"_{inner}_"
            if "*" not in around and "*" not in inner:
                return f"*{inner}*"
        elif _FIRST[type(node)] not in around:
            mark = _FIRST[type(node)] * 2
            return f"{mark}{inner}{mark}"
    tag = _TAGS[type(node)]
    return f"<{tag}>{inner}</{tag}>"


def _is_space(character: str) -> bool:
    return not character or character in " \t\n" or unicodedata.category(character) == "Zs"


def _is_edge(character: str) -> bool:
    """Tell whether a mark can stand beside a character whatever is within the mark."""
    return _is_space(character) or character in _PUNCTUATION


def escape_text(text: str, /) -> str:
    """Write a text so that nothing in it is taken for a mark; template tags stand as they are."""
    if _MAY_BE_SPECIAL.search(text) is None:
        return text
    if "{" not in text:
        return _SPECIAL.sub(r"\\\g<0>", text)
    written: list[str] = []
    end = 0
    for match in TEMPLATE_TAG.finditer(text):
        written += (_SPECIAL.sub(r"\\\g<0>", text[end : match.start()]), match.group())
        end = match.end()
    return "".join((*written, _SPECIAL.sub(r"\\\g<0>", text[end:])))


def _escape_start(line: str) -> str:
    match = _BLOCK_START.match(line)
    if match is None:
        return line
    at = match.end("digits") if match["digits"] else 0
    return f"{line[:at]}\\{line[at:]}"


def _escape_edges(line: str) -> str:
    """Write space that a parser would strip, though it is none of ASCII, as references."""
    words = line.strip()
    if len(words) == len(line):
        return line
    start = line.find(words)
    edges = (line[:start], line[start + len(words) :])
    first, last = ("".join(f"&#{ord(character)};" for character in edge) for edge in edges)
    return f"{first}{words}{last}"


def _address(node: Link) -> str | None:
    """Write a link whose words are its address."""
    match node:
        case Link(url=url, children=(Text(value=words),), title=""):
            if url == words and _WEB.fullmatch(url):
                return f"<{url}>"
            if url == f"mailto:{words}" and _MAIL.fullmatch(words):
                return f"<{words}>"
        case _:
            pass
    return None


def _target(node: Link | Image) -> str:
    url = re.sub(r"[()]|&(?=#?\w+;)", r"\\\g<0>", node.url)
    title = re.sub(r'[\\"]|&(?=#?\w+;)', r"\\\g<0>", node.title)
    return f'({url} "{title}")' if title else f"({url})"


def _code_span(value: str) -> str:
    longest = max((len(run) for run in _BACKTICKS.findall(value)), default=0)
    fence = "`" * (longest + 1)
    padded = value[0] == "`" or value[-1] == "`" or (value[0] == value[-1] == " " and value.strip(" "))
    return f"{fence} {value} {fence}" if padded else f"{fence}{value}{fence}"
