"""Markdown pages: why they are taken for pages of questions, and where everything stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.errors import InvalidFAQError
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import loads, read
from aic_faq.readers.question_words import asks, is_about_contact
from aic_faq.source import Source

CORPUS = Path("../shared/corpus")
PAGE = "# FAQ\n\n## Who?\n\nWe [do][x].\n\n- a\n- b\n\n## Why?\n\nBecause.\n\n[x]: javascript:a\n".replace(
    "\n", "\r\n"
)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("## A?\n\nb\n", "it is a page of Markdown with 1 question: headings of level 2"),
        (
            "## A?\n\nb\n\n## C?\n\nd\n\n**E?**\n\nf\n\n**G?**\n\nh\n",
            "it is a page of Markdown with 2 questions: headings of level 2; there are 2 bold lines, too",
        ),
        ("**A?**\n\nb\n", "it is a page of Markdown with 1 question: bold lines"),
        ("Q: a\nA: b\n", "it is a page of Markdown with 1 question: lines beginning with Q:"),
        ("A?\n: b\n", "it is a page of Markdown with 1 question: terms with definitions"),
        ("- A?\n\n  b\n", "it is a page of Markdown with 1 question: items of lists"),
        ("A?\n\nb\n", "it is a page of Markdown with 1 question: lines that ask"),
        (
            "<!-- x -->\n\n<details><summary>A</summary>b</details>\n",
            "it is a page of Markdown with 1 question: folded elements",
        ),
    ],
)
def test_reason(page: str, reason: str) -> None:
    """The reason says which form the questions have, and what else looks like questions."""
    result = read(Source(page, "faq.md"))

    assert "markdown-page" == result.format
    assert reason == result.reason


def test_what_asks_nothing_before_the_questions_is_their_introduction() -> None:
    """A part that asks nothing and has no questions below it stands before them, heading and all."""
    questions = "### Who?\n\nWe.\n\n### Why?\n\nBecause.\n"
    faq = loads(f"# FAQ\n\n## Before you start\n\nRead this.\n\n## Questions\n\n{questions}")

    assert ["Who?", "Why?"] == [question.title.plain_text for question in faq.questions]
    assert faq.intro is not None
    assert "## Before you start\n\nRead this." == faq.intro.markdown.strip()


def test_story() -> None:
    """A file that is called Markdown and asks nothing is refused; the error says what was looked for."""
    result = read(Source("\n# Once\n\nupon a time\n\n## Then\n\nall ended.\n", "story.md"))

    assert result.faq is None
    message = (
        "story.md:2:1: error: no questions with answers were found on the page; its headings are 'Once',"
        " 'Then': looked for headings, bold lines, lines with Q:, terms with definitions, items of lists that"
        " ask, and <details> [no-questions]"
    )
    assert [message] == [str(diagnostic) for diagnostic in result.diagnostics]


def test_words_alone() -> None:
    """A file that is called Markdown and has no headings at all is refused, too."""
    result = read(Source("Only words.\n", "story.md"))

    assert ["no-questions"] == [diagnostic.code.value for diagnostic in result.diagnostics]


def test_topics_by_name() -> None:
    """The name of the file, or being asked for this shape, is enough for titles that do not ask."""
    page = "# Boats\n\n## Sails\n\nWhite.\n"

    assert "no-questions" == read(Source(page, "boats.md")).diagnostics[0].code.value
    assert ["Sails"] == [question.title.plain_text for question in loads(page, name="boats/FAQ.md").questions]
    assert 1 == len(loads(page, options=ReadOptions(format="markdown-page")).questions)


def test_front_matter_names_the_page() -> None:
    """The title of the front matter is enough, too."""
    faq = loads("---\ntitle: Foire aux questions\n---\n## Voiles\n\nBlanches.\n", name="voiles.md")

    assert "Foire aux questions" == faq.title


@pytest.mark.parametrize("name", ["faq.rst", "faq.html", "faq.adoc"])
def test_other_names(name: str) -> None:
    """What is called something else than Markdown is no Markdown page."""
    assert "markdown-page" != read(Source("## Who?\n\nWe.\n", name)).format


def test_positions() -> None:
    """Questions span title and answer, answers know their lines, whatever ends the lines."""
    result = read(Source(PAGE, "faq.md"))
    faq = result.faq
    assert faq is not None
    first, second = faq.questions

    assert first.span is not None
    assert "Who?\r\n\r\nWe [do][x].\r\n\r\n- a\r\n- b" == PAGE[first.span.start : first.span.end]
    assert "We [do][x].\n\n- a\n- b\n\n[x]: javascript:a" == first.answer.body.markdown
    assert first.answer.body.origin is not None
    assert (5, 6, 7, 8, 8, 14) == first.answer.body.origin.lines
    assert second.answer.body.origin is not None
    assert (12,) == second.answer.body.origin.lines
    assert ["faq.md:5"] == [diagnostic.location for diagnostic in result.diagnostics]


def test_positions_in_a_list() -> None:
    """Problems in an answer are found where they stand, though its indentation is taken away."""
    page = "- A?\n\n  b\n\n  [c](javascript:d)\n"

    assert ["faq.md:5:7"] == [diagnostic.location for diagnostic in read(Source(page, "faq.md")).diagnostics]


def test_long_titles() -> None:
    """A title over the limit is an error, once."""
    result = read(
        Source("## A?\n\nb\n\n## " + "c" * 30 + "?\n\nd\n", "faq.md"),
        options=ReadOptions(limits=Limits(title=20)),
    )

    assert ["limit"] == [diagnostic.code.value for diagnostic in result.diagnostics]


def test_deep_answers() -> None:
    """An answer that is not read to its depth is reported."""
    result = read(Source("## A?\n\n" + "> " * 30 + "b\n", "faq.md"))

    assert ["nested-too-deeply"] == [diagnostic.code.value for diagnostic in result.diagnostics]


def test_definitions_do_not_multiply() -> None:
    """A long definition that each answer uses cannot fill the memory; nothing is refused without a limit."""
    page = "## A?\n\n[b]\n\n" * 20 + "[b]: /" + "c" * 1000 + "\n"

    with pytest.raises(
        InvalidFAQError, match="definitions of links and notes would grow over the limit of 9000"
    ):
        loads(page, name="faq.md", options=ReadOptions(limits=Limits(output=9000)))
    assert 20 == len(loads(page, name="faq.md", options=ReadOptions(limits=Limits(output=None))).questions)


@pytest.mark.parametrize(
    "text",
    [
        "Où ?",
        "何ですか。",
        "¿Por qué",
        "Which one is it",
        "**How to pay**",
        "هل تعمل؟",
        "怎么安装",
        "Wie geht das",
    ],
)
def test_asks(text: str) -> None:
    """A question is known by its mark in many scripts, or by its first word."""
    assert asks(text)


@pytest.mark.parametrize("text", ["Prices", "Wherever you go", "Howard", "", "Comments"])
def test_does_not_ask(text: str) -> None:
    """A word that only begins like one that asks is none."""
    assert not asks(text)


@pytest.mark.parametrize(
    ("title", "is_so"),
    [
        ("Still have questions?", True),
        ("Vous n'avez pas trouvé de réponse ?", True),
        ("Noch eine Frage offen?", True),
        ("Contact us", True),
        ("How can I contact you?", False),
        ("Support for Linux", False),
    ],
)
def test_is_about_contact(title: str, *, is_so: bool) -> None:
    """Only a title that says nothing else announces where to get help."""
    assert is_so == is_about_contact(title)


PIECES = st.sampled_from(
    """# FAQ|## A?|### B|**C?** d|**E**|Q: f?|A: g|- h?|  - i|1. j?|k?|: l|---|<details>|<summary>m?</summary>
