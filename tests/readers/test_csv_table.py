"""Tables: CSV and TSV in the shapes that tools export, with the place of each cell."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.model import FAQ
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import ReadResult, read, read_data
from aic_faq.readers.csv.rows import DELIMITERS, read_rows
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Source, Span


def table(text: str, name: str = "f.csv") -> ReadResult:
    """Read a table."""
    return read_data(text.encode(), name)


def asked(faq: FAQ | None) -> list[tuple[str, str]]:
    """Give titles and answers."""
    assert faq is not None
    return [(question.title.markdown, question.answer.body.markdown) for question in faq.questions]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("f.csv", "question,answer\nA?,a\n", [("A?", "a")]),
        ("f.csv", "Answer, Title\na,A?\n", [("A?", "a")]),
        ("f.csv", "\ufeffFrage;Antwort\r\nWer, ich?;Ja, du\r\n", [("Wer, ich?", "Ja, du")]),
        ("f.csv", '\n\nquestion,answer\n\n" A?", "a, b"\n,\n', [("A?", "a, b")]),
        ("f.csv", "question|answer\nA, b?|a; b\n", [("A, b?", "a; b")]),
        ("f.csv", "\ufeffsep=;\r\nquestion;answer\r\nA, b?;a\r\n", [("A, b?", "a")]),
        ("f.csv", "SEP=|\nA, b; c?|a\n", [("A, b; c?", "a")]),
        ("f.tsv", "question\tanswer\nA, b?\ta, b\n", [("A, b?", "a, b")]),
        ("f.tsv", "\tanswer\tquestion\n1\ta\tA?\n", [("A?", "a")]),
        ("f.csv", "A?,a\nB?,b\n", [("A?", "a"), ("B?", "b")]),
        ("f.csv", "Wer?;Ich, du\nWas?;Das, dies\n", [("Wer?", "Ich, du"), ("Was?", "Das, dies")]),
        ("f.csv", '"A ""b""?","a\r\n\r\n* b\r* c"\r\n', [('A "b"?', "a\n\n* b\n* c")]),
        ("f", "question,answer\nA?,a\n", [("A?", "a")]),
        ("f.csv", "question,answer,order\nB?,b,2\nA?,a,1\n", [("A?", "a"), ("B?", "b")]),
        ("f.csv", "question,answer,order\nB?,b,2\nA?,a,\n", [("B?", "b"), ("A?", "a")]),
        ("f.csv", '"a"b,c', [("ab", "c")]),
        ("f.csv", "A?,a;b\nB?,b;c\n", [("A?", "a;b"), ("B?", "b;c")]),
        ("f.csv", "".join(f"{n}?,{n}\n" for n in range(50)), [(f"{n}?", f"{n}") for n in range(50)]),
    ],
)  # fmt: skip
def test_tables(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Columns are found by their names, or stand in the usual order; cells may be quoted."""
    result = table(text, name)
    assert "csv" == result.format
    assert () == result.diagnostics
    assert expected == asked(result.faq)


def test_details() -> None:
    """Columns beside question and answer are read as the keys of a document are; unknown ones are kept."""
    text = (
        "Question,Answer,Tags,Synonyms,Category,Draft,id,aliases,Cost,\n"
        'A?,a,"x, y;z",Really?|Is it so?,S,true,first,old old-2,12,more\n'
    )
    faq = table(text).faq
    assert faq is not None
    (question,) = faq.questions
    assert ("first", ("x", "y", "z"), ("Really?", "Is it so?")) == (
        question.id,
        question.tags,
        question.alt_titles,
    )
    assert ("S", "draft") == (question.section and question.section.title, question.status.value)
    assert ("old", "old-2") == question.aliases
    assert {"Cost": "12", "column 10": "more"} == dict(question.extra)


def test_kendra() -> None:
    """Kendra has a third column for an address, or names that begin with an underscore."""
    plain = table("A?,a,https://a.fr/b\nB?,b,\n").faq
    named = table("_question,_answer,_source_uri,_category\nA?,a,https://a.fr/b,C\n").faq
    assert plain is not None
    assert named is not None
    assert [{"url": "https://a.fr/b"}, {}] == [dict(question.extra) for question in plain.questions]
    assert {"source_uri": "https://a.fr/b"} == dict(named.questions[0].extra)
    assert ["C"] == [section.title for section in named.sections]


def test_phpmyfaq() -> None:
    """The nine columns of phpMyFAQ have no names."""
    faq = table('12,A?,"<p>a, b</p>","x,y",de,Me,me@a.fr,false,true\n').faq
    assert faq is not None
    (question,) = faq.questions
    assert ("de", ("x", "y"), ("Me",)) == (question.language, question.tags, question.answer.authors)
    assert "draft" == question.status.value
    assert {"category id": "12", "email": "me@a.fr", "sticky": "true"} == dict(question.extra)


def test_nine_columns_of_another_kind() -> None:
    """Nine columns whose first is a question are not taken for those of phpMyFAQ."""
    result = table("A?,a,,d,e,f,g,h,i\n")
    assert [("A?", "a")] == asked(result.faq)
    assert ["1:7"] == [str(problem.position) for problem in result.diagnostics]


