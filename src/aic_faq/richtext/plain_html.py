"""Plain HTML, which needs no parser: tags of the frequent kinds, each closed where it was opened.

That is how most answers with HTML are written. A browser's parser mends what
is wrong, which takes long, and has to be imported; where nothing is wrong, it
and a regular expression see the same elements. Any doubt is left to it: another
tag or attribute, an address that may have to be normalised or refused, a
reference without a semicolon. So what is taken here holds nothing that has to be
cleaned or reported. Property tests and the corpus compare both ways.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from aic_faq.characters import find_control
from aic_faq.richtext.addresses import may_link_addresses
from aic_faq.richtext.elements import ATTRIBUTES, HEADINGS, Element
from aic_faq.richtext.html_rules import BLOCK_TAG, LONE_TAG
from aic_faq.richtext.plain import START, may_hold_address

__all__ = ("plain_elements", "plain_html", "plain_line")

# How they change what is around them, https://html.spec.whatwg.org/#parsing-main-inbody.
_BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "blockquote", "pre", "hr", *HEADINGS})
_AROUND_ITEMS = frozenset({"", "ul", "ol"})
_VOID = frozenset({"br", "hr", "img"})
_UNMARKED = frozenset({"span", "u", "small"})
_NO_ATTRIBUTES: dict[str, str] = {}
_DEEPEST = 16

_NAMES = "p|br|a|li|b|strong|em|i|code|ul|ol|div|span|hr|img|pre|u|small|blockquote|h[1-6]"
_ATTRIBUTE = (
    r"[ \n]+(?:href|target|rel|title|class|id|style|start|src|alt|lang|dir|width|height|data-[a-z-]+)"
    r"=(?:\"[^\"<>\n]*\"|'[^'<>\n]*')"
)
_TAG = re.compile(rf"<(?:/({_NAMES})|({_NAMES})((?:{_ATTRIBUTE})*)[ ]?(/?))>")
_ATTRIBUTE_PARTS = re.compile(r"([a-z-]+)=(?:\"([^\"]*)\"|'([^']*)')")
# What every parser of addresses takes, and leaves as it is.
_PATH = r"(?:[A-Za-z0-9/._~#?=&+,;:!$()-]|%[0-9A-F]{2})*"
_URL = re.compile(
    rf"https?://(?:[a-z0-9-]+\.)+[a-z]{{2,}}(?:[/?#]{_PATH})?"
    rf"|(?:[/#](?!/)|[A-Za-z0-9-]+(?=/)){_PATH}"
    r"|mailto:[A-Za-z0-9._+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}"
)
_REFERENCE = re.compile(r"&(?:([A-Za-z]+;)|#(?:34|39|1[6-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3});|(?=[ \n]))")
_SIGNS = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
# In an attribute, what goes on like this is no reference.
_REFERENCE_OF_ATTRIBUTE = re.compile(r"&(?!amp;|[A-Za-z0-9]+=)")

_BLANK_LINE = re.compile(r"\n[ \n]*\n")
_BLOCK_OF_HTML = re.compile(rf"^[ ]{{0,3}}(?={BLOCK_TAG.pattern})", re.MULTILINE | re.IGNORECASE)
# Between tags, what Markdown gives no meaning to; "_" has none within a word.
_PLAIN = re.compile(r"(?:[^\\`*_\[\]<~\x00-\x09\x0b-\x1f]++|(?<=[A-Za-z0-9])_++(?=[A-Za-z0-9])|<[^<>]*+>)*+")
_LINE = rf"(?:{START}|</?[a-z])[^\n]*+(?<!\s\s)(?<![^\x00-\x7f](?<=\s))"
_LINES = re.compile(rf"{_LINE}(?:\n[ ]*+{_LINE})*+")
# Within a link of HTML, Markdown makes no other.
_TAGS_AND_LINKS = re.compile(r"<a [^<>]*+>[^<>]*+</a>|<[^<>]*+>")
# What linkify-it takes for an address of mail whatever stands around it, and nothing in doubt.
_MAIL = re.compile(
    rf"({_TAGS_AND_LINKS.pattern})"
    r"|(?<![^ \n>(])([A-Za-z0-9][A-Za-z0-9._+-]*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+"
    r"(?:[a-z]{2}|com|org|net|info))(?=[,.;:!?)]*(?:[ \n<]|\Z))"
)


def plain_html(markdown: str, /) -> str | None:
    """Give the HTML that Markdown stands for whose only markup is that of HTML; None for any other."""
    if "\t" in markdown or (may_hold_address(markdown) and not may_link_addresses(markdown)):
        return None
    written: list[str] = []
    for chunk in _BLANK_LINE.split(markdown.strip("\n")):
        match = _BLOCK_OF_HTML.search(chunk)
        at = match.start() if match else len(chunk)
        if at:
            words = chunk[:at].removesuffix("\n")
            linked = _with_links(words) if _is_paragraph(words) else None
            if linked is None:
                return None
            written += ("<p>", linked, "</p>\n")
        written += (chunk[at:], "\n")
    return "".join(written)


def plain_line(markdown: str, /) -> str | None:
    """Give the HTML that a title stands for whose only markup is that of HTML; None for any other.

    A lone ``<p>`` would be text there.
    """
    return None if "<p" in markdown or "</p" in markdown else _with_links(markdown)


def _is_paragraph(words: str) -> bool:
    """Tell whether words are lines of one paragraph: no line starts another block."""
    return _LINES.fullmatch(words) is not None and not LONE_TAG.match(words.split("\n", 1)[0])


def _with_links(words: str) -> str | None:
    """Make links of addresses of mail; None where words hold other addresses, or markup that is no tag."""
    if not _PLAIN.fullmatch(words) or "&lt" in words or "<pre" in words:
        return None
    if "@" in words:
        words = _MAIL.sub(lambda match: match[1] or f'<a href="mailto:{match[2]}">{match[2]}</a>', words)
    is_open = may_hold_address(words) and may_hold_address(_TAGS_AND_LINKS.sub("", words))
    return None if is_open else words


def plain_elements(html: str, /) -> Element | None:
    """Give the root of the elements of plain HTML; None for any other."""
    # A browser takes the first for a mark of the encoding.
    if html.startswith("\ufeff") or "\r" in html or find_control(html) is not None:
        return None
    before, *parts = _TAG.split(html)
    opened = [Element("")]
    if before and not _add_text(before, opened[0]):
        return None
    for end, start, attributes, slash, text in zip(*[iter(parts)] * 5, strict=True):
        if not (_close(end, opened) if end else _open(start, attributes, slash, opened)):
            return None
        if text:
            if start == "pre":
                text = text.removeprefix("\n")  # noqa: PLW2901 - which is none of its lines
            if not _add_text(text, opened[-1]):
                return None
    return opened[0] if [element.name for element in opened[1:]] in ([], ["p"]) else None


def _open(name: str, written: str, slash: str, opened: list[Element]) -> bool:
    """Open an element; False where it would close others, but for the paragraph it stands in."""
    if name in _BLOCKS:
        if opened[-1].name == "p":
            opened.pop()
        parent = opened[-1].name
        if (name == "li" and parent not in _AROUND_ITEMS) or (parent in HEADINGS and name in HEADINGS):
            return False
    is_void = name in _VOID
    if (slash and not is_void) or len(opened) > _DEEPEST:
        return False
    if name in _BLOCKS or name == "a":
        names = {element.name for element in opened}
        if "a" in names if name == "a" else "p" in names:
            return False
    kept = ATTRIBUTES.get(name) if written else None
    attributes = _attributes(written, kept) if kept else _NO_ATTRIBUTES
    if attributes is None:
        return False
    if name in _UNMARKED:
        opened.append(Element(name, {}, opened[-1].children))
        return True
    element = Element(name, attributes, [])
    opened[-1].children.append(element)
    if not is_void:
        opened.append(element)
    return True


def _close(name: str, opened: list[Element]) -> bool:
    """Close an element; False where another was opened last, but for a paragraph that a block has closed."""
    if opened[-1].name == name:
        opened.pop()
    elif name == "p" and all(element.name != "p" for element in opened):
        opened[-1].children.append(Element("p", _NO_ATTRIBUTES, []))
    else:
        return False
    return True


def _attributes(written: str, kept: set[str]) -> dict[str, str] | None:
    """Give attributes; None where two have one name, or where it takes a parser to tell what they are."""
    if "&" in written:
        if _REFERENCE_OF_ATTRIBUTE.search(written):
            return None
        written = written.replace("&amp;", "&")
    found = _ATTRIBUTE_PARTS.findall(written)
    attributes = {name: double or single for name, double, single in found if name in kept}
    if len(attributes) < sum(name in kept for name, _, _ in found):
        return None
    for name in ("href", "src"):
        if name in attributes and not (_URL.fullmatch(attributes[name]) and "xn--" not in attributes[name]):
            return None
    return attributes


def _add_text(text: str, parent: Element) -> bool:
    """Add text; False where something in it is no text."""
    if "<" in text:
        return False
    if "&" in text:
        references: list[str] = _REFERENCE.findall(text)
        if len(references) != text.count("&"):
            return False
        if any(name not in _SIGNS and html5.get(name, " ").isascii() for name in references if name):
            return False
        text = unescape(text)
    children = parent.children
    if children and isinstance(children[-1], str):
        children[-1] += text
    else:
        children.append(text)
    return True
