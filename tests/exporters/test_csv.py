"""FAQs as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from attrs import evolve
from hypothesis import given, settings

import aic_faq
from aic_faq import FAQ, Answer, CSVExporter, Extra, Question, Section, Status, losses, rich_text
from tests.exporters.documents import as_said, read_faqs
from tests.exporters.trees import faqs

FAQ_OF_TWO = FAQ(
    url="/faq",
    questions=(
        Question(
            id="a",
            title="A, b?",
            answer=Answer(body=rich_text('- x "y"\n- [z](/z)'), authors=("Ann", "Bob")),
            tags=("t", "u"),
            alt_titles=("B, c?", "D?"),
            section=Section(title="S", id="s"),
        ),
        Question(id="d", title="D", answer=Answer(body=rich_text("x")), status=Status.DRAFT),
        Question(id="c", title="=C", answer=Answer(body=rich_text("C *is*."))),
    ),
)


def test_the_table() -> None:
    """The columns are those in which something stands; rows end as RFC 4180 says."""
    assert (
        "question,answer,id,section,tags,alt_titles,authors\r\n"
        '"A, b?","- x ""y""\n- [z](/z)",a,S,"t, u","B, c? | D?",Ann; Bob\r\n'
        "=C,C *is*.,c,,,,\r\n"
    ) == CSVExporter().export(FAQ_OF_TWO)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"columns": ("id", "question")}, 'id,question\r\na,"A, b?"\r\nc,=C\r\n'),
        (
            {"columns": "id, url", "base_url": "https://e.org"},
            "id,url\r\na,https://e.org/faq#faq-a\r\nc,https://e.org/faq#faq-c\r\n",
        ),
        ({"columns": "url", "header": False}, '""\r\n""\r\n'),
        ({"columns": "answer", "answers": "text", "header": False}, '"x ""y""\nz"\r\nC is.\r\n'),
        (
            {"columns": "answer", "base_url": "https://e.org"},
            'answer\r\n"- x ""y""\n- [z](https://e.org/z)"\r\nC *is*.\r\n',
        ),
        (
            {"columns": "question,answer", "guard_formulas": True, "delimiter": ";"},
            'question;answer\r\nA, b?;"\'- x ""y""\n- [z](/z)"\r\n\'=C;C *is*.\r\n',
        ),
    ],
)
def test_options(options: dict[str, object], expected: str) -> None:
    """Columns, delimiter and answers are chosen."""
    assert expected == CSVExporter(**options).export(FAQ_OF_TWO)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"columns": ("question", "reply")}, "got 'reply'"),
        ({"columns": ()}, "each once, got ()"),
        ({"columns": ("id", "id")}, "each once, got ('id', 'id')"),
        ({"delimiter": "x"}, "delimiter must be"),
        ({"answers": "html"}, "answers must be 'markdown' or 'text', got 'html'"),
    ],
)
def test_wrong_options(options: dict[str, object], message: str) -> None:
    """An option that means nothing is refused with what is expected."""
    with pytest.raises(ValueError) as raised:
        CSVExporter(**options)  # type: ignore[arg-type]
    assert message in str(raised.value)


def test_reading_back() -> None:
    """What the table holds comes back through our reader, and what it does not hold is reported."""
    back = aic_faq.loads(CSVExporter().export(FAQ_OF_TWO), name="faq.csv")

    assert as_said(evolve(FAQ_OF_TWO, url=None, questions=FAQ_OF_TWO.published)) == as_said(back)
    assert ["in csv, the FAQ is not whole: it has no place for url"] == [
        found.message for found in losses(FAQ_OF_TWO, "csv")
    ]


@given(read_faqs())
@settings(max_examples=12)
def test_nothing_is_lost_silently(faq: FAQ) -> None:
    """Where no loss is reported, the table gives an equal FAQ."""
    bare = FAQ(questions=[evolve(each, extra=Extra(), status=Status.PUBLISHED) for each in faq.questions])
    if not losses(bare, "csv"):
        back = evolve(aic_faq.loads(CSVExporter().export(bare), name="faq.csv"), language=None)
        assert as_said(bare) == as_said(back)


@given(faqs)
@settings(max_examples=8)
def test_any_faq_is_a_table(faq: FAQ) -> None:
    """Whatever the FAQ holds, there is a row for each question."""
    rows = list(csv.reader(io.StringIO(CSVExporter().export(faq), newline="")))
    assert [question.id for question in faq.published] == [row[2] for row in rows[1:]]
