"""What of a document can be translated: each stretch of text with its Markdown and its true place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from aic_faq import RichText, markup
    from sphinx_aic_faq._inlines import InlineConverter
    from sphinx_aic_faq._reading import PageBeingRead

__all__ = ("KeptText", "Texts")

_TextNode = TypeVar("_TextNode", bound="nodes.TextElement")


class KeptText(NamedTuple):
    """Hold a node, what it was made of, and what converts a translation of it."""

    node: nodes.TextElement
    children: Sequence[markup.Inline]
    inlines: InlineConverter

    def note_markdown(self) -> None:
        """Make Markdown the raw source of the node, for this is what translators see.

        Few builds ask for it, and it takes as long as making the node.
        """
        from sphinx_aic_faq._markdown import inline_markdown  # noqa: PLC0415 - as above

        self.node.rawsource = inline_markdown(self.children)


@frozen(kw_only=True)
class Texts:
    """Note the texts of one rich text for their translation.

    Attributes:
        env: the project.
        page: where they are kept while the page is read.
        path: the document.
        inlines: converts translations as it did the texts.
    """

    env: BuildEnvironment
    page: PageBeingRead
    path: str
    inlines: InlineConverter

    def make(
        self, kind: type[_TextNode], text: RichText, children: Sequence[markup.Inline], line: int
    ) -> _TextNode:
        """Make the node of a stretch that begins on a line of a rich text, and note it.

        Sphinx would parse its translation with the parser of the page: the node
        is hidden from it until our own transform has translated it.
        """
        place = self.line_of(text, line)
        node = kind("", "", *self.inlines.convert(children, place), translatable=False)
        node.source, node.line = self.path, place
        self.page.texts.append(KeptText(node, children, self.inlines))
        return node

    def line_of(self, text: RichText, line: int) -> int | None:
        """Give the line of the document on which a line of a rich text stands."""
        return None if text.origin is None else text.origin.line_of(line)
