"""The JSON Schema of native documents, and the collection for Decap CMS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import aic_faq
from aic_faq.languages import language_tag
from aic_faq.options import Keys, ReadOptions, fold_key
from aic_faq.schemas import decap_collection, json_schema
from aic_faq.schemas._types import page_fields, question_fields

SEED = Path(__file__).resolve().parent.parent.parent / "examples" / "accelerateur.md"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
LANGUAGE = Draft202012Validator(SCHEMA["$defs"]["language"])
# As the command line reads: what is published has answers.
OPTIONS = ReadOptions(unanswered="error")


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Loader):  # type: ignore[misc]
    """Load YAML as editors do, which follow YAML 1.2: no text is a date."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def front_matter(text: str) -> Any:
    """Give the data between the lines ---."""
    return yaml.load(text.removeprefix("\ufeff").lstrip().split("---", 2)[1], Loader)  # noqa: S506 - a safe one


def is_valid(text: str) -> bool:
    """Tell whether the front matter of a document is valid."""
    return VALIDATOR.is_valid(front_matter(text))


def is_read(text: str) -> bool:
    """Tell whether a document is read without an error."""
    return aic_faq.read(aic_faq.Source(text, "faq.md"), options=OPTIONS).faq is not None


def document(questions: str, head: str = "") -> str:
    """Put YAML between the lines ---."""
    return f"---\n{head}questions:\n{questions}\n---\n"


