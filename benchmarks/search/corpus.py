"""Real FAQs, and queries for them of which it is known what answers them.

Near-duplicates are pairs of questions with nearly the same answer and different
titles. They are found by their answers alone, so that no way of comparing titles
decides what is asked.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, field, frozen

from aic_faq.languages import language_of
from aic_faq.readers import read
from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq.model import FAQ, Question

__all__ = (
    "Case",
    "Collection",
    "alternative_titles",
    "collection_of",
    "in_whole_language",
    "near_duplicates",
    "read_corpus",
    "unrelated",
)

CORPUS = ROOT.parent / "shared" / "corpus"
LANGUAGES = ("en", "fr", "de", "es")
_FOLDER = Path(__file__).parent
_SAME_ANSWER, _FEWEST_WORDS, _RAREST = 0.6, 8, 5
_SMALLEST_FAQ, _TITLES, _FAQS_A_QUERY, _SEED = 5, 700, 10, 7
_WORD = re.compile(r"\w+")


@frozen(eq=False)
class Collection:
    """Hold one FAQ as it is searched.

    Attributes:
        source: where the FAQ comes from; versions and neighbours have the same.
        language: primary subtag, or the empty string.
        questions: the published ones.
    """

    source: str
    language: str
    questions: tuple[Question, ...] = field(repr=False)

    @property
    def is_for_tuning(self) -> bool:
        """Tell in which half of the data it is, by its source: what is tuned is not what is reported."""
        return zlib.crc32(self.source.encode()) % 2 == 0


@frozen(eq=False)
class Case:
    """Hold a query, where it is asked, and what answers it.

    Attributes:
        query: what is asked.
        questions: what is searched, without alternative titles; the same object for the same FAQ.
        hidden: the numbers of questions that have the query as their title: they are taken out.
        right: the numbers of the questions that answer it; none for an unrelated query.
        is_for_tuning: the half of the data that it is in.
        is_judged_same: whether the two titles, read by a person, ask the same.
    """

    query: str
    questions: tuple[Question, ...] = field(repr=False)
    right: frozenset[int]
    is_for_tuning: bool
    language: str
    hidden: frozenset[int] = frozenset()
    is_judged_same: bool = True


def normal(title: str) -> str:
    """Give the words of a title."""
    return " ".join(_WORD.findall(title.casefold()))


def read_corpus(corpus: Path = CORPUS) -> list[Collection]:
    """Read every FAQ that is not broken."""
    manifest = json.loads((corpus / "manifest.json").read_text("utf-8"))
    return [
        collection_of(faq, document["repo"])
        for document in manifest["documents"]
        if document["kind"] != "broken"
        for faq in read(corpus / document["path"]).faqs
    ]


def collection_of(faq: FAQ, source: str) -> Collection:
    """Take what is searched of a FAQ."""
    return Collection(source, (language_of(faq) or "").partition("-")[0], faq.published)


def alternative_titles(collections: Iterable[Collection]) -> Iterator[Case]:
    """Ask for each question by its alternative titles."""
    for each in collections:
        bare = tuple(map(_without_alternatives, each.questions))
        for number, question in enumerate(each.questions):
            for title in question.alt_titles:
                yield Case(title, bare, frozenset({number}), each.is_for_tuning, each.language)


def near_duplicates(collections: Sequence[Collection]) -> Iterator[Case]:
    """Ask for each question by the titles of others with nearly the same answer, in the FAQ that has it."""
    same = _same_answers(collections)
    unlike = frozenset(tomllib.loads((_FOLDER / "not_the_same.toml").read_text("utf-8"))["pairs"])
    bare = [tuple(map(_without_alternatives, each.questions)) for each in collections]
    titles = [[normal(each.title.plain_text) for each in questions] for questions in bare]
    seen: set[tuple[str, str]] = set()
    for (at, number), others in sorted(same.items()):
        title = titles[at][number]
        for where in sorted({other for other, _ in others}):
            right = {other for place, other in others if place == where and titles[where][other] != title}
            home = collections[where]
            # Several versions of one FAQ ask the same things: once is enough.
            if right and (title, home.source) not in seen:
                seen.add((title, home.source))
                yield Case(
                    query=bare[at][number].title.plain_text,
                    questions=bare[where],
                    right=frozenset(right),
                    is_for_tuning=home.is_for_tuning,
                    language=home.language,
                    hidden=frozenset(n for n, other in enumerate(titles[where]) if other == title),
                    is_judged_same=any(pair_key(title, titles[where][n]) not in unlike for n in right),
                )


def in_whole_language(cases: Iterable[Case], collections: Sequence[Collection]) -> Iterator[Case]:
    """Ask the same of all FAQs of the language together; a right title is right wherever it stands."""
    together = {
        language: tuple(
            _without_alternatives(question)
            for each in collections
            if each.language == language
            for question in each.questions
        )
        for language in {each.language for each in collections}
    }
    titles = {
        language: [normal(each.title.plain_text) for each in questions]
        for language, questions in together.items()
    }
    for case in cases:
        known = titles[case.language]
        right = {normal(case.questions[number].title.plain_text) for number in case.right}
        query = normal(case.query)
        yield evolve(
            case,
            questions=together[case.language],
            right=frozenset(number for number, title in enumerate(known) if title in right),
            hidden=frozenset(number for number, title in enumerate(known) if title == query),
        )


def pair_key(one: str, other: str) -> str:
    """Name a pair of titles in few characters."""
    return f"{zlib.crc32(' | '.join(sorted((one, other))).encode()):08x}"


_Place: TypeAlias = "tuple[int, int]"


def _same_answers(collections: Sequence[Collection]) -> dict[_Place, set[_Place]]:
    """Find questions with nearly the same answer in one language, in whatever documents."""
    answers = {
        (at, number): frozenset(_WORD.findall(question.answer.body.plain_text.casefold()))
        for at, each in enumerate(collections)
        for number, question in enumerate(each.questions)
    }
    counts = Counter(word for words in answers.values() for word in words)
    seen: defaultdict[str, list[_Place]] = defaultdict(list)
    same: defaultdict[_Place, set[_Place]] = defaultdict(set)
    for here, words in answers.items():
        if len(words) < _FEWEST_WORDS:
            continue
        rarest = sorted(words, key=lambda word: (counts[word], word))[:_RAREST]
        for there in {there for word in rarest for there in seen[word]}:
            is_one_language = collections[here[0]].language == collections[there[0]].language
            shared = len(words & answers[there]) / len(words | answers[there])
            if is_one_language and shared >= _SAME_ANSWER:
                same[here].add(there)
                same[there].add(here)
        for word in rarest:
            seen[word].append(here)
    return same


def unrelated(collections: Sequence[Collection], kind: str) -> Iterator[Case]:
    """Ask FAQs what they do not answer: ``written`` questions, or ``titles`` of FAQs from elsewhere.

    FAQs of two sources now and then do answer the same: that counts as false all the same.
    """
    chance = random.Random(_SEED)  # noqa: S311 - a choice, no secret
    written = tomllib.loads((_FOLDER / "unrelated.toml").read_text("utf-8"))
    for language in LANGUAGES:
        known = [
            each for each in collections if each.language == language and len(each.questions) >= _SMALLEST_FAQ
        ]
        if kind == "written":
            for query in written[language]:
                for each in chance.sample(known, min(_FAQS_A_QUERY, len(known))):
                    yield _unanswered(query, each)
            continue
        for _ in range(_TITLES if len(known) > 1 else 0):
            one, other = chance.sample(known, 2)
            if one.source != other.source:
                yield _unanswered(chance.choice(one.questions).title.plain_text, other)


def _unanswered(query: str, collection: Collection) -> Case:
    return Case(query, collection.questions, frozenset(), collection.is_for_tuning, collection.language)


def _without_alternatives(question: Question) -> Question:
    return evolve(question, alt_titles=()) if question.alt_titles else question
