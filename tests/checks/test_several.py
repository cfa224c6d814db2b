"""Documents that are checked together, sites, similar titles, and what is chosen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq import CheckOptions, Code, PluginError, Source, all_rules, check, check_all, read
from aic_faq.checks.registry import rule_of
from aic_faq.checks.rule import Rule
from aic_faq.checks.similarity import near_pairs


def rules(*codes: Code) -> tuple[Rule, ...]:
    """Give some rules."""
    return tuple(rule for rule in map(rule_of, codes) if rule is not None)


def faq(title: str, answer: str, language: str = "en") -> str:
    """Write a document of one question."""
    return f"---\nlang: {language}\nquestions:\n  - title: {title}\n    desc: {answer}\n---\n"


LONG = "That is a long answer, which nobody wants to read twice."


def test_what_stands_in_two_documents_is_found_in_the_later_one() -> None:
    """Titles and answers are compared with those of documents before, in the same language."""
    texts = {
        "a.md": faq("What?", LONG),
        "b.md": faq("WHAT?", LONG),
        "c.md": faq("What?", LONG, "fr"),
        "d.md": faq("Who?", "You."),
        "e.md": faq("What?", "Another."),
        "f.md": faq("Where?", "There."),
    }
    results = [read(Source(text, name)) for name, text in texts.items()]

    found = check_all(results, rules=rules(Code.DUPLICATE_TITLE, Code.DUPLICATE_ANSWER))

    assert [
        ("b.md:4:12", "the title stands in a.md:4 as well"),
        ("b.md:5:11", "the answer is that of 'What?' in a.md:4, too"),
        ("e.md:4:12", "the title stands in a.md:4 as well"),
    ] == [(diagnostic.location, diagnostic.message.replace("a.md:5", "a.md:4")) for diagnostic in found]


def test_the_same_faq_twice_is_one() -> None:
    """A FAQ without a source is compared with those that have one, and named so."""
    result = read(Source(faq("What?", "A."), "a.md"))
    bare = read(Source(faq("What?", "A."), "b.md")).faqs[0]

    assert () == check_all((result, result), rules=rules(Code.DUPLICATE_TITLE))
    from attrs import evolve

    question = evolve(bare.questions[0], title="What?", span=None)
    bare = evolve(bare, source=None, questions=(question,))
    found = check_all((bare, result), rules=rules(Code.DUPLICATE_TITLE))
    assert ["the title stands in another document as well"] == [diagnostic.message for diagnostic in found]


def test_titles_that_are_nearly_the_same() -> None:
    """The order of words and small differences count little; equal titles are told while reading."""
    text = "---\nlang: en\nquestions:\n"
    titles = ("How do I pay by card?", "How do I pay by cards ?", "How do I pay by card?", "Where are you?")
    text += "".join(f"  - title: {title}\n    desc: a\n" for title in titles) + "---\n"

    found = check(read(Source(text, "faq.md")), rules=rules(Code.NEAR_DUPLICATE_TITLE))

    assert [("6:12", "the title is nearly that of 'How do I pay by card?'")] == [
        (str(diagnostic.position), diagnostic.message) for diagnostic in found
    ]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=4).map(tuple), max_size=40))
def test_equal_titles_are_always_pairs(titles: list[tuple[str, ...]]) -> None:
    """No blocking hides a title that has stood before, and none is paired with itself or a later one."""
    pairs = list(near_pairs(titles))

    later = [second for _, second in pairs]
    assert all(first < second for first, second in pairs)
    assert len(set(later)) == len(later)
    repeated = {number for number, title in enumerate(titles) if title and title in titles[:number]}
    assert repeated <= set(later)


def test_words_that_stand_everywhere_are_compared_fifty_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time grows with the number of titles, not with its square."""
    from rapidfuzz import fuzz

    calls = []
    monkeypatch.setattr(fuzz, "ratio", lambda *_, score_cutoff: calls.append(score_cutoff))

    assert [] == list(near_pairs([("same", "words")] * 200))
    assert len(calls) <= 200 * 100


