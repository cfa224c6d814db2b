"""Rich text as HTML: one case for each node and each way it can be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from aic_faq.exporters._links import Links
from aic_faq.exporters.html import rich_text_html
from aic_faq.exporters.html._context import RichTextContext
from aic_faq.exporters.html._elements import HTML, attributes, escape
from aic_faq.exporters.html._rich_text import blocks_to_html, title_to_html
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
    HardBreak,
    Heading,
    Image,
    Inline,
    Link,
    ListItem,
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
)
from aic_faq.model import FAQ


def p(*words: str | Inline) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(tuple(Text(word) if isinstance(word, str) else word for word in words))


def row(*cells: str) -> TableRow:
    """Make a row of a table."""
    return TableRow(tuple(TableCell((Text(cell),) if cell else ()) for cell in cells))


A, B = p("a"), p("b")
LINK = Link("/x?a=1&b=2", (Text("x"),))

INLINES: dict[str, tuple[Inline, str]] = {
    "text": (Text("a < b & \"c\" > 'd'"), "a &lt; b &amp; &quot;c&quot; &gt; 'd'"),
    "emphasis": (Emphasis((Text("a"), Strong((Text("b"),)))), "<em>a<strong>b</strong></em>"),
    "strikethrough": (Strikethrough((Text("a"),)), "<s>a</s>"),
    "code": (CodeSpan("<a>"), "<code>&lt;a&gt;</code>"),
    "breaks": (Emphasis((Text("a"), SoftBreak(), Text("b"), HardBreak(), Text("c"))), "<em>a\nb<br>\nc</em>"),
    "link": (LINK, '<a href="/x?a=1&amp;b=2">x</a>'),
    "link with a title": (Link("/x", (), 'a"b'), '<a href="/x" title="a&quot;b"></a>'),
    "image": (Image("/x.png", 'a "b"', "t"), '<img src="/x.png" alt="a &quot;b&quot;" title="t">'),
    "image without words": (Image("x.png"), '<img src="x.png" alt="">'),
    "mark without a footnote": (FootnoteReference(2), "<sup>[2]</sup>"),
}

BLOCKS: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "paragraphs": (A, B),
    "headings as written": (Heading(3, (Text("a"),)), Heading(1, ())),
    "quote": (BlockQuote((A, BlockQuote(()))),),
    "break": (ThematicBreak(),),
    "code": (CodeBlock("a <b>\n"),),
    "code in a language": (CodeBlock("", 'c"'),),
    "tight list": (BulletList((ListItem((A,)), ListItem((B,)))),),
    "loose list": (BulletList((ListItem((A, B)),), tight=False),),
    "list in a tight list": (BulletList((ListItem((A, OrderedList((ListItem((B,)),)))),)),),
    "paragraph after a list in a tight list": (BulletList((ListItem((BulletList(()), A)),)),),
    "empty item": (BulletList((ListItem(()),)),),
    "numbers from zero": (OrderedList((), start=0),),
    "tasks": (
        BulletList((ListItem((A,), checked=True), ListItem((p(LINK), BulletList(())), checked=False))),
    ),
    "tasks in a loose list": (BulletList((ListItem((A, B), checked=True),), tight=False),),
    "tasks without words to label them": (
        BulletList(
            (
                ListItem((), checked=True),
                ListItem((p(),), checked=False),
                ListItem((CodeBlock("x"),), checked=True),
            )
        ),
    ),
    "table": (Table(row("a", "b", ""), (row("1", "2"), row("3", "4", "5", "6")), ("right", None)),),
    "table without rows and words": (Table(row(""), (), ()),),
    "footnotes": (p(FootnoteReference(1), FootnoteReference(1)), Footnotes((Footnote(1, (A,)),))),
}
DATA = Path(__file__).with_name("rich_text_blocks.txt").read_text(encoding="utf-8")
EXPECTED = {name: html for name, _, html in (case.partition("\n") for case in DATA.split("== ")[1:])}


@pytest.mark.parametrize("name", INLINES)
def test_inlines(name: str) -> None:
    """Each inline node has its HTML."""
    node, expected = INLINES[name]
    assert f"<p>{expected}</p>\n" == rich_text_html((p(node),))


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks(name: str) -> None:
    """Each block has the HTML of the reference implementation of CommonMark."""
    assert EXPECTED[name] == rich_text_html(BLOCKS[name])


def test_headings_stand_below_the_question() -> None:
    """Levels are shifted below that of the question and leave none out."""
    blocks = (Heading(2, ()), Heading(5, ()), Heading(2, ()))
    expected = "<h3></h3>\n<h4></h4>\n<h3></h3>\n"
    assert expected == blocks_to_html(blocks, RichTextContext(below=2))


def test_a_text_on_a_page_has_links_and_ids_of_the_page() -> None:
    """Links are absolute, images load late, footnotes are told apart by the name of the text."""
    links = Links.of(FAQ(questions=(), url="/faq"), base_url="https://example.org")
    context = RichTextContext.on_page(links, below=2, name="q")
    blocks = (p(LINK, Image("i.png"), FootnoteReference(1)), Footnotes((Footnote(1, ()),)))
    html = blocks_to_html(blocks, context)
    assert '<a href="https://example.org/x?a=1&amp;b=2">x</a>' in html
    assert '<img src="https://example.org/i.png" alt="" loading="lazy">' in html
    assert 'href="#faq-q--note-1" id="faq-q--reference-1"' in html
    assert 'id="faq-q--note-1"><a href="#faq-q--reference-1"' in html


@pytest.mark.parametrize(
    ("has_links", "expected"),
    [(True, '<em><a href="/x?a=1&amp;b=2">x</a></em>'), (False, "<em>x</em>")],
)
def test_links_in_titles_can_be_left_out(has_links: bool, expected: str) -> None:  # noqa: FBT001
    """A title that is a control keeps the words of its links."""
    assert expected == title_to_html((p(Emphasis((LINK,))),), RichTextContext(), has_links=has_links)


def test_a_plain_title_is_escaped() -> None:
    """A title of words only takes a short way, which escapes too."""
    assert "a &lt; b" == title_to_html((p("a < b"),), RichTextContext(), has_links=True)


def test_no_tree_is_too_deep() -> None:
    """Trees far deeper than Python's stack are written."""
    block: Block = p("a")
    for _ in range(20_000):
        block = BlockQuote((block,))
    assert 20_000 == rich_text_html((block,)).count("</blockquote>")


def test_attributes_of_each_kind() -> None:
    """True stands without a value; False and None do not stand at all."""
    pairs: dict[str, str | bool | None] = {"a": '<"&>', "b": True, "c": False, "d": None, "e": ""}
    assert ' a="&lt;&quot;&amp;&gt;" b e=""' == attributes(pairs)


def test_escaping_leaves_harmless_text_as_it_is() -> None:
    """Typography is kept: no-break spaces, apostrophes, guillemets."""
    text = "L’État\u00a0: «\u202foui\u202f» — l'été"
    assert HTML(text) == escape(text)
