"""Documents as text, and the way from an offset to a line and a column."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen, validators

from aic_faq.errors import FileAccessError
from aic_faq.fieldwise import Fieldwise

__all__ = ("NEWLINE", "Position", "Source", "Span", "access_reason", "read_bytes")

_ROOM = 65_536

NEWLINE = re.compile(r"\r\n|\n|\r")
"""What ends a line in a document: LF, CRLF or CR, as in CommonMark 2.1."""


@frozen(order=True)
class Position:
    """Point at a place in a document as editors count: lines and columns from 1.

    ``column`` is None where only the line is known for sure: inside a folded
    or quoted scalar of several lines the column is never guessed.
    """

    line: int = field(validator=validators.ge(1))
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.line}" if self.column is None else f"{self.line}:{self.column}"


def _lies_in_order(span: Span, _attribute: object, end: int) -> None:
    if not 0 <= span.start <= end:
        message = f"a span begins at 0 or later and ends after its start, got {span.start} to {end}"
        raise ValueError(message)


@frozen(eq=False, repr=False)
class Span(Fieldwise):
    """Name the stretch of a source from offset ``start`` up to, not with, ``end``.

    Offsets count the characters of :attr:`Source.text` from 0.
    """

    start: int
    end: int = field(validator=_lies_in_order)


@frozen(eq=False, repr=False)
class Source(Fieldwise):
    """Hold the text of one document, exactly as it was written, and its name.

    ``name`` is what messages call it: a path, ``<stdin>`` or ``<string>``.
    Newlines are kept as they are, so that edits leave other lines alone.
    """

    text: str = field(repr=False)
    name: str = "<string>"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Give the offset of the first character of each line."""
        return (0, *(match.end() for match in NEWLINE.finditer(self.text)))

    def line_number(self, offset: int, /) -> int:
        """Give the 1-based line on which ``offset`` stands."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int, /) -> Position:
        """Give the line and column of ``offset``, both from 1, in characters."""
        line = self.line_number(offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int, /) -> str:
        """Give the text of the 1-based line ``number`` without its newline."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def offset(self, line: int, column: int, /) -> int:
        """Give the offset of a 1-based line and column."""
        return self.line_starts[line - 1] + column - 1


def read_bytes(path: str | os.PathLike[str], /, *, limit: int | None = None) -> bytes:
    """Read a regular file, at most one byte more than ``limit``.

    The file is opened without blocking and looked at before it is read, so
    that a pipe or a device neither hangs nor fills the memory. Whoever gets
    more than ``limit`` bytes back knows that the file is too large.

    Raises:
        FileAccessError: where there is no regular file that can be read.
    """
    name = os.fspath(path)
    try:
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise FileAccessError(name, access_reason(error)) from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            return _read(descriptor, status.st_size, limit)
    except OSError as error:
        raise FileAccessError(name, access_reason(error)) from error
    finally:
        os.close(descriptor)
    raise FileAccessError(name, "not a regular file")


def _read(descriptor: int, size: int, limit: int | None) -> bytes:
    """Read up to one byte more than the limit; no more room is made than the file should need."""
    pieces: list[bytes] = []
    total, room = 0, size + 1
    while limit is None or total <= limit:
        room = room if limit is None else min(room, limit + 1 - total)
        piece = os.read(descriptor, room)
        pieces.append(piece)
        total += len(piece)
        # Some file systems do not tell the size, and some give less than they are asked for.
        if not piece or (size and total >= size and len(piece) < room):
            break
        room = max(size + 1 - total, _ROOM)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def access_reason(error: OSError | ValueError, /) -> str:
    """Say in a few words why a file could not be opened, read or written."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "not a file name"
