"""FAQ pages in reStructuredText: the reader ``rst``, which needs docutils but not Sphinx."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING

from aic_faq import Code, ReadResult, Span

if TYPE_CHECKING:
    from aic_faq import ReadOptions, Source

__all__ = ("RstReader",)

_OWN = frozenset({".rst", ".rest"})
_ANY = frozenset({"", ".txt"})
# Directives, targets and substitutions; titles between two lines; lines of marks that Markdown lacks.
_SIGN = re.compile(
    r"^(?:\.\.[ \t]+(?:[\w:+.-]+::|_[^:\n]+:|\|[^|\n]+\|)"
    r"|(?P<over>[=~^'\"`.+*:#_-])(?P=over){3,}[ \t]*\n[^\n]*\S[^\n]*\n(?P=over){4,}[ \t]*$"
    r"|[^\s][^\n]*\n(?P<rule>[~^'\"`.+*:])(?P=rule){3,}[ \t]*$)",
    re.MULTILINE,
)


class RstReader:
    """Read pages of reStructuredText whose questions are section titles, terms or bold lines."""

    def recognise(self, source: Source, /) -> str | None:
        """Take what is called reStructuredText, and text with marks that only it has."""
        suffix = PurePath(source.name).suffix.lower()
        if suffix in _OWN:
            return f"its name ends with {suffix}"
        if suffix in _ANY and _SIGN.search(source.text):
            return "it has titles or directives of reStructuredText"
        return None

    def read(self, source: Source, /, options: ReadOptions) -> ReadResult:
        """Read a page; what docutils cannot make sense of is kept as text and reported."""
        from aic_faq.readers.toolkit import ProblemCollector  # noqa: PLC0415 - to recognise takes less

        problems = ProblemCollector(source)
        if find_spec("docutils") is None:
            problems.stop(
                Code.MISSING_PACKAGE,
                "reStructuredText cannot be read: the package docutils is not installed",
                Span(0, 0),
                hint="install aic-faq[rst]",
            )
        from sphinx_aic_faq.rst_page import read_page  # noqa: PLC0415 - needs docutils

        faq = read_page(problems, options)
        return ReadResult(
            faqs=() if problems.has_errors else (faq,),
            diagnostics=problems.diagnostics,
            sources=problems.sources,
        )
