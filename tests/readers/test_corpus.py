"""Real documents, and hostile ones against the clock."""

from __future__ import annotations

import base64
import json
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from aic_faq.diagnostics import Severity
from aic_faq.readers import read, read_data
from aic_faq.source import Source

# No speed is measured here, benchmarks/ does that: what grows out of all proportion is caught, though
# coverage is measured and the machine is busy. Exponential expressions would take hours.
SHORT, SECONDS = 32 * 1024, 60
# Data without front matter is a shape of its own.
OTHER_SHAPES = {"file.lenient-4d486201af"}
SEED = Path(__file__).resolve().parent.parent.parent / "examples/accelerateur.md"
IDS = [
    "qu-est-ce-que-l-accelerateur-d-initiatives-citoyennes",
    "comment-faire-integrer-mon-commun-a-l-accelerateur",
    "quelles-sont-les-contreparties-attendues-de-la-part-des-porteurs-de-projet",
    "quel-est-l-emploi-du-temps-de-l-accelerateur-et-combien-de-temps-faut-il-prevoir",
    "peut-on-devenir-partenaire-de-l-accelerateur",
]
# Lists of questions that stand deeper in the data, inside page builders and categories.
NESTED = {
    "new-site-faq",
    "powercoders-org-index",
    "regles-elementaires-hugo-index",
    "site-aic-v2-index",
    "starlingmontessori-faq",
    "starlingmontessori-montessori",
    "starlingmontessori-primary-2026",
    "starlingmontessori-toddler-capitol-hill",
    "website-faq-2",
    "website-faq-4",
    "website-faq-5",
    "website-services",
    "website-services-2",
    "website-services-3",
    "website-services-4",
    "website-services-5",
    "website-services-6",
    "website-services-7",
}


def test_seed() -> None:
    """The founding document: 7 questions, the contact, no problem; what is not known is kept."""
    result = read(SEED)
    assert result.faq is not None
    assert () == result.diagnostics
    assert 7 == len(result.faq.questions)
    assert IDS == [question.id for question in result.faq.questions][:5]
    assert ("Foire aux questions", "/faq") == (result.faq.title, result.faq.url)
    assert {"layout": "faq_main"} == dict(result.faq.extra)
    assert result.faq.contact is not None
    assert result.faq.contact.plain_text


def front_matter(shared: Path) -> list[dict[str, Any]]:
    """Give what the manifest says about the documents of the native shape."""
    manifest = json.loads((shared / "corpus/manifest.json").read_text("utf-8"))
    return [document for document in manifest["documents"] if document["kind"] == "frontmatter"]


def test_seed_is_that_of_the_corpus(shared: Path) -> None:
    """The example is the founding document, byte for byte."""
    assert (shared / "corpus/seed/faq.md").read_bytes() == SEED.read_bytes()


def test_counts_of_the_corpus(shared: Path) -> None:
    """Each document whose list of questions stands at the top level has as many as the manifest says."""
    wrong = {}
    for document in front_matter(shared):
        result = read(shared / "corpus" / document["path"])
        found = len(result.faq.questions) if result.faq else None
        if found != document["questions"]:
            wrong[document["id"]] = found
    assert NESTED == set(wrong)
    assert {None} == set(wrong.values())


def inputs(vector: dict[str, Any]) -> list[bytes]:
    """Give what a vector puts in: a text, its parts times a number, or packed bytes."""
    if "b64" in vector:
        return [base64.b64decode(vector["b64"])]
    if "z" in vector:
        return [zlib.decompress(base64.b64decode(vector["z"]))]
    if "parts" in vector:
        return ["".join(text * times for text, times in vector["parts"]).encode("utf-8", "surrogatepass")]
    texts = [vector[key] for key in ("payload", "md", "plain", "text") if key in vector]
    texts += [value for value in vector.get("fields", {}).values() if isinstance(value, str)]
    return [text.encode("utf-8", "surrogatepass") for text in texts]


def vectors(shared: Path) -> list[dict[str, Any]]:
    """Give every vector of every list."""
    lists = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "vectors").glob("*.json"))]
    return [vector for found in lists if isinstance(found, list) for vector in found]


def test_vectors_take_no_time(shared: Path) -> None:
    """Each vector as document, as answer and as title is read or refused at once."""
    for vector in vectors(shared):
        for data in inputs(vector):
            if len(data) > SHORT:
                continue
            text = data.decode("utf-8", "replace")
            block = "".join(f"      {line}\n" for line in text.split("\n"))
            for document in (
                data,
                f"---\nquestions:\n  - title: a\n    desc: |2\n{block}---\n".encode(),
                f"---\nquestions:\n  - title: {json.dumps(text)}\n    desc: b\n---\n".encode(),
            ):
                start = time.process_time()
                result = read_data(document, "f")
                assert time.process_time() - start < SECONDS, vector["id"]
                errors = [problem for problem in result.diagnostics if problem.severity is Severity.ERROR]
                assert bool(errors) == (result.faq is None)


def test_expected_of_vectors(shared: Path) -> None:
    """Whole documents that a vector wants read, or refused, are."""
    expected = [
        vector
        for vector in vectors(shared)
        if vector.get("expect") in {"accept", "reject"}
        and {*vector} & {"text", "b64", "z"}
        and vector["id"] not in OTHER_SHAPES
    ]
    assert expected
    for vector in expected:
        (data,) = inputs(vector)
        result = read_data(data, "f")
        assert (vector["expect"] == "accept") == (result.faq is not None), vector["id"]
        shown = "" if result.faq is None else repr(result.faq)
        assert all(word in shown for word in vector.get("has", ())) or result.faq is None, vector["id"]


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000 + ": a: b",
        '"\n' * 10_000 + "x: y: z",
        "a: '\n" * 10_000,
        '"a: ' * 10_000,
        "x: y\n" + "  " * 20_000 + "- a: b: c",
        "a: " + '"b" ' * 10_000,
        "%TAG ! a\n" * 20_000,
        "&a " * 10_000,
        "a:\n" * 10_000,
        "a: >2\n" + "# x\n" * 10_000,
        "a: |\n" + " \n" * 10_000 + "b",
        "{" + "a, " * 10_000,
        "a: \u2028" + "".join(map(chr, range(0xE000, 0xF900))) * 10,
    ],
)
def test_hostile_front_matter_takes_no_time(text: str) -> None:
    """Explaining what is wrong takes time in proportion to the document."""
    start = time.process_time()
    assert read(Source(f"---\n{text}\n---\n")).faq is None
    assert time.process_time() - start < SECONDS
