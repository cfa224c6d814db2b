"""Links that lead to the same places from anywhere."""

from __future__ import annotations

from hypothesis import given, settings

from aic_faq import (
    CSVExporter,
    Exporter,
    JSONExporter,
    JSONLinesExporter,
    MarkdownExporter,
    RSTExporter,
    YAMLExporter,
)
from aic_faq.exporters._absolute import with_absolute_links, with_links_to_anchors
from aic_faq.exporters._links import Links
from aic_faq.exporters._markdown import may_hold_links
from aic_faq.markup import Image, Link, walk
from aic_faq.model import FAQ, Answer, Question, RichText
from aic_faq.richtext import rich_text
from aic_faq.richtext.normal import normal_form
from tests.exporters.documents import as_said
from tests.exporters.trees import faqs
from tests.richtext.texts import CLEAN_TEXTS, LINES

BASE_URL = "https://example.org/site/"
WITH_BASE: tuple[Exporter, ...] = (
    YAMLExporter(base_url=BASE_URL),
    JSONExporter(base_url=BASE_URL),
    MarkdownExporter(base_url=BASE_URL),
    JSONLinesExporter(base_url=BASE_URL),
    RSTExporter(base_url=BASE_URL),
    CSVExporter(base_url=BASE_URL),
)


def texts_of(faq: FAQ) -> list[RichText]:
    """Give all rich texts of a FAQ."""
    texts = [faq.intro, faq.contact]
    for question in faq.questions:
        texts += [question.title, question.answer.body]
        texts += [question.section.intro] if question.section else []
    return [text for text in texts if text is not None]


@given(faqs)
@settings(max_examples=12)
def test_every_link_is_that_of_the_page(faq: FAQ) -> None:
    """Each link becomes what it is on the page, where that may stand in a FAQ; nothing else changes."""
    href = Links.of(faq, base_url=BASE_URL).href
    absolute = with_absolute_links(faq, base_url=BASE_URL, id_prefix="faq-")

    for before, after in zip(texts_of(faq), texts_of(absolute), strict=True):
        if before is after:
            assert all(
                href(node.url) == node.url for node in walk(before.blocks) if isinstance(node, Link | Image)
            )
            continue
        assert (
            before.plain_text.split() == after.plain_text.split()
            or normal_form(before.blocks) != before.blocks
        )
        for node in walk(after.blocks):
            if isinstance(node, Link) and node.url:
                assert node.url in {href(node.url), "http://["}
    assert as_said(faq) == as_said(with_absolute_links(faq, base_url=None, id_prefix="faq-"))


@given(faqs)
@settings(max_examples=5)
def test_every_exporter_takes_a_base_url(faq: FAQ) -> None:
    """No format has a relative link where there is a base URL."""
    for exporter in WITH_BASE:
        written = exporter.export(faq)
        assert "](/contact" not in written
        assert " </contact>" not in written


@given(CLEAN_TEXTS | LINES)
def test_markdown_tells_that_there_is_no_link(markdown: str) -> None:
    """Where Markdown that was read has no sign of a link, its tree has neither a link nor an image."""
    text = rich_text(markdown)
    linked = any(isinstance(node, Link | Image) for node in walk(text.blocks))
    assert may_hold_links(text) or not linked


def test_a_faq_without_links_to_change_stays_the_very_object() -> None:
    """Nothing is made anew where no link changes."""
    answers = ("Oui.", "Voir [la page](/la).")
    questions = [
        Question(title=body, answer=Answer(body=rich_text(body)), id=f"q{number}")
        for number, body in enumerate(answers)
    ]
    faq = FAQ(questions=questions)
    assert with_links_to_anchors(faq, base_url=None, id_prefix="faq-") is faq
