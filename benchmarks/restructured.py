"""A document as an author would have written it in reStructuredText: a section for each question."""

from __future__ import annotations

import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING

import aic_faq
from aic_faq import markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq import RichText

__all__ = ("restructured",)

_WIDTH = 79
_SPECIAL = re.compile(r"[*`|_\\]")


def restructured(document: str) -> str:
    """Write a document as one page of reStructuredText."""
    limits = aic_faq.Limits(bytes=None, nodes=None, questions=None)
    faq = aic_faq.loads(document, options=aic_faq.ReadOptions(limits=limits))
    title = _escaped(faq.title or "")
    lines = [title, "=" * len(title), ""]
    for question in faq.published:
        lines += _section(_inlines(_words(question.title)), question.answer.body.blocks)
    if faq.contact is not None:
        head, *blocks = faq.contact.blocks
        assert isinstance(head, markup.Heading)
        lines += _section(_inlines(head.children), blocks)
    return "\n".join(lines)


def _section(title: str, blocks: Iterable[markup.Block]) -> list[str]:
    return [title, "-" * len(title), "", *(line for block in blocks for line in _block(block)), ""]


def _words(text: RichText) -> Iterator[markup.Inline]:
    for block in text.blocks:
        assert isinstance(block, markup.Paragraph)
        yield from block.children


def _block(block: markup.Block, bullet: str = "") -> list[str]:
    match block:
        case markup.Paragraph():
            return [*_wrapped(_inlines(block.children), bullet), ""]
        case markup.BulletList():
            return [line for item in block.items for line in _item(item)]
        case _:
            message = f"the documents of the benchmarks hold no {type(block).__name__}"
            raise AssertionError(message)


def _item(item: markup.ListItem) -> list[str]:
    (paragraph,) = item.children
    return _block(paragraph, "* ")


def _wrapped(text: str, bullet: str) -> list[str]:
    wrapper = TextWrapper(
        width=_WIDTH,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)


def _inlines(inlines: Iterable[markup.Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: markup.Inline) -> str:
    match inline:
        case markup.Text():
            return _escaped(inline.value)
        case markup.SoftBreak():
            return " "
        case markup.Link():
            return f"`{_inlines(inline.children)} <{inline.url}>`__"
        case markup.Strong():
            return f"**{_inlines(inline.children)}**"
        case markup.Emphasis():
            return f"*{_inlines(inline.children)}*"
        case markup.CodeSpan():
            return f"``{inline.value}``"
        case _:
            message = f"the documents of the benchmarks hold no {type(inline).__name__}"
            raise AssertionError(message)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
