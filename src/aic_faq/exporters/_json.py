"""Texts and numbers as JSON; its encoder is loaded when it is first used."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("json_number", "json_string")


def json_string(text: str, /) -> str:
    """Write a text; characters outside ASCII stay as they are."""
    return _encoder()(text)


@cache
def _encoder() -> Callable[[str], str]:
    from json.encoder import encode_basestring  # noqa: PLC0415 - `import aic_faq` does without

    return encode_basestring


def json_number(value: float | None, /) -> str | None:
    """Write a number, true, false or null; None for a number that JSON, or Python, cannot read."""
    from json import dumps  # noqa: PLC0415 - as above

    try:
        return dumps(value, allow_nan=False)
    except ValueError:
        return None
