"""One Markdown file of a folder: what its front matter and its first heading say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

from aic_faq.errors import FileAccessError, InvalidFAQError
from aic_faq.origin import Origin
from aic_faq.readers.decoding import check_characters, decode
from aic_faq.readers.folder_files import report_access
from aic_faq.readers.inspection import Inspection
from aic_faq.readers.lists import NAMED, ListFinder, asks
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, is_empty
from aic_faq.source import NEWLINE, Source, Span, read_bytes

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import RichText
    from aic_faq.options import ReadOptions
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("FileReader", "Page", "read_located_body", "read_page_file")

_HEADING_LINE = re.compile(r"^ {0,3}#{2,6}[ \t][^\r\n]*", re.MULTILINE)
_LONGEST_MARK = 6
_FEWEST_HEADINGS = 2


@define
class FileReader:
    """Read the files of one FAQ; the limit of bytes is that of all together."""

    problems: ProblemCollector
    options: ReadOptions
    _left: int | None = None

    def __attrs_post_init__(self) -> None:
        self._left = self.options.limits.bytes

    def read(self, path: str, /) -> Inspection | None:
        """Read a file; what is wrong with it is noted, and None is given.

        Raises:
            InvalidFAQError: where it is one file too many.
        """
        try:
            data = read_bytes(path, limit=self._left)
        except FileAccessError as error:
            report_access(self.problems, path, error.reason)
            return None
        if self._left is not None:
            self._check_size(path, len(data))
        try:
            problems = self.problems.beside(decode(data, path, self.options.limits))
        except InvalidFAQError as error:
            self._report(data, path, error.diagnostics[0])
            return None
        try:
            check_characters(problems)
        except InvalidFAQError:
            return None
        return Inspection(problems, self.options)

    def _check_size(self, path: str, size: int) -> None:
        if self._left is not None and size > self._left:
            from aic_faq.diagnostics import Code  # noqa: PLC0415 - only for a mistake

            message = (
                f"the files of the folder have more than {self.options.limits.bytes} bytes, with this one"
            )
            hint = "split the folder, or raise the limit if you trust it"
            self.problems.beside(Source("", path)).stop(Code.LIMIT, message, None, hint=hint)
        self._left = None if self._left is None else self._left - size

    def _report(self, data: bytes, path: str, found: Diagnostic) -> None:
        """Note in our list what decoding found."""
        problems = self.problems.beside(Source(data.decode("utf-8", "replace"), path))
        position = found.position
        at = 0 if position is None else problems.source.offset(position.line, position.column or 1)
        problems.error(found.code, found.message, Span(at, at), hint=found.hint)
