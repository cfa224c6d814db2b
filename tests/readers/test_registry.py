"""Readers by name: built in, installed, unknown; and what a result says about how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import aic_faq
from aic_faq import Code, Limits, ReadOptions, Source
from aic_faq.errors import InvalidFAQError, PluginError, UnknownFormatError
from aic_faq.readers import load, loads, read
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.registry import BUILT_IN, reader_names
from aic_faq.readers.result import ReadResult
from aic_faq.source import Span
from tests.installing import installer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installing import Install

PLUGIN = '''
import aic_faq

def question(text):
    answer = aic_faq.Answer(body=aic_faq.rich_text("So."))
    return aic_faq.Question(id="a", title=text, answer=answer)


class Pipes:
    """Reads what stands between two signs."""

    def recognise(self, source):
        return "it begins with \\x7c" if source.text.startswith("\\x7c") else None

    def read(self, source, options):
        if "!" in source.text:
            raise aic_faq.InvalidFAQError(aic_faq.read(aic_faq.Source("")).diagnostics)
        faq = aic_faq.FAQ(questions=(question(source.text.strip("\\x7c\\n ")),), source=source)
        return aic_faq.ReadResult(faqs=(faq,))


others = Pipes()
nothing = 3
'''


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a function that installs a distribution with entry points, for this test only."""
    return installer(tmp_path, monkeypatch, "aic_faq.readers", "faq_pipes", PLUGIN)


def test_an_installed_reader_is_asked_last(install: Install) -> None:
    """It reads what no built-in reader takes, and only that; the result says why."""
    install("pipes", "pipes = faq_pipes:Pipes")

    names = reader_names()
    assert tuple(BUILT_IN) == names[: len(BUILT_IN)]
    assert "pipes" in names[len(BUILT_IN) :]
    result = read(Source("|Who?|", "f.pipes"))
    assert ("pipes", "it begins with |") == (result.format, result.reason)
    assert result.faq is not None
    assert ["Who?"] == [question.title.plain_text for question in result.faq.questions]
    assert (Source("|Who?|", "f.pipes"),) == result.sources
    assert "json" == read(Source('[{"q": "|", "a": "b"}]', "f")).format
    with pytest.raises(InvalidFAQError):
        loads("|!|", name="f.pipes")


def test_an_installed_reader_can_be_asked_for(install: Install) -> None:
    """By its name it reads whatever it is given, and no other is loaded."""
    install("pipes", "pipes = faq_pipes:others", "broken = no_such_module:x")

    result = read(Source('["x"]', "f.json"), options=ReadOptions(format="pipes"))
    assert ("pipes", "it was asked for by its name") == (result.format, result.reason)
    assert result.faq is not None


def test_no_choice_between_installed_readers(install: Install) -> None:
    """Where two of them want a document, it is not read, and both are named."""
    install("pipes", "pipes = faq_pipes:Pipes", "tubes = faq_pipes:others")

    result = read(Source("|Who?|", "f.pipes"))
    assert (None, None, "") == (result.faq, result.format, result.reason)
    assert ["the document can be read in several shapes: pipes, tubes"] == [
        problem.message for problem in result.diagnostics
    ]
    assert read(Source("|Who?|", "f.pipes"), options=ReadOptions(format="tubes")).faq is not None


def test_readers_that_cannot_be_used(install: Install) -> None:
    """Two claims on one name, and what is no reader, are errors that name the culprits."""
    install("pipes", "pipes = faq_pipes:Pipes", "odd = faq_pipes:nothing")
    install("tubes", "pipes = faq_pipes:others", "json = faq_pipes:others")

    with pytest.raises(PluginError, match="claimed more than once, by pipes and tubes"):
        read(Source("x", "f"), options=ReadOptions(format="pipes"))
    with pytest.raises(PluginError, match=r"'odd' of aic_faq\.readers is no reader"):
        read(Source("x", "f"), options=ReadOptions(format="odd"))
    assert (
        read(Source("[]", "f"), options=ReadOptions(format="json")).reason == "it was asked for by its name"
    )


