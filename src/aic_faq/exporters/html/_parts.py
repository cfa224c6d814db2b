"""The parts of a page or fragment, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.exporters.html._body import Body
    from aic_faq.exporters.html._page import Frame

__all__ = ("Parts",)


class Parts:
    """Hold what a page or fragment is made of.

    Attributes:
        frame: what stands around the FAQ.
        body: what is in it.
        data: the JSON-LD in its element, piece by piece, or nothing.
    """

    def __init__(self, *, frame: Frame, body: Body, data: Iterator[HTML]) -> None:
        self.frame = frame
        self.body = body
        self.data = data

    def pieces(self) -> Iterator[HTML]:
        """Write everything in its order; page.html has the same order, for templates."""
        frame = self.frame
        if not frame.is_page:
            yield HTML(f"<div{frame.fragment_attributes}>\n{frame.style()}")
            yield from self._faq()
            yield from self.data
            yield HTML(f"{frame.scripts()}</div>\n")
            return
        yield HTML(f"<!doctype html>\n<html{frame.page_attributes}>\n<head>\n")
        yield frame.metadata()
        yield frame.style()
        yield from self.data
        yield HTML(f"</head>\n<body{frame.body_attributes}>\n{frame.before()}<main{frame.main_attributes}>\n")
        yield frame.title()
        yield from self._faq()
        yield HTML(f"</main>\n{frame.scripts()}</body>\n</html>\n")

    def _faq(self) -> Iterator[HTML]:
        yield self.dates()
        yield self.body.intro()
        yield self.contents()
        yield from self.body.questions()
        yield self.body.contact()

    def dates(self) -> HTML:
        """Write when the FAQ was last changed, if that is asked for."""
        about = self.body.about
        return HTML("") if about is None else about.of_page()

    def contents(self) -> HTML:
        """Write the table of contents, if it is asked for."""
        if self.body.settings.contents == "none":
            return HTML("")
        from aic_faq.exporters.html._contents import contents_of  # noqa: PLC0415 - most pages have none

        return contents_of(self.body.groups, self.body.settings)
