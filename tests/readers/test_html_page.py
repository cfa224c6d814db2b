"""HTML pages: what is recognised, where it stands, and that any page is read or refused."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.diagnostics import Code
from aic_faq.options import ReadOptions
from aic_faq.readers import read
from aic_faq.source import Source
from tests.readers.structured_pages import ANSWERED, MICRODATA, RDFA


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        (
            "f.HTM",
            ANSWERED,
            "its name ends with .htm; it has no structured data; headings of level 2 are read",
        ),
        (
            "f",
            f"<?xml version='1.0'?>\n<!-- a -->\n<!DOCTYPE html>{ANSWERED}",
            "it begins as a page of HTML does; it has no structured data; headings of level 2 are read",
        ),
        (
            "f",
            ANSWERED,
            "it begins with a tag of HTML; it has no structured data; headings of level 2 are read",
        ),
        ("f", MICRODATA, "it begins as a page of HTML does; the questions of its microdata are read"),
        ("f", RDFA, "it begins as a page of HTML does; the questions of its RDFa are read"),
        ("f.html", "Hello", "its name ends with .html; it has no structured data"),
    ],
)
def test_reason(name: str, text: str, reason: str) -> None:
    """A page is recognised by its name or its first tag; it is said which of its questions are read."""
    result = read(Source(text, name))
    assert ("html", reason) == (result.format, result.reason)


@pytest.mark.parametrize("name", ["f.md", "f.txt", "f.rst", "f"])
def test_markdown_with_tags_is_no_page(name: str) -> None:
    """Markdown may begin with a tag."""
    result = read(Source("<p align=center>\n\n# FAQ\n\n## A?\n\na\n", name))
    assert "html" != result.format


def test_asked_for_by_name() -> None:
    """A document of any name can be read as HTML."""
    result = read(Source(f"Hello {ANSWERED}", "f.txt"), options=ReadOptions(format="html"))
    assert result.faq is not None
    assert ["A?"] == [question.title.plain_text for question in result.faq.questions]


def test_json_ld_by_its_name() -> None:
    """A file that is called .jsonld is JSON-LD whatever it holds."""
    result = read(Source("[]", "f.jsonld"))
    assert ("jsonld", "its name ends with .jsonld") == (result.format, result.reason)
    assert Code.NO_QUESTIONS is result.diagnostics[0].code


def test_several_pages_are_several_faqs() -> None:
    """Each FAQPage is a FAQ of its own; one that is written twice is one."""
    question = '"mainEntity": {"@type": "Question", "name": "%s", "acceptedAnswer": "a"}'
    pages = [
        f'{{"@type": "FAQPage", "inLanguage": {language}, {question % title}}}'
        for language, title in (
            ('"fr"', "Qui ?"),
            ('{"@type": "Language", "name": "English", "alternateName": "en"}', "Who?"),
            ('"fr"', "Qui ?"),
        )
    ]
    result = read(Source(f"[{', '.join(pages)}]", "f.json"))
    assert ["fr", "en"] == [faq.language for faq in result.faqs]
    assert "jsonld" == result.format


def test_bold_titles() -> None:
    """A title that is bold throughout is no bolder than others; a part of one stays so."""
    page = "<h2><strong>What is <em>it</em>?</strong></h2><p>A thing.<h2><b>Who</b> else?</h2><p>We."
    faq = read(Source(page, "faq.html")).faq
    assert faq is not None
    assert ["What is _it_?", "**Who** else?"] == [question.title.markdown for question in faq.questions]


def test_places() -> None:
    """Questions, titles and answers know where they stand, and problems where they are."""
    text = "<!doctype html>\r\n<h2><a href=#x>#</a>Who\r\nis it?</h2>\r\n"
    text += "<p>We<svg>\r\n</svg> do\r\n<a href='x:y'>z</a>"
    result = read(Source(text, "f"))
    assert result.faq is not None
    (question,) = result.faq.questions
    title, answer = question.title.origin, question.answer.body.origin
    assert question.span is not None
    assert title is not None
    assert answer is not None
    assert text[question.span.start : question.span.end].startswith("<h2>")
    assert "Who\r\nis it?" == text[title.start : title.end]
    assert text[answer.start : answer.end].startswith("<p>We")
    assert text[answer.start : answer.end].endswith("z")
    assert ["f:6:10"] == [problem.location for problem in result.diagnostics]


def test_the_parser_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the parser, pages are refused with the way to get it; JSON-LD needs none."""
    monkeypatch.setitem(sys.modules, "justhtml", None)
    (problem,) = read(Source(ANSWERED, "f.html")).diagnostics
    message = "the package justhtml is not installed, without which HTML pages cannot be read"
    assert (Code.MISSING_PACKAGE, message) == (problem.code, problem.message)
    assert "install it: pip install aic-faq[html]" == problem.hint
    data = '{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "A?", "acceptedAnswer": "a"}}'
    script = f'<script type="application/ld+json">{data}</script>'
    assert read(Source(script, "f.json")).faq is not None


PIECES = st.sampled_from(
    [
        "<!doctype html>",
        *(
            "<h1>",
            "<h2>",
            "</h2>",
            "<h3 id=a>",
            "<p>",
            "</p>",
            "<div class=question>",
            "<div class=answer>",
            "</div>",
        ),
        *(
            "<details>",
            "<summary>",
            "</summary>",
            "</details>",
            "<dl>",
            "<dt>",
            "<dd>",
            "</dl>",
            "<b>",
            "</b>",
            "<li>",
        ),
        *(
            "<button aria-expanded=true>",
            "<button aria-controls=a>",
            "</button>",
            "<a href='#a'>",
            "<a href='x:y'>",
        ),
        *(
            "<table>",
            "<td>",
            "</table>",
            "<svg>",
            "</svg>",
            "<template>",
            "<main>",
            "<header>",
            "<!--",
            "-->",
            "<br>",
        ),
        *(
            "<div itemscope itemtype='https://schema.org/Question'>",
            "<div itemprop=name>",
            "<div itemprop=text>",
        ),
        *(
            "<div itemprop=acceptedAnswer itemscope>",
            "<div typeof=Question>",
            "<div property=name>",
            "<body>",
        ),
        *(
            "<script type='application/ld+json'>",
            "</script>",
            '{"@type":"FAQPage","mainEntity":',
            '"Question"}',
        ),
        *("Who?", "We.", "\n", "\r\n", " ", "&amp;", "&#1;", "é", "<", ">", "?", "{{x}}", "\u2028"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page(text: str) -> None:
    """No page raises; what is read stands within the source, and reading it again gives the same."""
    source = Source(text, "f.html")
    result = read(source)
    assert result == read(source)
    for problem in result.diagnostics:
        assert problem.span is None or problem.span.end <= len(text)
    for question in (question for faq in result.faqs for question in faq.questions):
        assert question.span is not None
        assert question.span.end <= len(text)
        for origin in (question.title.origin, question.answer.body.origin):
            assert origin is None or origin.end <= len(text)