def test_azure() -> None:
    """Rows with one QnaId ask the same; line breaks are written as escapes, and places stay true."""
    head = "Question\tAnswer\tSource\tMetadata\tPrompts\tQnaId\n"
    rows = (
        "A?\tOne.\\n\\nTwo [x](javascript:y), C:\\\\n\ts.tsv\t\t[]\t1\n"
        "Is it a?\tOne.\\n\\nTwo [x](javascript:y), C:\\\\n\ts.tsv\t\t[]\t1\n"
        "Or a?\t\ts.tsv\t\t[]\t1\n"
        "B?\tother\t\t\t[]\t1\n"
        "C?\tc\t\t\t[]\t\n"
    )
    result = table(head + rows, "f.tsv")
    assert result.faq is not None
    assert [("A?", "One.\n\nTwo [x](javascript:y), C:\\n"), ("B?", "other"), ("C?", "c")] == asked(result.faq)
    assert ("Is it a?", "Or a?") == result.faq.questions[0].alt_titles
    assert {"Source": "s.tsv", "QnaId": "1"} == dict(result.faq.questions[0].extra)
    assert ["f.tsv:2:20"] == [problem.location for problem in result.diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "\nquestion\na\n",
            "2:1: error: no questions were found: the first row has a single cell, 'question' [no-questions]",
        ),
        (
            "question,answer\n",
            (
                "1:1: error: no questions were found: below the names of the columns the table is empty"
                " [no-questions]"
            ),
        ),
        ('question,answer\nA?,"a\nB?,b\n', "2:4: error: a quotation mark is never closed [invalid-table]"),
        (
            'question,answer\nA?,"a\n[b](javascript:x)"\n',
            "3:5: warning: the link to 'javascript:x' was dropped, its text stays [dangerous-url]",
        ),
        ("A?,\nB?,b\n", "1:1: warning: question 1 has no answer; it is kept as a draft [missing-answer]"),
        (
            f"{'A' * 1_001}?,a\nB?,b\n",
            "1:1: error: the title has 1002 characters, more than the limit of 1000 [limit]",
        ),
        (",a\nB?,b\n", "1:1: warning: question 1 has no title; it is left out [missing-title]"),
        (
            "question,answer\nA?,a, and b\n",
            "2:7: warning: row 1 has 3 cells for 2 columns; the others are unknown keys [uneven-row]",
        ),
        (
            "question,answer,categry\nA?,a,c\nB?,b,c\n",
            "1:17: warning: the key 'categry' is not known; did you mean 'category'? [near-miss-key]",
        ),
        (
            f'question,answer\n"A?","{"a" * 140_000}"\n',
            "2:1: error: a cell in the row that begins here has more than 131072 characters [limit]",
        ),
    ],
)
def test_problems(text: str, expected: str) -> None:
    """Each problem has its place, and a hint."""
    (problem,) = table(text).diagnostics
    assert f"f.csv:{expected}" == str(problem)
    assert problem.hint


def test_an_empty_table() -> None:
    """A table that was asked for and is empty is said to be so."""
    (problem,) = read_data(b"\n", "f.csv", options=ReadOptions(format="csv")).diagnostics
    assert "no questions were found: the table is empty" == problem.message


def test_limits() -> None:
    """There are only so many cells, and the limit of the csv module is nobody else's."""
    result = read_data(b"A?,a,b,c\n" * 3, "f.csv", options=ReadOptions(limits=Limits(nodes=8)))
    assert ["f.csv:3:1: error: the table has more than 8 cells [limit]"] == [*map(str, result.diagnostics)][
        2:
    ]
    assert 131_072 == csv.field_size_limit()
    assert read_data(b"A?,a\n", "f.csv", options=ReadOptions(limits=Limits(nodes=None))).faq is not None


@pytest.mark.parametrize(
    "text", ["title,text\na,b\n", "Who, me?\n", "x" * 2_000 + ",answer,question\n", "a\n"]
)
def test_not_clearly_a_table(text: str) -> None:
    """A text without a telling name is a table only where its first line names questions and answers."""
    assert "csv" != read(Source(text, "f")).format


CELLS = st.text(st.sampled_from('ab é?,;\t|"\n\r '), max_size=8)


@given(st.lists(CELLS, max_size=9).map("".join), st.sampled_from(DELIMITERS))
def test_cells_stand_where_they_are_said_to(text: str, delimiter: str) -> None:
    """A cell without quotation marks is what stands at its place, and no two cells overlap."""
    assert find_control(text) is None
    problems = ProblemCollector(Source(text))
    at = 0
    try:
        for row in read_rows(problems, 0, delimiter, None):
            for cell in row.cells:
                assert at <= cell.start <= cell.end <= row.end
                at = cell.end
                if '"' not in text:
                    assert cell.value == text[cell.start : cell.end]
            assert row.span == Span(row.start, row.end)
    except ValueError:
        assert problems.has_errors