def test_the_schema_is_one() -> None:
    """It follows the dialect that it names, and can be written as JSON."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA == json.loads(json.dumps(SCHEMA))
    assert "https://json-schema.org/draft/2020-12/schema" == SCHEMA["$schema"]


def test_every_key_that_readers_know_is_described() -> None:
    """A field that is added to Keys cannot be forgotten here."""
    keys = Keys()

    assert {field for field, _ in keys.question_fields.values()} == {
        each.name for each in question_fields(keys)
    }
    assert {field for field, _ in keys.page_fields.values()} == {each.name for each in page_fields(keys)}
    described = {fold_key(name) for name in SCHEMA["$defs"]["question"]["properties"]}
    assert set(keys.question_fields) == described
    assert set(keys.page_fields) == {fold_key(name) for name in SCHEMA["properties"]}


def test_names_of_your_own() -> None:
    """Other keys make another schema."""
    keys = evolve(Keys(), question=("enquiry",))
    data = {"questions": [{"enquiry": "Why?", "answer": "So."}]}

    assert not VALIDATOR.is_valid(data)
    assert Draft202012Validator(json_schema(keys)).is_valid(data)


@pytest.mark.parametrize(
    "text",
    [
        SEED.read_text("utf-8"),
        *map(aic_faq.starter_document, aic_faq.starter_languages()),
        document("  - title: 2026\n    desc: 42"),
        document("  - Question: Why?\n    ANSWER: [So., Thus.]\n    Last-Updated: 2026-01-02\n"
                 "    Review every: 6 months"),
        document("  - q: Why?\n    a: {text: So.}\n    tags: one\n    lang: fr_FR\n"
                 "    active: yes\n    status: Published"),
        document("  - title: Why?\n    draft: true"),
        document("  - title: Why?\n    Published: no"),
        document("  - title: Why?\n    answer: ''\n    status: draft"),
        document("  - name: Costs\n    items:\n      - title: Why?\n        desc: So.\n"
                 "  - title: Who?\n    desc: You."),
        document("  - title: Why?\n    answer: So.\n    colour: {red: [1]}", "theme: [x]\nitems: [menu]\n"),
        "---\nfaq:\n  heading: FAQ\n  items:\n    - {q: Why, a: So.}\n---\n",
        document("  - title: Why?\n    answer: So.\n    id:\n    updated:\n    tags:\n    lang:",
                 "language:\nupdated:\n"),
    ],
)  # fmt: skip
def test_what_is_read_is_valid(text: str) -> None:
    """Names in any spelling, words that YAML takes for numbers, sections and unknown keys are all right."""
    assert (True, True) == (is_read(text), is_valid(text))


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: FAQ\n---\n",
        "---\n- title\n---\n",
        "---\nquestions: []\n---\n",
        "---\nquestions: none\n---\n",
        document("  - Why?"),
        document("  - answer: So."),
        document("  - title:\n    answer: So."),
        document("  - title: [Why]\n    answer: So."),
        document("  - title: Why?"),
        document("  - title: Why?\n    answer:"),
        document("  - title: Why?\n    answer: ' '"),
        document("  - title: Why?\n    answer: []"),
        document("  - title: Why?\n    draft: false"),
        document("  - title: Costs\n    questions:\n      - title: Why?"),
    ],
)
def test_what_is_an_error_is_invalid(text: str) -> None:
    """What the command line refuses is refused by editors, too."""
    assert (False, False) == (is_read(text), is_valid(text))


@pytest.mark.parametrize(
    "line",
    [
        "updated: yesterday",
        "reviewed: 2026-1-2",
        "language: Français (France)",
        "draft: maybe",
        "status: hidden",
        "tags: {a: b}",
        "id: [x]",
        "review-every: [x]",
    ],
)
def test_what_is_left_out_with_a_warning_is_invalid(line: str) -> None:
    """Editors show what would not be read."""
    text = document(f"  - title: Why?\n    answer: So.\n    {line}")
    result = aic_faq.read(aic_faq.Source(text, "faq.md"), options=OPTIONS)

    assert result.diagnostics
    assert not is_valid(text)


@pytest.mark.heavy
def test_the_documents_of_the_corpus(shared: Path) -> None:
    """Every real document of the native shape is valid, and every broken one is not."""
    outcomes = []
    corpus = shared / "corpus"
    for path in sorted([*(corpus / "frontmatter").rglob("*.md"), *(corpus / "broken").rglob("*.md")]):
        result = aic_faq.read(path, options=OPTIONS)
        if result.format != "front-matter":
            continue
        try:
            data = front_matter(path.read_text("utf-8"))
        except yaml.YAMLError:
            assert result.faq is None
            continue
        lists = [key for key in data if fold_key(key) in Keys().list_names] if isinstance(data, dict) else []
        if lists or result.faq is None:
            outcomes.append((result.faq is not None, VALIDATOR.is_valid(data), str(path)))

    assert [] == [path for is_read, is_valid, path in outcomes if is_read != is_valid]
    assert len(outcomes) > 30


words = st.text(alphabet="ab é", min_size=1, max_size=6).filter(str.strip)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(0, 3), words, st.sampled_from(["2026-01-02", "no", "draft", ""])
)
values = st.one_of(scalars, st.lists(scalars, max_size=2), st.dictionaries(words, scalars, max_size=1))
names = st.sampled_from(
    ["title", "Question", "answer", "desc", "a", "id", "tags", "Draft", "status", "updated", "lang"]
)
mappings = st.dictionaries(names, values, max_size=4)
sections = st.fixed_dictionaries({"title": words, "questions": st.lists(mappings, max_size=2)})
lists = st.lists(st.one_of(mappings, sections, scalars), max_size=3)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {"questions": lists}, optional={"title": values, "updated": values, "language": values}
    )
)
def test_what_is_valid_is_read(data: dict[str, Any]) -> None:
    """No document that an editor takes for right is refused."""
    text = f"---\n{json.dumps(data, ensure_ascii=False)}\n---\n"

    assert is_read(text) or not VALIDATOR.is_valid(data)


@given(st.text(alphabet="frFR-_1é ", max_size=7).filter(str.strip))
def test_languages_are_those_of_readers(tag: str) -> None:
    """A tag is valid where it is read."""
    assert (language_tag(tag) is not None) == LANGUAGE.is_valid(tag)


class TestDecap:
    """The collection for Decap CMS."""

    COLLECTION = yaml.safe_load(decap_collection("content/faq.md"))["collections"][0]

    def test_it_names_the_document(self) -> None:
        """One file is edited."""
        assert ("faq", ["content/faq.md"]) == (
            self.COLLECTION["name"],
            [each["file"] for each in self.COLLECTION["files"]],
        )

    def test_its_fields_are_read(self) -> None:
        """What people enter under its names is what readers look for, and each has a widget."""
        page = self.COLLECTION["files"][0]["fields"]
        inner = next(each for each in page if each["name"] == "questions")["fields"]
        values = {
            "title": "Why?",
            "answer": "So.",
            "id": "why",
            "section": "Costs",
            "draft": True,
            "updated": "2026-01-02",
        }
        text = f"---\n{json.dumps({'title': 'FAQ', 'contact': 'Me.', 'questions': [values]})}\n---\n"
        result = aic_faq.read(aic_faq.Source(text, "faq.md"))

        assert values.keys() <= {each["name"] for each in inner}
        assert all(fold_key(each["name"]) in Keys().question_fields for each in inner)
        assert all(fold_key(each["name"]) in Keys().page_fields for each in page)
        assert all(each["widget"] and each["hint"] and each["label"] for each in [*page, *inner])
        assert result.faq is not None
        assert {} == dict(result.faq.questions[0].extra)
        assert "Costs" == result.faq.sections[0].title

    def test_what_must_be_there(self) -> None:
        """A question and an answer are asked for, and nothing else."""
        page = self.COLLECTION["files"][0]["fields"]
        inner = next(each for each in page if each["name"] == "questions")["fields"]

        assert ["questions"] == [each["name"] for each in page if each.get("required", True)]
        assert ["title", "answer"] == [each["name"] for each in inner if each.get("required", True)]


def test_every_value_of_the_model_has_a_type() -> None:
    """Fields that people write, all but those that hold what is unknown or derived."""
    written = {field.name for field in question_fields(Keys())} | {"title", "answer"}

    assert {each.name for each in fields(aic_faq.Question)} - {"extra", "span"} <= written
