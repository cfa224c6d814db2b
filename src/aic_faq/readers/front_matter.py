"""Front matter: the lines between ``---`` and ``---`` at the top of a document."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from aic_faq.diagnostics import Code, quoted
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("FrontMatter", "FrontMatterKind", "find_front_matter", "require_front_matter")

FrontMatterKind: TypeAlias = Literal["yaml", "toml", "json"]
"""What front matter is written in."""

# A text that was decoded by others may still have its byte order mark.
_BLANK_LINES = r"\ufeff?(?:[ \t]*(?:\r\n|\n|\r))*"
_FENCE_END = r"[ \t]*(?:\r\n|\n|\r|\Z)"
_OPENING = re.compile(
    rf"{_BLANK_LINES}(?P<fence>---|\+\+\+|;;;)(?:[ \t]*(?P<kind>yaml|yml|toml|json))?{_FENCE_END}"
)
_CLOSINGS = {
    "---": ("\n---", "\n...", "\r---", "\r..."),
    "+++": ("\n+++", "\r+++"),
    ";;;": ("\n;;;", "\r;;;"),
}
_REST_OF_CLOSING = re.compile(_FENCE_END)
_KINDS: dict[str, FrontMatterKind] = {
    "---": "yaml",
    "+++": "toml",
    ";;;": "json",
    "yaml": "yaml",
    "yml": "yaml",
    "toml": "toml",
    "json": "json",
}
_FIRST_LINE = re.compile(r"\s*([^\r\n]*)")


@cache
def _opening_bracket() -> re.Pattern[str]:
    """Match the first line of JSON, which needs no fences: its brackets are those."""
    return re.compile(rf"{_BLANK_LINES}(?=\{{(?:[ \t\r\n]|\"|\}}))")


@cache
def _closing_bracket() -> re.Pattern[str]:
    """Find the last line of JSON."""
    return re.compile(rf"[\n\r]\}}{_FENCE_END}")


class FrontMatter(NamedTuple):
    """Hold where the data and the body stand in the source, and what the data is written in."""

    data: Span
    body: Span
    kind: FrontMatterKind = "yaml"


def find_front_matter(problems: ProblemCollector, /) -> FrontMatter | None:
    """Find the front matter, if there is any; blank lines before it are skipped.

    YAML stands between lines ``---``, TOML between ``+++``, JSON between
    ``;;;`` or within its own brackets, if text follows.

    Raises:
        InvalidFAQError: where it is never closed.
    """
    text = problems.source.text
    opening = _OPENING.match(text)
    if opening is None:
        return _find_bracketed(text)
    fence = opening["fence"]
    closing = _find_closing(text, _CLOSINGS[fence], opening.end() - 1)
    if closing is None:
        start = opening.start("fence")
        problems.stop(
            Code.UNCLOSED_FRONT_MATTER,
            f"the front matter is never closed: a line {fence} is missing",
            Span(start, start + 3),
            hint=f"put a line {fence} at its end, without blanks before it",
        )
    kind = _KINDS[opening["kind"] or fence]
    return FrontMatter(Span(opening.end(), closing.start), Span(closing.end, len(text)), kind)


def _find_closing(text: str, lines: tuple[str, ...], at: int) -> Span | None:
    """Find the first line that is a fence from its first column on: an indented one is text.

    A regular expression takes ten times as long to find such lines.
    """
    found: tuple[int, int] | None = None
    for line in lines:
        end = len(text) if found is None else found[0]
        start = text.find(line, at, end)
        while start >= 0:
            rest = _REST_OF_CLOSING.match(text, start + len(line))
            if rest is not None:
                found = start + 1, rest.end()
                break
            start = text.find(line, start + 1, end)
    return None if found is None else Span(*found)


def _find_bracketed(text: str) -> FrontMatter | None:
    opening = _opening_bracket().match(text)
    closing = None if opening is None else _closing_bracket().search(text, opening.end())
    if opening is None or closing is None or not text[closing.end() :].strip():
        return None
    return FrontMatter(Span(opening.end(), closing.start() + 2), Span(closing.end(), len(text)), "json")


def require_front_matter(found: FrontMatter | None, problems: ProblemCollector, /) -> FrontMatter:
    """Give the front matter that was found.

    Raises:
        InvalidFAQError: where there is none.
    """
    if found is not None:
        return found
    first = _FIRST_LINE.match(problems.source.text)
    assert first is not None  # noqa: S101 - the expression matches the empty text
    line = f"found {quoted(first.group(1))}" if first.group(1) else "the document is empty"
    return problems.stop(
        Code.NO_FRONT_MATTER,
        f"the document does not begin with front matter: expected a line ---, {line}",
        Span(first.start(1), first.end(1)),
        hint="put the title and the questions between two lines --- at the top",
    )
