"""FAQs as YAML, the native document."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq import (
    FAQ,
    Answer,
    Extra,
    Question,
    ReadOptions,
    RichText,
    Section,
    Source,
    YAMLExporter,
    losses,
    rich_text,
)
from aic_faq.readers.yaml import events as yaml_events
from tests.exporters.documents import as_said, keys, read_faqs, texts
from tests.exporters.trees import faqs
from tests.fixtures import Case, cases

FOLDER = Path(__file__).parent / "yaml"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "accelerateur.md"


def read_back(faq: FAQ, exporter: YAMLExporter | None = None) -> FAQ:
    """Export a FAQ and read it."""
    exporter = exporter or YAMLExporter()
    name = "faq.md" if exporter.front_matter else "faq.yaml"
    return aic_faq.loads(exporter.export(faq), name=name)


def one(**fields: Any) -> FAQ:
    """Make a FAQ of one question."""
    question = Question(id="q", title="Q", answer=Answer(body=rich_text("A.")))
    return FAQ(questions=(evolve(question, **fields),))


@cases(FOLDER, "canonical.txt")
def test_canonical(case: Case) -> None:
    """A document of any shape becomes one in which everything has its place."""
    assert case.expected + "\n" == YAMLExporter().export(aic_faq.loads(case.given))


@pytest.mark.parametrize("exporter", [YAMLExporter(), YAMLExporter(ids="all", front_matter=True)])
@given(faq=read_faqs())
@settings(max_examples=15)
def test_what_is_written_reads_back(exporter: YAMLExporter, faq: FAQ) -> None:
    """Reading what was written gives an equal FAQ, and nothing is lost."""
    assert faq == read_back(faq, exporter)
    assert () == exporter.losses(faq)


@given(faqs)
@settings(max_examples=12)
def test_nothing_is_lost_silently(faq: FAQ) -> None:
    """Any FAQ can be written; what does not come back is reported."""
    if not losses(faq, "yaml"):
        back = evolve(read_back(faq), language=faq.language, title=faq.title, description=faq.description)
        assert as_said(faq) == as_said(back)


@given(text=texts, more=keys)
@settings(max_examples=50)
def test_any_text(text: str, more: str) -> None:
    """Every text comes back as it is, as key and as value, from our reader and from others."""
    faq = one(extra=Extra({"x": text, f"k{more}": (text, Extra({more: text}))}), tags=("a",))
    written = YAMLExporter().export(faq)

    assert Extra({"x": text, f"k{more}": (text, Extra({more: text}))}) == (
        aic_faq.loads(written, name="faq.yaml").questions[0].extra
    )


@given(texts)
@settings(max_examples=50)
def test_other_parsers_read_texts_as_texts(text: str) -> None:
    """No parser takes a text that is known to be one for a number, a date or a yes."""
    line = " ".join(text.split("\n")).strip()
    data = yaml.safe_load(YAMLExporter().export(one(tags=(line,), answer=Answer(body=rich_text(text)))))

    found = data["questions"][0]
    assert [line] == found.get("tags", [""])
    assert rich_text(text).blocks == () or text == found["desc"]


@given(faq=read_faqs())
@settings(max_examples=8)
def test_the_other_parser_of_pyyaml_agrees(faq: FAQ) -> None:
    """PyYAML's own scanner reads what libyaml reads."""
    written = YAMLExporter().export(faq)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        patch.setattr(yaml_events, "read_lines", lambda *_: None)
        assert faq == aic_faq.loads(written, name="faq.yaml")


def test_the_founding_document() -> None:
    """The founding document comes back equal, its folded texts unfolded."""
    faq = aic_faq.load(EXAMPLE)

    assert faq == read_back(faq)
    assert "title: Foire aux questions\n" == YAMLExporter().export(faq).splitlines(keepends=True)[0]


