"""Front matter: the lines between ``---`` and ``---`` at the top of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("FrontMatter", "find_front_matter", "require_front_matter")

# A text that was decoded by others may still have its byte order mark.
_OPENING = re.compile(r"\ufeff?(?:[ \t]*(?:\r\n|\n|\r))*---[ \t]*(?:\r\n|\n|\r|\Z)")
# Only in column 1: an indented --- is text of a block scalar. The line break
# is part of it, for a search by look-behind takes ten times as long.
_CLOSING = re.compile(r"[\n\r](?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_FIRST_LINE = re.compile(r"\s*([^\r\n]*)")


@frozen
class FrontMatter:
    """Hold where the data and the body stand in the source."""

    data: Span
    body: Span


def find_front_matter(problems: ProblemCollector, /) -> FrontMatter | None:
    """Find the front matter, if there is any; blank lines before it are skipped.

    Raises:
        InvalidFAQError: where it is never closed.
    """
    text = problems.source.text
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        start = opening.group().index("---")
        problems.stop(
            Code.UNCLOSED_FRONT_MATTER,
            "the front matter is never closed: a line --- is missing",
            Span(start, start + 3),
            hint="put a line --- at its end, without blanks before it",
        )
    return FrontMatter(Span(opening.end(), closing.start() + 1), Span(closing.end(), len(text)))


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
