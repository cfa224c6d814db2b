"""The elements of HTML, by what becomes of them in rich text (https://html.spec.whatwg.org/#elements-3)."""

from __future__ import annotations

from attrs import define, field

__all__ = (
    "ATTRIBUTES",
    "DROPPED",
    "EMBEDDED",
    "FORMATTING",
    "HEADINGS",
    "HTML_BLOCKS",
    "KEPT",
    "SEPARATE",
    "UNMARKED",
    "VOID",
    "Element",
    "is_html_element",
)


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

EMBEDDED = _names("iframe video audio embed")
"""What is played in a frame of its own; a link stands for it."""

KEPT = (
    _names(
        "a b blockquote br caption center cite code dd del details dfn div dl dt em figcaption figure hr i"
        " img input kbd li ol p pre q s samp source strike strong sub summary sup table tbody td tfoot th"
        " thead tr tt ul var address article aside footer header main nav section"
    )
    | frozenset(HEADINGS)
    | EMBEDDED
)
"""Elements that the tree is made from."""

UNMARKED = _names(
    "abbr acronym bdi bdo big body col colgroup data font head hgroup html ins label legend mark nobr output"
    " picture rb rp rt rtc ruby search slot small span time u wbr fieldset menu dir"
)
"""Elements that only group, style or explain: their text says all that they say."""

SEPARATE = _names("dialog dir fieldset form hgroup legend menu optgroup option search")
"""Elements without a node that stand apart from what is around them."""

DROPPED = _names(
    "script style template noscript noembed noframes object applet svg textarea select title annotation"
    " annotation-xml canvas map math xmp plaintext datalist"
)
"""Elements that go with all that is in them."""

_TEXT_STAYS = _names(
    "base basefont bgsound blink button dialog form frame frameset image isindex keygen link listing marquee"
    " meta meter option optgroup param progress rect track area command menuitem summary"
)

VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
"""Elements that have no end tag."""

ATTRIBUTES = {
    "a": {"href", "title"},
    "audio": {"src", "title"},
    "code": {"class"},
    "embed": {"src", "title"},
    "iframe": {"src", "title"},
    "img": {"src", "alt", "title"},
    "input": {"type", "checked"},
    "ol": {"start"},
    "pre": {"class"},
    "source": {"src"},
    "sup": {"data-footnote"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "style"},
    "video": {"src", "title"},
}
"""The attributes of elements that say something in rich text."""

FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
"""Elements that a parser opens again after each block, https://html.spec.whatwg.org/#formatting."""

HTML_BLOCKS = _names(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir"
    " div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html"
    " iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section"
    " summary table tbody td tfoot th thead title tr track ul"
)
"""Tags that begin a block of HTML within Markdown, CommonMark 0.31.2, section 4.6."""

_ALL = KEPT | UNMARKED | DROPPED | _TEXT_STAYS | HTML_BLOCKS


def is_html_element(name: str, /) -> bool:
    """Tell whether a tag as written is one of HTML, not a placeholder or a component.

    >>> [is_html_element(name) for name in ("br", "BR", "CodeBlock", "your-name")]
    [True, True, False, False]
    """
    if len(name) > 2 and name[0].isupper() and not name.isupper():
        return False
    return name.lower() in _ALL


@define(eq=False)
class Element:
    """Hold an element, with nothing in it that is not known."""

    name: str
    attributes: dict[str, str] = field(factory=dict)
    children: list[Element | str] = field(factory=list)
