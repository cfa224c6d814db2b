"""What stands around a FAQ: a whole page in one file, or the element of a fragment."""

from __future__ import annotations

import re
from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._design import OWN
from aic_faq.exporters.html._elements import HTML, attributes, escape, isolated, without_direction

if TYPE_CHECKING:
    from aic_faq.exporters.html._choices import ProfileName
    from aic_faq.exporters.html._design import Design
    from aic_faq.languages import Direction
    from aic_faq.model import FAQ

__all__ = ("Frame", "script", "stylesheet")

_NO_TITLE = "FAQ"
_LONGEST_DESCRIPTION = 160
_DESIGN_SYSTEMS = ("dsfr", "govuk")


def stylesheet(profile: ProfileName = "details", /) -> HTML:
    """Give the stylesheet of a profile; its rules only concern classes that begin with ``faq``.

    That of ``dsfr`` and ``govuk`` is small: it adds to the one of the design system.
    """
    return _file("design.css" if profile in _DESIGN_SYSTEMS else "style.css")


def script() -> HTML:
    """Give the script that opens the question of a link, for the profiles ``dsfr`` and ``govuk``."""
    return _file("open.js")


@cache
def _file(name: str) -> HTML:
    with open(join(dirname(__file__), name), encoding="utf-8") as file:
        return HTML(file.read())


@cache
def _linked_stylesheet() -> HTML:
    """Give the stylesheet for design systems as a link: an element ``style`` cannot stand in a fragment."""
    from urllib.parse import quote  # noqa: PLC0415 - our own design does without

    rules = re.sub(r"/\*.*?\*/", "", _file("design.css"))
    rules = re.sub(r"\s*([{};,>])\s*|(:)\s+", r"\1\2", " ".join(rules.split()))
    address = "data:text/css," + quote(rules, safe=",:;()=@*/!'?$&+")
    return HTML(f'<link rel="stylesheet" href="{escape(address)}">\n')


@frozen(kw_only=True, eq=False, repr=False)
class Frame:
    """Put a FAQ on a page of its own, or into the element of a fragment.

    Attributes:
        faq: what is shown.
        design: the class names.
        language: BCP 47 tag; None leaves it open.
        direction: of the page.
        url: absolute address of the page, if it is known.
        assets_url: where the files of the design system are, if it is loaded.
        has_script: whether the script that opens the question of a link is there.
        is_page: whether it is a page.
    """

    faq: FAQ
    design: Design
    language: str | None
    direction: Direction
    url: str | None
    assets_url: str | None
    has_script: bool
    is_page: bool

    @property
    def _assets(self) -> tuple[HTML, ...]:
        """Give the addresses of the stylesheet and the script of a design system that is loaded."""
        if self.assets_url is None or not self.is_page:
            return ()
        return tuple(escape(f"{self.assets_url}/{name}") for name in self.design.files)

    @property
    def page_attributes(self) -> HTML:
        """Give the attributes of the element ``html``."""
        top = attributes({"lang": self.language, "dir": self.direction})
        return HTML(f"{top}{self.design.page}")

    @property
    def body_attributes(self) -> HTML:
        """Give the attributes of ``body``; without the files of its design system a page has our design."""
        return attributes({"class": self.design.body if self._assets else "faq-page"})

    @property
    def main_attributes(self) -> HTML:
        """Give the attributes of ``main``."""
        return attributes({"class": self.design.main})

    @property
    def fragment_attributes(self) -> HTML:
        """Give the attributes of the element that a fragment is."""
        return attributes({"class": "faq", "lang": self.language, "dir": self.direction})

    def title(self) -> HTML:
        """Write the title as the first heading."""
        words = self.faq.title or _NO_TITLE
        title = isolated(escape(words), words)
        return HTML(f'<h1 class="{self.design.title}">{title}</h1>\n')

    def metadata(self) -> HTML:
        """Write what the head says about the page."""
        schemes = self.design.schemes if self._assets else OWN.schemes
        description = without_direction(_description(self.faq))
        lines = [
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(without_direction(self.faq.title or _NO_TITLE))}</title>",
            f'<meta name="description" content="{escape(description)}">' if description else "",
            f'<link rel="canonical" href="{escape(self.url)}">' if self.url else "",
            f'<meta name="color-scheme" content="{schemes}">',
        ]
        return HTML("".join(f"{line}\n" for line in lines if line))

    def style(self) -> HTML:
        """Write our stylesheet, or a link to that of the design system, and what we add to it.

        A fragment stands on a page that has them.
        """
        if self._assets:
            own = f'<link rel="stylesheet" href="{self._assets[0]}">\n'
        else:
            own = f"<style>\n{stylesheet()}</style>\n" if self.is_page else ""
        return HTML(f"{own}{_linked_stylesheet()}" if self.design.files else own)

    def before(self) -> HTML:
        """Write what has to run before a page is shown."""
        return self.design.first_script if self._assets else HTML("")

    def scripts(self) -> HTML:
        """Write the script that opens the question of a link, and that of the design system."""
        own = f"<script>\n{script()}</script>\n" if self.has_script else ""
        loaded = self.design.last_script.replace("ADDRESS", self._assets[1]) if self._assets else ""
        return HTML(own + loaded)


def _description(faq: FAQ) -> str:
    """Describe the page in its author's words: as described, else as it begins."""
    if faq.description or not faq.intro:
        return faq.description or ""
    words = " ".join(faq.intro.plain_text.split())
    if len(words) <= _LONGEST_DESCRIPTION:
        return words
    return words[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(" ,;:") + "\u2026"
