"""The values: frozen, compared by content, checked when they are made."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from aic_faq.errors import UnsafeURLError
from aic_faq.markup import Paragraph, Text, ThematicBreak
from aic_faq.model import FAQ, Answer, Extra, Question, RichText, Section, Status
from aic_faq.origin import Origin
from aic_faq.source import Source, Span

BODY = RichText(markdown="We.", blocks=(Paragraph((Text("We."),)),))
WHO = Question(title="Who?", answer=Answer(body=BODY), id="who", section=Section(title="People", id="people"))
WHEN = evolve(WHO, title="When?", id="when", status=Status.DRAFT)
FAQS = FAQ(title="FAQ", questions=(WHO, WHEN), extra=Extra({"layout": "faq", "colours": ["red", {"a": 1}]}))


@pytest.mark.parametrize("value", [FAQS, WHO, WHO.answer, BODY, WHO.section, FAQS.extra])
def test_values(value: Any) -> None:
    """A value has no dict, cannot be changed, and equals its copies and its pickle."""
    assert not hasattr(value, "__dict__")
    assert hash(value) == hash(copy.deepcopy(value))
    assert value == copy.deepcopy(value)
    assert value == pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
    assert repr(value) == repr(copy.deepcopy(value))
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.title = "other"


def test_places_take_no_part() -> None:
    """Where a value came from is neither compared nor shown."""
    source = Source("x")
    placed = evolve(
        FAQS,
        source=source,
        questions=(
            evolve(WHO, span=Span(0, 1), title=evolve(WHO.title, origin=Origin(source, 0, 1, "plain"))),
            WHEN,
        ),
    )
    assert FAQS == placed
    assert hash(FAQS) == hash(placed)
    assert repr(FAQS) == repr(placed)


def test_title_of_plain_words() -> None:
    """A title that is given as text is words, not Markdown."""
    question = evolve(WHO, title="*Who* <b>?")
    assert "*Who* <b>?" == question.title.plain_text
    assert WHO == evolve(WHO, title=WHO.title)


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph((Text("a"),)), Paragraph((Text("b"),))),
        (ThematicBreak(),),
        (Paragraph(()),),
    ],
)
def test_refused_titles(blocks: Any) -> None:
    """A title is one paragraph that has words."""
    with pytest.raises(ValueError, match="the title of a question"):
        evolve(WHO, title=RichText(markdown="a", blocks=blocks))


def test_rich_text() -> None:
    """Rich text is true where there is something to show, and gives its words."""
    assert (True, "We.") == (bool(BODY), BODY.plain_text)
    assert not RichText(markdown="", blocks=())


@pytest.mark.parametrize("name", ["", "a b", "a#b", "a\x00", "a%20", '"', "a<b", "a\\b", "\u2028"])
def test_refused_ids(name: str) -> None:
    """Ids have only what an address can have."""
    for make in (lambda: evolve(WHO, id=name), lambda: Section(title="a", id=name)):
        with pytest.raises(ValueError, match="must be characters that an address can have"):
            make()


@pytest.mark.parametrize(
    ("value", "field"),
    [(FAQS, "title"), (FAQS, "language"), (FAQS, "description"), (WHO, "language"), (WHO.section, "title")],
)
def test_refused_characters(value: Any, field: str) -> None:
    """No text of one line holds a control character."""
    with pytest.raises(ValueError, match=f"{field} cannot hold control characters"):
        evolve(value, **{field: "a\x1b"})


@pytest.mark.parametrize(
    "questions", [(WHO, WHO), (WHO, evolve(WHEN, aliases=("who",))), (evolve(WHO, aliases=("a", "a")), WHEN)]
)
def test_refused_twins(questions: Any) -> None:
    """Ids and former ids are unique."""
    with pytest.raises(ValueError, match="leads to two questions"):
        FAQ(questions=questions)


def test_refused_url() -> None:
    """The address of a page is one that a link can have."""
    assert "/faq" == evolve(FAQS, url="/faq").url
    with pytest.raises(UnsafeURLError):
        evolve(FAQS, url="javascript:alert(1)")


def test_published_and_sections() -> None:
    """Drafts are not published; each section is given once."""
    assert (WHO,) == FAQS.published
    assert (WHO.section,) == FAQS.sections
    assert () == FAQ(questions=(evolve(WHO, section=None),)).sections


def test_extra() -> None:
    """Unknown keys are a mapping that nobody can change, all the way down."""
    extra = Extra({"a": [1, {"b": None}], "c": Extra({"d": 1.5})})
    assert (1, Extra({"b": None})) == extra["a"]
    assert ["a", "c"] == list(extra)
    assert 2 == len(extra)
    assert {"a": (1, {"b": None}), "c": {"d": 1.5}} == extra
    assert Extra() == {}
    assert "Extra({'a': 1})" == repr(Extra({"a": 1}))
    with pytest.raises(KeyError):
        extra["b"]
    with pytest.raises(TypeError):
        extra["b"] = 1  # type: ignore[index]
    with pytest.raises(TypeError, match="not set"):
        Extra({"a": {1}})


def test_rich_text_that_was_read() -> None:
    """A tree is known to be that of its Markdown until one of the two is another, in copies, too."""
    text = RichText.as_read("a", (Paragraph((Text("a"),)),), "blocks")

    assert "blocks" == text.read_as == pickle.loads(pickle.dumps(text)).read_as  # noqa: S301
    assert text == RichText(markdown="a", blocks=text.blocks)
    assert evolve(text, markdown="b").read_as is None


def test_all_ids_of_a_question() -> None:
    """Its own id comes first, former ones after it."""
    answer = Answer(body=RichText(markdown="", blocks=()))

    assert ("why", "how", "what") == Question(
        title="Why?", answer=answer, id="why", aliases=("how", "what")
    ).ids
