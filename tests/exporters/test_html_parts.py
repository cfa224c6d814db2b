"""What can stand around questions and answers: contents, dates, tags, links to edit; in ten languages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

from aic_faq import FAQ, Source, load, loads
from aic_faq.exporters.html._words import _table, words_for
from tests.exporters.html_pages import SECTIONED, SMALL, Page, export, question

CONTENTS = """<nav class="faq-contents" aria-labelledby="faq--contents">
<h2 class="faq-contents-title" id="faq--contents">Contents</h2>
<ol class="faq-contents-list">
<li><a href="#faq-a">Before all?</a></li>
<li><a href="#faq-section-start">Start &amp; go</a><ol class="faq-contents-list">
<li><a href="#faq-b">How?</a></li>
</ol>
</li>
<li><a href="#faq-section-end">End</a><ol class="faq-contents-list">
<li lang="ar" dir="rtl"><a href="#faq-c">من؟</a></li>
</ol>
</li>
<li>Start &amp; go<ol class="faq-contents-list">
<li><a href="#faq-d">Why?</a></li>
</ol>
</li>
</ol>
</nav>
"""
ABOUT = """<div class="faq-about">
<p class="faq-dates">Updated <time datetime="2024-04-12">12 April 2024</time></p>
<p class="faq-dates">Reviewed <time datetime="2025-01-01">1 January 2025</time></p>
<ul class="faq-tags" aria-label="Tags">
<li><span>two words</span></li>
<li><span>&lt;x&gt;</span></li>
</ul>
</div>
</details>
"""


def test_contents_lead_to_sections_and_questions() -> None:
    """A section that comes again has no id of its own: its questions are linked all the same."""
    assert CONTENTS in export(SECTIONED, contents="questions", standalone=False)


def test_contents_of_sections_only() -> None:
    """Each section is named once, and questions without one are left out."""
    html = export(SECTIONED, contents="sections", standalone=False)
    assert ["#faq-section-start", "#faq-section-end"] == Page(html).all("a", "href")
    assert 1 == html.count("<ol")


def test_without_anything_to_list_there_are_no_contents() -> None:
    """No empty list stands on the page."""
    assert "<nav" not in export(SMALL, contents="sections")
    assert "<nav" not in export(FAQ(questions=()), contents="questions")


def test_dates_and_tags_stand_below_their_answer() -> None:
    """Outside the answer, whose words stay those of the data."""
    html = export(SECTIONED, dates=True, tags=True, standalone=False)
    assert f"<p>Nous.</p>\n</div>\n{ABOUT}" in html
    assert 1 == html.count("faq-about")
    assert html.startswith('<div class="faq" lang="en" dir="ltr">\n<p class="faq-dates">Updated <time')


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, (0, 0)),
        ({"dates": True}, (3, 0)),
        ({"tags": True}, (0, 1)),
        ({"dates": True, "tags": True}, (3, 1)),
    ],
)
def test_each_is_shown_when_it_is_asked_for(options: dict[str, bool], expected: tuple[int, int]) -> None:
    """Dates and tags are options of their own."""
    html = export(SECTIONED, standalone=False, **options)
    assert expected == (html.count("<time"), html.count("<ul"))


def test_a_permalink_stands_with_what_is_below_the_answer() -> None:
    """On one line rather than on two."""
    html = export(SECTIONED, tags=True)
    assert (
        '</ul>\n<a class="faq-permalink" href="#faq-b" aria-label="# How?"></a>\n</div>\n</details>' in html
    )


DOCUMENT = "---\nquestions:\n  - title: One?\n    answer: Yes.\n\n  - title: Two?\n    answer: No.\n---\n"


def test_links_to_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Path and line are where the question stands; the name of the link says which it is."""
    monkeypatch.chdir(tmp_path)
    Path("été 1.md").write_text(DOCUMENT, encoding="utf-8")
    pattern = "https://x.example/{path}?a=1#L{line}-{id}"
    html = export(load("été 1.md"), edit_url=pattern, standalone=False, language="en")
    start = '<p><a class="faq-edit" href="https://x.example/%C3%A9t%C3%A9%201.md?a=1#L'
    assert f'{start}3-one" aria-label="Edit – One?">Edit</a></p>\n' in html
    assert f'{start}6-two" aria-label="Edit – Two?">Edit</a></p>\n' in html


