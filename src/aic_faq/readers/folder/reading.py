"""The files of a folder, one after the other: their text, and how much of it there may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from aic_faq.diagnostics import Code
from aic_faq.errors import FileAccessError, InvalidFAQError
from aic_faq.readers.decoding import check_characters, decode
from aic_faq.readers.folder.files import report_access
from aic_faq.readers.inspection import Inspection
from aic_faq.source import Source, Span, read_bytes

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.options import ReadOptions
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("FileReader",)


@define
class FileReader:
    """Read the files of one FAQ; the limit of bytes is that of all together."""

    problems: ProblemCollector
    options: ReadOptions
    _left: int | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._left = self.options.limits.bytes

    def read(self, path: str, /) -> Inspection | None:
        """Read a file; what is wrong with it is noted, and None is given.

        Raises:
            InvalidFAQError: where it makes the files too large together.
        """
        try:
            data = read_bytes(path, limit=self._left)
        except FileAccessError as error:
            report_access(self.problems, path, error.reason)
            return None
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                self._refuse(path)
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

    def _refuse(self, path: str) -> None:
        message = f"with this file the folder has more than {self.options.limits.bytes} bytes"
        hint = "split the folder, or raise the limit if you trust it"
        self.problems.beside(Source("", path)).stop(Code.LIMIT, message, None, hint=hint)

    def _report(self, data: bytes, path: str, found: Diagnostic) -> None:
        """Note in our own list what decoding found; the text is shown as far as it can be."""
        problems = self.problems.beside(Source(data.decode("utf-8-sig", "replace"), path))
        position = found.position
        at = 0 if position is None else problems.source.offset(position.line, position.column or 1)
        problems.error(found.code, found.message, Span(at, at), hint=found.hint)
