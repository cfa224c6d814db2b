"""HTML as browsers take it apart, reduced to the elements that rich text is made from.

The only module that imports nh3: its parser is that of a browser, so that
tags that are unclosed, nested wrongly or foreign come out as readers see them.
Nothing is safe because of it alone; what is made of the elements refuses
dangerous URLs by itself.
"""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from aic_faq.characters import find_control, replace_controls
from aic_faq.richtext.elements import ATTRIBUTES, DROPPED, KEPT, SEPARATE, VOID, Element
from aic_faq.urls import LINK_SCHEMES

if TYPE_CHECKING:
    from nh3 import Cleaner

__all__ = ("MAX_ELEMENTS", "clean_elements")

MAX_ELEMENTS = 64
"""Depth of elements; what is nested deeper loses its element, not its text."""


def clean_elements(html: str, /) -> tuple[Element, bool]:
    """Give the root of the elements, and whether some were nested too deeply to be kept."""
    cleaned = _cleaner().clean(html)
    # A character reference is how a control character gets in.
    if "\r" in cleaned or find_control(cleaned) is not None:
        cleaned = replace_controls(cleaned)
    builder = _ElementBuilder()
    builder.feed(cleaned)
    builder.close()
    return builder.root, builder.too_deep


@cache
def _cleaner() -> Cleaner:
    import nh3  # noqa: PLC0415 - most texts hold no HTML

    return nh3.Cleaner(
        tags={*KEPT, *SEPARATE},
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        # Of "data:" only small images stay; the tree sees to that.
        url_schemes={*LINK_SCHEMES, "data"},
        filter_style_properties={"text-align"},
        link_rel=None,
    )


class _ElementBuilder(HTMLParser):
    """Build elements out of HTML in which every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.too_deep = False
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in VOID and len(self._open) > MAX_ELEMENTS:
            self.too_deep = True
            self._open.append(self._open[-1])
        else:
            self._add(tag, attrs)
        if tag == "iframe":
            # What stands in it is text to browsers, and is not cleaned as elements are.
            self.set_cdata_mode(tag)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - it is that of the element opened last
        """Close an element."""
        del self._open[max(1, len(self._open) - 1) :]

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._open[-1].children.append(data)
