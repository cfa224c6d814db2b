r"""Inlines as reStructuredText, which has no mark within another.

Of marks within each other one is kept: code before links, links before strong,
strong before emphasis. Marks are set apart from words by ``\ ``, which shows
nothing.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.exporters._lines import one_line
from aic_faq.markup import CodeSpan, Emphasis, FootnoteReference, HardBreak, Image, SoftBreak, Strong, Text
from aic_faq.richtext.inline_runs import LinkMark, flatten
from aic_faq.urls import name_on_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from aic_faq.markup import Inline
    from aic_faq.richtext.inline_runs import Run

__all__ = ("InlineWriter", "image_options")

# Marks; underscores that end a word, which make references; colons and signs of bare addresses.
_SPECIAL = re.compile(r"[\\*`|]|_(?![^\W_])|(?<=\w):(?=\S)|(?<=\S)@(?=\S)")
# What no list, directive, field, option, table, transition or attribution begins with.
_PLAIN_START = re.compile(r"(?!(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)](?:\s|$))[^\W_]")
_BEFORE_MARK = frozenset(" \n")
_AFTER_MARK = frozenset(" \n.,;!?)]}>'\"-/:\\")
_LITERAL = re.compile(r"(?![\s`])(?:(?!``).)*(?<![\s`\\])")
_ROLE_SPECIAL = re.compile(r"[`\\]")
_BRACKET = re.compile("[<>]")
_TARGET_END = re.compile(r"_$|[`<>]")


@define
class InlineWriter:
    """Write the lines of one page; images within lines are defined at its end, and notes are counted.

    Attributes:
        targets: the ids that the page writes down as targets.
        images: definitions of the images so far.
        notes: how many footnotes stand in the texts before.
    """

    targets: Collection[str] = ()
    images: list[str] = field(factory=list)
    notes: int = 0

    def lines(self, inlines: Sequence[Inline], /) -> list[str]:
        """Write inlines, one text for each line that the author has ended."""
        lines: list[str] = []
        for is_break, runs in groupby(flatten(inlines), lambda run: isinstance(run.leaf, HardBreak)):
            if not is_break:
                lines.append(self._line(list(runs)))
        return lines

    def line(self, inlines: Sequence[Inline], /) -> str:
        """Write inlines on one line."""
        return one_line(" ".join(self.lines(inlines)))

    def _line(self, runs: list[Run]) -> str:
        written = ""
        for text, is_mark in self._parts(runs):
            if not text:
                continue
            if is_mark and written and written[-1] not in _BEFORE_MARK:
                written += "\\ "
            written += f"\1{text}\0" if is_mark else text
        # What follows a mark decides whether it ends there; no text has these two characters.
        pieces = written.split("\0")
        joined = pieces[0]
        for piece in pieces[1:]:
            joined += piece if not piece or piece[0] in _AFTER_MARK else f"\\ {piece}"
        ended = f"{joined[:-1]}\\:" if joined.endswith("::") else joined
        lines = (line if line[:1] == "\1" else escaped_start(line) for line in ended.split("\n"))
        return "\n".join(lines).replace("\1", "")

    def _parts(self, runs: Iterable[Run]) -> Iterator[tuple[str, bool]]:
        """Give the pieces of a line, and which of them are marked."""
        for mark, group in groupby(runs, _mark):
            members = list(group)
            if isinstance(mark, LinkMark):
                yield from self._link(mark, members)
            elif mark is Strong or mark is Emphasis:
                yield from _marked("**" if mark is Strong else "*", _words(members))
            else:
                for run in members:
                    if isinstance(run.leaf, CodeSpan):
                        yield from _code(run.leaf.value)
                    else:
                        yield self._leaf(run)

    def _leaf(self, run: Run) -> tuple[str, bool]:
        match run.leaf:
            case Image():
                return self._image(run.leaf, ""), True
            case FootnoteReference(number=number):
                return f"[#faq-note-{self.notes + number}]_", True
            case SoftBreak():
                return "\n", False
            case leaf:
                return (_escaped(leaf.value) if isinstance(leaf, Text) else " "), False

    def _link(self, mark: LinkMark, runs: list[Run]) -> Iterator[tuple[str, bool]]:
        for run in runs:
            if isinstance(run.leaf, Image):
                yield self._image(run.leaf, mark.url), True
        words = " ".join(_words(runs).split())
        if words:
            yield f"`{_BRACKET.sub(_backslash, words)} <{self._target(mark.url)}>`__", True

    def _target(self, url: str) -> str:
        """Write where a link leads; a target is called by its name, for docutils makes ids of its own."""
        name = name_on_page(url)
        # What stands before a colon docutils takes for a scheme.
        if name is not None and name in self.targets and ":" not in name:
            return f"{name}_"
        return _TARGET_END.sub(r"\\\g<0>", url)

    def _image(self, image: Image, target: str) -> str:
        name = f"faq-image-{len(self.images) + 1}"
        # Without the option, docutils would take the name for what stands for the image.
        options = ["   :alt:"] if not image.alt else []
        options += image_options(image, target)
        self.images.append("\n".join([f".. |{name}| image:: {image.url}", *options]))
        return f"|{name}|"


def image_options(image: Image, target: str = "") -> Iterator[str]:
    """Write what is said about an image."""
    if image.alt:
        yield f"   :alt: {_escaped(one_line(image.alt))}"
    if target:
        yield f"   :target: {target}"


def escaped_start(line: str, /) -> str:
    """Write the start of a line so that no block begins there."""
    if not line or line[0] == "\\" or _PLAIN_START.match(line):
        return line
    return f"\\{line}"


def _mark(run: Run) -> object:
    """Give the one mark of a leaf that is kept."""
    if isinstance(run.leaf, CodeSpan | FootnoteReference | Image):
        return next((mark for mark in run.marks if isinstance(mark, LinkMark)), None)
    kept = [mark for mark in run.marks if isinstance(mark, LinkMark)]
    return kept[0] if kept else Strong if Strong in run.marks else Emphasis if Emphasis in run.marks else None


def _marked(mark: str, words: str) -> Iterator[tuple[str, bool]]:
    """Put marks around words; white space does not stand at their edges."""
    inner = words.strip()
    start = words.find(inner)
    yield words[:start], False
    if inner:
        yield f"{mark}{inner}{mark}", True
    yield words[start + len(inner) :], False


def _words(runs: Iterable[Run]) -> str:
    """Write the words of leaves without marks of their own."""
    words: list[str] = []
    for run in runs:
        match run.leaf:
            case Text(value=value) | CodeSpan(value=value):
                words.append(_escaped(value))
            case SoftBreak():
                words.append("\n")
            case _:  # an image within a link, which stands beside its words
                words.append(" ")
    return "".join(words)


def _code(value: str) -> Iterator[tuple[str, bool]]:
    """Put marks around code; the spaces at its edges, which no mark can begin with, go out of them."""
    code = value.strip()
    start = value.find(code)
    yield value[:start], False
    if code:
        yield _literal(code), True
        yield value[start + len(code) :], False


def _literal(code: str) -> str:
    if _LITERAL.fullmatch(code):
        return f"``{code}``"
    return f":literal:`{_ROLE_SPECIAL.sub(_backslash, code)}`"


def _backslash(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_backslash, text)
