"""The tree of rich text: what it refuses, and what can be asked of every tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import attrs
import pytest

from aic_faq.errors import UnsafeURLError
from aic_faq.markup import (
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Footnote,
    FootnoteReference,
    Footnotes,
    HardBreak,
    Heading,
    Image,
    Link,
    ListItem,
    Node,
    OrderedList,
    Paragraph,
    SoftBreak,
    Strikethrough,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    plain_text,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable

A, B, C = Text("a"), Text("b"), Text("c")
P, Q = Paragraph((A,)), Paragraph((B,))

# Every node is in it.
TREE: tuple[Node, ...] = (
    Heading(2, (A, SoftBreak(), Emphasis((B,)))),
    Paragraph(
        (Strong((A,)), HardBreak(), Link("/x", (CodeSpan("b"),)), Strikethrough((C,)), FootnoteReference(1))
    ),
    BulletList((ListItem((P, BlockQuote((Q,)))), ListItem(()))),
    OrderedList((ListItem((P,)),)),
    Table(TableRow((TableCell((A,)), TableCell((B,)))), (TableRow((TableCell((C,)),)),), (None, "left")),
    ThematicBreak(),
    CodeBlock("  x\n y\n\n"),
    Paragraph((Image("x.png", "alt"),)),
    Footnotes((Footnote(1, (P,)),)),
)


@pytest.mark.parametrize(
    "make",
    [
        Text,
        CodeSpan,
        CodeBlock,
        lambda value: CodeBlock("", value),
        lambda value: Image("/a", value),
        lambda value: Image("/a", "", value),
        lambda value: Link("/a", (), value),
    ],
)
@pytest.mark.parametrize("value", ["\x00", "a\x1b", "a\rb", "\ud800", "\ufffe"])
def test_no_text_holds_control_characters(make: Callable[[str], Node], value: str) -> None:
    """Each text of each node refuses them."""
    with pytest.raises(ValueError) as caught:
        make(value)
    assert "control characters cannot stand in rich text; take them out first" == str(caught.value)


def test_dangerous_links_cannot_be_made() -> None:
    """The policy holds for trees made by hand."""
    with pytest.raises(UnsafeURLError) as caught:
        Link("javascript:x", ())
    assert str(caught.value).startswith("a link cannot point to 'javascript:x': expected http, https, mailto")


def test_dangerous_images_cannot_be_made() -> None:
    """Images have a list of their own."""
    with pytest.raises(UnsafeURLError) as caught:
        Image("mailto:a@b.fr")
    assert str(caught.value).startswith("an image cannot come from 'mailto:a@b.fr': expected http, https")


@pytest.mark.parametrize("level", [0, 7])
def test_headings_have_six_levels(level: int) -> None:
    """HTML has no other ones."""
    with pytest.raises(ValueError):
        Heading(level, ())


@pytest.mark.parametrize(
    "make", [lambda: OrderedList((), start=-1), lambda: FootnoteReference(0), lambda: Footnote(0, ())]
)
def test_numbers_begin_somewhere(make: Callable[[], Node]) -> None:
    """Lists begin at 0 or later, footnotes at 1."""
    with pytest.raises(ValueError):
        make()


@pytest.mark.parametrize("node", TREE, ids=lambda node: type(node).__name__)
def test_nodes_are_frozen_values(node: Node) -> None:
    """A node cannot be changed, equals its twin and can stand in a set."""
    twin = attrs.evolve(node)
    assert (node, hash(node)) == (twin, hash(twin))
    for field in attrs.fields(type(node)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(node, field.name, None)


def test_walking_is_in_document_order() -> None:
    """Parents come before their children, children in their order."""
    names = " ".join(type(node).__name__ for node in walk(TREE[:3]))
    assert names == (
        "Heading Text SoftBreak Emphasis Text"
        " Paragraph Strong Text HardBreak Link CodeSpan Strikethrough Text FootnoteReference"
        " BulletList ListItem Paragraph Text BlockQuote Paragraph Text ListItem"
    )


def test_walking_reaches_every_kind_of_node() -> None:
    """The tree of this test has all of them, so that nothing here forgets one."""
    assert set(get_args(Node)) == {type(node) for node in walk(TREE)}


def test_plain_text_of_every_node() -> None:
    """Blocks stand on lines of their own, images give their words, footnotes their numbers."""
    expected = "a b\na\nbc[1]\na\nb\na\na b\nc\nx\ny\nalt\n[1]\na"
    assert expected == plain_text(TREE)


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ((), ""),
        ((Paragraph((Text(" a "),)),), "a"),
        ((P, Q), "a\nb"),
        ((Text("a"), Text("b ")), "ab"),
        ((Paragraph((Text("a\u00a0"), SoftBreak(), B)),), "a\u00a0 b"),
    ],
)
def test_plain_text_of_small_trees(nodes: tuple[Node, ...], expected: str) -> None:
    """White space at the edges goes, that within stays."""
    assert expected == plain_text(nodes)


def test_no_tree_is_too_deep() -> None:
    """Trees deeper than Python's stack can be walked."""
    block: BlockQuote | Paragraph = P
    for _ in range(20_000):
        block = BlockQuote((block,))
    assert (20_002, "a") == (sum(1 for _ in walk((block,))), plain_text((block,)))
