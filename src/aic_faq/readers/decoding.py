"""Bytes to text, and what no text may hold."""

from __future__ import annotations

from typing import NoReturn

from aic_faq.characters import find_control, name_of
from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Position, Source, Span

__all__ = ("check_characters", "check_size", "decode")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LEAST, _SAMPLE = 8, 64
_MOST_CONTROLS_SHOWN = 10


def decode(data: bytes, name: str, limits: Limits, /) -> Source:
    """Decode a document; a byte order mark is left out.

    Raises:
        InvalidFAQError: where the bytes are not UTF-8 or are too many.
    """
    if limits.bytes is not None and len(data) > limits.bytes:
        _stop(
            name,
            Code.LIMIT,
            f"the document has more than {limits.bytes} bytes",
            "raise the limit if you trust it",
        )
    if data.startswith(_UTF_16_MARKS) or _alternates(data[:_SAMPLE]):
        _stop(name, Code.NOT_UTF8, "the document is UTF-16", "save the file as UTF-8")
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return Source(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        before = Source(data[: error.start].decode("utf-8"), name)
        position = before.position(len(before.text))
        _stop(
            name,
            Code.NOT_UTF8,
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "save the file as UTF-8",
            position,
        )


def _alternates(start: bytes) -> bool:
    """Tell whether every second byte is zero, as in UTF-16 without a byte order mark."""
    even, odd = start[::2], start[1::2]
    halves = ((even, odd), (odd, even)) if len(start) >= _LEAST else ()
    return any(all(text) and not any(zeros) for text, zeros in halves)


def check_size(source: Source, limits: Limits, /) -> None:
    """Refuse a text that is over the limit of bytes.

    Raises:
        InvalidFAQError: where it is.
    """
    size = len(source.text)
    if limits.bytes is not None and (size > limits.bytes or _bytes_of(source.text) > limits.bytes):
        _stop(
            source.name,
            Code.LIMIT,
            f"the document has more than {limits.bytes} bytes",
            "raise the limit if you trust it",
        )


def _bytes_of(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def check_characters(problems: ProblemCollector, /) -> None:
    """Refuse a document with control characters, noncharacters or lone surrogates.

    Raises:
        InvalidFAQError: naming the first ten of them.
    """
    text, count = problems.source.text, 0
    at = find_control(text)
    while at is not None and count < _MOST_CONTROLS_SHOWN:
        message = f"the {name_of(text[at])} is not allowed"
        hint = "delete it; it cannot be seen in most editors"
        problems.error(Code.CONTROL_CHARACTER, message, Span(at, at + 1), hint=hint)
        at, count = find_control(text, at + 1), count + 1
    if count:  # other files of the same FAQ may have errors, too
        raise InvalidFAQError(problems.diagnostics)


def _stop(name: str, code: Code, message: str, hint: str, position: Position | None = None) -> NoReturn:
    raise InvalidFAQError(
        (
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                message=message,
                hint=hint,
                path=name,
                position=position or Position(1, 1),
            ),
        )
    )
