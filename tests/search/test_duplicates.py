"""Questions that are asked twice are found, and those that only look so are not."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aic_faq
from aic_faq import FAQ, Answer, PluginError, Question, duplicates_to_dict, find_duplicates, rich_text

LONG = "That is a long answer, which nobody wants to read twice."


def document(*questions: tuple[str, str], language: str = "en", name: str = "faq.md") -> FAQ:
    """Read a document of titles, each with what stands in its answer or as another key."""
    entries = "".join(f"  - title: {title}\n    {rest}\n" for title, rest in questions)
    return aic_faq.loads(f"---\nlang: {language}\nquestions:\n{entries}---\n", name=name)


def titles(*texts: str, language: str = "en") -> FAQ:
    """Read a document of titles, with an answer each."""
    return document(
        *((text, f"desc: Answer {number}.") for number, text in enumerate(texts)), language=language
    )


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("How do I delete my account?", "How can I delete my accounts?", "en"),
        ("What data does Orange support?", "What types of data does Orange support?", "en"),
        ("Changing the delivery address", "How do I change the delivery address?", "en"),
        ("Changer son adresse principale", "Je veux changer mon adresse principale", "fr"),
        ("Comment résilier l’abonnement ?", "Comment resilier un abonnement", "fr"),
        ("Warum braucht das Amt ein Orakel?", "Warum braucht ein Amt das Orakel?", "de"),
        ("¿Quiénes somos en la red?", "Quienes somos en la red", "es"),
    ],
)
def test_similar_titles(one: str, other: str, language: str) -> None:
    """Other forms and an other order of the same words ask the same."""
    assert 1 == len(find_duplicates(titles(one, other, language=language)))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Where do I pay my invoice?", "When do I pay my invoice?", "en"),
        ("Who can join?", "How can I join?", "en"),
        ("Why is it slow?", "Is it slow?", "en"),
        ("How do I add a user?", "How do I delete a user?", "en"),
        ("Which plugins work with version 11?", "Which plugins work with version 12?", "en"),
        ("Why does the badger block advertisements?", "Why doesn't the badger block advertisements?", "en"),
        ("Comment partir en échange ?", "Quand partir en échange ?", "fr"),
        ("Was kostet der Versand nach Italien?", "Was kostet der Versand nach Spanien?", "de"),
        ("Can I write functions in C?", "Can I write functions in C++?", "en"),
    ],
)
def test_titles_that_only_look_alike(one: str, other: str, language: str) -> None:
    """A single word can make another question."""
    assert () == find_duplicates(titles(one, other, language=language))


def test_reasons_and_places() -> None:
    """Each question but the first of a group says which one it is like, and why; places are exact."""
    first = document(
        ("How do I pay?", "alt_titles: [Ways of paying]"),
        ("Is there a garden?", "desc: Yes."),
        ("Who waters it?", f"desc: {LONG}"),
        name="a.md",
    )
    second = document(
        ("How Do I PAY", "desc: By card."),
        ("Ways of paying?", "desc: In cash."),
        ("Is there any garden?", "desc: Yes, of course."),
        ("Which flowers are there?", f"desc: {LONG}"),
        ("Is there a pond?", "desc: Yes."),
        name="b.md",
    )

    found = find_duplicates([first, second])

    assert [
        [("a.md:4:12", "How do I pay?"), ("b.md:4:12", "How Do I PAY"), ("b.md:6:12", "Ways of paying?")],
        [("a.md:6:12", "Is there a garden?"), ("b.md:8:12", "Is there any garden?")],
        [("a.md:8:12", "Who waters it?"), ("b.md:10:12", "Which flowers are there?")],
    ] == [
        [
            (str(place), question.title.plain_text)
            for place, question in zip(group.places, group.questions, strict=True)
        ]
        for group in found
    ]
    assert [
        [(0, 1, "same title"), (0, 2, "alternative title")],
        [(0, 1, "similar title")],
        [(0, 1, "same answer")],
    ] == [[(pair.first, pair.second, pair.reason) for pair in group.pairs] for group in found]
    data = duplicates_to_dict(found[0])
    assert {"first": 0, "second": 1, "reason": "same title", "likeness": 1.0} == data["pairs"][0]
    assert ("b.md", 4, 12) == tuple(data["questions"][1][key] for key in ("path", "line", "column"))


def test_a_chain_is_one_group() -> None:
    """What is like a question that is like another is in the same group, with as few reasons as it takes."""
    faq = titles(
        "Where can I buy a ticket for the train?",
        "Where can I buy tickets for the train?",
        "Where can I buy tickets for trains?",
        "where can i buy a ticket for the train",
    )

    (group,) = find_duplicates(faq)

    assert 4 == len(group.questions)
    assert 3 == len(group.pairs)


def test_a_title_and_its_own_alternative_are_no_duplicates() -> None:
    """A question is not like itself, and two languages never ask the same."""
    same = document(("How do I pay?", "alt_titles: [How do I pay, Paying]\n    desc: By card."))

    assert () == find_duplicates([same, titles("How do I pay?", language="fr")])


def test_titles_without_words() -> None:
    """Titles of signs only, and short answers, are left alone."""
    assert () == find_duplicates(document(("'???'", "desc: Yes."), ("'!!!'", "desc: Yes.")))


def test_drafts_count() -> None:
    """Whoever writes a question again wants to know it before it is published."""
    faq = document(("How do I pay?", "desc: A."), ("How do I pay ?", "desc: B.\n    status: draft"))

    assert 1 == len(find_duplicates(faq))


def test_the_threshold() -> None:
    """A higher threshold takes titles apart, and one beyond 1 is refused."""
    faq = titles("What data does Orange support?", "What types of data does Orange support?")

    assert () == find_duplicates(faq, threshold=0.95)
    with pytest.raises(ValueError, match=r"threshold must be from 0 to 1, got 1\.5"):
        find_duplicates(faq, threshold=1.5)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is one clear error."""
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)

    with pytest.raises(PluginError, match=r"searching needs .*: pip install 'aic-faq\[search\]'"):
        find_duplicates(())