def test_front_matter() -> None:
    """On demand it is the front matter of a page."""
    written = YAMLExporter(front_matter=True).export(one())

    assert "---\nquestions:\n  - title: Q\n    desc: A.\n---\n" == written


def test_absolute_links() -> None:
    """With a base URL all links are absolute, those to questions too."""
    section = Section(title="S", id="s", intro=rich_text("![i](i.png)"))
    faq = FAQ(
        title="F",
        url="/faq",
        intro=rich_text("[a](b)"),
        questions=(
            Question(
                id="q",
                title=rich_text("Q [c](/c)"),
                answer=Answer(body=rich_text("Plain.")),
                section=section,
            ),
            Question(id="r", title="R", answer=Answer(body=rich_text("[q](#q)\n")), section=section),
        ),
    )

    written = YAMLExporter(base_url="https://example.org").export(faq)

    for link in ("[a](https://example.org/b)", "[c](https://example.org/c)", "(https://example.org/i.png)"):
        assert link in written
    assert "[q](https://example.org/faq#faq-q)" in written
    assert "url: https://example.org/faq\n" in written


def test_language() -> None:
    """The option stands for the language that the FAQ states."""
    assert "lang: pt-BR\n" in YAMLExporter(language="pt_BR").export(evolve(one(), language="fr"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (1.5, "1.5"),
        (None, "null"),
        (math.inf, ".inf"),
        (-math.inf, "-.inf"),
        (math.nan, ".nan"),
        pytest.param(10**5000, hex(10**5000), id="more digits than Python reads"),
        ((), "[]"),
        (Extra(), "{}"),
        (Extra({"a": Extra({"b": "c"})}), "\n      a:\n        b: c"),
        ("no", "no"),
        ("null", '"null"'),
        ("2024-01-01", "2024-01-01"),
        ("a: b", '"a: b"'),
        ('it\'s: "so"', "'it''s: \"so\"'"),
        (((1, (2,)), ()), "\n      - - 1\n        - - 2\n      - []"),
    ],
)
def test_unknown_values(value: Any, written: str) -> None:
    """What aic-faq does not know is written as its author would."""
    assert f"x: {written}\n".replace(": \n", ":\n") in YAMLExporter().export(one(extra=Extra({"x": value})))


def test_a_key_that_has_the_name_of_a_field() -> None:
    """A field takes a name that counts more than that of an unknown key, or the key yields."""
    two = aic_faq.loads("- question: A?\n  title: B\n  answer: C\n  text: D\n", name="faq.yaml")
    assert {"title": "B", "text": "D"} == dict(two.questions[0].extra)
    assert two == read_back(two)

    all_taken = one(extra=Extra(dict.fromkeys(("tags", "keywords", "categories"), "x")), tags=("a",))
    assert ["lost-field"] == [found.code.value for found in losses(all_taken, "yaml")]
    assert ("a",) == read_back(all_taken).questions[0].tags

    unread = aic_faq.loads("- q: A?\n  a: B\n  date: soon\n", name="faq.yaml")
    assert {"date": "soon"} == dict(unread.questions[0].extra)
    assert unread == read_back(unread)


def test_an_order_that_is_not_that_of_the_questions() -> None:
    """Keys of an order by which a reader would sort anew are left out."""
    first, second = (
        one(extra=Extra({"order": "2"})).questions[0],
        one(extra=Extra({"order": "1"})).questions[0],
    )
    faq = FAQ(questions=(first, evolve(second, id="r", title="R")))

    assert ["Q", "R"] == [each.title.plain_text for each in read_back(faq).questions]
    assert 2 == len(losses(faq, "yaml"))
    sorted_already = evolve(faq, questions=faq.questions[::-1])
    assert sorted_already == read_back(sorted_already)


def test_other_lists_are_not_taken_for_the_questions() -> None:
    """Beside other lists of titles and texts, questions and answers are called so."""
    menu = Extra(
        {"menu": (Extra({"title": "Where?", "text": "here"}), Extra({"title": "Who?", "text": "me"}))}
    )
    faq = evolve(one(), extra=menu)

    assert faq == read_back(faq)
    assert "  - question: Q\n    answer: A.\n" in YAMLExporter().export(faq)


