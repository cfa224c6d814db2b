"""All outputs of a document say the same: JSON-LD, page and text, and what is read back from them.

Outputs set white space and add marks each in its own way, so these are compared:

- the JSON-LD with the page: all characters that are not white space, as lxml and extruct find them,
  with the texts of images in their places;
- the text with the page: all letters in their order (numbers and signs are those of lists, too), without
  the notes that hold addresses; of answers with tables, which text may set row by row, the words;
- what is read back: words and links, as ``verify`` compares them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import lxml.html
import pytest
from attrs import evolve

import aic_faq
from aic_faq import (
    FAQ,
    HTMLExporter,
    JSONLDExporter,
    Question,
    ReadOptions,
    Source,
    TextExporter,
    markup,
    verify,
)
from aic_faq.exporters._links import Links
from aic_faq.urls import is_absolute

BASE_URL = "https://example.org"
_ABSOLUTE = re.compile(r"(?:https?://|mailto:|tel:|sms:|data:image/)")
# To read a page back costs much more than to write it.
_SAMPLE, _LONGEST = 20, 25


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[FAQ]:
    """Read the documents of the corpus that hold a FAQ."""
    manifest = json.loads((shared / "corpus" / "manifest.json").read_text("utf-8"))
    results = (aic_faq.read(shared / "corpus" / document["path"]) for document in manifest["documents"])
    return [faq for result in results for faq in result.faqs if faq.published]


def squeezed(text: str) -> str:
    """Take white space away."""
    return "".join(text.split())


def letters(text: str) -> str:
    """Keep letters."""
    return "".join(re.findall(r"[^\W\d_]", text))


def words(element: Any) -> str:
    """Give the text of an element, images with theirs."""
    for image in element.iter("img"):
        image.tail = f"{image.get('alt') or ''}{image.tail or ''}"
    return str(element.text_content())


@pytest.mark.heavy
def test_all_outputs_say_the_same(corpus: list[FAQ]) -> None:
    """Each document of the corpus is the same page, JSON-LD and text, with absolute links throughout."""
    count = 0
    for faq in corpus:
        count += 1
        page = HTMLExporter(base_url=BASE_URL, heading_level=3).export(faq)
        tree = lxml.html.document_fromstring(page)
        (data,) = extruct.extract(page, syntaxes=["json-ld"], base_url=None)["json-ld"]
        shown = tree.find_class("faq-question")
        assert len(faq.published) == len(shown) == len(data["mainEntity"])
        for question, element, told in zip(faq.published, shown, data["mainEntity"], strict=True):
            name = f"{faq.source and faq.source.name}: {question.id}"
            (heading,), (answer,) = element.find_class("faq-heading"), element.find_class("faq-answer")
            title, answered = words(heading), words(answer)
            text = words(lxml.html.fromstring(f"<div>{told['acceptedAnswer']['text']}</div>"))
            assert squeezed(title) == squeezed(told["name"]), name
            assert squeezed(answered) == squeezed(text), name
            said = plain(faq, question)
            if is_rearranged(question):
                assert word_set(text) <= word_set(said), name
            else:
                assert letters(title + answered) == letters(said), name
        assert_absolute(tree, data)
    assert 340 < count


def plain(faq: FAQ, question: Question) -> str:
    """Write one question as text, without the notes in which addresses stand."""
    alone = evolve(
        faq, title=None, intro=None, contact=None, questions=[evolve(question, section=None, aliases=())]
    )
    exporter = TextExporter(base_url=BASE_URL, width=None, links="notes")
    return re.sub(r"(?:^\[\d+\] \S+\n)+\Z", "", exporter.export(alone), flags=re.MULTILINE)


def word_set(text: str) -> set[str]:
    """Give the words, as far as they are letters."""
    return set(re.findall(r"[^\W\d_]+", text))


def is_rearranged(question: Question) -> bool:
    """Tell whether text sets an answer anew: wide tables row by row, and links without words as addresses."""
    return any(
        isinstance(node, markup.Table)
        or (isinstance(node, markup.Link) and not markup.plain_text(node.children))
        for node in markup.walk(question.answer.body.blocks)
    )


def assert_absolute(tree: Any, data: Any) -> None:
    """Assert that no address depends on where the page stands; those of its own parts may."""
    ids = {f"#{name}" for name in tree.xpath("//@id")}
    for element, attribute, url, _ in tree.iterlinks():
        own_part = element.tag == "a" and url in ids
        assert _ABSOLUTE.match(url) or own_part, (attribute, url)
    for address in addresses(data):
        assert _ABSOLUTE.match(address), address


def addresses(data: Any) -> Iterator[str]:
    """Give all addresses of JSON-LD, those of links in answers too."""
    if isinstance(data, list):
        for each in data:
            yield from addresses(each)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in {"@id", "url"}:
                yield value
            elif key == "text":
                yield from (link[2] for link in lxml.html.fromstring(f"<div>{value}</div>").iterlinks())
            else:
                yield from addresses(value)


@pytest.mark.heavy
def test_links_are_absolute_in_every_output(corpus: list[FAQ]) -> None:
    """Whatever exporter takes a base URL writes relative links with it."""
    names = [name for name in aic_faq.exporter_names() if _takes_base_url(name)]
    assert {"html", "jsonld", "text"} <= set(names)
    checked = 0
    for faq in corpus:
        urls = {*_relative_links(faq)}
        if not urls:
            continue
        links = Links.of(faq, base_url=BASE_URL)
        for name in names:
            exporter: Any = type(aic_faq.get_exporter(name))
            written = exporter(base_url=BASE_URL).export(faq)
            for url in urls:
                checked += 1
                assert links.href(url) in written, (name, url)
                assert is_absolute(links.href(url))
    assert 100 < checked


def _takes_base_url(name: str) -> bool:
    return hasattr(aic_faq.get_exporter(name), "base_url")


def _relative_links(faq: FAQ) -> Iterator[str]:
    """Give the relative links of answers that no format has to escape."""
    for question in faq.published:
        for node in markup.walk(question.answer.body.blocks):
            if isinstance(node, markup.Link) and markup.plain_text(node.children):
                url = node.url
                if re.fullmatch(r"/[\w/.-]*", url, re.ASCII) and not url.startswith("//"):
                    yield url


@pytest.mark.heavy
def test_read_back(corpus: list[FAQ]) -> None:
    """Page and JSON-LD read back give the same questions, with the same words."""
    for faq in [faq for faq in corpus if len(faq.questions) <= _LONGEST][::_SAMPLE]:
        source = faq.source
        page = HTMLExporter(base_url=BASE_URL).export(faq)
        jsonld = JSONLDExporter(base_url=BASE_URL).export(faq)

        result = verify(Source(page, "page.html"), faq=faq)

        assert () == result.differences, source and source.name
        for text, name in ((page, "faq.html"), (jsonld, "faq.jsonld")):
            read = aic_faq.loads(text, name=name, options=ReadOptions(unanswered="draft"))
            assert [question.id for question in faq.published] == [
                question.id.removeprefix("faq-") for question in read.questions
            ]
            assert [squeezed(question.answer.body.plain_text) for question in faq.published] == [
                squeezed(question.answer.body.plain_text) for question in read.questions
            ], source and source.name
