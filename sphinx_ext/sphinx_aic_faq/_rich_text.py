"""Rich text as docutils nodes: stock ones, which every builder can write."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, assert_never

from attrs import frozen
from docutils import nodes
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from aic_faq import markup
from sphinx_aic_faq._tables import table_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq import RichText
    from sphinx_aic_faq._texts import Texts

__all__ = ("BlockConverter",)

_LOWEST_LEVEL = 6
_BOXES = {None: "", False: "☐ ", True: "☑ "}


@frozen(kw_only=True)
class BlockConverter:
    """Convert the blocks of one rich text.

    Attributes:
        text: what is converted.
        texts: makes what stands within lines.
        name: begins the ids of footnotes.
        below: level of the heading that the text stands below; None where it is unknown.
    """

    text: RichText
    texts: Texts
    name: str
    below: int | None = None

    def convert(self) -> list[nodes.Node]:
        """Give the nodes of the whole text."""
        return self._blocks(self.text.blocks)

    def _blocks(self, blocks: Iterable[markup.Block]) -> list[nodes.Node]:
        return [node for block in blocks for node in self._block(block)]

    def _block(self, block: markup.Block) -> list[nodes.Node]:
        match block:
            case markup.Paragraph():
                return [self.texts.make(nodes.paragraph, self.text, block.children, block.line)]
            case markup.BulletList() | markup.OrderedList():
                return [self._list(block)]
            case markup.Heading():
                return [self._heading(block)]
            case markup.CodeBlock():
                return [self._code(block)]
            case markup.BlockQuote():
                return [nodes.block_quote("", *self._blocks(block.children))]
            case markup.Table():
                return [table_nodes(block, self._cell)]
            case markup.ThematicBreak():
                # docutils refuses a transition here until it has checked where transitions stand.
                rule = nodes.container()
                self.texts.page.rules.append(rule)
                return [rule]
            case markup.Footnotes():
                return [self._footnotes(block)]
            case _:
                assert_never(block)

    def _cell(self, cell: markup.TableCell, line: int) -> nodes.paragraph:
        return self.texts.make(nodes.paragraph, self.text, cell.children, line)

    def _heading(self, block: markup.Heading) -> nodes.rubric:
        rubric = self.texts.make(nodes.rubric, self.text, block.children, block.line)
        if self.below is not None:
            levels = sorted(_heading_levels(self.text))
            rubric["heading-level"] = min(_LOWEST_LEVEL, self.below + 1 + levels.index(block.level))
        return rubric

    def _list(self, block: markup.BulletList | markup.OrderedList) -> nodes.Element:
        items: list[nodes.list_item] = []
        for item in block.items:
            children = self._blocks(item.children)
            if item.checked is not None:
                _put_before(children, _BOXES[item.checked])
            items.append(nodes.list_item("", *children))
        if isinstance(block, markup.BulletList):
            return nodes.bullet_list("", *items, bullet="*")
        start = {} if block.start == 1 else {"start": block.start}
        return nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".", **start)

    def _code(self, block: markup.CodeBlock) -> nodes.literal_block:
        """Make a code block; it is highlighted only where its raw source is its text."""
        code = block.value.rstrip("\n")
        node = nodes.literal_block(code, code, language=_known_language(block.language))
        node["xml:space"] = "preserve"
        if "literal-block" in self.texts.env.config.gettext_additional_targets:
            node["translatable"] = True  # Sphinx has looked for them already (10)
        node.source, node.line = self.texts.path, self.texts.line_of(self.text, block.line)
        return node

    def _footnotes(self, block: markup.Footnotes) -> nodes.container:
        made = nodes.container(classes=["aic-faq-notes"])
        for note in block.items:
            made += nodes.target("", "", ids=[f"{self.name}-note-{note.number}"])
            children = self._blocks(note.children)
            _put_before(children, f"[{note.number}] ")
            made += children
        return made


def _heading_levels(text: RichText) -> set[int]:
    return {node.level for node in markup.walk(text.blocks) if isinstance(node, markup.Heading)}


def _put_before(children: list[nodes.Node], mark: str) -> None:
    """Put a mark before the first words; it stays where they are translated."""
    if children and isinstance(children[0], nodes.paragraph):
        children[0].insert(0, nodes.inline("", mark, classes=["aic-faq-mark"]))
    else:
        children.insert(0, nodes.paragraph("", "", nodes.inline("", mark, classes=["aic-faq-mark"])))


@cache
def _known_language(name: str) -> str:
    """Give a language that Pygments knows; a warning about any other would be about no mistake."""
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        return "none"
    return name
