"""What is known about a source while its shape is found, and is then read."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.readers.fields import FieldReader
from aic_faq.readers.front_matter import find_front_matter
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.options import ReadOptions
    from aic_faq.readers.front_matter import FrontMatter
    from aic_faq.readers.nodes import DataNode
    from aic_faq.source import Source

__all__ = ("Inspection",)

_BLANK = "\ufeff \t\r\n"


@frozen
class Inspection:
    """Hold a source with what every shape asks of it; each thing is looked for once.

    Attributes:
        problems: the collector; what a reader notes there is reported.
        options: how to read.
    """

    problems: ProblemCollector
    options: ReadOptions

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
        return "" if self.start == len(text) else self.source.line(self.source.line_number(self.start))

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        """Give where front matter and body stand, or None where there is no front matter.

        Raises:
            InvalidFAQError: where the front matter is never closed.
        """
        return find_front_matter(self.problems)

    @cached_property
    def front_matter_data(self) -> DataNode | None:
        """Give what the front matter holds, as located nodes; None for nothing.

        Raises:
            InvalidFAQError: where it cannot be read.
        """
        from aic_faq.readers.yaml_events import read_yaml  # noqa: PLC0415 - only for documents that have it

        parts = self.front_matter
        return None if parts is None else read_yaml(self.problems, parts.data, self.options.limits)

    @property
    def body(self) -> Span:
        """Give where the text below the front matter stands: all of it where there is none."""
        return Span(0, len(self.source.text)) if self.front_matter is None else self.front_matter.body
