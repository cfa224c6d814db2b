"""FAQs as documents give them, for properties of formats that are read again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from aic_faq import FAQ, Answer, Extra, Question, RichText, Section, Status, rich_text
from aic_faq.characters import is_invisible, replace_controls
from aic_faq.options import Limits
from aic_faq.readers.ids import slugify
from aic_faq.readers.lists import ends_with_question_mark
from aic_faq.richtext import parse_title
from aic_faq.richtext.normal import normal_form

__all__ = ("as_said", "keys", "lines", "read_faqs", "texts")

# What YAML, JSON, CSV and Markdown take for something else unless they are careful.
_HARD = (
    *("no", "Yes", "~", "null", "true", "2024-01-01", "12:30", "1_000", "0x1f", "1e3", "---", "...", "- a"),
    *(
        "a: b",
        "a:",
        ": a",
        "# a",
        "a #b",
        "a#b",
        "*a",
        "&a",
        "!a",
        "|",
        ">-",
        "%a",
        "@a",
        "`a`",
        "[a]",
        "{a}",
    ),
    *(
        '"',
        "'",
        "''",
        '"a"',
        "\\",
        "\\n",
        "\\u0041",
        "\u2028",
        "\x85",
        "\ufeff",
        "\xa0",
        "\u3000",
        "é",
        "漢字",
    ),
    *(",", ";", "|", "=1+1", "+1", "<<", "{{ x }}", "?", "? a", "😀", "\u202eא", "«", "¿Qué?", "3 mois", "y"),
)
texts: st.SearchStrategy[str] = (
    st.lists(
        st.sampled_from((*_HARD, " ", "  ", "\n", "\n\n", "\t", "a", "bc")) | st.text(max_size=4), max_size=6
    )
    .map("".join)
    .map(replace_controls)
)
"""Any text that a document can hold."""

keys = texts.filter(lambda text: not ends_with_question_mark(text))
"""Texts of unknown keys: one that asks would be a question."""

lines: st.SearchStrategy[str] = texts.map(lambda text: " ".join(text.split("\n")).strip()).filter(bool)
"""Texts of one line."""

_MARKDOWN = (
    "Un *mot*, **deux**, `trois`.", "[Lien](/contact) et [autre](#q1).", "- a\n- b\n\n  c", "1. a\n2. b",
    "```py\nx = 1\n\n  y\n```", "> cité\n> encore", "| a | b |\n| --- | :-: |\n| 1 | *2* |", "![i](/i.png)",
    "a  \nb", "ligne\nligne", "note[^1]\n\n[^1]: ici", "~~faux~~", "<b>gras</b> et <br> H<sub>2</sub>O",
    "***", "- [x] fait\n- [ ] à faire", "[r]\n\n[r]: https://example.org/r", "    code", "{{ site.x }}",
    "Fin avec espaces  ", "a\\\nb",
)  # fmt: skip
_bodies = (
    st.lists(st.sampled_from(_MARKDOWN) | texts, min_size=1, max_size=4)
    .map("\n\n".join)
    .map(rich_text)
    .filter(bool)
)


def _title(line: str) -> RichText | None:
    parsed = parse_title(line, Limits())
    shown = RichText(markdown=line, blocks=parsed.blocks).plain_text if parsed.blocks else ""
    return None if is_invisible(shown) else RichText(markdown=line, blocks=parsed.blocks)


_titles: st.SearchStrategy[Any] = lines.map(_title).filter(bool)
_several = st.lists(lines, max_size=2).map(tuple)
_dates = st.none() | st.dates(dt.date(1000, 1, 1))
_values: st.SearchStrategy[Any] = st.recursive(
    texts | st.none(),
    lambda inner: (
        st.lists(inner, max_size=2).map(tuple) | st.dictionaries(keys, inner, max_size=2).map(Extra)
    ),
    max_leaves=4,
)
_extras = st.dictionaries(st.sampled_from(("layout", "x-1", "é", "no", "2")), _values, max_size=2).map(Extra)
_SECTIONS = (
    Section(title="Une", id="une"),
    Section(title="Deux: #2", id="d", intro=rich_text("Voici *deux*.\n\n- a")),
    Section(title="三", id="三"),
)


@st.composite
def _questions(draw: st.DrawFn, number: int) -> Question:
    title = draw(_titles)
    id_ = draw(st.sampled_from([f"q{number}", f"é-{number}", slugify(title.plain_text) or "question"]))
    simple = Question(title=title, answer=Answer(body=draw(_bodies)), id=id_)
    if draw(st.booleans()):
        return simple
    return evolve(
        simple,
        answer=evolve(simple.answer, authors=draw(_several)),
        aliases=draw(st.sampled_from([(), (f"old-{number}", f"older-{number}")])),
        alt_titles=draw(_several),
        section=draw(st.sampled_from([None, *_SECTIONS])),
        tags=draw(_several),
        language=draw(st.sampled_from([None, "fr", "pt-BR"])),
        updated=draw(_dates),
        reviewed=draw(_dates),
        review_every=draw(st.none() | lines),
        valid_from=draw(_dates),
        valid_until=draw(_dates),
        status=draw(st.sampled_from(Status)),
        related=draw(_several),
        extra=draw(_extras),
    )


@st.composite
def read_faqs(draw: st.DrawFn) -> FAQ:
    """Make FAQs that a document can give."""
    questions = [draw(_questions(number)) for number in range(draw(st.integers(1, 3)))]
    ids = [question.id for question in questions]
    if len(set(ids)) < len(ids):
        questions = [evolve(each, id=f"q{number}") for number, each in enumerate(questions)]
    return FAQ(
        title=draw(st.none() | lines),
        questions=questions,
        url=draw(st.sampled_from([None, "/faq", "https://example.org/faq"])),
        language=draw(st.sampled_from(["fr", "en-GB"])),
        description=draw(st.none() | lines),
        intro=draw(st.none() | _bodies),
        contact=draw(st.none() | _bodies),
        authors=draw(_several),
        updated=draw(_dates),
        extra=draw(_extras),
    )


def as_said(faq: FAQ) -> FAQ:
    """Give what a FAQ says: trees in their normal form, whatever Markdown they were written in."""

    def said(text: RichText | None) -> RichText | None:
        return RichText(markdown="", blocks=normal_form(text.blocks)) if text else None

    def question(each: Question) -> Question:
        section = each.section and evolve(each.section, intro=said(each.section.intro))
        body = said(each.answer.body) or RichText(markdown="", blocks=())
        title = said(each.title)  # nothing is left of one line separator, say
        return evolve(each, title=title or each.title, answer=evolve(each.answer, body=body), section=section)

    return evolve(
        faq,
        questions=[question(each) for each in faq.questions],
        intro=said(faq.intro),
        contact=said(faq.contact),
    )