def test_unknown_names() -> None:
    """A name that no reader has is an error that says which ones there are."""
    with pytest.raises(UnknownFormatError) as raised:
        read(Source("x"), options=ReadOptions(format="front_matter"))
    message = "no shape of document is called 'front_matter': expected one of front-matter, "
    assert str(raised.value).startswith(message)
    assert str(raised.value).endswith("; did you mean 'front-matter'?")
    with pytest.raises(UnknownFormatError, match=r"rst$|[a-z]$"):
        read(Source("x"), options=ReadOptions(format="%"))


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("front-matter", "the document does not begin with front matter: expected a line ---, found 'a: b'"),
        ("json", "the JSON cannot be read: a value without double quotes begins here: 'a'"),
        ("toml", "the TOML cannot be read: a key without a sign ="),
        ("yaml", "no questions were found; the keys of the document are 'a'"),
        ("microsoft", "no questions were found; the keys of the document are 'a'"),
    ],
)
def test_a_shape_that_does_not_fit(format_: str, expected: str) -> None:
    """A shape that was asked for says what is missing; the name of the file does not count."""
    result = read(Source("a: b", "f.csv"), options=ReadOptions(format=format_))
    assert (format_, [expected]) == (result.format, [problem.message for problem in result.diagnostics])


def test_front_matter_can_be_asked_for_whatever_the_name() -> None:
    """A line --- begins a YAML document in a file of data, unless front matter is asked for."""
    text = "---\nquestions: [{q: a, a: b}]\n---\nIntro.\n"
    result = read(Source(text, "f.yml"), options=ReadOptions(format="front-matter"))
    assert result.faq is not None
    assert result.faq.intro is not None
    assert Code.UNSUPPORTED_YAML is read(Source(text, "f.yml")).diagnostics[0].code


TWO = "en: [{q: Who?, a: We.}]\npt-BR: [{q: Quem?, a: Nós.}]\n"


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Who?"), ("pt-br", "Quem?"), ("pt", "Quem?"), ("pt_BR", "Quem?")]
)
def test_a_language_chooses_among_several_faqs(language: str, title: str) -> None:
    """The FAQ of the language is taken, and there is nothing to report."""
    result = read(Source(TWO, "f.yml"), options=ReadOptions(language=language))
    assert result.faq is not None
    assert title == result.faq.questions[0].title.plain_text
    assert (2, ()) == (len(result.faqs), result.diagnostics)


def test_a_language_that_is_not_there() -> None:
    """No other is taken instead; of a document with one FAQ there is no choice."""
    options = ReadOptions(language="it")
    with pytest.raises(
        InvalidFAQError, match="no FAQ of the document is in the language 'it': there are en, pt-BR"
    ):
        loads(TWO, name="f.yml", options=options)
    assert loads("- {q: a, a: b}", name="f.yml", options=options).questions


def test_the_sources_of_a_result(tmp_path: Path) -> None:
    """A result has the texts of its problems; one of a single document has that as its source."""
    source = Source("---\nquestions: [{q: a, a: '[x](y:z)'}]\n---\n", "f")
    result = read(source)
    assert (source, source) == (result.source, result.source_of(result.diagnostics[0]))
    first, second = Source("a", "one"), Source("b", "two")
    several = ReadResult(faqs=(), sources=(first, second))
    assert (None, None) == (several.source, several.faq)
    problems = ProblemCollector(first)
    problems.beside(second).error(Code.LIMIT, "too much", Span(0, 1), hint="less")
    problems.warning(Code.LIMIT, "much", None, hint="less")
    assert (first, second) == problems.sources
    assert ["one", "two"] == [problem.path for problem in problems.diagnostics]
    assert [first, second] == [several.source_of(problem) for problem in problems.diagnostics]
    assert (True, 2) == (problems.has_errors, problems.count)
    path = tmp_path / "f.json"
    path.write_text('[{"q": "a", "a": "b"}]', "utf-8")
    assert load(path).questions == aic_faq.loads(path.read_text("utf-8")).questions


def test_problems_of_one_kind_are_capped() -> None:
    """A hundred of them are described, the others counted; errors stay errors."""
    text = "questions:\n" + "- {q: a, a: b, date: x}\n" * 250
    result = read(Source(text, "f.yml"), options=ReadOptions(limits=Limits(questions=300)))
    assert result.faq is not None
    dates = [problem for problem in result.diagnostics if problem.code is Code.INVALID_DATE]
    assert 101 == len(dates)
    assert "f.yml: warning: 150 more problems of this kind are not listed [invalid-date]" == str(dates[-1])


def test_what_is_wrong_in_all_languages_is_said_once() -> None:
    """Each language is read for itself, but a common value has one problem."""
    text = 'layout: x\nupdated: soon\nen: {questions: [{q: "a", a: b}]}\nfr: {questions: [{q: "a", a: b}]}\n'
    result = read(Source(text, "f.yml"))
    assert [Code.SEVERAL_LANGUAGES, Code.INVALID_DATE] == [problem.code for problem in result.diagnostics]