def test_without_rapidfuzz_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule says what is missing; all others run without it."""
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)

    with pytest.raises(PluginError, match=r"pip install 'aic-faq\[check\]'"):
        check(read(Source(faq("What?", "A."))), rules=all_rules())
    assert () == check(read(Source(faq("What?", "A."))))


SITE = """\
---
lang: en
url: /help/faq
questions:
  - title: What?
    desc: |-
      [a](/prices) [b](fees) [c](/prices.html#top) [d](/prices?x=1#gone) [e](https://example.org/base/none)
      [f](https://elsewhere.org/none) [g](mailto:a@example.org) [h](#what) [i](/file%20name.pdf#page=2)
      [j](/../../none) ![k](card.png) ![l](/none.png) [m](/folder) [n](/empty.html#x)
      [o](https://example.org/none)
---
"""


def test_links_are_looked_up_in_the_folder_of_the_site(tmp_path: Path) -> None:
    """Pages, folders, files and ids are found as a server would; what is elsewhere is left alone."""
    (tmp_path / "help").mkdir()
    (tmp_path / "folder").mkdir()
    for name in ("file name.pdf", "help/fees.html", "help/card.png", "folder/index.html", "empty.html"):
        (tmp_path / name).write_bytes(b"" if name == "empty.html" else b"x")
    (tmp_path / "prices.html").write_text("<h1 id='top'>Prices</h1><a name=x>", encoding="utf-8")
    options = CheckOptions(site=str(tmp_path), base_url="https://example.org")

    found = check(
        read(Source(SITE, "faq.md")), rules=rules(Code.BROKEN_LINK, Code.MISSING_IMAGE), options=options
    )

    assert [
        ("9", "the image '/none.png' is not there: the site has no such file"),
    ] == [(str(d.position and d.position.line), d.message) for d in found if d.code is Code.MISSING_IMAGE]
    assert [
        f"the link '/prices?x=1#gone' leads nowhere: {tmp_path}/prices.html has no id 'gone'",
        "the link 'https://example.org/base/none' leads nowhere: the site has no such file",
        "the link '/../../none' leads nowhere: the site has no such file",
        "the link 'https://example.org/none' leads nowhere: the site has no such file",
    ] == [diagnostic.message for diagnostic in found if diagnostic.code is Code.BROKEN_LINK]


def test_a_site_below_a_path_has_nothing_outside_of_it(tmp_path: Path) -> None:
    """With a base URL that has a path, the folder is what stands below it."""
    answer = "'[a](/none) [b](https://example.org/base/none) [c](https://example.org/basement) [d](e)'"
    options = CheckOptions(site=str(tmp_path), base_url="https://example.org/base/")
    text = faq("What?", answer).replace("questions", "url: faq\nquestions", 1)

    found = check(read(Source(text, "faq.md")), rules=rules(Code.BROKEN_LINK), options=options)

    assert ["https://example.org/base/none", "e"] == [d.message.split("'")[1] for d in found]


def test_a_page_that_cannot_be_read_has_any_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not known is not reported, and nothing at all without a folder."""
    from aic_faq.checks import site
    from aic_faq.errors import FileAccessError

    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    result = read(Source(faq("What?", "'[a](/a#b)'"), "faq.md"))
    broken = rules(Code.BROKEN_LINK)
    assert 1 == len(check(result, rules=broken, options=CheckOptions(site=str(tmp_path))))
    assert () == check(result, rules=broken)

    def refuse(path: str, *, limit: int) -> bytes:
        assert limit
        raise FileAccessError(path, "permission denied")

    monkeypatch.setattr(site, "read_bytes", refuse)
    assert () == check(result, rules=broken, options=CheckOptions(site=str(tmp_path)))


def test_rules_that_are_given_are_all_that_is_told() -> None:
    """What reading found is told only if its rule is given; errors always are."""
    result = read(Source(faq("What?", "'[a](javascript:b) (c'"), "faq.md"))
    error = read(Source("---\nquestions:\n", "faq.md"))

    assert ["dangerous-url", "unbalanced-bracket"] == [d.code.value for d in check(result)]
    assert ["dangerous-url"] == [d.code.value for d in check(result, rules=rules(Code.DANGEROUS_URL))]
    assert () == check(result, rules=())
    assert ["unclosed-front-matter"] == [d.code.value for d in check(error, rules=())]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"base_url": "/faq"},
            "base_url must be an absolute address such as https://example.org, got '/faq'",
        ),
        ({"language": "?"}, "language must be a BCP 47 tag such as 'fr' or 'pt-BR', got '?'"),
    ],
)
def test_options_that_cannot_be(options: dict[str, str], message: str) -> None:
    """Options say what is expected of them."""
    with pytest.raises(ValueError) as raised:
        CheckOptions(**options)  # type: ignore[arg-type]

    assert message == str(raised.value)


def test_a_document_in_two_languages_is_told_once() -> None:
    """What both FAQs of a document have in common has one place."""
    text = "questions:\n  - title: {en: 'What (?', fr: 'Quoi (?'}\n    desc: {en: 'A', fr: 'B'}\n"

    found = check(read(Source(text, "faq.yaml")), rules=rules(Code.EXPIRED, Code.UNBALANCED_BRACKET))

    assert ["2:23", "2:38"] == sorted({str(d.position) for d in found if d.code is Code.UNBALANCED_BRACKET})
