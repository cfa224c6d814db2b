"""What of a page can be seen: what is hidden without anything that opens it, and all of its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.verification._statements import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aic_faq.readers.html.tree import Node, Page

__all__ = ("PageText", "Visibility")

_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_CONTROLS = (
    "aria-controls",
    "data-target",
    "data-bs-target",
    "data-mdb-target",
    "for",
    "popovertarget",
)
_TOGGLES = frozenset({"aria-expanded", "data-toggle", "data-bs-toggle", "data-mdb-toggle", "uk-toggle"})
_PANELS = frozenset({"tabpanel"})


@frozen(eq=False)
class Visibility:
    """Tell what of a page is hidden, and stays so.

    Style sheets are not read: what they hide is taken for visible.
    """

    page: Page
    _hidden: frozenset[int]

    @classmethod
    def of(cls, page: Page, /) -> Visibility:
        """Look for what hides something, and for what opens it again."""
        opened: dict[str, list[Node]] = {}
        for node in page.nodes:
            for name in _opened_by(node):
                opened.setdefault(name, []).append(node)
        hidden: set[int] = set()
        for node in page.nodes:
            above = node.parent is not None and node.parent.index in hidden
            if above or not node.is_seen or (_hides(node) and not _is_opened(node, opened)):
                hidden.add(node.index)
        return cls(page, frozenset(hidden))

    def is_hidden(self, node: Node, /) -> bool:
        """Tell whether nobody sees an element."""
        return node.index in self._hidden

    def hides_all(self, first: int, stop: int, /) -> bool:
        """Tell whether no text between two places of the list of nodes is seen."""
        texts = [node for node in self.page.nodes[first:stop] if node.text.strip()]
        return bool(texts) and all(map(self.is_hidden, texts))

    def text(self, *, hidden: bool = False) -> PageText:
        """Give the text that is seen, or else that which is hidden."""
        return PageText.of(self._texts(hidden=hidden))

    def _texts(self, *, hidden: bool) -> Iterator[tuple[int, str]]:
        for node in self.page.nodes:
            if (node.index in self._hidden) is not hidden or _is_code(node):
                continue
            if node.name == "#text":
                yield node.index, squeeze(node.text)


def _is_code(node: Node) -> bool:
    return node.parent is not None and node.parent.name in {"script", "style"}


def _hides(node: Node) -> bool:
    attributes = node.attributes
    if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
        return True
    return _HIDING_STYLE.search(attributes.get("style", "")) is not None


def _opened_by(node: Node) -> Iterator[str]:
    """Give the ids of what an element may open: links count, for a script may take them up."""
    for name in _CONTROLS:
        if name in node.attributes:
            yield node.attributes[name].strip().removeprefix("#")
    # A table of contents opens nothing.
    if "href" in node.attributes and (node.is_content or not _TOGGLES.isdisjoint(node.attributes)):
        yield node.attributes["href"].strip().removeprefix("#")


def _is_opened(node: Node, opened: Mapping[str, Sequence[Node]]) -> bool:
    """Tell whether something opens an element; what is hidden with it cannot."""
    if not _PANELS.isdisjoint(node.words_of("role")):
        return True
    name = node.attributes.get("id", "").strip()
    return bool(name) and any(not node.index <= control.index < node.stop for control in opened.get(name, ()))


@frozen(eq=False)
class PageText:
    """Hold the text of a page without white space, and find what it says."""

    characters: str
    _starts: list[int]
    _places: list[int]

    @classmethod
    def of(cls, texts: Iterator[tuple[int, str]], /) -> PageText:
        """Put texts together, each with its place in the list of nodes."""
        pieces: list[str] = []
        starts: list[int] = []
        places: list[int] = []
        at = 0
        for place, piece in texts:
            if piece:
                pieces.append(piece)
                starts.append(at)
                places.append(place)
                at += len(piece)
        return cls("".join(pieces), starts, places)

    def find(self, words: str, start: int = 0, /) -> int:
        """Give the offset of some words, after ``start`` if they are there, else anywhere; -1 without."""
        sought = squeeze(words)
        at = self.characters.find(sought, start)
        return at if at >= 0 else self.characters.find(sought)

    def place(self, offset: int, /) -> int:
        """Give the place in the list of nodes at which an offset lies."""
        return self._places[bisect_right(self._starts, offset) - 1]

    def end(self, words: str, offset: int, /) -> int:
        """Give where some words that were found at an offset end."""
        return offset + len(squeeze(words))
