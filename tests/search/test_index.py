"""Questions are found by what people ask."""

from __future__ import annotations

import pickle
import sys
import time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aic_faq
from aic_faq import FAQ, Answer, PluginError, Question, SearchIndex, Section, rich_text, suggestion_to_dict

FRENCH = """---
title: Aide
lang: fr
url: /aide
questions:
  - title: Comment récupérer mon mot de passe ?
    alt_titles: [Je n’arrive plus à me connecter]
    desc: Sur la page de connexion, demandez un courriel.
  - title: Combien coûtent les abonnements ?
    tags: [tarifs]
    desc: Douze euros par mois, sans engagement.
  - title: Qui êtes-vous ?
    desc: Une coopérative de Brest, qui publie des livres.
  - title: Où se trouve la librairie ?
    desc: Près de la gare.
    status: draft
  - title: Quand ouvre le magasin ?
    desc: À neuf heures.
---
"""
ENGLISH = """---
lang: en
questions:
  - title: How do I reset my password?
    desc: Ask for a mail on the sign-in page.
  - title: Can I get a refund?
    desc: Within fourteen days, the whole price.
---
"""
GERMAN = """---
lang: de
questions:
  - title: Wie ändere ich mein Passwort?
    desc: In den Einstellungen.
  - title: Was kostet die Monatskarte?
    desc: Zwölf Euro.
---
"""
JAPANESE = """---
lang: ja
questions:
  - title: パスワードを忘れました
    desc: メールを送ります。
---
"""
INDEX = SearchIndex.of(
    [
        aic_faq.loads(text, name=f"{name}.md")
        for name, text in {"fr": FRENCH, "en": ENGLISH, "de": GERMAN, "ja": JAPANESE}.items()
    ],
    base_url="https://example.org",
)


@pytest.mark.parametrize(
    ("query", "expected", "how"),
    [
        ("Comment recuperer mon mot de passe", "Comment récupérer mon mot de passe ?", "exact"),
        ("mots de passes", "Comment récupérer mon mot de passe ?", "stem"),
        ("je n'arrive pas à me connecter", "Comment récupérer mon mot de passe ?", "exact"),
        ("Can I get a refnud?", "Can I get a refund?", "typo"),
        ("tarif", "Combien coûtent les abonnements ?", "stem"),
        ("coopérative", "Qui êtes-vous ?", "exact"),
        ("QUI ETES VOUS", "Qui êtes-vous ?", None),
        ("resetting pasword", "How do I reset my password?", "stem"),
        ("Is a refund possible?", "Can I get a refund?", "exact"),
        ("Passwortänderung", "Wie ändere ich mein Passwort?", "part"),
        ("Karte für den Monat kostet was?", "Was kostet die Monatskarte?", "exact"),
        ("パスワード", "パスワードを忘れました", "exact"),
    ],
)
def test_the_best_suggestion(query: str, expected: str, how: str | None) -> None:
    """Titles, alternative titles, tags and answers are searched; accents, forms and typos are forgiven."""
    found = INDEX.search(query)

    assert expected == (found[0].question.title.plain_text if found else None)
    assert how == (found[0].words[0].how if found[0].words else None)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?!…",
        "the",
        "le",
        "Comment faire ?",
        "what is it?",
        "Wie geht das?",
        "librairie",  # a draft
        "Quelle est la capitale de la Mongolie ?",
        "How long should I boil an egg?",
        "\x00\ud800",
    ],
)
def test_nothing_is_suggested(query: str) -> None:
    """What says nothing, and what nobody has written about, gets no answer."""
    assert () == INDEX.search(query)


def test_a_suggestion_gives_its_reasons() -> None:
    """The score is the sum of what words and likeness add; place and address are those of the question."""
    best = INDEX.search("recuperer mon mot de pase perdu")[0]

    assert [("recuperer", "récupérer", "exact", "title"), ("mot", "mot", "exact", "title")] == [
        (word.word, word.found, word.how, word.field) for word in best.words[:2]
    ]
    assert ("pase", "passe", "typo") == (best.words[2].word, best.words[2].found, best.words[2].how)
    assert ("perdu",) == best.missing
    assert best.score == pytest.approx(sum(word.score for word in best.words) + 0.4 * best.likeness)
    assert "Comment récupérer mon mot de passe ?" == best.title
    assert "fr.md:6:12" == str(best.place)
    assert "https://example.org/aide#faq-comment-recuperer-mon-mot-de-passe" == best.place.url
    assert best.faq.language == "fr"


def test_fields_of_words() -> None:
    """A word is said to be in an alternative title, under a label or in the answer."""
    fields = {
        query: INDEX.search(query)[0].words[0].field
        for query in ("plus connecter arrive", "tarifs", "engagement", "abonnements")
    }

    assert {
        "plus connecter arrive": "alternative title",
        "tarifs": "label",
        "engagement": "answer",
        "abonnements": "title",
    } == fields


def question(title: str, answer: str = "Yes.", **fields: object) -> Question:
    """Make a question without a document."""
    made = Question(id="q", title=title, answer=Answer(body=rich_text(answer)))
    return attrs.evolve(made, **fields)  # type: ignore[arg-type]  # fields of a question


def one(made: Question, language: str | None = "en") -> FAQ:
    """Make a FAQ of one question."""
    return FAQ(questions=(made,), language=language)


