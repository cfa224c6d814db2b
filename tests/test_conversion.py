"""One format to another, and what is lost."""

from __future__ import annotations

import sys
from typing import ClassVar

import pytest

import aic_faq
from aic_faq import conversion
from aic_faq.conversion import convert, format_of
from aic_faq.diagnostics import Code, Diagnostic, Severity

PLAIN = "title: FAQ\nlanguage: en\nquestions:\n  - title: Why?\n    answer: So, and\n      thus.\n"
RICH = """title: FAQ
language: en
layout: x
questions:
  - title: Why *so*?
    answer: 'As [this](/a) says: `x`.'
    tags: [a]
    aliases: [b]
  - title: Who?
    answer: You.
  - title: When?
    draft: true
"""


def faq(text: str) -> aic_faq.FAQ:
    """Read YAML."""
    return aic_faq.loads(text, name="faq.yaml")


class Other:
    """An exporter of somebody else."""

    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".other"
    text = ""

    def export(self, faq: aic_faq.FAQ, /) -> str:
        """Write something."""
        return self.text or str(faq.title)


class Telling(Other):
    """One that tells what it loses."""

    def losses(self, faq: aic_faq.FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell of one loss."""
        found = Diagnostic(code=Code.LOST_FIELD, severity=Severity.WARNING, message=f"{faq.title}", path="x")
        return (found,)


def use(exporter: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an exporter under all names."""
    monkeypatch.setattr(conversion, "get_exporter", lambda _name: exporter)


@pytest.mark.parametrize("name", ["html", "jsonld"])
def test_nothing_is_lost_of_plain_questions(name: str) -> None:
    """What was written is read again, and says the same."""
    done = convert(faq(PLAIN), name)

    assert aic_faq.export(faq(PLAIN), name) == done.text
    assert () == done.losses


def test_losses_are_told_by_question() -> None:
    """Each has its place in the document; drafts, which are not published, are no loss."""
    losses = convert(faq(RICH), "jsonld").losses

    assert losses is not None
    lost = (
        "its title has lost words or marks; its answer has lost words or marks; it has no place for aliases"
    )
    assert [
        ("lost-field", "faq.yaml", "in jsonld, the FAQ is not whole: extra would come back changed"),
        ("lost-field", "faq.yaml:5:12", f"in jsonld, question 1, 'Why so?', is not whole: {lost}"),
    ] == [(each.code.value, each.location, each.message) for each in losses]
    assert {Severity.WARNING} == {each.severity for each in losses}


def test_lost_marks_are_lost_markup() -> None:
    """Where nothing else is lost, the code says so."""
    losses = convert(faq("- title: Why?\n  answer: It is `x`.\n"), "jsonld").losses

    assert losses is not None
    assert ["lost-markup"] == [each.code.value for each in losses if "question 1" in each.message]


def test_an_exporter_may_tell_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is read again."""
    use(Telling(), monkeypatch)
    done = convert(faq(PLAIN), "html")

    assert ("FAQ", ["FAQ"]) == (done.text, [each.message for each in done.losses or ()])


def test_what_nobody_reads_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """No reader takes the format, and its exporter does not tell."""
    use(Other(), monkeypatch)

    assert None is convert(faq(PLAIN), "silent").losses


def test_what_cannot_be_read_again_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it; where a package is missing, nobody knows."""
    other = Other()
    use(other, monkeypatch)
    other.text = "{"
    losses = convert(faq(PLAIN), "json").losses
    assert losses is not None
    assert 1 == len(losses)
    assert losses[0].message.startswith("in json, the FAQ is not whole: it cannot be read back: ")

    monkeypatch.setitem(sys.modules, "justhtml", None)
    other.text = "<html><h2>Why?</h2><p>So.</p></html>"
    assert None is convert(faq(PLAIN), "html").losses


def test_questions_that_are_more_or_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not there any more is lost, and what was none should not be there; a FAQ needs no source."""
    other = Other()
    use(other, monkeypatch)
    other.text = "question,answer\nHow come?,Because of the weather on that day.\n"
    made = aic_faq.FAQ(
        questions=(
            aic_faq.Question(title="Why?", id="why", answer=aic_faq.Answer(body=aic_faq.rich_text("So."))),
        )
    )
    losses = convert(made, "csv").losses

    assert losses is not None
    assert [
        "<FAQ>: warning: in csv, question 1, 'Why?', is not whole: it is not there [lost-field]",
        "<FAQ>: warning: in csv, question 1, 'How come?', is not whole: it is none [lost-field]",
    ] == sorted(map(str, losses), reverse=True)


def test_a_hundred_losses_are_listed() -> None:
    """How many more there are is said."""
    text = "".join(f"- title: Why {number}?\n  answer: It is `{number}`.\n" for number in range(103))
    losses = convert(faq(text), "jsonld").losses

    assert losses is not None
    assert (101, None) == (len(losses), losses[-1].position)
    assert losses[-1].message.endswith(" more losses are not listed")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/faq.html", "html"),
        ("faq.HTM", "html"),
        ("x.jsonld", "jsonld"),
        ("x.txt", "text"),
        ("x.exe", None),
        ("x", None),
    ],
)
def test_names_tell_formats(name: str, expected: str | None) -> None:
    """By their ends."""
    assert expected == format_of(name)