def test_questions_of_a_folder_are_edited_in_their_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each link names the file of its question."""
    monkeypatch.chdir(tmp_path)
    Path("faq").mkdir()
    for name in ("one", "two"):
        Path(f"faq/{name}.md").write_text(f"---\ntitle: {name}?\n---\n\nYes.\n", encoding="utf-8")
    page = Page(export(load("faq"), edit_url="https://x.example/{path}", standalone=False))
    assert ["https://x.example/faq/one.md", "https://x.example/faq/two.md"] == page.all("a", "href")


def test_what_has_no_place_cannot_be_edited() -> None:
    """Without a file there is no path and no line; the id is always known."""
    for faq in (SMALL, loads(DOCUMENT)):
        assert "<a" not in export(faq, edit_url="https://x.example/{path}", standalone=False)
        assert "<a" not in export(faq, edit_url="https://x.example/{line}", standalone=False)
        assert 'href="https://x.example/' in export(faq, edit_url="https://x.example/{id}", standalone=False)
    made = evolve(SMALL, source=Source("", name="faq.md"))
    assert "<a" not in export(made, edit_url="https://x.example/{path}#{line}", standalone=False)
    assert 'href="https://x.example/faq.md"' in export(made, edit_url="https://x.example/{path}")


def test_every_language_has_all_words() -> None:
    """No page is half in another language, and twelve months have names."""
    table = _table()
    names = {*table["en"]}
    assert {"ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh", "zh-hant"} == {*table}
    assert {} == {
        language: names ^ {*words} - {"first-day"}
        for language, words in table.items()
        if names != {*words} - {"first-day"}
    }
    assert {12} == {len(words["months"].split()) for words in table.values()}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", 'Mis à jour le <time datetime="2024-05-01">1er mai 2024</time>'),
        ("fr_CA", 'Mis à jour le <time datetime="2024-05-01">1er mai 2024</time>'),
        ("de", 'Aktualisiert am <time datetime="2024-05-01">1. Mai 2024</time>'),
        ("es", 'Actualizado el <time datetime="2024-05-01">1 de mayo de 2024</time>'),
        ("ar", 'آخر تحديث: <time datetime="2024-05-01">1 مايو 2024</time>'),
        ("ja", '更新日：<time datetime="2024-05-01">2024年5月1日</time>'),
        ("zh-CN", '更新于<time datetime="2024-05-01">2024年5月1日</time>'),
        ("zh-Hant-HK", '更新於<time datetime="2024-05-01">2024年5月1日</time>'),
        ("zh-TW", '更新於<time datetime="2024-05-01">2024年5月1日</time>'),
        (None, 'Updated <time datetime="2024-05-01">1 May 2024</time>'),
    ],
)
def test_dates_are_written_as_the_language_does(language: str | None, expected: str) -> None:
    """With a date for machines beside."""
    assert expected == words_for(language).date("updated", dt.date(2024, 5, 1))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", ' lang="en" dir="ltr"'),
        ("he", ' lang="en" dir="ltr"'),
        ("fr-CA", ""),
        ("zh-TW", ""),
        ("en", ""),
    ],
)
def test_words_of_another_language_say_so(language: str, expected: str) -> None:
    """Where English stands in, assistive technologies are told."""
    assert expected == words_for(language).attributes
    html = export(evolve(SECTIONED, language=language), dates=True, contents="questions", standalone=False)
    assert f'<p class="faq-dates"{expected}>' in html
    assert f'id="faq--contents"{expected}>' in html
    html = export(SMALL, language=language, edit_url="https://x.example/")
    assert (f"><span{expected}>Edit</span></a>" in html) == bool(expected)


def test_a_tag_is_one_line_and_never_empty() -> None:
    """White space in tags is that of HTML, and blanks are no tag."""
    faq = evolve(SMALL, questions=(question("a", tags=(" ", "x\n y")),))
    assert "<li><span>x y</span></li>" in export(faq, tags=True)
    assert 1 == export(faq, tags=True, standalone=False).count("<li>")
    assert "<ul" not in export(evolve(SMALL, questions=(question("a", tags=(" ",)),)), tags=True)
