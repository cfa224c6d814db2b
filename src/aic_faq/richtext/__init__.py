"""Rich text: Markdown read once into the closed tree of :mod:`aic_faq.markup`."""

from __future__ import annotations

from aic_faq.errors import LimitError
from aic_faq.model import RichText
from aic_faq.options import Limits
from aic_faq.richtext.limits import ParsedRichText
from aic_faq.richtext.problems import Problem
from aic_faq.richtext.reading import parse, parse_html, parse_title
from aic_faq.source import NEWLINE

__all__ = ("ParsedRichText", "Problem", "parse", "parse_html", "parse_title", "rich_text")


def rich_text(markdown: str, /, *, limits: Limits | None = None) -> RichText:
    """Read Markdown into rich text.

    What cannot stand in the tree, such as a dangerous link, is left out and its
    text stays; :func:`aic_faq.read` reports each such place.

    Args:
        markdown: CommonMark 0.31.2, with the tables, strikethrough, task lists, footnotes and bare
            URLs of GitHub.
        limits: those of an answer hold; None stands for the defaults.

    Raises:
        LimitError: where the text is over one of the limits.
        ValueError: where it holds control characters.
    """
    if "\r" in markdown:
        markdown = "\n".join(NEWLINE.split(markdown))
    parsed = parse(markdown, limits or Limits())
    for problem in parsed.problems:
        if problem.fatal:
            raise LimitError(problem.message)
    return RichText.as_read(markdown, parsed.blocks, "blocks")
