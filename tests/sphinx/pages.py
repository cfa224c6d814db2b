"""Just enough of HTML to look at pages that a builder wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any, Union

from attrs import Factory, define, field

__all__ = ("Element", "Page", "read_page", "words")

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_UNSEEN = frozenset(("head", "script", "style", "template"))
_INLINE = frozenset(("a", "b", "code", "em", "i", "img", "s", "span", "strong", "sub", "sup"))


@define(eq=False)
class Element:
    """One element with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(factory=dict)
    children: list[Union[Element, str]] = Factory(list)

    @property
    def id(self) -> str | None:
        """Give the id, if there is one."""
        return self.attributes.get("id")

    @property
    def classes(self) -> list[str]:
        """Give the classes."""
        return self.attributes.get("class", "").split()

    def walk(self) -> Iterator[Element]:
        """Yield this element and all within it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", class_: str = "", **attributes: str) -> list[Element]:
        """Find the elements within this one."""
        return [
            found
            for found in self.walk()
            if (not tag or found.tag == tag)
            and (not class_ or class_ in found.classes)
            and attributes.items() <= found.attributes.items()
        ]

    def one(self, tag: str = "", class_: str = "", **attributes: str) -> Element:
        """Find the one element within this one."""
        (found,) = self.all(tag, class_, **attributes)
        return found

    def text(self, skip: Callable[[Element], bool] = lambda _element: False) -> str:
        """Give the text that is seen; images count as their alternative text."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag not in _UNSEEN and not skip(child):
                inner = child.attributes.get("alt", "") if child.tag == "img" else child.text(skip)
                parts.append(inner if child.tag in _INLINE else f" {inner} ")
        return "".join(parts)


class Page(Element):
    """A whole page."""

    def jsonld(self) -> list[Any]:
        """Give what the page says to machines, one an element."""
        scripts = self.all("script", type="application/ld+json")
        return [json.loads("".join(map(str, script.children))) for script in scripts]

    def faq_pages(self) -> list[Any]:
        """Give each FAQPage."""
        return [data for data in self.jsonld() if data.get("@type") == "FAQPage"]

    def targets(self) -> list[str]:
        """Give every id of the page, as often as it stands there."""
        return [found.id for found in self.walk() if found.id is not None]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page("")
        self._open: list[Element] = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_page(text: str, /) -> Page:
    """Read a page, or a piece of one."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.page


def words(text: str, /) -> list[str]:
    """Take text apart into its words, without punctuation."""
    return "".join(character if character.isalnum() else " " for character in text).split()
