"""Where findings stand when a text is put together, and rules that are off by default."""

from __future__ import annotations

import time

import pytest
from attrs import evolve

from aic_faq import CheckOptions, Code, Diagnostic, RichText, Source, Span, check, fix, read
from aic_faq.checks.passages import Passage
from aic_faq.checks.registry import rule_of
from aic_faq.markup import Paragraph, Text
from aic_faq.origin import Origin

HEAD = "---\nlang: en\nquestions:\n  - title: What?\n"
BASE = CheckOptions(base_url="https://example.org")


def found(
    text: str, code: Code, options: CheckOptions = BASE, name: str = "faq.md"
) -> tuple[Diagnostic, ...]:
    """Check a document with one rule."""
    return check(read(Source(text, name)), rules=[rule for rule in [rule_of(code)] if rule], options=options)


def places(text: str, code: Code, options: CheckOptions = BASE) -> list[str]:
    """Give the places of what one rule finds."""
    return [str(diagnostic.position) for diagnostic in found(text, code, options)]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("    desc:\n      - A.\n      - B (c.\n", "7:11"),
        ("    desc:\n      - A.\n      - |\n        B and\n        C (d.\n", "9:11"),
        # Where the line stands twice, or is folded, the column is not guessed.
        ("    desc: [A (b, A (b]\n", "5"),
        ("    desc:\n      - A.\n      - B and\n         C (d.\n", "7"),
    ],
)
def test_places_in_texts_that_are_put_together(answer: str, expected: str) -> None:
    """The paragraphs of a list have their line, and the column where it is sure."""
    assert [expected] == places(f"{HEAD}{answer}---\n", Code.UNBALANCED_BRACKET)


@pytest.mark.parametrize(
    ("style", "expected"), [("|", "6:5007"), (">", "6:5007"), ("|\n      One\n      line, and", "8:5007")]
)
def test_places_in_long_texts(style: str, expected: str) -> None:
    """However long an answer is, the column is that of what is found."""
    answer = f"    desc: {style}\n      {'word ' * 1_000}(open\n"

    assert [expected] == places(f"{HEAD}{answer}---\n", Code.UNBALANCED_BRACKET)


def test_introductions_are_looked_at() -> None:
    """What stands around the questions is checked as they are."""
    text = "questions:\n  - section: A\n    description: It (is\n    questions: [{q: What?, a: B.}]\n"
    page = f"---\nintro: See (this.\ncontact: Or (that.\n{HEAD[4:]}    desc: A.\n---\n"

    assert ["2:12", "3:13"] == places(page, Code.UNBALANCED_BRACKET)
    assert ["3:21"] == [
        str(diagnostic.position) for diagnostic in found(text, Code.UNBALANCED_BRACKET, name="faq.yaml")
    ]


def test_stretches_of_a_passage() -> None:
    """Blanks have no place of their own, nor has what goes over several lines of a text put together."""
    source = Source("- one two\n- three\n")
    text = RichText(
        markdown="one two\n\nthree",
        blocks=(Paragraph((Text("one two"),)),),
        origin=Origin(source, 0, 17, "verbatim", (1, 2, 2)),
    )
    passage = Passage("answer", text, None, source)

    assert [None, Span(2, 5), Span(6, 9), None, None] == [
        passage.span(*stretch) for stretch in ((3, 4), (0, 3), (3, 7), (4, 14), (7, 8))
    ]
    assert () == passage.replacement(0, 14, "x")
    assert () == Passage("answer", evolve(text, origin=None)).replacement(0, 3, "x")
    assert ("1", None) == tuple(None if part is None else str(part) for part in passage.place(4, 14))


def test_a_text_without_a_place_stands_where_its_question_stands() -> None:
    """Where only the question has a place, that is told."""
    result = read(Source(f"{HEAD}    desc: A (b.\n---\n", "faq.md"))
    faq = result.faqs[0]
    [question] = faq.questions
    body = evolve(question.answer.body, origin=None)
    faq = evolve(faq, questions=(evolve(question, answer=evolve(question.answer, body=body)),))

    assert ["4:5"] == [str(diagnostic.position) for diagnostic in check(faq)]


def test_an_edit_that_needs_other_quotes_is_not_made() -> None:
    """In a single-quoted text an apostrophe is written twice, so that none is put there."""
    text = f"{HEAD}    desc: 'A’b.'\n  - title: C'd and c'd?\n    desc: E.\n---\n"

    fixed = fix(Source(text, "faq.md"), unsafe=True)

    assert (text, [Code.MIXED_APOSTROPHES]) == (
        fixed.source.text,
        [found.code for found in fixed.diagnostics],
    )


def test_a_link_that_is_written_otherwise_stands_at_the_beginning() -> None:
    """Neither address nor words are in the text as they are in the tree."""
    assert ["5:11"] == places(f"{HEAD}    desc: Or [*cl*ick here](</é>).\n---\n", Code.VAGUE_LINK)


def test_ids_of_values_that_were_never_written() -> None:
    """Whoever makes a FAQ by a program chooses its ids."""
    result = read(Source(f"{HEAD}    desc: A.\n---\n", "faq.md"))
    rules = [rule for rule in [rule_of(Code.UNPINNED_ID)] if rule]
    faq = evolve(result.faqs[0], source=None)
    question = faq.questions[0]
    bare = evolve(question, title=evolve(question.title, origin=None))

    assert () == check(evolve(faq, questions=(bare,)), rules=rules, options=BASE)
    assert 1 == len(check(result, rules=rules, options=BASE))


