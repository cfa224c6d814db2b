"""Trees and FAQs of any shape, for properties that hold for all of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from aic_faq import FAQ, Answer, Question, RichText, Section, markup
from aic_faq.characters import replace_controls

__all__ = ("faqs", "rich_texts")

_HOSTILE = (
    "</script>",
    "<!--",
    "]]>",
    "&lt;",
    "\u2028",
    "\u2029",
    "\n",
    "\t",
    "  ",
    "\u202e",
    "\u200b",
    "\xa0?",
    " ?",
    "« ",
    "漢字、",
    "（",
    "かな",
    "e\u0301",
    "👩‍👩‍👧",
    "\ufeff",
    "שלום",
    "[1]",
)
_texts = st.lists(st.sampled_from(_HOSTILE) | st.text(max_size=12), max_size=6).map(
    lambda parts: replace_controls("".join(parts))
)
_urls = st.sampled_from(
    [
        "",
        "/contact",
        "#q0",
        "#",
        "a&b",
        "//example.org/x",
        "https://example.org/a?b=c&d",
        "https://例え.jp/パス",
        "mailto:a@example.org",
        "tel:+33123456789",
        "http://[",
        "漢字",
    ]
)

_leaves: st.SearchStrategy[markup.Inline] = st.one_of(
    st.builds(markup.Text, _texts),
    st.builds(markup.CodeSpan, _texts),
    st.just(markup.SoftBreak()),
    st.just(markup.HardBreak()),
    st.builds(markup.FootnoteReference, st.integers(1, 12)),
    st.builds(markup.Image, st.just("/i.png"), _texts),
)


def _tuples(strategy: st.SearchStrategy[Any], size: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=size).map(tuple)


def _items(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return _tuples(st.builds(markup.ListItem, _tuples(blocks), st.none() | st.booleans()))


_inlines: st.SearchStrategy[Any] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.builds(markup.Emphasis, _tuples(inner)),
        st.builds(markup.Strong, _tuples(inner)),
        st.builds(markup.Strikethrough, _tuples(inner)),
        st.builds(markup.Link, _urls, _tuples(inner)),
    ),
    max_leaves=6,
)
_words = _tuples(_inlines)
_rows = st.builds(markup.TableRow, _tuples(st.builds(markup.TableCell, _words)))
_blocks: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.builds(markup.Paragraph, _words),
        st.builds(markup.Heading, st.integers(1, 6), _words),
        st.builds(markup.CodeBlock, _texts, _texts),
        st.just(markup.ThematicBreak()),
        st.builds(
            markup.Table, _rows, _tuples(_rows), _tuples(st.sampled_from([None, "left", "center", "right"]))
        ),
    ),
    lambda inner: st.one_of(
        st.builds(markup.BlockQuote, _tuples(inner)),
        st.builds(markup.BulletList, _items(inner), st.booleans()),
        st.builds(markup.OrderedList, _items(inner), st.integers(0, 120), st.booleans()),
        st.builds(markup.Footnotes, _tuples(st.builds(markup.Footnote, st.integers(1, 12), _tuples(inner)))),
    ),
    max_leaves=5,
)


rich_texts = st.builds(RichText, markdown=st.just(""), blocks=_tuples(_blocks))
"""Rich text that no parser would make, too."""

_titles = _texts.map(
    lambda text: RichText(markdown=text, blocks=(markup.Paragraph((markup.Text(text),)),))
).filter(lambda title: title.plain_text != "")
_sections = st.builds(Section, title=_texts, id=st.just("s"), intro=st.none() | rich_texts)
_anything = st.text(max_size=8) | st.sampled_from(_HOSTILE)


def _question(number: int) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        title=_titles,
        answer=st.builds(Answer, body=rich_texts),
        id=st.sampled_from([f"q{number}", f"é{number}", f"質問{number}"]),
        section=st.none() | _sections,
        alt_titles=_tuples(_anything),
        tags=_tuples(_anything),
        language=st.sampled_from([None, "fr", "en_GB", "</script>"]),
        updated=st.sampled_from([None, dt.date(2024, 1, 1)]),
    )


faqs: st.SearchStrategy[FAQ] = st.builds(
    FAQ,
    title=st.none() | _texts,
    questions=st.integers(0, 3).flatmap(lambda count: st.tuples(*map(_question, range(count)))),
    url=st.sampled_from([None, "/faq", "https://example.org/faq#x"]),
    language=st.sampled_from([None, "fr", "</script>"]),
    description=st.none() | _texts,
    intro=st.none() | rich_texts,
    contact=st.none() | rich_texts,
)
"""FAQs with hostile text in every field."""
