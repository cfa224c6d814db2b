"""Trees are written as Markdown that reads back as the same tree."""

from __future__ import annotations

import pytest
from hypothesis import given

from aic_faq.markup import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Footnote,
    FootnoteReference,
    Footnotes,
    Heading,
    Image,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    SoftBreak,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
)
from aic_faq.options import Limits
from aic_faq.richtext import parse
from aic_faq.richtext.normal import normal_form
from aic_faq.richtext.to_markdown import to_markdown
from tests.richtext.trees import TREES

NO_LIMITS = Limits(answer=None, brackets=None, output=None)


@pytest.mark.heavy
@given(TREES)
def test_what_is_written_reads_back(blocks: tuple[Block, ...]) -> None:
    """Every tree comes back in its normal form."""
    assert normal_form(blocks) == parse(to_markdown(blocks), NO_LIMITS).blocks


@pytest.mark.heavy
@given(TREES)
def test_the_normal_form_is_its_own(blocks: tuple[Block, ...]) -> None:
    """What is in normal form stays as it is."""
    normal = normal_form(blocks)
    assert normal == normal_form(normal)


A, B = Paragraph((Text("a"),)), Paragraph((Text("b"),))
CELL = TableCell((Text("a"),))


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ((), ""),
        ((Paragraph(()), Heading(1, ()), BlockQuote(()), BulletList(()), CodeBlock(" \n")), ""),
        ((Table(TableRow(()), (), ()), Table(TableRow((TableCell(()),)), (), ())), ""),
        ((Paragraph((Text(" a \n b\t"), SoftBreak(), Text("c "))),), "a\nb\nc\n"),
        ((Paragraph((Strong((Strong((Text("a "),)), Text("b"))), Strong((Text("c"),)))),), "**a bc**\n"),
        ((Paragraph((Link("", (Text("a"),)), Image("", "b"), CodeSpan(""), Emphasis(()))),), "ab\n"),
        ((Paragraph((Text("("), CodeSpan("a\nb"), CodeSpan("\tc"))),), "(`a b c`\n"),
        ((Heading(2, (Text("a"), SoftBreak(), Text("b"))), A), "## a b\n\na\n"),
        ((Heading(1, (Text("a#"),)),), "# a\\#\n"),
        ((Paragraph((Text("\xa0"), SoftBreak(), Text("\xa0"))),), ""),
        ((Paragraph((Text("a"), Emphasis((Text("b"),)), Text("c"))),), "a*b*c\n"),
        ((Paragraph((Text("a "), Text(" b"))),), "a b\n"),
        ((Paragraph((Strong((Text("a"),)), SoftBreak(), Strong((Text("b"),)))),), "**a\nb**\n"),
        ((Paragraph((Link("", (Text("a"),)), CodeSpan("b"), CodeSpan("c"))),), "a`bc`\n"),
        ((Paragraph((Text("a "), SoftBreak(), Text("b"))),), "a\nb\n"),
        ((BulletList((ListItem((A, B)),)),), "- a\n\n  b\n"),
        ((BulletList((ListItem((A,)),), tight=False),), "- a\n"),
        ((BulletList((ListItem((ThematicBreak(),), checked=True), ListItem((A,)))),), "- ***\n- a\n"),
        ((OrderedList((ListItem((A,)),), start=10**10),), "1. a\n"),
        ((OrderedList((ListItem((A,)), ListItem((A,))), start=999_999_999),), "999999999. a\n999999999. a\n"),
        ((Table(TableRow((CELL,)), (TableRow((CELL, CELL)),), ()),), "| a |  |\n| --- | --- |\n| a | a |\n"),
        ((BlockQuote((A, Footnotes((Footnote(1, (B,)),)))),), "> a\n"),
        ((Paragraph((Link("/a", (Text("/a"),)), Link("/b", (CodeSpan("c"),)))),), "[/a](/a)[`c`](/b)\n"),
        ((Paragraph((Link("http://a", (Text("http://a"),)),)),), "[http\\://a](http://a)\n"),
        ((Paragraph((Link("mailto:a@b", (Text("a@b"),)),)),), "[a\\@b](mailto:a@b)\n"),
        (
            (Paragraph((Text("a"), Emphasis((Text("b"), Strong((Text("c"),)), Text("d"))), Text("e"))),),
            "a<em>b**c**d</em>e\n",
        ),
        ((Paragraph((Strong((Text("a*"),)),)),), "<strong>a\\*</strong>\n"),
        ((CodeBlock("a", "b c"),), "```b\na\n```\n"),
        ((Paragraph((FootnoteReference(1),)),), "\\[1\\]\n"),
        (
            (
                Paragraph(
                    (FootnoteReference(7), Text("(a) "), Link("/b", (FootnoteReference(5), Text("b"))))
                ),
                Footnotes((Footnote(5, (CodeBlock("c\n"),)), Footnote(6, (A,)), Footnote(7, (A, B)))),
            ),
            "[^1]\\(a) [^2][b](/b)\n\n[^1]: a\n\n    b\n\n[^2]:\n    ```\n    c\n    ```\n",
        ),
        (
            (Paragraph((FootnoteReference(1),)), Footnotes((Footnote(1, ()), Footnote(1, (A,))))),
            "[^1]\n\n[^1]:\n",
        ),
    ],
)
def test_what_markdown_cannot_say(blocks: tuple[Block, ...], written: str) -> None:
    """What Markdown has no way to write is put as the documentation of the normal form says."""
    assert written == to_markdown(blocks)
    assert normal_form(blocks) == parse(written, NO_LIMITS).blocks


def test_no_tree_is_too_deep() -> None:
    """A tree deeper than Python's stack is written, too, though not read again."""
    quote: Block = A
    for _ in range(3_000):
        quote = BlockQuote((quote,))
    assert f"{'> ' * 3_000}a\n" == to_markdown((quote,))
    items: Block = A
    for _ in range(1_500):
        items = BulletList((ListItem((items,)),))
    assert to_markdown((items,)).startswith("- + - + ")
