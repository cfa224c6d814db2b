"""What stands within lines, as docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union, assert_never

from attrs import frozen
from docutils import nodes

from aic_faq import markup
from sphinx_aic_faq._roles import Roles, split_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_aic_faq._links import Links

__all__ = ("InlineConverter",)

_Marked: TypeAlias = Union[
    markup.Link,
    markup.Strong,
    markup.Emphasis,
    markup.CodeSpan,
    markup.HardBreak,
    markup.Image,
    markup.Strikethrough,
    markup.FootnoteReference,
]


@frozen(kw_only=True)
class InlineConverter:
    """Convert inline nodes.

    Attributes:
        links: says where links lead; None keeps only their words, as in titles.
        roles: runs roles.
        notes: begins the ids of footnotes.
    """

    links: Links | None
    roles: Roles
    notes: str = ""

    def convert(self, inlines: Sequence[markup.Inline], line: int | None) -> list[nodes.Node]:
        """Give the nodes; ``line`` is where their text begins in the document."""
        made: list[nodes.Node] = []
        words: list[str] = []
        for inline in inlines:
            # One node for all lines of a paragraph, as the parser of docutils makes it.
            if isinstance(inline, markup.Text):
                words.append(inline.value)
                continue
            if isinstance(inline, markup.SoftBreak):
                words.append("\n")
                continue
            _end_words(words, made)
            if isinstance(inline, markup.CodeSpan) and self._run_role(inline.value, made):
                continue
            made += self._inline(inline, line)
        _end_words(words, made)
        return made

    def _run_role(self, text: str, made: list[nodes.Node]) -> bool:
        """Run the role whose name stands at the end of what has been made."""
        before = made[-1] if made else None
        split = split_role(str(before)) if isinstance(before, nodes.Text) else None
        if split is None:
            return False
        role = self.roles.run(split[1], text)
        if role is None:
            return False
        made[-1:] = [nodes.Text(split[0])] if split[0] else []
        made += role
        return True

    def _inline(self, inline: _Marked, line: int | None) -> list[nodes.Node]:
        match inline:
            case markup.Link():
                children = self.convert(inline.children, line)
                return children if self.links is None else [self.links.link(inline, children, line)]
            case markup.Strong():
                return [nodes.strong("", "", *self.convert(inline.children, line))]
            case markup.Emphasis():
                return [nodes.emphasis("", "", *self.convert(inline.children, line))]
            case markup.CodeSpan():
                return [nodes.literal(inline.value, inline.value)]
            case markup.HardBreak():
                return _hard_break()
            case markup.Image():
                if self.links is None:
                    return [nodes.Text(inline.alt)] if inline.alt else []
                return [self.links.image(inline, line)]
            case markup.Strikethrough():
                children = self.convert(inline.children, line)
                return [nodes.inline("", "", *children, classes=["aic-faq-struck"])]
            case markup.FootnoteReference():
                return [self._note_reference(inline.number)]
            case _:
                assert_never(inline)

    def _note_reference(self, number: int) -> nodes.Node:
        mark = f"[{number}]"
        if self.links is None:
            return nodes.superscript("", mark)
        return nodes.superscript("", "", nodes.reference("", mark, refid=f"{self.notes}-note-{number}"))


def _end_words(words: list[str], made: list[nodes.Node]) -> None:
    if words:
        made.append(nodes.Text("".join(words)))
        words.clear()


def _hard_break() -> list[nodes.Node]:
    """Break a line: docutils has no node for it, and writers that know no raw text need the newline."""
    return [
        nodes.raw("", "<br />", format="html"),
        nodes.raw("", "\\newline ", format="latex"),
        nodes.Text("\n"),
    ]
