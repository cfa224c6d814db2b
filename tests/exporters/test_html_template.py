"""Templates of the user's own: what they can override, and what is said when they fail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from aic_faq import FileAccessError, HTMLExporter, TemplateError
from tests.exporters.html_pages import PROFILES, SECTIONED, SMALL, export, question

EXTENDS = '{% extends "aic_faq/page.html" %}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, so that errors name short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> str:
    """Write a template, and give its path."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize("standalone", [True, False])
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.usefixtures("folder")
def test_the_base_alone_changes_nothing(profile: str, standalone: bool) -> None:  # noqa: FBT001
    """A template that overrides nothing gives the same bytes as none."""
    options: dict[str, Any] = {
        "profile": profile,
        "standalone": standalone,
        "contents": "questions",
        "dates": True,
        "tags": True,
        "jsonld": True,
    }
    if profile in {"dsfr", "govuk"}:
        options |= {"script": True, "assets_url": "/x"}
    template = write("mine.html", EXTENDS)
    for faq in (SMALL, SECTIONED, evolve(SMALL, questions=())):
        assert export(faq, **options) == export(faq, template=template, **options)


@pytest.mark.usefixtures("folder")
def test_every_block_can_be_overridden() -> None:
    """Each block of the base is one part of the page, and nothing else changes with it."""
    default = export(SECTIONED, contents="sections", dates=True)
    blocks = {
        "title",
        "intro",
        "contents",
        "contact",
        "metadata",
        "style",
        "data",
        "before",
        "after",
        "scripts",
    }
    for block in blocks:
        text = f"{EXTENDS}{{% block {block} %}}⟦{{{{ super() }}}}⟧{{% endblock %}}"
        html = export(SECTIONED, contents="sections", dates=True, template=write("mine.html", text))
        assert default == html.replace("⟦", "").replace("⟧", ""), block
        assert default != html, block


@pytest.mark.usefixtures("folder")
def test_a_question_can_be_written_anew() -> None:
    """A template has the parts of each question, and the question itself."""
    text = (
        EXTENDS
        + "{% block group %}{{ group.section.title }}:{% for question in group.questions %}"
        + "{% block question scoped %}<p id={{ question.id }}>{{ question.title }}"
        + " {{ question.value.tags[0] }} {{ question.level }}{{ question.number }}{{ question.is_open }}</p>"
        + "{% endblock %}{% endfor %}{% endblock %}"
    )
    faq = evolve(SECTIONED, questions=SECTIONED.questions[1:2])
    html = export(faq, template=write("mine.html", text), standalone=False)
    assert "Start &amp; go:<p id=faq-b>How? two words 31False</p>" in html


@pytest.mark.usefixtures("folder")
def test_a_folder_holds_a_page_and_what_it_takes_in() -> None:
    """The page may include and import its neighbours, and starts from ours."""
    write("theme/parts/footer.html", "<footer>{{ faq.title }}</footer>\n")
    write("theme/page.html", EXTENDS + '{% block after %}{% include "parts/footer.html" %}{% endblock %}')
    assert "<footer>Foire aux questions</footer>\n</main>" in export(SMALL, template=Path("theme"))


@pytest.mark.usefixtures("folder")
def test_a_template_of_its_own_need_not_extend_ours() -> None:
    """What it says is what is written, to the last newline."""
    template = write("mine.txt", "{{ faq.title }}\n\n")
    assert "Foire aux questions\n\n" == export(SMALL, template=template)


@pytest.mark.usefixtures("folder")
def test_what_a_template_shows_is_escaped() -> None:
    """Words of the FAQ stay words; the parts are HTML already."""
    faq = evolve(SMALL, title="<b>", questions=(question("a"),))
    text = "{{ faq.title }}{% for group in groups %}{% for question in group.questions %}{{ question.html }}"
    html = export(faq, template=write("mine.html", text + "{% endfor %}{% endfor %}"))
    assert html.startswith('&lt;b&gt;<details class="faq-question">')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n{% if %}", "mine.html:2: Expected an expression, got 'end of statement block'"),
        ("\n\n{{ nothing.x }}", "mine.html:3: 'nothing' is undefined"),
        ("{% macro m() %}\n{{ 1 / 0 }}{% endmacro %}\n{{ m() }}", "mine.html:2: division by zero"),
        ("\n{{ faq.__class__ }}", "mine.html:2: access to attribute '__class__' of 'FAQ' object is unsafe."),
        ("\n{% include 'other.html' %}", "other.html:1: No filter named 'nofilter'."),
        ("\n{% include 'latin.html' %}", "mine.html:2: not UTF-8, or what it takes in is not: byte 0xe9"),
        ("\n\n{{ {}[[]] }}", "mine.html:3: "),
        (
            '\n{% extends "aic_faq/pge.html" %}',
            "mine.html:2: there is no template 'aic_faq/pge.html': expected a file of its folder, or",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_wrong_with_a_template_is_said(text: str, message: str) -> None:
    """With its path and line."""
    write("other.html", "{{ 1 | nofilter }}")
    Path("latin.html").write_bytes(b"\xe9")
    with pytest.raises(TemplateError) as error:
        export(SMALL, template=write("mine.html", text))
    assert str(error.value).removeprefix("./").startswith(message)
    assert error.value.line is not None


@pytest.mark.usefixtures("folder")
def test_an_error_without_words_is_named() -> None:
    """There is always something to read."""
    with pytest.raises(TemplateError) as error:
        export(SMALL, template=write("mine.html", "{{ raise() }}"))
    assert "mine.html:1: 'raise' is undefined" == str(error.value).removeprefix("./")


@pytest.mark.parametrize("path", ["missing.html", "theme", "\0"])
@pytest.mark.usefixtures("folder")
def test_a_template_that_is_not_there(path: str) -> None:
    """A missing file, and a folder without a page."""
    Path("theme").mkdir()
    with pytest.raises(FileAccessError) as error:
        export(SMALL, template=path)
    assert path in error.value.path


def test_without_jinja_the_default_page_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """And a template says what is to be installed."""
    for name in ("jinja2", "jinja2.sandbox", "markupsafe"):
        monkeypatch.setitem(sys.modules, name, None)
    assert HTMLExporter().export(SMALL)
    with pytest.raises(TemplateError) as error:
        export(SMALL, template="mine.html")
    expected = "mine.html: templates need the package jinja2; install it: pip install 'aic-faq[templates]'"
    assert expected == str(error.value)
