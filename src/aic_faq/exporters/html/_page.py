"""What stands around a FAQ: a whole page in one file, or the element of a fragment."""

from __future__ import annotations

from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.exporters.html._design import OWN
from aic_faq.exporters.html._elements import HTML, attributes, escape, isolated, without_direction

if TYPE_CHECKING:
    from aic_faq.exporters.html._design import Design
    from aic_faq.exporters.html._profile import ProfileName
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

    lines = " ".join(_file("design.css").split())
    address = "data:text/css," + quote(lines, safe=" ,:;(){}[]>=@*/!'?$&+")
    return HTML(f'<link rel="stylesheet" href="{escape(address)}">\n')


@frozen(kw_only=True)
class Frame:
    """Put a FAQ on a page of its own, or into the element of a fragment.

    Attributes:
        faq: what is shown.
        design: the class names.
        language: BCP 47 tag; None leaves it open.
        direction: of the page.
        url: absolute address of the page, if it is known.
        assets_url: where the files of the design system are, if it is loaded.
        has_script: whether the script that opens the question of a link is on the page.
    """

    faq: FAQ
    design: Design
    language: str | None
    direction: Direction
    url: str | None
    assets_url: str | None
    has_script: bool

    @property
    def _is_loaded(self) -> bool:
        return self.design.files is not None and self.assets_url is not None

    @property
    def page_attributes(self) -> HTML:
        """Give the attributes of the element ``html``."""
        top = attributes({"lang": self.language, "dir": self.direction})
        return HTML(f"{top}{self.design.page}")

    @property
    def body_attributes(self) -> HTML:
        """Give the attributes of ``body``; without the files of its design system a page has our design."""
        return attributes({"class": self.design.body if self._is_loaded else "faq-page"})

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
        schemes = self.design.schemes if self._is_loaded else OWN.schemes
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
        """Write our stylesheet, or links to that of the design system and to what we add to it."""
        if self.design.files is None:
            return HTML(f"<style>\n{stylesheet()}</style>\n")
        if self.assets_url is None:
            return HTML(f"<style>\n{stylesheet()}</style>\n{_linked_stylesheet()}")
        address = escape(f"{self.assets_url}/{self.design.files[0]}")
        return HTML(f'<link rel="stylesheet" href="{address}">\n{_linked_stylesheet()}')

    def fragment_style(self) -> HTML:
        """Write what a fragment adds to the stylesheet of its design system."""
        return HTML("") if self.design.files is None else _linked_stylesheet()

    def before(self) -> HTML:
        """Write what has to run before a page is shown."""
        return self.design.first_script if self._is_loaded else HTML("")

    def own_script(self) -> HTML:
        """Write the script that opens the question of a link, if it is asked for."""
        return HTML(f"<script>\n{script()}</script>\n" if self.has_script else "")

    def script(self) -> HTML:
        """Write all scripts that a page needs."""
        if self.design.files is None or self.assets_url is None:
            return self.own_script()
        address = escape(f"{self.assets_url}/{self.design.files[1]}")
        return HTML(self.own_script() + self.design.last_script.replace("ADDRESS", address))


def _description(faq: FAQ) -> str:
    """Describe the page in its author's words: as described, else as it begins."""
    if faq.description or not faq.intro:
        return faq.description or ""
    words = " ".join(faq.intro.plain_text.split())
    if len(words) <= _LONGEST_DESCRIPTION:
        return words
    return words[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(" ,;:") + "\u2026"
