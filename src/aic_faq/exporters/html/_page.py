"""A whole page around a FAQ: everything in one file, nothing to be fetched."""

from __future__ import annotations

from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._elements import HTML, attributes, escape, isolated, without_direction

if TYPE_CHECKING:
    from aic_faq.languages import Direction
    from aic_faq.model import FAQ

__all__ = ("Page", "stylesheet")

_NO_TITLE = "FAQ"
_LONGEST_DESCRIPTION = 160


@cache
def stylesheet() -> HTML:
    """Give the stylesheet of the page; its rules only concern classes that begin with ``faq``."""
    with open(join(dirname(__file__), "style.css"), encoding="utf-8") as file:
        return HTML(file.read())


@frozen(kw_only=True)
class Page:
    """Put a FAQ on a page of its own.

    Attributes:
        language: BCP 47 tag; None leaves it open.
        direction: of the page.
        url: absolute address of the page, if it is known.
        data: the JSON-LD as text that is safe in a script element, or nothing.
    """

    language: str | None
    direction: Direction
    url: str | None
    data: HTML

    def html(self, faq: FAQ, body: HTML, /) -> HTML:
        """Write the page."""
        words = faq.title or _NO_TITLE
        title = escape(words)
        top = attributes({"lang": self.language, "dir": self.direction})
        head = self._head(faq, escape(without_direction(words)))
        heading = f'<h1 class="faq-page-title">{isolated(title, words)}</h1>'
        return HTML(
            f"<!doctype html>\n<html{top}>\n<head>\n{head}</head>\n"
            f'<body class="faq-page">\n<main class="faq">\n{heading}\n'
            f"{body}</main>\n</body>\n</html>\n"
        )

    def _head(self, faq: FAQ, title: HTML) -> HTML:
        description = _description(faq)
        lines = [
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f'<meta name="description" content="{escape(without_direction(description))}">'
            if description
            else "",
            f'<link rel="canonical" href="{escape(self.url)}">' if self.url else "",
            '<meta name="color-scheme" content="light dark">',
            f"<style>\n{stylesheet()}</style>",
            self.data.rstrip(),
        ]
        return HTML("".join(f"{line}\n" for line in lines if line))


def _description(faq: FAQ) -> str:
    """Describe the page in its author's words: as described, else as it begins."""
    if faq.description or not faq.intro:
        return faq.description or ""
    words = " ".join(faq.intro.plain_text.split())
    if len(words) <= _LONGEST_DESCRIPTION:
        return words
    return words[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(" ,;:") + "\u2026"
