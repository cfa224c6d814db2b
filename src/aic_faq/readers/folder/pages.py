"""One Markdown file of a folder: its front matter, its first heading and the text below."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from attrs import define

from aic_faq.errors import InvalidFAQError
from aic_faq.origin import Origin
from aic_faq.readers.folder.names import in_natural_order, stem_of
from aic_faq.readers.lists import NAMED, ListFinder, ends_with_question_mark
from aic_faq.readers.mappings import order_of
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode
from aic_faq.source import NEWLINE, Span

if TYPE_CHECKING:
    from aic_faq.model import RichText
    from aic_faq.readers.inspection import Inspection

__all__ = ("Page", "find_page")

_HEADING = re.compile(r"^ {0,3}#{2,6}[ \t][^\r\n]*", re.MULTILINE)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_LOWEST_LEVEL = 6
_SEVERAL = 2


@define(eq=False)
class Page:
    """Hold a file as far as it tells what it is.

    Attributes:
        inspection: the file.
        root: its front matter; None where it has none.
        is_titled: True where its front matter has a title.
        heading: where the text of the heading stands that is the title.
        body: where the text below stands.
        is_document: True where it holds a list of questions, and so is no question itself.
    """

    inspection: Inspection
    root: MappingNode | None
    is_titled: bool
    heading: Span | None
    body: Span
    is_document: bool

    @property
    def path(self) -> str:
        """Give the path of the file."""
        return self.inspection.source.name

    @property
    def name(self) -> str:
        """Give the name of the file without its suffix; that of its folder where the file is ``index.md``."""
        folder, name = os.path.split(os.path.splitext(self.path)[0])
        return os.path.basename(folder) if stem_of(name) == "index" else name

    def name_in(self, folder: str, /) -> str:
        """Give the path of the file within a folder."""
        return os.path.relpath(self.path, folder)

    @property
    def asks(self) -> bool:
        """Tell whether the heading that is the title asks something."""
        return self.heading is not None and ends_with_question_mark(self.text(self.heading))

    @property
    def has_questions_below(self) -> bool:
        """Tell whether several headings below the title ask something, as on a page with a whole FAQ."""
        headings = _HEADING.findall(self.inspection.source.text, self.body.start)
        return sum(ends_with_question_mark(heading.rstrip("# \t")) for heading in headings) >= _SEVERAL

    @property
    def start(self) -> int:
        """Give where the question begins."""
        first = self.root or self.heading or self.body
        return first.start

    def text(self, span: Span, /) -> str:
        """Give the text of a part of the file."""
        return self.inspection.source.text[span.start : span.end]

    def located(self, span: Span, /) -> tuple[str, Origin]:
        """Give the text of a part of the file, and where it came from."""
        return self.text(span), Origin(self.inspection.source, span.start, span.end, "verbatim")

    def markdown(self) -> RichText | None:
        """Read the text below front matter and heading."""
        text = self.text(self.body)
        content = text.lstrip()
        # Blanks before the first word may mean something, blank lines do not.
        blank = text[: len(text) - len(content)]
        start = max(blank.rfind("\n"), blank.rfind("\r")) + 1
        text = text[start:].rstrip()
        if not text:
            return None
        source, at = self.inspection.source, self.body.start + start
        origin = Origin(source, at, at + len(text), "verbatim")
        written = "\n".join(NEWLINE.split(text)) if "\r" in text else text
        return self.inspection.fields.located_markdown(written, origin)

    def place(self) -> tuple[float, tuple[list[str | int], str]]:
        """Give what to sort it by: its number, if it has one, and then its name."""
        return order_of(self.root, self.inspection.options.keys), in_natural_order(self.name)


def find_page(inspection: Inspection, finder: ListFinder, /) -> Page | None:
    """Look at a file; None where its front matter cannot be read, which is noted."""
    try:
        data, body = inspection.front_matter_data, inspection.body
    except InvalidFAQError:
        return None
    root = data if isinstance(data, MappingNode) else None
    is_titled = root is not None and finder.has_title(root)
    heading, below = (None, body) if is_titled else _leading_heading(inspection.source.text, body)
    return Page(
        inspection=inspection,
        root=root,
        is_titled=is_titled,
        heading=heading,
        body=below,
        is_document=data is not None and _holds_questions(data, finder, is_titled=is_titled),
    )


def _holds_questions(data: DataNode, finder: ListFinder, *, is_titled: bool) -> bool:
    """Tell whether front matter holds a list of questions, and is not one question itself."""
    if isinstance(data, MappingNode):
        if is_titled and all(isinstance(item, ScalarNode) for _, item in data.pairs):
            return False
        if any(finder.is_named_list(key, item) for key, item in data.pairs):
            return True
    return any(
        found.sureness >= NAMED and not any(each.node is data for each in found.questions)
        for found in finder.find(data)
    )


def _leading_heading(text: str, body: Span) -> tuple[Span | None, Span]:
    """Find the heading with which a text begins, and where the text goes on below it."""
    start = body.end - len(text[body.start : body.end].lstrip())
    end, after = _line_end(text, start, body.end)
    line = text[start:end].rstrip(" \t")
    words = line.lstrip("#")
    level = len(line) - len(words)
    if not level:
        below, after_below = _line_end(text, after, body.end)
        if line and _UNDERLINE.fullmatch(text, after, below):
            return Span(start, start + len(line)), Span(after_below, body.end)
        return None, body
    if level > _LOWEST_LEVEL or not words.startswith((" ", "\t")):
        return None, body
    bare = words.rstrip("#")
    words = bare.rstrip(" \t") if bare.endswith((" ", "\t")) else words
    at = start + level + len(words) - len(words.lstrip(" \t"))
    title = words.strip(" \t")
    return (Span(at, at + len(title)), Span(after, body.end)) if title else (None, body)


def _line_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where a line ends, and where the next one begins."""
    match = NEWLINE.search(text, start, end)
    return (end, end) if match is None else match.span()
