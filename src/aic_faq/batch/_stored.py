"""Values as JSON, for the columns of a table: what is only ever read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aic_faq.batch._records import Output
from aic_faq.diagnostics import Code, Diagnostic, Severity
from aic_faq.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ("as_json", "from_json", "read_outputs", "read_stored", "stored", "stored_outputs")

_CODES = {code.value: code for code in Code}
# What most columns hold.
_NONE = "[]"


def as_json(value: Sequence[object], /) -> str:
    """Write strings and numbers, and lists of them."""
    if not value:
        return _NONE
    import json  # noqa: PLC0415 - as everywhere

    return json.dumps(value)


def from_json(written: str, /) -> Any:
    """Read what :func:`as_json` has written."""
    if written == _NONE:
        return []
    import json  # noqa: PLC0415 - as everywhere

    return json.loads(written)


def read_outputs(written: str, /) -> tuple[Output, ...]:
    """Read files again."""
    parted = (line.split(" ", 3) for line in written.splitlines())
    return tuple(
        Output(name, int(size), int(modified), bytes.fromhex(digest))
        for size, modified, digest, name in parted
    )


def stored_outputs(outputs: Iterable[Output], /) -> str:
    """Write files as one column of a table: a line for each, which is sooner read than JSON."""
    return "".join(f"{each.size} {each.modified} {each.digest.hex()} {each.name}\n" for each in outputs)


def stored(diagnostics: tuple[Diagnostic, ...], /) -> str:
    """Write diagnostics as one column of a table."""
    return as_json(
        [
            (each.code.value, each.severity.value, each.message, each.hint, each.path)
            + ((None, None) if each.position is None else (each.position.line, each.position.column))
            for each in diagnostics
        ]
    )


def read_stored(written: str, /) -> tuple[Diagnostic, ...]:
    """Read diagnostics again."""
    if written == _NONE:
        return ()
    return tuple(
        Diagnostic(
            code=_CODES[code],
            severity=Severity(severity),
            message=message,
            hint=hint,
            path=path,
            position=None if line is None else Position(line, column),
        )
        for code, severity, message, hint, path, line, column in from_json(written)
    )
