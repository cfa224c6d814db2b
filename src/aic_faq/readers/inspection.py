"""What is known about a source while its shape is found, and is then read."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from aic_faq.readers.fields import FieldReader
from aic_faq.readers.front_matter import find_front_matter
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.options import Limits, ReadOptions
    from aic_faq.readers.front_matter import FrontMatter, FrontMatterKind
    from aic_faq.readers.html.document import HTMLDocument
    from aic_faq.readers.nodes import DataNode
    from aic_faq.source import Source

__all__ = ("Inspection", "read_nodes")

_DATA_SUFFIXES = frozenset({".json", ".jsonl", ".toml", ".yaml", ".yml", ".csv", ".tsv"})
_BLANK = "\ufeff \t\r\n"


def read_nodes(
    kind: FrontMatterKind, problems: ProblemCollector, span: Span, limits: Limits, /
) -> DataNode | None:
    """Read a part of a source as YAML, TOML or JSON; None stands for nothing at all.

    Raises:
        InvalidFAQError: where it cannot be read.
    """
    if kind == "json":
        from aic_faq.readers.json.nodes import read_json  # noqa: PLC0415 - only what is needed

        return read_json(problems, span, limits)
    if kind == "toml":
        from aic_faq.readers.toml.nodes import read_toml  # noqa: PLC0415 - as above

        return read_toml(problems, span, limits)
    from aic_faq.readers.yaml.events import read_yaml  # noqa: PLC0415 - as above

    return read_yaml(problems, span, limits)


class Inspection:
    """Hold a source with what every shape asks of it; each thing is looked for once.

    Attributes:
        problems: the collector; what a reader notes there is reported.
        options: how to read.
    """

    def __init__(self, problems: ProblemCollector, options: ReadOptions) -> None:
        self.problems = problems
        self.options = options

    @property
    def source(self) -> Source:
        """Give the source."""
        return self.problems.source

    @property
    def fields(self) -> FieldReader:
        """Give the reader of typed values and of Markdown at a place."""
        return FieldReader(self.problems, self.options)

    @property
    def suffix(self) -> str:
        """Give the end of the file name in lower case, as in ``.md``; empty where it has none."""
        return os.path.splitext(self.source.name)[1].lower()

    @cached_property
    def start(self) -> int:
        """Give the offset of the first character that is not blank."""
        text = self.source.text
        return len(text) - len(text.lstrip(_BLANK))

    @cached_property
    def first_line(self) -> str:
        """Give the first line that is not blank; empty for an empty document."""
        text = self.source.text
        begin = max(text.rfind(newline, 0, self.start) for newline in "\n\r") + 1
        ends = [end for newline in "\n\r" if (end := text.find(newline, self.start)) >= 0]
        return "" if self.start == len(text) else text[begin : min(ends, default=len(text))]

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        """Give where front matter and body stand, or None where there is no front matter.

        Raises:
            InvalidFAQError: where the front matter is never closed.
        """
        if self.suffix in _DATA_SUFFIXES and self.options.format != "front-matter":
            return None  # a line --- begins a YAML document, and a bracket one of JSON
        return find_front_matter(self.problems)

    @cached_property
    def front_matter_data(self) -> DataNode | None:
        """Give what the front matter holds, as located nodes; None for nothing.

        Raises:
            InvalidFAQError: where it cannot be read.
        """
        parts = self.front_matter
        return (
            None if parts is None else read_nodes(parts.kind, self.problems, parts.data, self.options.limits)
        )

    @cached_property
    def whole(self) -> Span:
        """Give where the document stands, without a byte order mark."""
        text = self.source.text
        return Span(len(text) - len(text.removeprefix("\ufeff")), len(text))

    def data(self, kind: FrontMatterKind, /) -> DataNode | None:
        """Give what the whole document holds as YAML, TOML or JSON; None for nothing.

        Raises:
            InvalidFAQError: where it cannot be read.
        """
        return read_nodes(kind, self.problems, self.whole, self.options.limits)

    @cached_property
    def html(self) -> HTMLDocument:
        """Give what the page below the front matter holds, or the whole of it.

        Raises:
            InvalidFAQError: where it is over a limit, or the parser is not installed.
        """
        from aic_faq.readers.html.document import find_document  # noqa: PLC0415 - as above

        return find_document(self.problems, self.body, self.options.limits)

    @property
    def body(self) -> Span:
        """Give where the text below the front matter stands: all of it where there is none."""
        return Span(0, len(self.source.text)) if self.front_matter is None else self.front_matter.body
