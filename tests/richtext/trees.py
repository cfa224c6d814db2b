"""Trees of rich text of every kind, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

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

__all__ = ("TREES",)

# Words that would be marks, starts of blocks, links, tags or references if they were not escaped.
_WORDS = st.sampled_from([
    *("a", "été", "漢", "ا", "1", "12.", "1)", "2.", "x_y", "_x_", "*", "**", "_", "__", "~", "~~", "`"),
    *("-", "--", "---", "+", "#", "######", ">", "|", "a|b", "=", "===", ":-", "|-|", "[", "]", "[a](b)"),
    *("[a]:", "://", "```"),
    *("[^1]", "^[", "^", "!", "![", "!!!", "[x]", "[ ]", "(", ")", ":", "\\", "&", "&amp;", "&#12;", "&a"),
    *("<", "<b>", "</b>", "<br>", "<a-b>", "<!--", "-->", "http://a.fr", "www.a.fr", "wWw.a", "a@b.fr"),
    *("{{", "}}", "{{ a*b }}", "{% x %}", "{: .a}", "[[w]]", ":::", "«", "»", "“", "’", "😀", "\u00a0"),
    *("\u2028",),
    *("\u3000", " ", "  ", "\n", "\t", " a ", "é ", "x", ".", ",", "\u0301", "\u200b"),
])  # fmt: skip
_TEXTS = st.lists(_WORDS, max_size=4).map("".join)
_URLS = st.sampled_from(["/a", "#b", "c.md", "https://example.org/x_(y)?a=b&copy=c", "", "*a*"])
_LEAVES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, _TEXTS),
    st.builds(Text, _TEXTS),
    st.builds(CodeSpan, _TEXTS),
    st.builds(Image, _URLS, _TEXTS, _TEXTS),
    st.builds(SoftBreak),
    st.builds(HardBreak),
    st.builds(FootnoteReference, st.integers(1, 3)),
    st.sampled_from(
        [
            Link("https://a.fr/", (Text("https://a.fr/"),)),
            Link("mailto:a@b.fr", (Text("a@b.fr"),)),
        ]
    ),
)


def _inner(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Emphasis, several),
        st.builds(Strong, several),
        st.builds(Strikethrough, several),
        st.builds(Link, _URLS | st.just("mailto:a@b.fr"), several, _TEXTS),
    )


_INLINES = st.lists(st.recursive(_LEAVES, _inner, max_leaves=6), max_size=4).map(tuple)
_CELLS = st.lists(st.builds(TableCell, _INLINES), max_size=3).map(tuple)
_ROWS = st.builds(TableRow, _CELLS)
_ALIGNMENTS = st.lists(st.sampled_from([None, "left", "center", "right"]), max_size=3).map(tuple)
_CODE = st.lists(
    st.sampled_from(["a", "\n", " ", "```", "~~~", "    ", "`", "<b>", "{{ x }}", "\t", "&amp;"]), max_size=5
)
_LANGUAGES = st.sampled_from(["", "py", "c++", "a b", "`", "~~~", "&amp;", "\\*", "{x}", "<b>", '"'])
_SIMPLE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, _INLINES),
    st.builds(Paragraph, _INLINES),
    st.builds(Heading, st.integers(1, 6), _INLINES),
    st.builds(CodeBlock, _CODE.map("".join), _LANGUAGES),
    st.builds(ThematicBreak),
    st.builds(Table, _ROWS, st.lists(_ROWS, max_size=2).map(tuple), _ALIGNMENTS),
)


def _containers(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(children, max_size=3).map(tuple)
    items = st.lists(
        st.builds(ListItem, several, st.sampled_from([None, None, True, False])), max_size=3
    ).map(tuple)
    return st.one_of(
        st.builds(BlockQuote, several),
        st.builds(BulletList, items, st.booleans()),
        st.builds(OrderedList, items, st.sampled_from([0, 1, 1, 2, 999_999_999, 10**10]), st.booleans()),
    )


_BLOCKS = st.lists(st.recursive(_SIMPLE, _containers, max_leaves=6), max_size=4).map(tuple)
_NOTES = st.lists(st.builds(Footnote, st.integers(1, 3), _BLOCKS), max_size=3).map(
    lambda notes: Footnotes(tuple(notes))
)
TREES: st.SearchStrategy[tuple[Block, ...]] = st.one_of(
    _BLOCKS, st.tuples(_BLOCKS, _NOTES).map(lambda parts: (*parts[0], parts[1]))
)
"""Any tree, in its normal form or not."""