</details>|<h3>|</h3>|{{< x "n?" >}}|{{< /x >}}|[o]: /p|[^q]: r|[o][^q]|<a id=s></a>|```|    t||u|{#v}|[w](#x)
===||## |y|<Q>|<A>|</A>|</Q>|- [z](#a)|**b|Contact|## Answer|A?""".replace("\n", "|").split("|")
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_page(lines: list[str], newline: str) -> None:
    """Any page is read or refused; what is read has its place in the source, in order."""
    text = newline.join(lines)
    result = read(Source(text, "faq.md"))

    assert (result.faq is None) == any(
        diagnostic.severity.value == "error" for diagnostic in result.diagnostics
    )
    starts = [
        question.span.start for question in (result.faq.questions if result.faq else ()) if question.span
    ]
    assert sorted(starts) == starts
    for question in result.faq.questions if result.faq else ():
        assert question.span is not None
        assert 0 <= question.span.start < question.span.end <= len(text)
        origin = question.title.origin
        assert origin is not None
        words = iter(text[origin.start : origin.end].split())
        assert all(word in words for word in question.title.markdown.split())


@pytest.mark.heavy
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not part of the project")
def test_corpus() -> None:
    """Nearly all real pages give the number of questions that an independent reader counted."""
    documents = [
        document
        for document in json.loads((CORPUS / "manifest.json").read_text("utf-8"))["documents"]
        if document["kind"] == "md"
    ]
    agreed = 0
    for document in documents:
        result = read(CORPUS / document["path"])
        assert "markdown-page" == result.format
        found = len(result.faq.questions) if result.faq else 0
        agreed += abs(found - document["questions"]) <= max(2, document["questions"] * 0.15)

    assert agreed >= 0.95 * len(documents)