def test_words_without_their_accents() -> None:
    """What has no accents where it should have some is another form of the same word all the same."""
    index = SearchIndex.of(one(question("Où sont mes données ?"), "fr"))

    assert [("donnees", "exact"), ("donnee", "stem")] == [
        (word.word, word.how)
        for query in ("mes donnees", "la donnee")
        for word in index.search(query)[0].words
    ]


def test_frequent_parts_and_words() -> None:
    """However many words begin alike and however many answers share a word, something is found."""
    index = SearchIndex.of(
        [one(question(f"Is subword{number} there?", "In the cellar.")) for number in range(200)]
    )

    assert 5 == len(index.search("cellar"))
    assert "part" == index.search("subwor is there", threshold=0)[0].words[0].how


def test_sections_are_searched() -> None:
    """The title of a section is a label of its questions."""
    index = SearchIndex.of(one(question("Who?", section=Section(title="Membership fees", id="fees"))))

    assert "label" == index.search("membership fee")[0].words[0].field


def test_languages_of_questions() -> None:
    """A question in another language than its FAQ is read in its own."""
    faq = FAQ(
        language="en",
        questions=(
            question("Prices?", id="a"),
            question("Les chevaux mangent-ils ?", id="b", language="fr-CA"),
        ),
    )

    assert "b" == SearchIndex.of(faq).search("cheval mangé")[0].question.id


def test_an_unknown_place() -> None:
    """A question that was made in Python has neither path nor address."""
    best = SearchIndex.of(one(question("Where are the horses?"))).search("horses")[0]

    assert "<unknown>" == str(best.place)
    assert suggestion_to_dict(best)["line"] is None


def test_an_empty_index_finds_nothing() -> None:
    """No questions, no suggestions."""
    index = SearchIndex.of(())

    assert () == index.search("anything")
    assert 0 == len(index)


def test_limit_and_threshold() -> None:
    """There are at most so many; the best one reaches the threshold, the others half of its score."""
    faqs = [one(question(f"How do I pay for item {number}?")) for number in range(9)]
    index = SearchIndex.of([*faqs, one(question("Who pays the taxes of the imported wine?"))])

    assert 9 == len(index.search("How do I pay for items?", limit=20))
    assert 3 == len(index.search("How do I pay for items?", limit=3))
    assert 0 == len(index.search("How do I pay for items?", limit=0))
    assert () == index.search("How do I pay for items?", threshold=0.99)
    assert index.search("Who knows about wine?", threshold=0.1)
    assert () == index.search("Who knows about wine?", threshold=0.7)


def test_the_order_is_settled() -> None:
    """Equal questions stand in the order of the documents, whatever the hash seed."""
    index = SearchIndex.of([one(question("The same question", f"Answer {number}.")) for number in range(9)])
    answers = [each.question.answer.body.plain_text for each in index.search("same question", limit=9)]

    assert [f"Answer {number}." for number in range(9)] == answers


def test_the_whole_outdoes_a_part() -> None:
    """All words of a query in an answer are worth more than a few in a title."""
    index = SearchIndex.of(
        [
            one(question("Which trains run?", "Those to Nantes, Quimper and Roscoff.")),
            one(question("Is Roscoff nice?", "It is.")),
        ]
    )

    assert "Which trains run?" == index.search("quimper nantes")[0].question.title.plain_text


def test_titles_that_say_nothing() -> None:
    """A title of grammar only is found by its words, and others beside it are not in its way."""
    index = SearchIndex.of([one(question("Who are you?", "Farmers in Brittany."))])

    assert 1.0 == index.search("who are you")[0].score
    assert "answer" == index.search("farmers brittany")[0].words[0].field


def test_a_base_url_must_be_absolute() -> None:
    """An address that would leave links relative is refused, as exporters do."""
    with pytest.raises(ValueError, match="base_url must be an absolute address"):
        SearchIndex(faqs=(), base_url="example.org")


def test_indexes_can_be_pickled() -> None:
    """An index that went through pickle finds the same."""
    again = pickle.loads(pickle.dumps(INDEX))  # noqa: S301 - our own

    assert INDEX.search("refund") == again.search("refund")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is one clear error."""
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)

    with pytest.raises(PluginError, match=r"searching needs .*: pip install 'aic-faq\[search\]'"):
        SearchIndex.of(())


@given(
    st.text(), st.lists(st.text(min_size=1).map(str.strip).filter(str.isprintable).filter(bool), max_size=4)
)
def test_any_query_of_any_titles(query: str, titles: list[str]) -> None:
    """Scores are from 0 to 1 and add up, whatever is asked; the best comes first."""
    index = SearchIndex.of(
        [one(question(title, title, alt_titles=tuple(titles[:2])), "fr") for title in titles]
    )

    for text in (query, *titles):
        scores = [each.score for each in index.search(text, threshold=0)]
        assert sorted(scores, reverse=True) == scores
        assert all(0 <= score <= 1.0000001 for score in scores)
    assert all(index.search(title)[0].score == 1 for title in titles if any(map(str.isalnum, title)))


@pytest.mark.parametrize(
    "query", ["x" * 1_000_000, "abcdefg hijklmno " * 60_000, " ".join(f"mot{n}abc" for n in range(90_000))]
)
def test_a_long_query_takes_no_longer(query: str) -> None:
    """A query of a megabyte is answered at once: only its beginning counts."""
    start = time.process_time()

    assert () == INDEX.search(query)
    assert time.process_time() - start < 2