def many(count: int, pattern: str) -> FAQ:
    """Make a FAQ of many questions that differ in a number."""
    answer = Answer(body=rich_text("So."))
    return FAQ(
        language="en",
        questions=(
            Question(id=f"q{number}", title=pattern.format(number), answer=answer) for number in range(count)
        ),
    )


@pytest.mark.parametrize(
    "pattern", ["How do I open account {:06d} of a friend?", "word{:05d}x is a title like all the others"]
)
def test_time_grows_with_the_number_of_questions(pattern: str) -> None:
    """Ten times as many near-equal titles take about ten times as long, and not a hundred times."""
    times = []
    for count in (500, 5_000):
        faq = many(count, pattern)
        start = time.process_time()
        find_duplicates(faq)
        times.append(time.process_time() - start)

    assert times[1] < 40 * times[0] + 0.5


@given(
    st.lists(
        st.sampled_from(["Pay?", "pay", "Paying now", "How do I pay?", "How do you pay now?", "?"]),
        max_size=8,
    )
)
def test_groups_are_sound(texts: list[str]) -> None:
    """No question is in two groups, and in each group the pairs join all of them."""
    answer = Answer(body=rich_text("So."))
    questions = tuple(
        Question(id=f"q{number}", title=text, answer=answer) for number, text in enumerate(texts)
    )

    groups = find_duplicates(FAQ(questions=questions, language="en"))

    ids = [question.id for group in groups for question in group.questions]
    assert len(set(ids)) == len(ids)
    for group in groups:
        assert len(group.questions) - 1 == len(group.pairs)
        assert set(range(1, len(group.questions))) == {pair.second for pair in group.pairs}
