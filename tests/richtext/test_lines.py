"""Blocks know the line of the Markdown on which they begin."""

from __future__ import annotations

import pytest

from aic_faq.markup import CodeBlock, Heading, Paragraph, TableRow, plain_text, walk
from aic_faq.richtext import rich_text

# The word at the start of each block is the number of its line.
TEXTS = {
    "plain": "0 a\nb\n\n3 c\n\n* 5 d\n\n* 7 e\n\n## 9 f",
    "parsed": "0 *a*\nb\n\n3 `c`\n\n* [x] 5 *d*\n\n  7 e\n\n9 f\n===",
    "code": "0 *a*\n\n```python\n2 b\n```\n\n    6 c\n",
    "table": "| 0 *a* | b |\n| --- | --- |\n| 2 c | d |\n| 3 e | f |",
    "quote": "> 0 *a*\n>\n> 2 b\n> > 3 c",
    "footnote": "0 a[^1]\n\n[^1]: 2 b\n\n    4 c",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_line_of_each_block(text: str) -> None:
    """The line of a paragraph, heading, code block or row is that of its first words, or of its fence."""
    found = [
        (node.line, int((node.value if isinstance(node, CodeBlock) else plain_text([node])).split()[0]))
        for node in walk(rich_text(text).blocks)
        if isinstance(node, Paragraph | Heading | CodeBlock | TableRow)
    ]
    assert [stated for _, stated in found] == [line for line, _ in found]


def test_lines_take_no_part_in_comparing() -> None:
    """The same words further down are the same tree."""
    assert Paragraph((), 7) == Paragraph(())
    assert "Paragraph(children=())" == repr(Paragraph((), 7))
