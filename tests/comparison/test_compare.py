"""What has changed from one version of a FAQ to another."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq.comparison import ChangeKind, compare, comparison_to_dict
from aic_faq.model import FAQ, Extra, Question, Section, Status
from tests.comparison.questions import faq, kinds, question

LONG = "Everybody who has a garden, a balcony or a window that looks south."


A, B, C, D = (
    question(f"{name}?", f"About {name}, and much about it.") for name in ("Ants", "Bees", "Cats", "Dogs")
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((A, B), (A, B), {}),
        ((A,), (A, B), {"bees": ["added"]}),
        ((A, B), (B,), {"ants": ["removed"]}),
        ((A, B, C, D), (B, C, D, A), {"ants": ["moved"]}),
        ((A, B, C, D), (A, D, B, C), {"dogs": ["moved"]}),
        ((A,), (evolve(A, id="x"),), {"x": ["re-identified"]}),
        ((A,), (evolve(A, tags=("a",), status=Status.DRAFT),), {"ants": ["changed"]}),
        # The same id is the same question, whatever it says now.
        (
            (question("Why?", "So.", id="x"),),
            (question("How?", "Thus.", id="x"),),
            {"x": ["reworded", "answer-reworded"]},
        ),
        # A former id leads to it, and back again.
        (
            (question("Why?", id="x"),),
            (question("How come?", id="y", aliases=("x",)),),
            {"y": ["reworded", "re-identified", "changed"]},
        ),
        (
            (question("How come?", id="y", aliases=("x",)),),
            (question("Why?", id="x"),),
            {"x": ["reworded", "re-identified", "changed"]},
        ),
        # The title is the same, the answer and the id are not.
        (
            (question("Why?", id="x"),),
            (question("Why?", "No.", id="y"),),
            {"y": ["answer-reworded", "re-identified"]},
        ),
        # Nothing but the answer is the same.
        ((question("Who?", LONG),), (question("May I?", LONG),), {"may-i": ["reworded", "re-identified"]}),
        # A short answer, or one that several questions have, says nothing.
        ((question("Who?"),), (question("May I?"),), {"may-i": ["added"], "who": ["removed"]}),
        (
            (question("Who?", LONG), question("Why?", LONG)),
            (question("May I?", LONG), question("Why?", LONG)),
            {"may-i": ["reworded", "re-identified"]},
        ),
        # Most words are the same.
        (
            (question("Who can join us here?", LONG),),
            (question("Who may join us here?", LONG + " Nobody else."),),
            {"who-may-join-us-here": ["reworded", "answer-reworded", "re-identified"]},
        ),
        # A question before others of the same title takes their slugs; they are still themselves.
        (
            (question("Why?", "One."), question("Why?", "Two.", id="why-2")),
            (
                question("Why?", "Zero."),
                question("Why?", "One.", id="why-2"),
                question("Why?", "Two.", id="why-3"),
            ),
            {"why": ["added"], "why-2": ["re-identified"], "why-3": ["re-identified"]},
        ),
    ],
)
def test_what_happens_to_questions(
    before: tuple[Question, ...], after: tuple[Question, ...], expected: dict[str, list[str]]
) -> None:
    """Each question is followed by its id, its former ids, and what it says."""
    found = compare(faq(*before), faq(*after))

    assert expected == kinds(found)
    assert bool(expected) == bool(found)


def test_removed_questions_stand_where_they_stood() -> None:
    """The order is that of the new version, with the removed ones between their former neighbours."""
    found = compare(faq(A, B, C, D), faq(evolve(A, tags=("x",)), evolve(D, tags=("x",))))

    assert ["ants", "bees", "cats", "dogs"] == list(kinds(found))
    assert [(1, 1), (2, None), (3, None), (4, 2)] == [
        (change.position_before, change.position_after) for change in found.questions
    ]


def test_the_most_alike_are_paired_first() -> None:
    """Of two that could be the same question, the one with more words in common is."""
    old = question("May children come with their parents today?", LONG, id="old")
    near = question("May children come with their parents?", LONG + " Of course.", id="near")
    far = question(
        "May children and dogs come with parents now?", LONG + " Sure, if they are quiet.", id="far"
    )

    assert {"far": ["added"], "near": ["reworded", "answer-reworded", "re-identified"]} == kinds(
        compare(faq(old), faq(far, near))
    )


def test_many_unlike_questions_are_compared_in_little_time() -> None:
    """Words that all questions have lead to no comparison of each with each."""
    before = faq(*(question(f"Is old{number} the same as ever?", id=f"a{number}") for number in range(300)))
    after = faq(*(question(f"Is new{number} the same as ever?", id=f"b{number}") for number in range(300)))

    assert 600 == len(compare(before, after).questions)


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("It is *so*.", "It is _so_.", True),
        ("It is *so*.", "It is so.", False),
        ("It is so,\nand thus.", "It\nis so, and thus.", True),
        ("It is so,\\\nand thus.", "It is so, and thus.", False),
        ("* a\n* b", "- a\n\n- b", True),
        ("1. a\n2. b", "- a\n- b", False),
        ("[so](/a)", "[so](/b)", False),
        ("| a |\n|---|\n| b |", "|a|\n|-|\n|b|", True),
        ("| a |\n|---|\n| b |", "| a |\n|:-:|\n| b |", False),
    ],
)
def test_what_is_said_counts(before: str, after: str, is_same: bool) -> None:  # noqa: FBT001
    """How it is marked and wrapped does not."""
    found = compare(faq(question("Why?", before)), faq(question("Why?", after)))

    assert is_same is not bool(found)


def test_fields_of_the_page_are_compared() -> None:
    """All that is said about the FAQ as a whole counts."""
    before = faq(A, title="FAQ", intro=aic_faq.rich_text("Hello."), extra=Extra({"layout": "x"}))
    after = faq(A, title="Questions", url="/faq", contact=aic_faq.rich_text(""))

    assert ("title", "url", "intro", "extra") == compare(before, after).fields
    assert {"title": {"before": "FAQ", "after": "Questions"}} == comparison_to_dict(
        compare(before, evolve(before, title="Questions"))
    )["faq"]


class TestSections:
    """Sections are told from the questions in them."""

    MONEY, PLACE = Section(title="Money", id="money"), Section(title="Place", id="place")

    def test_a_question_in_another_section_has_moved(self) -> None:
        """The place among the others may be the same."""
        before = faq(evolve(A, section=self.MONEY), evolve(B, section=self.PLACE))
        after = faq(evolve(A, section=self.PLACE), evolve(B, section=self.PLACE))

        assert {"ants": ["moved"]} == kinds(compare(before, after))

    def test_a_section_with_another_title_is_one_change(self) -> None:
        """Its questions have not moved."""
        costs = Section(title="Costs", id="costs")
        before = faq(evolve(A, section=self.MONEY), evolve(B, section=self.MONEY), C)
        after = faq(evolve(A, section=costs), evolve(B, section=costs), C)
        found = compare(before, after)

        assert {} == kinds(found)
        assert [(self.MONEY, costs)] == [(change.before, change.after) for change in found.sections]
        assert found

    def test_an_introduction_is_compared(self) -> None:
        """A section that says something else has changed, its questions have not."""
        told = evolve(self.MONEY, intro=aic_faq.rich_text("All of it."))
        found = compare(faq(evolve(A, section=self.MONEY)), faq(evolve(A, section=told)))

        assert ({}, 1) == (kinds(found), len(found.sections))
        money = {"title": "Money", "id": "money"}
        assert [
            {"before": {**money, "intro": None}, "after": {**money, "intro": "All of it."}}
        ] == comparison_to_dict(found)["sections"]

    def test_sections_that_are_divided_are_not_renamed(self) -> None:
        """Where the questions went different ways, each of them has moved."""
        before = faq(evolve(A, section=self.MONEY), evolve(B, section=self.MONEY))
        after = faq(evolve(A, section=self.PLACE), B)

        assert {"ants": ["moved"], "bees": ["moved"]} == kinds(compare(before, after))


def test_ids_that_lead_nowhere_any_more_are_named() -> None:
    """A published id counts, and a former one; what an alias keeps is not lost, what becomes a draft is."""
    before = faq(A, evolve(B, aliases=("wasps",)), C, evolve(D, status=Status.DRAFT))
    after = faq(evolve(A, id="x", aliases=("ants",)), B, evolve(C, status=Status.DRAFT))

    assert ("wasps", "cats") == compare(before, after).vanished


def test_data_is_what_json_can_hold() -> None:
    """Every kind of value is written, and both sides are told apart."""
    old = evolve(A, updated=dt.date(2026, 1, 2), extra=Extra({"x": ("1", {"y": None})}))
    new = question("Ants now?", "About ants, and much about it.", id="ants", status=Status.DRAFT, tags=("a",))
    new = evolve(new, answer=evolve(new.answer, authors=("Ada",)))
    data = comparison_to_dict(compare(faq(old, B), faq(new, C)))
    changed, removed, added = data["questions"][0], data["questions"][2], data["questions"][1]

    assert data == json.loads(json.dumps(data))
    assert {
        "tags": {"before": [], "after": ["a"]},
        "updated": {"before": "2026-01-02", "after": None},
        "status": {"before": "published", "after": "draft"},
        "extra": {"before": {"x": ["1", {"y": None}]}, "after": {}},
        "authors": {"before": [], "after": ["Ada"]},
    } == changed["fields"]
    assert [{"same": "Ants"}, {"added": " now"}, {"same": "?"}] == changed["title_words"]
    assert [
        {"same": "About "},
        {"removed": "Ants"},
        {"added": "ants"},
        {"same": ", and much about it."},
    ] == changed["answer_words"]
    assert (["removed"], None, 2) == (removed["kinds"], removed["after"], removed["before"]["position"])
    assert (["added"], None, "cats") == (added["kinds"], added["before"], added["after"]["id"])


words = st.lists(
    st.sampled_from(["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen"]), min_size=1, max_size=4
).map(" ".join)


@st.composite
def faqs(draw: st.DrawFn) -> FAQ:
    """Draw FAQs whose questions are much alike."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    section = st.sampled_from([None, Section(title="S", id="s"), Section(title="T", id="t")])
    return faq(*(question(draw(words), draw(words), id=name, section=draw(section)) for name in ids))


@settings(max_examples=40)
@given(faqs(), faqs())
def test_every_question_is_accounted_for(before: FAQ, after: FAQ) -> None:
    """None is in two changes; what is in none is the same; the way back has the same number of changes."""
    found, back = compare(before, after), compare(after, before)
    old = [change.position_before for change in found.questions if change.before]
    new = [change.position_after for change in found.questions if change.after]
    untouched = [each for number, each in enumerate(after.questions, 1) if number not in new]

    assert len(old) == len(set(old))
    assert len(new) == len(set(new))
    assert len(before.questions) - len(old) == len(untouched)
    assert all(
        (each.id, each.title) in {(one.id, one.title) for one in before.questions} for each in untouched
    )
    assert [change for change in found.questions if ChangeKind.ADDED in change.kinds] == [] or new
    assert bool(found) == bool(back)
    assert not compare(before, before)