def test_ids_that_are_keys() -> None:
    """A question that stands under its id has one that no title changes."""
    pairs = (("who-pays", "Who pays?"), ("'who-asks'", "Who asks?"))
    items = "".join(f"  {name}:\n    question: {title}\n    answer: Us.\n" for name, title in pairs)
    text = f"---\nquestions:\n{items}---\n"
    rules = [rule for rule in [rule_of(Code.UNPINNED_ID)] if rule]

    assert () == check(read(Source(text, "faq.md")), rules=rules, options=BASE)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("      Two spaces  \n      break, one \n      does not.\n", ["7:16"]),
        ("      At the end  \n", ["6:16"]),
        ("      None\n      at all.\n", []),
    ],
)
def test_blanks_at_the_end_of_a_line(answer: str, expected: list[str]) -> None:
    """Two spaces that break a line are meant, all others are not."""
    assert expected == places(f"{HEAD}    desc: |\n{answer}---\n", Code.TRAILING_WHITESPACE)


def test_blanks_of_texts_that_are_put_together_are_left() -> None:
    """Where the place is not known, nothing is deleted."""
    text = f"{HEAD}    desc:\n      - |\n        A \n        b.\n      - |\n        A \n        b.\n---\n"

    first, second = found(text, Code.TRAILING_WHITESPACE)

    assert ["7:9", "10:9"] == [str(first.position), str(second.position)]
    assert fix(Source(text, "faq.md"), rules=[rule for rule in [rule_of(first.code)] if rule]).count == 2
    inline = f'{HEAD}    desc: ["A \\nb.", "A c."]\n---\n'
    assert [()] == [diagnostic.edits for diagnostic in found(inline, Code.TRAILING_WHITESPACE)]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("      a\tb\n", ["6:9"]), ("      `a\tb`\n", []), ("      a\n      \t\n      b\n", ["8:7"])],
)
def test_tabs(answer: str, expected: list[str]) -> None:
    """A tab is told where the next word stands; code may have tabs."""
    assert expected == places(f"{HEAD}    desc: |\n{answer}---\n", Code.TAB)


def test_languages_without_question_marks() -> None:
    """In Thai nobody misses one."""
    text = "---\nlang: {}\nquestions:\n  - title: What\n    desc: A.\n---\n"

    assert ["4:12"] == places(text.format("en"), Code.NO_QUESTION_MARK)
    assert [] == places(text.format("th"), Code.NO_QUESTION_MARK)


def test_addresses_do_not_make_an_answer_long() -> None:
    """What counts is what people read."""
    text = f"{HEAD}    desc: '[Abc](https://example.org/a/long/address)'\n---\n"

    assert [] == places(text, Code.LONG_ANSWER, CheckOptions(longest_answer=20))
    assert ["5:12"] == places(text, Code.LONG_ANSWER, CheckOptions(longest_answer=2))


def test_an_edit_over_a_folded_line_is_not_made() -> None:
    """What stands on two lines of the source is told, and left to the author."""
    text = f"{HEAD}    desc: >-\n      Take ** a\n      card ** now.\n---\n"

    [diagnostic] = found(text, Code.SPACED_EMPHASIS)

    assert ("6:12", ()) == (str(diagnostic.position), diagnostic.edits)


def test_inches_need_no_partner() -> None:
    """A mark after a number is none of quotation."""
    assert [] == places(f'{HEAD}    desc: A 15" screen, "new".\n---\n', Code.UNBALANCED_QUOTE)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("l'a l’a " * 16_000, Code.MIXED_APOSTROPHES),
        ("l'a l’a é\n      " * 10_000, Code.MIXED_APOSTROPHES),
        ("a \n      " * 40_000, Code.TRAILING_WHITESPACE),
        ("[here](/a) " * 3_900, Code.VAGUE_LINK),
        ("**a " * 30_000, Code.SPACED_EMPHASIS),
        ("(" * 120_000, Code.UNBALANCED_BRACKET),
        ("- a\n\n      b\n\n      " * 9_000, Code.FOLDED_LIST),
    ],
)
@pytest.mark.parametrize("style", ["|", ">"])
def test_no_text_takes_long(answer: str, code: Code, style: str) -> None:
    """The time grows with the text, not with its square: a text as long as may be takes a moment."""
    result = read(Source(f"{HEAD}    desc: {style}\n      {answer}\n---\n", "faq.md"))
    rules = [rule for rule in [rule_of(code)] if rule]
    began = time.process_time()

    found = check(result, rules=rules, options=CheckOptions())

    assert time.process_time() - began < 10
    assert bool(found) == ((style, code) != ("|", Code.FOLDED_LIST))


def test_addresses_between_angle_brackets_are_meant() -> None:
    """Whoever marks an address as a link wants to show it."""
    answer = "    desc: See <https://example.org/a> and https://example.org/b.\n"

    assert ["5:43"] == places(f"{HEAD}{answer}---\n", Code.BARE_URL)
