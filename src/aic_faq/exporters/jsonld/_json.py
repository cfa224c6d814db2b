"""JSON that people can read and a script element can hold, written piece by piece.

The standard encoder leaves C as soon as it is to indent, and escapes nothing
for HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ("JSONValue", "json_pieces", "json_with_list")

JSONValue: TypeAlias = Union[str, list["JSONValue"], dict[str, "JSONValue"]]
"""What our JSON-LD is made of."""

_INDENT = "  "
_ESCAPES = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")


def json_with_list(head: Mapping[str, JSONValue], key: str, items: Iterable[JSONValue], /) -> str:
    r"""Write an object whose last key holds a list, which may be long and is taken item by item.

    The keys are the code's own: they need no escapes. Nothing in it can
    end a script element or begin a comment there: ``<``,
    ``>``, ``&``, U+2028 and U+2029 are written as ``\uXXXX``.
    """
    return "".join(json_pieces(head, key, items))


def json_pieces(head: Mapping[str, JSONValue], key: str, items: Iterable[JSONValue], /) -> Iterator[str]:
    """Give what :func:`json_with_list` writes piece by piece."""
    from json.encoder import encode_basestring  # noqa: PLC0415 - `import aic_faq` does without

    start = "{\n"
    for name, value in head.items():
        yield f'{start}{_INDENT}"{name}": {_safe(_indented(value, _INDENT, encode_basestring))}'
        start = ",\n"
    yield f'{start}{_INDENT}"{key}": ['
    inner, start = _INDENT * 2, "\n"
    for item in items:
        yield f"{start}{inner}{_safe(_indented(item, inner, encode_basestring))}"
        start = ",\n"
    yield "]\n}\n" if start == "\n" else f"\n{_INDENT}]\n}}\n"


def _indented(value: JSONValue, indent: str, encode: Callable[[str], str]) -> str:
    if isinstance(value, str):
        return encode(value)
    inner = indent + _INDENT
    if isinstance(value, dict):
        pairs = [
            # Nearly all are strings, and a call for each would cost as much as the rest.
            f'{inner}"{name}": {encode(part) if isinstance(part, str) else _indented(part, inner, encode)}'
            for name, part in value.items()
        ]
        return "{\n" + ",\n".join(pairs) + f"\n{indent}}}"
    return "[\n" + ",\n".join([inner + _indented(part, inner, encode) for part in value]) + f"\n{indent}]"


def _safe(json: str) -> str:
    # These stand in strings only, so that they can be escaped in all of the JSON at once.
    # To search first costs a tenth of replacing what is not there.
    for character, written in _ESCAPES:
        if character in json:
            json = json.replace(character, written)
    return json
