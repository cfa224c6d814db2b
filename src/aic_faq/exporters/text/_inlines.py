"""The words within a block, with the addresses of its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union, assert_never

from aic_faq.exporters._lines import one_line
from aic_faq.exporters.text._wrapping import unbreakable, visible_words
from aic_faq.markup import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    HardBreak,
    Image,
    Inline,
    Link,
    SoftBreak,
    Strikethrough,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.exporters._links import Links
    from aic_faq.exporters.text._exporter import LinkStyle

__all__ = ("Words",)

# A noncharacter, so that no text can hold it.
_BREAK = "\ufdd2"


class _LinkEnd:
    """Mark where the words of a link end, and remember where they began."""

    def __init__(self, link: Link, start: int) -> None:
        self.link = link
        self.start = start


_Part: TypeAlias = Union[str, Inline, _LinkEnd]


class Words:
    """Write the words of one FAQ, and collect the notes on its links.

    Attributes:
        links: where links lead.
        style: addresses in parentheses behind the words, or in numbered notes.
        notes: the addresses in the order of their numbers, from 1.
    """

    def __init__(self, *, links: Links, style: LinkStyle) -> None:
        self.links = links
        self.style = style
        self.notes: dict[str, int] = {}

    def lines(self, nodes: Sequence[Inline], /) -> list[str]:
        """Write inlines as lines that the author wants, with single spaces between words."""
        match nodes:
            case (Text(value),):
                return [one_line(value)]
            case _:
                return [one_line(line) for line in "".join(self._written(nodes)).split(_BREAK)]

    def footnote(self, number: int, /) -> str:
        """Write the mark of a footnote; notes on links have the plain numbers, if there are any."""
        return f"[{number}]" if self.style == "inline" else f"[^{number}]"

    def _written(self, nodes: Sequence[Inline]) -> list[str]:
        """Walk the tree with a stack of what is still to be written."""
        written: list[str] = []
        pending: list[_Part] = list(nodes[::-1])
        while pending:
            node = pending.pop()
            match node:
                case Text() | CodeSpan():
                    written.append(node.value)
                case str():
                    written.append(node)
                case Link(url=url, children=(Text(value=words),)):  # as nearly all are
                    written.append(self._link(url, words))
                case Link():
                    pending.extend((_LinkEnd(node, len(written)), *node.children[::-1]))
                case _LinkEnd():
                    written[node.start :] = [self._link(node.link.url, "".join(written[node.start :]))]
                case SoftBreak():
                    written.append(" ")
                case Strong() | Emphasis():
                    pending.extend(node.children[::-1])
                case HardBreak():
                    written.append(_BREAK)
                case Strikethrough():
                    # Without a sign the words would say the opposite of what is meant.
                    written.append("~~")
                    pending.extend(("~~", *node.children[::-1]))
                case Image():
                    written.append(node.alt)
                case FootnoteReference():
                    written.append(self.footnote(node.number))
                case _:
                    assert_never(node)
        return written

    def _link(self, url: str, words: str) -> str:
        shown = _shown(self.links.href(url))
        said = one_line(visible_words(words))
        if not said:
            return unbreakable(shown)
        if said == shown or _bare(said) == _bare(shown):
            return unbreakable(shown if " " in said else said)
        if self.style == "inline":
            return f"{words} ({unbreakable(shown)})"
        return f"{words} [{self.notes.setdefault(shown, len(self.notes) + 1)}]"


def _shown(url: str) -> str:
    """Give an address as people write it: that of a mail or a telephone without its scheme."""
    scheme, _, rest = url.partition(":")
    return rest.partition("?")[0] if scheme.lower() in {"mailto", "tel", "sms"} else url


def _bare(url: str) -> str:
    """Leave out what does not tell addresses apart for people."""
    if "%" in url:
        from urllib.parse import unquote  # noqa: PLC0415 - most addresses do without

        url = unquote(url)
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
