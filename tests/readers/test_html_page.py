"""HTML pages: what is recognised, that structured data is read as others read it, and hostile pages."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING, Any

import extruct
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.diagnostics import Code, Severity
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import read
from aic_faq.readers.html.items import microdata, rdfa
from aic_faq.readers.html.tree import parse_page
from aic_faq.readers.nodes import DataNode, MappingNode, SequenceNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.schemaorg.graph import local_name
from aic_faq.source import Source, Span

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 30
ANSWERED = "<h2>A?</h2><p>a"
MICRODATA = """<!doctype html>
<div itemscope itemtype="https://schema.org/FAQPage" itemid="https://example.org/faq" itemref="more">
<h1 itemprop="name">Ques<b>tions</b></h1><meta itemprop="inLanguage" content="en">
<link itemprop="url" href="https://example.org/faq">
<time itemprop="dateModified" datetime="2026-01-02">x</time>
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<h2 itemprop="name alternateName">Who?</h2><img itemprop="image" src="https://example.org/a.png" alt="">
<div itemprop="acceptedAnswer suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
<div itemprop="text"><p>We.<p>All.</div></div></div></div>
<ul id="more"><li itemprop="keywords">a<li itemprop="keywords">b</ul>"""
RDFA = """<html vocab="https://schema.org/" typeof="FAQPage"><body><h1 property="name">Ques<b>tions</b></h1>
<section property="mainEntity" typeof="Question"><h2 property="name" content="Who?">who</h2>
<div property="acceptedAnswer" typeof="Answer"><div property="text">We.</div>
</div></section></body></html>"""


def parsed(text: str, **limits: Any) -> list[str]:
    """Read a page and give its problems."""
    result = read(Source(text, "f.html"), options=ReadOptions(limits=Limits(**limits)))
    assert bool(result.faqs) == all(problem.severity is not Severity.ERROR for problem in result.diagnostics)
    return [str(problem) for problem in result.diagnostics]


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


def bare(text: str) -> str:
    """Leave blanks and the vocabulary out."""
    return re.sub(r"\s|^https?://(?:www\.)?schema\.org/", "", text)


def plain(node: DataNode) -> Any:
    """Write a node as extruct writes it: local names, and words only."""
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {local_name(key.value): plain(item) for key, item in node.pairs if key.value != "@id"}
    return bare(node.value)


def extracted_item(item: Any) -> Any:
    """Write an item that extruct found in microdata in the same way."""
    if isinstance(item, list):
        return [extracted_item(each) for each in item]
    if not isinstance(item, dict):
        return bare(item)
    types = item.get("type", [])
    types = [bare(each) for each in ([types] if isinstance(types, str) else types)]
    found = {"@type": types[0] if len(types) == 1 else types} if types else {}
    return found | {
        local_name(name): extracted_item(value) for name, value in item.get("properties", {}).items()
    }


def page_of(text: str) -> Any:
    """Parse a page."""
    return parse_page(ProblemCollector(Source(text)), Span(0, len(text)), Limits())


def test_microdata_is_read_as_extruct_reads_it(shared: Path) -> None:
    """An independent extractor finds the same items, in our document and in those of the corpus."""
    pages = [path.read_text("utf-8") for path in sorted(shared.glob("corpus/html/**/*.html"))]
    texts = [MICRODATA, *(text for text in pages if "itemscope" in text)]
    assert 3 < len(texts)
    for text in texts:
        expected = extruct.extract(text, syntaxes=["microdata"], base_url=None)["microdata"]
        found = [plain(item) for item in microdata(page_of(text))]
        assert [extracted_item(item) for item in expected] == found


def resources(text: str) -> list[tuple[list[str], dict[str, list[str]]]]:
    """Give what extruct finds in RDFa: types and texts of each resource."""
    found = []
    for item in extruct.extract(text, syntaxes=["rdfa"], base_url="https://example.org/")["rdfa"]:
        texts = {
            local_name(name): [re.sub(r"\s", "", value["@value"]) for value in values if "@value" in value]
            for name, values in item.items()
            if not name.startswith("@")
        }
        types = [local_name(each) for each in item.get("@type", [])]
        found.append((types, {name: each for name, each in texts.items() if each}))
    return [each for each in found if each[0]]


def things(node: DataNode) -> list[tuple[list[str], dict[str, list[str]]]]:
    """Give the same of what we find."""
    if not isinstance(node, MappingNode):
        return (
            [thing for item in node.items for thing in things(item)] if isinstance(node, SequenceNode) else []
        )
    data = plain(node)
    texts = {name: [value] for name, value in data.items() if isinstance(value, str) and name != "@type"}
    inner = [thing for key, item in node.pairs if key.value != "@type" for thing in things(item)]
    return [([data["@type"]], texts), *inner]


def test_rdfa_is_read_as_extruct_reads_it(shared: Path) -> None:
    """An independent extractor finds the same things."""
    for text in (RDFA, *(path.read_text("utf-8") for path in shared.glob("corpus/jsonld/*.html"))):
        found = [thing for root in rdfa(page_of(text)) for thing in things(root)]
        assert sorted(resources(text), key=repr) == sorted(found, key=repr)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<div>" * 64_000, "no questions were found"),
        ("<" * 1_000_000, "the page has 1000001 tags, more than the limit of 100000 [limit]"),
        ("<" * 9_000, "no questions were found"),
        ("<a " * 30_000, "no questions were found"),
        ('<a b="' * 30_000, "no questions were found"),
        ("<!--" * 30_000, "no questions were found"),
        ("".join(f"<p><b t={number}>x" for number in range(700)), "leaves so many marks open"),
        ("<table><tr><td>" * 2_000, "no questions were found"),
        ("</div></b>" * 9_000, "no questions were found"),
        ('<script type="application/ld+json">"FAQPage"' * 2_000, "no questions were found"),
        ("<details><summary>Q?</summary>x" * 6_000, "the text has"),
        ("<details><summary>" * 4_000 + "Q?", "question 1 has no title"),
        (
            "<div itemscope itemprop=x>" * 2_000,
            "structured data is nested deeper than the limit of 16 [limit]",
        ),
        ("<div typeof=Question property=x>" * 2_000, "structured data is nested deeper than the limit of 16"),
        (
            "<div itemscope><div itemprop=a itemscope>" + "<div itemprop=text>x" * 9_000,
            "the page nests questions in each other so often",
        ),
        (
            "<div itemscope itemref='x x x'></div>" * 999 + "<div id=x>" + "<p itemprop=a>b" * 999,
            "the page nests questions in each other so often",
        ),
        ("<div id=x itemprop=a itemscope itemref=x>a</div>", "no questions were found"),
        ("<div class=question>" * 9_000 + "Q?", "the text has 179982 characters"),
        ("<button aria-expanded=false>" * 2_000 + "Q?", "question 1 has no answer"),
        ("<dl><dt>Q?<dd>a" * 9_000, "the text has"),
        (f"<div class='{'q-' * 100_000}'>", "no questions were found"),
        ("<svg><title>" * 5_000, "no questions were found"),
        ("\0<h2>Q?", "the control character U+0000 is not allowed"),
        (f"<script>{'<b>' * 30_000}</script>{'<p>x' * 999}", "no questions were found"),
        (f"<title>{'<b>' * 30_000}{'<p>x' * 999}", "no questions were found"),
        (f"<h2>{'x' * 1_001}?</h2>y", "the title has 1002 characters, more than"),
        (
            f"<h2>{'<b>x</b>' * 501}{'y' * 500}?</h2>y",
            "the title has 1002 characters, more than",
        ),
        (f"<h2>{'&amp;' * 27_000}?</h2>y", "the text has 135001 characters"),
    ],
)
def test_hostile_pages(text: str, problem: str) -> None:
    """What would take long is refused, and what breaks parsers is read, all of it in time."""
    start = time.process_time()
    problems = parsed("<!doctype html>" + text)
    assert time.process_time() - start < SECONDS
    assert any(problem in each for each in problems), problems


def test_limits_can_be_lifted() -> None:
    """Whoever lifts the limit of nodes lifts that of tags."""
    page = "<br>" * 40 + ANSWERED
    assert ["f.html:1:1: error: the page has 43 tags, more than the limit of 10 [limit]"] == parsed(
        page, nodes=100
    )
    assert [] == parsed(page, nodes=None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * 200, "the text has 200 characters, more than the limit of 100"),
        ("&lt;" * 30, "the text has 120 characters, more than the limit of 100"),
    ],
)
def test_long_answers_of_json_ld(text: str, problem: str) -> None:
    """Answers over the limit are refused, whatever they are written in."""
    question = f'{{"@type": "Question", "name": "A?", "acceptedAnswer": "{text}"}}'
    data = f'{{"@type": "FAQPage", "mainEntity": {question}}}'
    result = read(Source(data, "f.jsonld"), options=ReadOptions(limits=Limits(answer=100)))
    assert result.faq is None
    assert any(problem in str(each) for each in result.diagnostics)


def test_references_in_a_circle() -> None:
    """References that lead round, or on and on, come to an end."""
    chain = ", ".join(
        f'{{"@id": "{number}", "@type": "{kind}", "hasPart": {{"@id": "{number + 1}"}}}}'
        for number, kind in enumerate(["FAQPage", *["X"] * 2_000])
    )
    for data in (f'{{"@graph": [{chain}]}}', '{"@type": "FAQPage", "@id": "a", "mainEntity": {"@id": "a"}}'):
        assert [Code.NO_QUESTIONS] == [problem.code for problem in read(Source(data, "f.jsonld")).diagnostics]


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
