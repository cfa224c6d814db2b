"""Elements of HTML to blocks: what each of them is in the closed tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    FootnoteReference,
    HardBreak,
    Heading,
    Image,
    ListItem,
    OrderedList,
    Strikethrough,
    Strong,
    ThematicBreak,
)
from aic_faq.richtext.elements import EMBEDDED, HEADINGS, Element
from aic_faq.richtext.flow import Flow, runs_of
from aic_faq.richtext.html_tables import read_table
from aic_faq.richtext.inline_runs import (
    LinkMark,
    Mark,
    Run,
    code_in_line,
    nest,
    one_line,
    tidy,
    with_mark,
)
from aic_faq.richtext.items import MAX_NESTING, list_item
from aic_faq.richtext.scripts import lowered, raised
from aic_faq.richtext.site_syntax import TEMPLATE_TAG
from aic_faq.urls import is_safe_image, is_safe_link, scheme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ("BlockConverter",)

_MARKS: dict[str, type[Strong | Emphasis | Strikethrough]] = {
    **dict.fromkeys(("b", "strong"), Strong),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), Emphasis),
    **dict.fromkeys(("s", "del", "strike"), Strikethrough),
}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
# What browsers drop from the address of a link before they look at it.
_NOT_IN_URLS = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_LARGEST_NUMBER = 999_999_999  # of a list in CommonMark


class BlockConverter:
    """Walk elements that are not nested deeply; see :data:`aic_faq.richtext.cleaning.MAX_ELEMENTS`."""

    def __init__(self, normalise_url: Callable[[str], str], most_cells: int | None, level: int) -> None:
        self.too_deep: bool = False
        self._normalise_url = normalise_url
        self._most_cells = most_cells
        self._level = level
        self._codes = 0

    def blocks(self, children: Iterable[Element | str]) -> tuple[Block, ...]:
        """Turn the content of an element into blocks of its own."""
        flow = Flow()
        self._read(children, (), flow)
        return flow.finish()

    def _read(self, children: Iterable[Element | str], marks: tuple[Mark, ...], flow: Flow) -> None:
        loose_items: list[Element] = []
        for child in children:
            if isinstance(child, Element) and child.name == "li":
                loose_items.append(child)
                continue
            if loose_items and (isinstance(child, Element) or child.strip()):
                self._list(Element("ul", {}, [*loose_items]), flow)
                loose_items = []
            if isinstance(child, str):
                self._text(child, marks, flow)
            else:
                self._element(child, marks, flow)
        if loose_items:
            self._list(Element("ul", {}, [*loose_items]), flow)

    def _text(self, text: str, marks: tuple[Mark, ...], flow: Flow) -> None:
        if not flow.runs and not self._codes and not text.strip(" \t\n\f"):
            return  # nothing yet that white space could be between
        leaf = CodeSpan(code_in_line(text)) if self._codes else text
        flow.runs.append(Run(leaf, marks))

    def _element(self, element: Element, marks: tuple[Mark, ...], flow: Flow) -> None:
        name, children = element.name, element.children
        if name in _MARKS:
            self._read(children, with_mark(marks, _MARKS[name]), flow)
        elif name in _CODE:
            self._codes += 1
            self._read(children, marks, flow)
            self._codes -= 1
        elif name in HEADINGS:
            if inlines := nest(tidy(self._inline_runs(children, marks), one_line=True)):
                flow.add(Heading(int(name[1]), inlines))
        else:
            match name:
                case "a":
                    self._link(element, marks, flow)
                case "br":
                    flow.runs.append(Run(HardBreak(), marks))
                case "img":
                    self._image(element, marks, flow)
                case "sup" | "sub":
                    self._script(element, marks, flow)
                case "q":
                    self._read(['"', *children, '"'], marks, flow)
                case "ul" | "ol":
                    self._list(element, flow)
                case "blockquote":
                    self._block_quote(children, flow)
                case "pre":
                    self._code_block(element, flow)
                case "hr":
                    flow.add(ThematicBreak())
                case "table":
                    self._table(element, flow)
                case "input":
                    if element.attributes.get("type") == "checkbox":
                        flow.check_box(checked="checked" in element.attributes)
                case "source":  # of a video, whose link has been made
                    pass
                case _ if name in EMBEDDED:
                    self._embedded(element, marks, flow)
                case _:
                    inner = with_mark(marks, Strong) if name in {"dt", "summary"} else marks
                    flow.end_paragraph()
                    self._read(children, inner, flow)
                    flow.end_paragraph(written=name == "p")

    def _block_quote(self, children: Iterable[Element | str], flow: Flow) -> None:
        flow.end_paragraph()
        if self._level + 1 >= MAX_NESTING:
            self.too_deep = True
            self._read(children, (), flow)
            flow.end_paragraph()
            return
        self._level += 1
        if quoted := self.blocks(children):
            flow.add(BlockQuote(quoted))
        self._level -= 1

    def _inline_runs(self, children: Iterable[Element | str], marks: tuple[Mark, ...]) -> list[Run]:
        """Give content as what can stand in one line; blocks in it begin after a break."""
        flow = Flow()
        self._read(children, marks, flow)
        return runs_of(flow.finish())

    def _link(self, element: Element, marks: tuple[Mark, ...], flow: Flow) -> None:
        url = self._url(element.attributes.get("href", ""))
        if url and is_safe_link(url):
            marks = with_mark(marks, LinkMark(url, one_line(element.attributes.get("title", ""))))
        self._read(element.children, marks, flow)

    def _image(self, element: Element, marks: tuple[Mark, ...], flow: Flow) -> None:
        attributes = element.attributes
        alt, url = one_line(attributes.get("alt", "")), self._url(attributes.get("src", ""))
        if url and is_safe_image(url):
            flow.runs.append(Run(Image(url, alt, one_line(attributes.get("title", ""))), marks))
        else:
            flow.runs.append(Run(alt, marks))

    def _url(self, written: str) -> str:
        """Give an address as Markdown would give it; none where a site generator was to put it in."""
        url = _NOT_IN_URLS.sub("", written)
        return "" if TEMPLATE_TAG.search(url) else self._normalise_url(url)

    def _embedded(self, element: Element, marks: tuple[Mark, ...], flow: Flow) -> None:
        sources = [element, *(child for child in element.children if isinstance(child, Element))]
        written = next((found for source in sources if (found := source.attributes.get("src"))), "")
        url = self._url(f"https:{written}" if written.startswith("//") else written)
        if scheme_of(url) in {"http", "https"} and is_safe_link(url):
            words = one_line(element.attributes.get("title", "")) or url
            flow.runs.append(Run(words, with_mark(marks, LinkMark(url))))

    def _script(self, element: Element, marks: tuple[Mark, ...], flow: Flow) -> None:
        number = element.attributes.get("data-footnote", "")
        written = "".join(child for child in element.children if isinstance(child, str))
        moved = raised(written) if element.name == "sup" else lowered(written)
        if not element.children and number.isascii() and number.isdecimal() and int(number[:9]) > 0:
            flow.runs.append(Run(FootnoteReference(int(number[:9])), marks))
        elif moved is not None and not any(isinstance(child, Element) for child in element.children):
            self._text(moved, marks, flow)
        else:
            self._read(element.children, marks, flow)

    def _list(self, element: Element, flow: Flow) -> None:
        if self._level + 2 >= MAX_NESTING:
            self.too_deep = True
            for child in element.children:
                flow.end_paragraph()
                self._read([child] if isinstance(child, str) else child.children, (), flow)
            flow.end_paragraph()
            return
        self._level += 2
        items, tight = self._items(element.children)
        self._level -= 2
        if not items:
            return
        if element.name == "ul":
            flow.add(BulletList(items, tight))
        else:
            flow.add(OrderedList(items, _start(element.attributes.get("start", "")), tight))

    def _items(self, children: Sequence[Element | str]) -> tuple[tuple[ListItem, ...], bool]:
        """Read the items of a list; what stands between them belongs to the one before."""
        flows: list[Flow] = []
        for child in children:
            if isinstance(child, Element) and child.name == "li":
                flows.append(Flow())
                self._read(child.children, (), flows[-1])
            elif isinstance(child, Element) or child.strip():
                if not flows:
                    flows.append(Flow())
                flows[-1].end_paragraph()
                self._read([child], (), flows[-1])
        items = tuple(flow.item(list_item) for flow in flows)
        return items, not any(flow.has_written_paragraph for flow in flows)

    def _code_block(self, element: Element, flow: Flow) -> None:
        value = _plain(element)
        if value.strip():
            inner = [child for child in element.children if isinstance(child, Element)]
            names = " ".join(part.attributes.get("class", "") for part in (element, *inner)).split()
            language = next((name[9:] for name in names if name.startswith("language-")), "")
            flow.add(CodeBlock(value if value.endswith("\n") else value + "\n", language))

    def _table(self, element: Element, flow: Flow) -> None:
        for caption in element.children:
            if isinstance(caption, Element) and caption.name == "caption":
                self._element(caption, (), flow)
        table = read_table(element, self._inline_runs, self._most_cells)
        if table is not None:
            flow.add(table)


def _start(written: str) -> int:
    return min(int(written[:10]), _LARGEST_NUMBER) if written.isascii() and written.isdecimal() else 1


def _plain(element: Element) -> str:
    """Give the text of an element as it stands; not nested deeply, see above."""
    parts = (
        child if isinstance(child, str) else "\n" if child.name == "br" else _plain(child)
        for child in element.children
    )
    return "".join(parts)
