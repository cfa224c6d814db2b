"""Links and images: where they lead, and what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.rule import CheckOptions, Rule
from aic_faq.checks.vague_texts import VAGUE_TEXTS
from aic_faq.diagnostics import Code, quoted
from aic_faq.markup import Image, Link, plain_text
from aic_faq.urls import is_absolute, scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES", "place_of")

_TRIMMED = re.compile(r"^\W+|\W+$")
_SPACED = re.compile(r"\[[^\[\]\n]{1,300}\](?P<gap>[ ]{1,3})\((?=https?://|mailto:|[/#.])[^\s()]{1,2000}\)")
_ADDRESS = re.compile(r"https?://[^\s<>]{4,2000}")


def place_of(passage: Passage, node: Link | Image, /) -> tuple[int, int]:
    """Give where a link or image stands in its text: its address, else its words."""
    return passage.link_places[id(node)]


def _find_missing_base_url(checked: Checked) -> Iterator[Finding]:
    if checked.options.base_url is not None or is_absolute(checked.faq.url or ""):
        return
    relative = [
        (passage, node)
        for passage, node in checked.links
        if not scheme_of(node.url) and not node.url.startswith(("#", "//"))
    ]
    if not relative:
        return
    passage, node = relative[0]
    count = len(relative)
    links = "a link is relative" if count == 1 else f"{count} links are relative"
    yield checked.at(
        passage,
        *place_of(passage, node),
        f"{links}, {quoted(node.url)} {'here' if count == 1 else 'the first'}, and no base URL is known:"
        " the JSON-LD keeps their words only",
        hint="give --base-url, or set base_url in the configuration",
    )


def _find_vague(checked: Checked) -> Iterator[Finding]:
    for passage, node in checked.links:
        if isinstance(node, Link):
            words = plain_text(node.children)
            if _TRIMMED.sub("", words).casefold().replace("’", "'") in VAGUE_TEXTS:
                message = f"the text of a link is {quoted(words)}: it does not say where it leads"
                hint = "name the page: screen readers list links without what is around them"
                yield checked.at(passage, *place_of(passage, node), message, hint=hint)


def _find_bare_urls(checked: Checked) -> Iterator[Finding]:
    for passage, node in checked.links:
        if not isinstance(node, Link) or plain_text(node.children) not in {node.url, node.url.rstrip("/")}:
            continue
        at, end = place_of(passage, node)
        is_written = passage.markdown[at:end] == node.url
        if _ADDRESS.match(node.url) and is_written and passage.markdown[at - 1 : at] not in {"<", "(", "["}:
            message = f"the address {quoted(node.url)} stands in the text as it is"
            hint = "write [what is there](address)"
            yield checked.at(passage, at, at + len(node.url), message, hint=hint)


def _find_images_without_alt(checked: Checked) -> Iterator[Finding]:
    for passage, node in checked.links:
        if isinstance(node, Image) and not node.alt.strip():
            message = f"the image {quoted(node.url)} has no words that stand for it"
            hint = "write ![what it shows](address)"
            yield checked.at(passage, *place_of(passage, node), message, hint=hint)


def _find_spaced(checked: Checked) -> Iterator[Finding]:
    for passage in checked.markdown_passages:
        if "] " not in passage.markdown:
            continue
        for match in _SPACED.finditer(passage.markdown):
            start, end = match.span()
            if passage.prose[start] != "[" or passage.prose[match.start("gap") - 1] != "]":
                continue
            by = match.group().replace(match["gap"] + "(", "(", 1)
            message = "a space stands between the text of a link and its address: it is no link"
            yield checked.at(passage, start, end, message, hint="delete the space", by=by)


RULES = (
    Rule(
        code=Code.MISSING_BASE_URL,
        about="Links such as `/contact` lead somewhere only on the page itself. In mail, in chat bots and in"
        " JSON-LD they are useless, and the JSON-LD keeps their words alone. With a base URL they are"
        " absolute in every output. It is told once for a FAQ.",
        bad=document("See [prices](/prices)."),
        good=document("See [prices](https://example.org/prices)."),
        find=_find_missing_base_url,
    ),
    Rule(
        code=Code.VAGUE_LINK,
        about="The text of a link is `here`, `click here`, `ici`, `hier` or the like. Whoever hears a list of"
        " the links, or sees only a part of the page, does not learn where they lead (WCAG 2.2, success"
        " criterion 2.4.4). Fifteen languages are known.",
        bad=document("Prices are [here](https://example.org/prices)."),
        good=document("See [our prices](https://example.org/prices)."),
        find=_find_vague,
    ),
    Rule(
        code=Code.BARE_URL,
        about="An address stands in a sentence as it is. It is long, it is read out sign by sign, and it does"
        " not say what is there.",
        bad=document("See https://example.org/prices."),
        good=document("See [our prices](https://example.org/prices)."),
        find=_find_bare_urls,
        is_default=False,
    ),
    Rule(
        code=Code.IMAGE_WITHOUT_ALT,
        about="An image has no alternative text. Whoever cannot see it does not learn what it shows, and the"
        " text and JSON-LD outputs have nothing in its place.",
        bad=document("![](https://example.org/card.png)"),
        good=document("![A card with a chip](https://example.org/card.png)"),
        find=_find_images_without_alt,
        options=CheckOptions(base_url="https://example.org"),
    ),
    Rule(
        code=Code.SPACED_LINK,
        about="Between the brackets with the text and those with the address stands a space. Markdown knows"
        " no such link: both are shown as they are. The fix deletes the space.",
        bad=document("See [our prices] (https://example.org/prices)."),
        good=document("See [our prices](https://example.org/prices)."),
        find=_find_spaced,
        fix="safe",
    ),
)
