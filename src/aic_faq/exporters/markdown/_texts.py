"""Rich texts as parts of one page: their headings below its own, their notes numbered together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve

from aic_faq.exporters._markdown import stands_for_its_tree
from aic_faq.exporters._trees import rebuilt
from aic_faq.markup import Footnotes, Heading, Paragraph, Strong
from aic_faq.richtext.normal import inner_first
from aic_faq.richtext.to_markdown import to_markdown

if TYPE_CHECKING:
    from aic_faq.markup import Block, Node
    from aic_faq.model import RichText

__all__ = ("PageTexts",)

# Definitions would be those of the whole page, and so would fences and tags that are not closed.
_NOT_ALONE = ("[^", "]:", "```", "~~~", "<")
_LOWEST_LEVEL = 6


@define
class PageTexts:
    """Write one rich text after the other."""

    _notes: int = 0

    def below(self, text: RichText, level: int, /) -> str:
        """Write a text whose headings stand below a heading of this level."""
        levels = [node.level for node in inner_first(text.blocks) if isinstance(node, Heading)]
        highest = min(levels, default=_LOWEST_LEVEL)
        return self._written(text, _shifted(text.blocks, max(level + 1 - highest, 0), level + 1))

    def headed(self, text: RichText, level: int, /) -> str:
        """Write a text that begins with a heading, which is to be of this level."""
        first = next(node.level for node in text.blocks if isinstance(node, Heading))
        return self._written(text, _shifted(text.blocks, level - first, level))

    def without_headings(self, text: RichText, /) -> str:
        """Write a text in which a heading would look like a question: bold lines stand for them."""
        return self._written(text, rebuilt(text.blocks, _bold))

    def _written(self, text: RichText, blocks: tuple[Block, ...]) -> str:
        markdown = text.markdown
        if (
            blocks == text.blocks
            and stands_for_its_tree(text)
            and not any(map(markdown.__contains__, _NOT_ALONE))
        ):
            return markdown.strip("\n")
        written = to_markdown(blocks, first_note=self._notes + 1)
        for block in blocks:
            if isinstance(block, Footnotes):
                self._notes += len(block.items)
        return written.strip("\n")


def _shifted(blocks: tuple[Block, ...], shift: int, highest: int) -> tuple[Block, ...]:
    if not shift:
        return blocks

    def shifted(node: Node) -> Node:
        if not isinstance(node, Heading):
            return node
        return evolve(node, level=min(max(node.level + shift, highest), _LOWEST_LEVEL))

    return rebuilt(blocks, shifted)


def _bold(node: Node) -> Node:
    return Paragraph((Strong(node.children),), node.line) if isinstance(node, Heading) else node
