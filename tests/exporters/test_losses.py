"""What formats cannot hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import evolve

import aic_faq
from aic_faq import FAQ, Answer, JSONExporter, Question, ReportsLosses, YAMLExporter, losses, rich_text
from aic_faq.readers import read
from tests.exporters.documents import as_said

CORPUS = Path("../shared/corpus")


class Titles:
    """An exporter of others, which says nothing of losses."""

    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".txt"

    def export(self, faq: FAQ, /) -> str:
        """Write the title."""
        return faq.title or ""


def many(count: int) -> FAQ:
    """Make a FAQ whose questions all have a tag."""
    body = Answer(body=rich_text("x"))
    return FAQ(
        questions=[Question(id=f"q{n}", title=f"Q{n}?", answer=body, tags=("t",)) for n in range(count)]
    )


def test_marks_that_text_has_not() -> None:
    """Plain text says which marks of which question it leaves out, each kind once."""
    marks = "*a* **b** `c` ![d](/d.png) [e](/e 'f')\n\n```py\ng\n```\n\n```\nh\n```"
    plain = Question(id="p", title="P?", answer=Answer(body=rich_text("[a](/b)\n\n- c")))
    marked = Question(id="m", title="M?", answer=Answer(body=rich_text(marks)))

    [found] = losses(FAQ(questions=[plain, marked]), "text")

    assert found.message.endswith(
        "it has no mark for emphasis, code within lines, images, whose words stay, the titles of links,"
        " the language of code"
    )
    assert "question 2, 'M?'" in found.message


def test_exporters_that_say_nothing() -> None:
    """Where an exporter does not speak of losses, none is known."""
    assert not isinstance(Titles(), ReportsLosses)
    assert () == losses(many(1), Titles())
    assert () == losses(many(1), "html")


def test_a_hundred_are_listed() -> None:
    """More than a hundred losses are counted and not listed; where there is no source, none is named."""
    found = losses(many(103), "rst")

    assert 101 == len(found)
    assert "<FAQ>: warning: 3 more losses are not listed [lost-field]" == str(found[-1])
    assert 100 == len(losses(many(100), "rst"))


def test_places_in_a_folder(tmp_path: Path) -> None:
    """Each question of a folder is named by its own file."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}?\ntags: [x]\n---\nText.\n", "utf-8")

    assert ["a.md", "b.md"] == [Path(found.path).name for found in losses(aic_faq.load(tmp_path), "rst")]


@pytest.mark.parametrize("exporter", [YAMLExporter(), JSONExporter(), JSONExporter(trees=True)])
def test_the_corpus_comes_back(exporter: YAMLExporter | JSONExporter) -> None:
    """Documents of all shapes come back equal, whichever they are."""
    if not CORPUS.exists():
        pytest.skip("the corpus is not beside the project")
    documents = json.loads((CORPUS / "manifest.json").read_text("utf-8"))["documents"]
    compared = 0
    for document in documents[3::25]:
        for faq in read(CORPUS / document["path"]).faqs:
            back = aic_faq.loads(exporter.export(faq), name=f"faq{exporter.suffix}")
            assert faq == back, document["path"]
            compared += 1
    assert compared > 10


def test_the_corpus_as_markdown() -> None:
    """Pages of Markdown say what the documents say, unless a loss is reported."""
    if not CORPUS.exists():
        pytest.skip("the corpus is not beside the project")
    documents = json.loads((CORPUS / "manifest.json").read_text("utf-8"))["documents"]
    found = [faq for each in documents[5::25] for faq in read(CORPUS / each["path"]).faqs]
    whole = [faq for faq in found if not losses(faq, "markdown")]

    assert 2 * len(whole) > len(found)
    for faq in whole:
        back = aic_faq.loads(aic_faq.export(faq, "markdown"), name="faq.md")
        assert as_said(evolve(faq, questions=faq.published)) == as_said(back)
