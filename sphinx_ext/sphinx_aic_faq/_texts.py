"""What of a document can be translated: each stretch of text with its Markdown and its true place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from sphinx_aic_faq._markdown import inline_markdown
from sphinx_aic_faq._reading import page_being_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from aic_faq import RichText, markup
    from sphinx_aic_faq._inlines import InlineConverter

__all__ = ("KeptText", "Texts")

_TextNode = TypeVar("_TextNode", bound="nodes.TextElement")


@frozen
class KeptText:
    """Hold a node whose text is Markdown, and what converts a translation of it."""

    node: nodes.TextElement
    inlines: InlineConverter


@frozen(kw_only=True)
class Texts:
    """Note the texts of one rich text for their translation.

    Attributes:
        env: where they are kept while the page is read.
        path: the document.
        inlines: converts translations as it did the texts.
    """

    env: BuildEnvironment
    path: str
    inlines: InlineConverter

    def make(
        self, kind: type[_TextNode], text: RichText, children: Sequence[markup.Inline], line: int
    ) -> _TextNode:
        """Make the node of a stretch that begins on a line of a rich text, and note it.

        Its raw source is Markdown, so that this is what translators see. Sphinx
        would parse their translation with the parser of the page: the node is
        hidden from it until our own transform has translated it.
        """
        place = self.line_of(text, line)
        node = kind(inline_markdown(children), "", *self.inlines.convert(children, place))
        node.source, node.line = self.path, place
        node["translatable"] = False
        page_being_read(self.env).texts.append(KeptText(node, self.inlines))
        return node

    def line_of(self, text: RichText, line: int) -> int | None:
        """Give the line of the document on which a line of a rich text stands."""
        return None if text.origin is None else text.origin.line_of(line)