def test_what_cannot_be_read_back() -> None:
    """A FAQ without questions can be written, and it is said that nothing would be read."""
    assert "title: F\nquestions: []\n" == YAMLExporter().export(FAQ(title="F", questions=()))
    (found,) = losses(FAQ(title="F", questions=()), "yaml")
    assert "it cannot be read back: the list under 'questions' is empty" in found.message


def test_a_tree_that_its_markdown_does_not_give() -> None:
    """Where somebody made a tree, it is written, whatever its Markdown says."""
    tree = rich_text("**b**").blocks
    assert 'desc: "**b**"\n' in YAMLExporter().export(
        one(answer=Answer(body=RichText(markdown="", blocks=tree)))
    )
    plain = FAQ(questions=(Question(id="q", title="*a*", answer=Answer(body=rich_text("A."))),))
    assert "title: '\\*a\\*'\n" in YAMLExporter().export(plain)
    changed = evolve(rich_text("a"), blocks=tree)
    assert 'desc: "**b**"\n' in YAMLExporter().export(one(answer=Answer(body=changed)))


def test_html_that_was_read_as_text_stays_text() -> None:
    """What was shown as text by an option is written so that it is text without the option."""
    options = ReadOptions(raw_html="escape")
    faq = aic_faq.loads("- q: A?\n  a: a <b>c</b>\n", name="faq.yaml", options=options)

    assert "a <b>c</b>" == read_back(faq).questions[0].answer.body.plain_text


def test_sections_are_described_once() -> None:
    """The id and the intro of a section stand in a list of sections, and unused lists are kept."""
    described = "sections:\n  - title: S\n    id: x\n    intro: I *am*.\n"
    text = f"{described}questions:\n  - title: Q\n    section: S\n    desc: A\n"
    faq = aic_faq.loads(text, name="faq.yaml")
    section = faq.questions[0].section
    assert section is not None
    assert ("S", "x", rich_text("I *am*.")) == (section.title, section.id, section.intro)
    assert {} == dict(faq.extra)
    assert text == YAMLExporter().export(faq)

    plain = aic_faq.loads("- title: Q?\n  section: S\n  desc: A\n", name="faq.yaml")
    assert "questions:\n  - title: Q?\n    section: S\n    desc: A\n" == YAMLExporter().export(plain)

    unused = aic_faq.loads(text.replace("    section: S\n", ""), name="faq.yaml")
    assert (None, ["sections"]) == (unused.questions[0].section, [*unused.extra])
    other = aic_faq.loads(text.replace("    id: x\n", "    colour: red\n"), name="faq.yaml")
    assert ["sections"] == [*other.extra]
    texts_only = aic_faq.loads(
        text.replace("  - title: S\n    id: x\n    intro: I *am*.\n", "  - S\n"), name="f.yaml"
    )
    assert ["sections"] == [*texts_only.extra]


def test_the_same_options_are_refused_as_elsewhere() -> None:
    """An option that means nothing is refused."""
    with pytest.raises(ValueError, match="ids must be 'needed' or 'all', got 'none'"):
        YAMLExporter(ids="none")  # type: ignore[arg-type]


def test_sources_are_found_by_their_text() -> None:
    """A text without a name is recognised."""
    faq = one()
    result = aic_faq.read(Source(YAMLExporter().export(faq)))
    assert ("yaml", faq) == (result.format, result.faq)


@given(st.data())
@settings(max_examples=8)
def test_windows_newlines(data: st.DataObject) -> None:
    """A document that an editor gives other newlines is the same."""
    faq = data.draw(read_faqs())
    written = YAMLExporter().export(faq).replace("\n", "\r\n")
    assert faq == aic_faq.loads(written, name="faq.yaml")
