"""Where a rich text stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from aic_faq.exporters.html._design import OWN, Tags
from aic_faq.exporters.html._elements import HTML

if TYPE_CHECKING:
    from aic_faq.exporters._links import Links

__all__ = ("RichTextContext",)

_LAZY = HTML(' loading="lazy"')


@define(kw_only=True, eq=False, repr=False)  # one for each text: to freeze it costs as much as to fill it
class RichTextContext:
    """Say where a rich text stands; the defaults are those of a text on its own.

    Attributes:
        links: what makes links absolute; None leaves them as written.
        below: level of the heading that the text belongs to; None leaves levels as written.
        name: what stands in the ids of footnotes; each text of a page has its own, and "" is a text alone.
        image_attributes: further attributes of every image.
        tags: what start tags have besides their names.
        has_links: whether links are links: inside a control only their words can stand.
    """

    links: Links | None = None
    below: int | None = None
    name: str = ""
    image_attributes: HTML = HTML("")
    tags: Tags = OWN.tags
    has_links: bool = True

    @classmethod
    def on_page(cls, links: Links, *, below: int, name: str, tags: Tags = OWN.tags) -> RichTextContext:
        """Describe a text of a page; ``name`` tells it from the other texts there."""
        return cls(links=links, below=below, name=name, image_attributes=_LAZY, tags=tags)

    def href(self, url: str, /) -> str:
        """Give the target to write for a link or an image."""
        return url if self.links is None else self.links.href(url)

    def note_id(self, number: int, /) -> str:
        """Give the id of a footnote."""
        return f"{self._note_prefix}note-{number}"

    def reference_id(self, number: int, /) -> str:
        """Give the id of the first mark that refers to a footnote."""
        return f"{self._note_prefix}reference-{number}"

    @property
    def _note_prefix(self) -> str:
        """Keep ids of footnotes apart from those of questions: no slug holds two hyphens in a row."""
        return "" if self.links is None else f"{self.links.element_id(self.name)}--"
