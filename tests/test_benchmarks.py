"""The benchmarks compare like with like; nothing here measures time."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import attrs
import pytest
from sphinx.cmd.build import main as sphinx_build

import aic_faq
from aic_faq import load
from benchmarks import floor, oracle, ours, plots, report, rivals, variants
from benchmarks.documents import MIXES, SEED_FILE, document
from benchmarks.measure import Sample, growth_exponent, interleaved
from benchmarks.search import contestants, corpus, speed
from benchmarks.search.contestants import Answer
from benchmarks.search.measures import calibrated, false_answers, recall
from benchmarks.search.tables import Measured, recall_table
from benchmarks.sphinx_projects import KINDS, Project, write_project

CONTESTANTS = {
    "ours": ours.run,
    "floor": floor.run,
    "safe": variants.safe,
    "naive": variants.naive,
    "sanitized": variants.sanitized,
}


def _documents() -> dict[str, str]:
    return {**{mix: document(20, mix) for mix in MIXES}, "founding": SEED_FILE.read_text(encoding="utf-8")}


@pytest.mark.parametrize("name", CONTESTANTS)
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in _documents().items()])
def test_every_contestant_does_the_whole_work(name: str, text: str) -> None:
    """All questions and answers stand in the page, the JSON-LD and the text, word for word."""
    oracle.check(oracle.expected_of(text), CONTESTANTS[name](text))


@pytest.mark.parametrize("output", [0, 1, 2])
@pytest.mark.parametrize("name", ["ours", "floor"])
def test_a_skipped_answer_is_caught(name: str, output: int) -> None:
    """An output that was made from a document with an emptied answer does not pass."""
    text = document(10)
    expected = oracle.expected_of(text)
    full, cut = CONTESTANTS[name](text), CONTESTANTS[name](_without_answer(text, 4))
    outputs = tuple(cut[index] if index == output else full[index] for index in range(3))

    with pytest.raises(oracle.OracleError, match="question 5 is not as written"):
        oracle.check(expected, outputs)  # type: ignore[arg-type]  # three, as many as the range above


@pytest.mark.parametrize("output", [0, 1, 2])
def test_a_question_too_many_or_too_few_is_caught(output: int) -> None:
    """An output of another document, one question longer, does not pass."""
    text = document(10)
    full, longer = floor.run(text), floor.run(document(11))
    outputs = tuple(longer[index] if index == output else full[index] for index in range(3))

    with pytest.raises(oracle.OracleError):
        oracle.check(oracle.expected_of(text), outputs)  # type: ignore[arg-type]  # three, as above


def test_a_page_without_its_jsonld_is_caught() -> None:
    """The page has to carry the JSON-LD in its head."""
    text = document(10)
    page, jsonld, plain = floor.run(text)

    with pytest.raises(oracle.OracleError, match="no JSON-LD"):
        oracle.check(oracle.expected_of(text), (page.replace("application/ld+json", ""), jsonld, plain))


@pytest.mark.parametrize("mix", MIXES)
def test_documents_are_the_same_each_time_and_like_the_founding_one(mix: str) -> None:
    """Two runs write the same bytes; answers are about as long as those of the founding document."""
    text = document(200, mix)
    expected = oracle.expected_of(text)
    length = sum(len(" ".join(answer)) for _, answer in expected.questions) / 200

    assert document(200, mix) == text
    assert len({title for title, _ in expected.questions}) == 200
    assert 500 < length < 700


def test_growth_is_the_slope_of_the_logarithms() -> None:
    """Time that doubles with the size has the exponent 1, time that quadruples 2."""
    assert growth_exponent({1: 1.0, 2: 2.0, 4: 4.0}) == pytest.approx(1)
    assert growth_exponent({1: 1.0, 2: 4.0, 4: 16.0}) == pytest.approx(2)


def test_every_contestant_runs_once_a_round() -> None:
    """Rounds are shuffled, and nobody is left out."""
    calls: list[str] = []

    samples = interleaved({name: partial(calls.append, name) for name in "abc"}, 4)

    assert dict.fromkeys("abc", 4) == {name: len(sample.values) for name, sample in samples.items()}
    assert [["a", "b", "c"]] * 4 == [sorted(calls[at : at + 3]) for at in range(0, 12, 3)]
    assert len({tuple(calls[at : at + 3]) for at in range(0, 12, 3)}) > 1


def test_the_table_says_what_was_reached(tmp_path: Path) -> None:
    """Medians, quartiles, the ratio and the verdict stand in the table between its marks."""
    ours_, floor_ = Sample((0.009, 0.010, 0.011)), Sample((0.02, 0.02, 0.02))
    rows = [
        report.row("a", ours_, floor_, must=1.2, aim=0.9),
        report.row("b", ours_, floor_, must=1.5, aim=2.5, better="higher"),
        report.row("c", floor_, ours_, must=1.2, aim=0.9),
    ]
    page = tmp_path / "performance.md"
    page.write_text("Before\n<!-- table: begin -->\nold\n<!-- table: end -->\nafter\n", encoding="utf-8")

    report.write(report.table(rows), page)

    assert (
        "Before\n<!-- table: begin -->\n"
        "| measure | ours | floor | ratio | must | aim | reached |\n|---|---|---|---|---|---|---|\n"
        "| a | 10 ms (9.5 to 10.5) | 20 ms (20 to 20) | 0.50 | 1.20 | 0.90 | aim |\n"
        "| b | 10 ms (9.5 to 10.5) | 20 ms (20 to 20) | 2.00 | 1.50 | 2.50 | must |\n"
        "| c | 20 ms (20 to 20) | 10 ms (9.5 to 10.5) | 2.00 | 1.20 | 0.90 | missed |\n"
        "<!-- table: end -->\nafter\n"
    ) == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("mix", MIXES)
@pytest.mark.parametrize("kind", KINDS)
def test_both_sphinx_projects_show_every_question(tmp_path: Path, kind: str, mix: str) -> None:
    """The directive and plain sections show the same words, without a warning; other words are caught."""
    project = write_project(tmp_path / kind, kind, 2, 20, mix)
    other = Project(kind, project.folder, tuple(document(20, mix) for _ in range(2)))

    assert 0 == sphinx_build(list(project.command()[3:]))
    project.check()
    with pytest.raises(oracle.OracleError, match="question"):
        other.check()


SHARED = "The office opens at nine and closes at five, from Monday to Friday, and on Saturday at noon."


def _searched(source: str, *titles: str) -> corpus.Collection:
    """Make a FAQ that is searched; its answers are all the same, but for the last one."""
    entries = "".join(
        f"  - title: {title}\n    alt_titles: [Other way to ask {number}]\n    desc: {answer}\n"
        for number, (title, answer) in enumerate(zip(titles, [SHARED] * 9, strict=False))
    )
    last = "  - title: Which horses live here?\n    desc: Two brown ones and a white one, from Brittany.\n"
    return corpus.collection_of(aic_faq.loads(f"---\nlang: en\nquestions:\n{entries}{last}---\n"), source)


COLLECTIONS = [
    _searched(
        "a", "When is the office open?", "What are the opening hours?", "How old is it?", "Who built it?"
    ),
    _searched("b", "When is the office open?", "Is there a garden?", "Is there a pond?", "Who swims there?"),
]


def test_near_duplicates_are_asked_for_without_their_own_titles() -> None:
    """A query is the title of another question with the same answer, which cannot be found itself."""
    cases = list(corpus.near_duplicates(COLLECTIONS))

    # Each of seven titles is asked of both FAQs.
    assert 14 == len(cases)
    for case in cases:
        titles = [each.title.plain_text for each in case.questions]
        assert case.query not in {titles[number] for number in case.right}
        assert {case.query} & set(titles) == {titles[number] for number in case.hidden}
        assert len(titles) - 1 not in case.right
        assert not any(each.alt_titles for each in case.questions)


def test_cases_for_a_whole_language_and_alternative_titles() -> None:
    """A right title is right wherever it stands; alternative titles are asked for, and not there."""
    case = next(iter(corpus.near_duplicates(COLLECTIONS)))
    (wide,) = corpus.in_whole_language([case], COLLECTIONS)
    (first, *others) = corpus.alternative_titles(COLLECTIONS)

    assert 10 == len(wide.questions)
    assert 2 == len(wide.hidden)
    assert frozenset({0}) == first.right
    assert 7 == len(others)
    assert not any(each.alt_titles for each in first.questions)


@pytest.mark.parametrize("kind", ["titles", "written"])
def test_unrelated_queries_come_from_elsewhere(kind: str) -> None:
    """No query is a question of the FAQ that is asked, and nothing is right."""
    cases = list(corpus.unrelated(COLLECTIONS, kind))

    assert cases
    assert {frozenset()} == {case.right for case in cases}
    assert {"en"} == {case.language for case in cases}


def test_both_searches_leave_out_what_is_hidden(tmp_path: Path) -> None:
    """Ours and the worker of FAQtory give the five best of what is there, with their numbers."""
    package = tmp_path / "faqtory"
    package.mkdir()
    (package / "__init__.py").touch()
    # What the worker takes of FAQtory, with the simplest of scores.
    (package / "questions.py").write_text(
        "import json, pathlib\n"
        "class Question:\n"
        "    def __init__(self, text):\n"
        "        _, head, self.body = text.split('---\\n')\n"
        "        self.title = json.loads(head)['title']\n"
        "    def match(self, query):\n"
        "        return 100 if query == self.title else 40\n"
        "def read_questions(folder):\n"
        "    return [Question(path.read_text('utf-8')) for path in pathlib.Path(folder).glob('*.md')]\n",
        "utf-8",
    )
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\nPYTHONPATH='{tmp_path}' exec '{sys.executable}' \"$@\"\n", "utf-8")
    python.chmod(0o755)
    questions = COLLECTIONS[0].questions
    case = corpus.Case(questions[1].title.plain_text, questions, frozenset({1}), False, "en")  # noqa: FBT003
    cases = [case, attrs.evolve(case, hidden=frozenset({1}))]

    for ranked in (contestants.rank_with_ours(cases), contestants.rank_with_faqtory(cases, python)):
        assert (1.0, 1) == ranked[0][0]
        assert 1 not in {answer.question for answer in ranked[1]}
        assert len(ranked[1]) <= 4


def test_recall_and_false_answers() -> None:
    """What is shown counts, in its order; what stands behind a good answer is shown where that is said."""
    case = corpus.Case("?", (), frozenset({1}), True, "en")  # noqa: FBT003
    ranked = [[Answer(0.9, 1)], [Answer(0.5, 2), Answer(0.3, 1)], [Answer(0.3, 1)], []]
    cases = [case] * 4

    assert (0.25, 0.25) == attrs.astuple(recall(cases, ranked, 0.4))
    assert (0.25, 0.5) == attrs.astuple(recall(cases, ranked, 0.4, 0.5))
    assert (0.5, 0.75) == attrs.astuple(recall(cases, ranked, 0.0))
    assert 0.5 == false_answers(ranked, 0.4)
    assert 0.95 == calibrated(ranked, 0.0)
    assert 0.35 == calibrated(ranked, 0.5)


def test_the_table_of_search() -> None:
    """Each half of the data has its lines; thresholds come from the one, figures from the other."""
    right = corpus.Case("?", (), frozenset({1}), False, "en")  # noqa: FBT003
    unrelated = attrs.evolve(right, right=frozenset())
    measured = [
        Measured("found", [right], [[Answer(0.9, 1)]], [[Answer(0.6, 1)]]),
        Measured("unrelated", [unrelated], [[]], [[Answer(0.6, 1)]]),
        Measured(
            "unrelated",
            [attrs.evolve(unrelated, is_for_tuning=True)],
            [[Answer(0.38, 2)]],
            [[Answer(0.68, 1)]],
        ),
    ]

    assert (
        "| measure | queries | aic-faq | FAQtory | FAQtory from 70 |\n|---|---|---|---|---|\n"
        "| found: recall@1 | 1 | 100.0% | 100.0% | 0.0% |\n"
        "| found: recall@5 | 1 | 100.0% | 100.0% | 0.0% |\n"
        "| unrelated: answered | 1 | 0.0% | 100.0% | 0.0% |\n\n"
        "Calibrated on the other half, our threshold is 0.40; the default is 0.4.\n"
    ) == recall_table(measured, is_for_tuning=False)


def test_speed_is_measured_of_each_step() -> None:
    """Reading, indexing, asking and looking for duplicates have a line each."""
    lines = speed.table(rounds=1, questions=50).splitlines()

    assert ["reading", "indexing", "a query", "duplicates"] == [
        line.split(" | ")[0][2:] for line in lines[2:]
    ]


def _without_answer(text: str, index: int) -> str:
    """Put one word in the place of an answer."""
    head, *entries = text.split("  - title: ")
    title = entries[index].split("    desc: ")[0]
    entries[index] = f"{title}    desc: Rien.\n"
    return "  - title: ".join((head, *entries))


def test_growth_is_drawn_from_the_rows_with_sizes() -> None:
    """A curve for each mix, by size; other measures and single points draw none."""
    rows = [
        report.Row(measure=measure, ours="", floor="", ratio=ratio)
        for measure, ratio in (
            ("1,000 questions, seed mix", 1.2),
            ("10 questions, seed mix", 1.1),
            ("10 questions, survey mix", 1.0),
            ("founding document", 1.3),
        )
    ]

    assert {"seed": [(10, 1.1), (1000, 1.2)]} == plots.growth(rows)


def test_the_rivals_get_every_question(tmp_path: Path) -> None:
    """A file for each question, which our reader takes for the same questions."""
    titles = rivals.write_folder(document(7), tmp_path / "questions")

    assert titles == [question.title.markdown for question in load(tmp_path / "questions").questions]
