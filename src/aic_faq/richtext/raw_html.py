"""Markdown with raw HTML: its tokens as HTML, to be read as browsers would read it.

Nothing else gets tags right that are opened in one block of Markdown and
closed in another.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from aic_faq.richtext.elements import is_html_element
from aic_faq.richtext.html_problems import TAG
from aic_faq.richtext.site_syntax import TEMPLATE_TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aic_faq.richtext.tokens import Token

__all__ = ("divide_footnotes", "renderable", "show_lone_tags")

# What Markdown knows how to end, and HTML does not.
_NO_ELEMENT = re.compile(r"<(?:\?|!\[CDATA\[|![A-Za-z])")
_ENDS = {"<?": "?>", "<![CDATA[": "]]>"}
_PHRASES = ("strong", "em", "s")


def divide_footnotes(tokens: Sequence[Any], /) -> tuple[Sequence[Any], dict[int, Sequence[Any]]]:
    """Part the tokens of the text from those of its footnotes, which no tag of the text reaches."""
    starts = [place for place, token in enumerate(tokens) if token.type == "footnote_open"]
    if not starts:
        return tokens, {}
    ends = [place for place, token in enumerate(tokens) if token.type == "footnote_close"]
    notes = {
        int(tokens[start].meta["id"]) + 1: tokens[start + 1 : end]
        for start, end in zip(starts, ends, strict=True)
    }
    return tokens[: starts[0] - 1], notes


def renderable(tokens: Sequence[Any], /, *, deepest: int, alt: Callable[[Token], str]) -> Iterator[Any]:
    """Change tokens so that markdown-it's renderer keeps all that the tree can hold."""
    for token in tokens:
        match token.type:
            case "html_block":
                token.content = _protected(token.content)
            case "fence":
                name = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
                class_ = f' class="language-{escape(name)}"' if name else ""
                token.type = "html_block"
                token.content = f"<pre><code{class_}>{escape(token.content)}</code></pre>\n"
            case "inline":
                token.children = list(_inlines(token.children or (), deepest, alt))
            case _:
                pass
        if token.type != "footnote_anchor":
            yield token


def _inlines(children: Sequence[Any], deepest: int, alt: Callable[[Token], str]) -> Iterator[Any]:
    for child in children:
        match child.type:
            case "footnote_ref":
                child.type = "html_inline"
                child.content = f'<sup data-footnote="{child.meta["id"] + 1}"></sup>'
            case "image":
                child.content = _image(str(child.attrs["src"]), alt(child), str(child.attrs.get("title", "")))
                child.type = "html_inline"
            case "html_inline":
                child.content = _without_declarations(child.content)
            case _:
                pass
        depth = child.level + (child.nesting > 0)
        if depth <= deepest or child.tag not in _PHRASES:
            yield child


def _image(url: str, alt: str, title: str) -> str:
    return f'<img src="{escape(url)}" alt="{escape(alt)}" title="{escape(title)}">'


def _protected(html: str) -> str:
    """Write as text what is no tag of HTML; take out what is shown nowhere."""
    if "{" in html:
        html = TEMPLATE_TAG.sub(lambda match: escape(match.group(), quote=False), html)
    html = _without_declarations(html)
    return TAG.sub(lambda match: _tag(match.group(), match["name"]), html)


def _without_declarations(html: str) -> str:
    kept: list[str] = []
    at = 0
    while match := _NO_ELEMENT.search(html, at):
        ending = _ENDS.get(match.group(), ">")
        end = html.find(ending, match.end())
        kept.append(html[at : match.start()])
        at = end + len(ending) if end >= 0 else len(html)
    kept.append(html[at:])
    return "".join(kept)


def _tag(written: str, name: str | None) -> str:
    return written if name is None or is_html_element(name) else escape(written, quote=False)


def show_lone_tags(children: Sequence[Any], /) -> list[str]:
    """Take tags of a title that have no counterpart for text: the question is about them.

    Gives how each of them begins.
    """
    lone: dict[int, str] = {}
    opened: dict[str, list[int]] = {}
    for place, child in enumerate(children):
        match = TAG.match(child.content) if child.type == "html_inline" else None
        name = match["name"] if match else None
        if match is None or name is None or name.lower() in _ALONE:
            continue
        places = opened.setdefault(name.lower(), [])
        if match["end"] and places:
            del lone[places.pop()]
        else:
            places += [] if match["end"] else [place]
            lone[place] = f"<{match['end']}{name}"
    for place in lone:
        children[place].type = "text"
    return list(lone.values())


_ALONE = frozenset({"br", "wbr", "img", "input", "hr"})
