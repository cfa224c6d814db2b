"""FAQs as JSON, which holds all of them."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

import aic_faq
from aic_faq import (
    FAQ,
    Answer,
    Extra,
    InvalidFAQError,
    JSONExporter,
    Limits,
    Question,
    ReadOptions,
    RichText,
    Section,
    Source,
    Status,
    export,
    losses,
    markup,
    rich_text,
)
from aic_faq.characters import replace_controls
from tests.exporters.documents import as_said, read_faqs
from tests.exporters.trees import faqs

ONE = FAQ(questions=(Question(id="q", title="Q", answer=Answer(body=rich_text("A."))),))


def document(**changes: Any) -> str:
    """Write the smallest document, with some keys of its question changed; None takes one away."""
    question = {"id": "q", "title": "Q", "answer": "A.", **changes}
    shown = {key: value for key, value in question.items() if value is not None}
    return json.dumps({"format": "aic-faq", "questions": [shown]})


def cleaned(faq: FAQ) -> FAQ:
    """Give a FAQ without the characters that no document may hold, where the values do not refuse them."""
    return evolve(
        faq,
        questions=[
            evolve(
                each,
                alt_titles=tuple(
                    map(replace_controls, (text.replace("\r", "\n") for text in each.alt_titles))
                ),
                tags=tuple(map(replace_controls, (text.replace("\r", "\n") for text in each.tags))),
            )
            for each in faq.questions
        ],
    )


def test_what_is_written() -> None:
    """What most FAQs have is written, a key on each line."""
    assert """\
{
  "format": "aic-faq",
  "version": 1,
  "questions": [
    {
      "id": "q",
      "title": "Q",
      "answer": "A."
    }
  ]
}
""" == export(ONE, "json")


@pytest.mark.parametrize("trees", [False, True])
@given(faq=read_faqs())
@settings(max_examples=10)
def test_what_documents_give_reads_back(trees: bool, faq: FAQ) -> None:  # noqa: FBT001
    """Reading what was written gives an equal FAQ, and nothing is lost."""
    exporter = JSONExporter(trees=trees)
    assert faq == aic_faq.loads(exporter.export(faq))
    assert () == exporter.losses(faq)


@given(faqs)
@settings(max_examples=12)
def test_any_faq_reads_back(faq: FAQ) -> None:
    """A FAQ that no document would give comes back, too, tree by tree."""
    written = export(faq, "json")
    assert json.loads(written)["format"] == "aic-faq"
    assert cleaned(faq) == aic_faq.loads(written)


def test_values_of_every_type() -> None:
    """Numbers, yes and no stay what they are; numbers that JSON has not become text, and that is said."""
    extra = Extra(
        {"a": 1, "b": 1.5, "c": True, "d": None, "e": (1, ("x",)), "f": Extra({"g": False}), "h": "1"}
    )
    back = aic_faq.loads(export(evolve(ONE, extra=extra), "json"))
    assert repr(extra) == repr(back.extra)

    odd = evolve(ONE, extra=Extra({"a": math.inf, "b": 10**5000}))
    assert {"a": "inf", "b": hex(10**5000)} == dict(aic_faq.loads(export(odd, "json")).extra)
    assert ["in json, the FAQ is not whole: extra would come back changed"] == [
        found.message for found in losses(odd, "json")
    ]


def test_characters_that_no_document_may_hold() -> None:
    """Where values do not refuse them, control characters are replaced, and newlines are of one kind."""
    faq = evolve(ONE, questions=[evolve(ONE.questions[0], tags=("a\r\nb\0",))])
    assert ("a\nb\N{REPLACEMENT CHARACTER}",) == aic_faq.loads(export(faq, "json")).questions[0].tags
    assert ["lost-field"] == [found.code.value for found in losses(faq, "json")]


def test_trees_of_every_kind() -> None:
    """Nodes of every kind are written, and read back; so are sections."""
    every = rich_text(
        "# a\n\n*b* **c** ~~d~~ `e` [f](/g 'h') ![i](/j) k[^1]\\\nl\n\n3. m\n\n   n\n- [x] o\n\n> p\n\n"
        "```q\nr\n```\n\n| s | t |\n| :-: | --- |\n| u |  |\n\n***\n\n[^1]: v"
    )
    section = Section(title="S", id="s", intro=every)
    faq = evolve(ONE, intro=every, questions=[evolve(ONE.questions[0], section=section)])
    odd = evolve(faq, intro=RichText(markdown="other", blocks=every.blocks))

    for each in (faq, odd):
        assert each == aic_faq.loads(JSONExporter(trees=True).export(each))
        assert each == aic_faq.loads(export(each, "json"))


def test_trees_deeper_than_python_recurses() -> None:
    """A tree of any depth is written; how deep one is read is limited."""
    quote: markup.Block = markup.Paragraph((markup.Text("a"),))
    for _ in range(2_000):
        quote = markup.BlockQuote((quote,))
    deep = evolve(ONE, intro=RichText(markdown="", blocks=(quote,)))

    with pytest.raises(InvalidFAQError, match="nested more than 256 levels deep"):
        aic_faq.loads(export(deep, "json"))
    unlimited = ReadOptions(limits=Limits(depth=None))
    with pytest.raises(InvalidFAQError, match="nested more levels deep than can be read"):
        aic_faq.loads(export(deep, "json"), options=unlimited)


def test_absolute_links_and_language() -> None:
    """With a base URL links and address are absolute; the language is that of the option."""
    faq = evolve(ONE, url="/faq", intro=rich_text("[a](/b)"))
    back = aic_faq.loads(JSONExporter(base_url="https://example.org", language="fr_CA").export(faq))

    assert ("https://example.org/faq", "fr-CA") == (back.url, back.language)
    assert as_said(evolve(faq, intro=rich_text("[a](https://example.org/b)"))).intro == as_said(back).intro


def test_problems_of_markdown_are_reported() -> None:
    """Markdown in it is read as in any document, with the places of its problems."""
    result = aic_faq.read(Source(document(answer="[a](javascript:x)"), "faq.json"))
    assert "json-model" == result.format
    assert ["dangerous-url"] == [found.code.value for found in result.diagnostics]
    assert result.diagnostics[0].position is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"format": "aic-faq", "version": 2}',
            "version 2 of the format is not known, only 1 [unknown-shape]",
        ),
        ('{"format": "aic-faq", "version": true}', "expected a whole number, found 'true' [wrong-type]"),
        ('{"format": "aic-faq", "questions": {}}', "expected a list, found a mapping [wrong-type]"),
        ('{"format": "aic-faq", "questions": [1]}', "expected an object, found '1' [wrong-type]"),
        ('{"format": "aic-faq", "url": "javascript:x"}', "a link cannot point to 'javascript:x'"),
        ('{"format": "aic-faq", "sections": [{"title": "S", "id": "a b"}]}', "id must be characters"),
        ('{"format": "aic-faq", "extra": []}', "expected an object, found a list [wrong-type]"),
        (document(title=None), "the key 'title' is missing [invalid-value]"),
        (document(title=" "), "the title of a question is one line of text"),
        (document(id="a b"), "id must be characters that an address can have"),
        (document(tags=["a", 1]), "expected text, found '1' [wrong-type]"),
        (document(section=3), "there is no section 3"),
        (document(updated="soon"), "expected a date, found 'soon' [invalid-value]"),
        (document(status="hidden"), "expected published or draft, found 'hidden'"),
        (document(answer={"blocks": "x"}), "expected a list of nodes [wrong-type]"),
        (document(answer={"markdown": "x"}), "the key 'blocks' is missing"),
        (
            document(answer={"blocks": [{"type": "text", "value": "x"}]}),
            "expected a node of the type paragraph,",
        ),
        (document(answer={"blocks": ["x"]}), "expected an object, found text [wrong-type]"),
        (document(answer={"blocks": [{"type": "paragraph"}]}), "the key 'children' is missing"),
        (
            document(answer={"blocks": [{"type": "heading", "level": 9, "children": []}]}),
            "'level' must be <= 6: 9 [invalid-value]",
        ),
        (
            document(
                answer={
                    "blocks": [
                        {"type": "paragraph", "children": [{"type": "link", "url": "data:x", "children": []}]}
                    ]
                }
            ),
            "a link cannot point to 'data:x'",
        ),
        (
            document(answer={"blocks": [{"type": "heading", "children": []}]}),
            "the key 'level' is missing",
        ),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    """What cannot stand in a FAQ is refused where it stands."""
    result = aic_faq.read(Source(text, "faq.json"))

    assert result.faq is None
    assert message in str(result.diagnostics[0])
    assert result.diagnostics[0].position is not None


def test_limits() -> None:
    """The limits hold: of questions, and of depth, which may be lifted."""
    result = aic_faq.read(Source(document()), options=ReadOptions(limits=Limits(questions=1, depth=None)))
    assert result.faq is not None
    two = json.dumps({"format": "aic-faq", "questions": [{"id": "a"}] * 2})
    refused = aic_faq.read(
        Source(document()[:-2] + ", {}]}"), options=ReadOptions(limits=Limits(questions=1))
    )
    assert "more questions than the limit of 1" in refused.diagnostics[0].message
    assert aic_faq.read(Source(two)).faq is None


def test_questions_without_an_answer() -> None:
    """They come back as they are, unless they are to be published."""
    text = document(answer="")
    assert Status.PUBLISHED is aic_faq.loads(text).questions[0].status
    refused = aic_faq.read(Source(text), options=ReadOptions(unanswered="error"))
    assert ["question 'Q' has no answer"] == [found.message for found in refused.diagnostics]
    draft = document(answer="", status="draft")
    assert aic_faq.read(Source(draft), options=ReadOptions(unanswered="error")).faq is not None


def test_a_number_of_more_digits_than_python_reads() -> None:
    """Such a number is kept as text."""
    text = '{"format": "aic-faq", "extra": {"a": ' + "9" * 5000 + '}, "questions": []}'
    assert "9" * 5000 == aic_faq.loads(text).extra["a"]
