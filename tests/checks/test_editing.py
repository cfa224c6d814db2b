"""Edits change what they say and nothing else, and fixing comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aic_faq import Code, Edit, Finding, Source, Span, all_rules, apply_edits, check, fix, read, rich_text
from aic_faq.checks.alignment import align
from aic_faq.checks.editing import fixable
from aic_faq.checks.registry import rule_of
from aic_faq.checks.rule import Checked
from aic_faq.model import FAQ
from aic_faq.origin import Origin

_LINES = st.lists(
    st.sampled_from(
        ["", "", "a line", "* an item", "- other", "1. first", "# head", "l'a ** b ** ’’", "  more "]
    ),
    min_size=1,
    max_size=12,
)


_FOLDED_LIST = next(rule for rule in all_rules() if rule.code is Code.FOLDED_LIST)


def edit(start: int, end: int, replacement: str) -> Edit:
    """Make an edit."""
    return Edit(span=Span(start, end), replacement=replacement)


def folded(style: str, lines: list[str]) -> str:
    """Write a document whose answer is a block scalar of some style."""
    answer = "\n".join(f"      {line}".rstrip() if not line.strip() else f"      {line}" for line in lines)
    return f"---\nlang: en\nquestions:\n  - title: It's ’t?\n    desc: {style}\n      First.\n{answer}\n---\n"


@pytest.mark.parametrize(
    ("groups", "expected", "count"),
    [
        ([], "abcdef", 0),
        ([[]], "abcdef", 0),
        ([[edit(1, 2, "B")], [edit(4, 4, "-")]], "aBcd-ef", 2),
        ([[edit(4, 6, "")], [edit(0, 0, ">")]], ">abcd", 2),
        # Of two that overlap, or say the same, the first is made; a group is never made in part.
        ([[edit(1, 3, "X")], [edit(2, 4, "Y")]], "aXdef", 1),
        ([[edit(2, 2, "\n")], [edit(2, 2, "\n")]], "ab\ncdef", 1),
        ([[edit(0, 1, "A")], [edit(5, 6, "F"), edit(0, 1, "Z")]], "Abcdef", 1),
        ([[edit(0, 2, "A")], [edit(2, 3, "C")]], "Acdef", 1),
    ],
)
def test_edits_are_made_whole_or_not_at_all(groups: list[list[Edit]], expected: str, count: int) -> None:
    """Edits replace their span; what would meet an earlier one is left out."""
    assert (expected, count) == apply_edits("abcdef", groups)


@pytest.mark.heavy
@given(style=st.sampled_from([">", ">-", "|", "|-"]), lines=_LINES)
def test_fixing_twice_changes_nothing_more(style: str, lines: list[str]) -> None:
    """What can be mended is mended at once, and only lines that are blank or named by a finding change."""
    source = Source(folded(style, lines), "faq.md")

    once = fix(source, unsafe=True)
    twice = fix(once.source, unsafe=True)

    assert (0, once.source) == (twice.count, twice.source)
    assert not any(fixable(diagnostic, unsafe=True) for diagnostic in once.diagnostics)
    assert once.diagnostics == check(read(once.source))


@given(lines=_LINES, newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_that_have_no_finding_stay_byte_for_byte(lines: list[str], newline: str) -> None:
    """Safe fixes of folded text add blank lines, with the newlines of the document."""
    rules = [rule for rule in map(rule_of, (Code.FOLDED_LIST, Code.FOLDED_PARAGRAPH)) if rule is not None]
    text = newline.join(folded(">", lines).split("\n"))

    fixed = fix(Source(text, "faq.md"), rules=rules)

    kept = [line for line in text.split(newline) if line.strip()]
    assert kept == [line for line in fixed.source.text.split(newline) if line.strip()]
    assert () == fixed.diagnostics


def test_a_fix_that_loses_a_question_is_not_made() -> None:
    """Should a rule be wrong, the document stays as it is."""
    text = "---\nlang: en\nquestions:\n  - title: What?\n    desc: A.\n  - title: Who?\n    desc: B.\n---\n"

    def find(checked: Checked) -> Iterator[Finding]:
        span = Span(text.index("  - title: Who"), len(text) - 4)
        edits = (Edit(span=span, replacement=""),)
        yield Finding(message="x", hint="y", source=checked.faq.source, edits=edits)

    rule = evolve(_FOLDED_LIST, find=find)
    fixed = fix(Source(text, "faq.md"), rules=(rule,))

    assert (0, text, 1) == (fixed.count, fixed.source.text, len(fixed.diagnostics))


def test_a_fix_without_an_end_is_made_ten_times() -> None:
    """Should a rule never be content, fixing ends all the same."""
    text = "---\nlang: en\nquestions:\n  - title: What?\n    desc: A.\n---\n"

    def find(checked: Checked) -> Iterator[Finding]:
        source = checked.faq.source
        assert source is not None
        at = source.text.index("A")
        edits = (Edit(span=Span(at, at), replacement="A"),)
        yield Finding(message="x", hint="y", source=source, edits=edits)

    rule = evolve(_FOLDED_LIST, find=find)

    assert 10 == fix(Source(text, "faq.md"), rules=(rule,)).count


_WORDS = st.text(st.sampled_from("aé'\"\\: \t\xa0\n…"), max_size=30)


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(
            {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\", "…": "\\u2026", "\xa0": "\\_"}.get(c, c)
            for c in text
        )
        + '"'
    )


@given(words=_WORDS)
def test_each_character_is_found_in_quotes(words: str) -> None:
    """Escapes stand for one character each; what is no blank leads to where it is written."""
    for raw, style in (
        (_quoted(words), "double-quoted"),
        ("'" + words.replace("'", "''") + "'", "single-quoted"),
    ):
        alignment = align(words, Origin(Source(f"xx{raw}"), 2, 2 + len(raw), style))  # type: ignore[arg-type]

        assert alignment is not None
        for index, character in enumerate(words):
            if not character.isspace():
                written = f"xx{raw}"[alignment.offset(index) :]
                assert written.startswith((character, "\\u2026" if character == "…" else f"\\{character}"))


@pytest.mark.parametrize(
    ("text", "raw", "style"),
    [
        ("a b", "b a", "verbatim"),
        ("ab", "'a''b'", "single-quoted"),
        ("ab", '"a\\U00110000b"', "double-quoted"),
    ],
)
def test_what_is_not_the_same_has_no_place(text: str, raw: str, style: str) -> None:
    """A text that is not word for word what is written is not placed, but for escapes that are nothing."""
    alignment = align(text, Origin(Source(raw), 0, len(raw), style))  # type: ignore[arg-type]

    assert (alignment is None) == ("U00110000" not in raw)


@pytest.mark.parametrize(
    ("raw", "style", "index", "offset"),
    [
        ("|-\n  a b\n  c", "literal", 4, 11),
        (">", "folded", 0, None),
        ("a\n  b c", "plain", 4, 6),
        ('"""\na \\\n b c"""', "multiline-basic", 4, 11),
        ("'''\na\nb c'''", "multiline-literal", 4, 8),
        ('"a\\x62 \\U00000062 c"', "double-quoted", 5, 18),
    ],
)
def test_characters_are_found_in_every_style(raw: str, style: str, index: int, offset: int | None) -> None:
    """Headers of block scalars and quotation marks are no part of the text."""
    texts = {"literal": "a b\nc", "folded": "", "plain": "a b c", "multiline-basic": "a b c"}
    text = texts.get(style, "a\nb c" if style == "multiline-literal" else "ab b c")

    alignment = align(text, Origin(Source(raw), 0, len(raw), style))  # type: ignore[arg-type]

    assert alignment is not None
    assert offset == (None if offset is None else alignment.offset(index))


def test_a_faq_that_was_never_read_can_be_checked() -> None:
    """Findings have no place then, and the name says so."""
    question = read(Source("---\nquestions:\n  - title: What?\n    desc: b\n---\n")).faqs[0].questions[0]
    body = rich_text("See [here](https://example.org) (now")
    answer = evolve(question.answer, body=body)
    faq = FAQ(
        questions=(evolve(question, answer=answer, span=None),), language="en", intro=body, contact=body
    )

    found = check(faq)

    assert {("<faq>", None)} == {(diagnostic.path, diagnostic.position) for diagnostic in found}
    assert {"vague-link", "unbalanced-bracket"} == {diagnostic.code.value for diagnostic in found}
    assert 2 == len(found)  # what cannot be told apart is told once
