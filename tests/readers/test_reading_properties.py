"""What holds for every document in every shape: sound results, the same each time, that can be exported."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq import export, exporter_names
from aic_faq.diagnostics import Severity
from aic_faq.options import ReadOptions
from aic_faq.readers import ReadResult, read, read_data
from aic_faq.readers.registry import BUILT_IN

pytestmark = pytest.mark.heavy

EXPORTERS = exporter_names()
FORMATS = st.sampled_from([None, *BUILT_IN])
NAMES = st.sampled_from(["f", "f.md", "f.yaml", "f.json", "f.toml", "f.csv", "f.tsv", "f.html", "f.txt"])
PIECES = st.sampled_from([
    *("---\n", "+++\n", "\n", "\n\n", "\r\n", "  ", "- ", "title: ", "question: ", "a"),
        *("questions:\n", "questions = [", "[[questions]]\n", "fr:\n", "weight: 1\n", "answer = "),
    *('"question": ', '"answer": '),
    *('"a?"', '"', "'", "{", "}", "[", "]", ":", ",", ";", "\t", "|", "|\n", ">-\n", "&a "),
    *("*a", "# ", "## "),
    *("Why?", "Qui ?", "**Why?**", "Q: ", "A: ", "\n===\n", "1. ", "```\n", "<details>", "<summary>", "</b>"),
    *("<p>", "<dl><dt>", "<dd>", "<h2>", "</h2>"),
    *("desc: ", "<div itemscope itemtype=https://schema.org/FAQPage>", "<b"),
    *('<script type="application/ld+json">', "</script>", '{"@type":"FAQPage","mainEntity":[', '"@graph"'),
    *('{"@type":"Question","name":"Q","acceptedAnswer":{"text":"a"}}', "question,answer\n", "a?,b\n", "x"),
    *("### YamlMime:FAQ\n", "&nbsp;", "\u00a0", "\u2028", "\ufeff", "\u202e", "é", "[a](javascript:b)", "{{"),
])  # fmt: skip
DOCUMENTS = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


def assert_sound(result: ReadResult) -> None:
    """Check what every result keeps to, and that each FAQ can be exported."""
    errors = [problem for problem in result.diagnostics if problem.severity is Severity.ERROR]
    assert bool(errors) == (result.faq is None)
    for problem in result.diagnostics:
        source = result.source_of(problem)
        if problem.span is not None and source is not None:
            assert 0 <= problem.span.start <= problem.span.end <= len(source.text)
        if problem.position is not None and source is not None:
            assert problem.position.line <= len(source.line_starts)
    for faq in result.faqs:
        names = [name for question in faq.questions for name in (question.id, *question.aliases)]
        assert len(names) == len(set(names))
        for question in faq.questions:
            for text in (question.title, question.answer.body):
                size = len(text.origin.source.text) if text.origin else 0
                assert text.origin is None or text.origin.start <= text.origin.end <= size
        assert all(isinstance(export(faq, name), str) for name in EXPORTERS)
        json.loads(export(faq, "jsonld"))


@settings(deadline=None)
@given(DOCUMENTS, NAMES, FORMATS)
def test_any_document(text: str, name: str, format_: str | None) -> None:
    """Any text by any name, and taken for any shape, gives a sound result, the same one each time."""
    options = ReadOptions(format=format_)
    data = text.encode("utf-8", "surrogatepass")
    result = read_data(data, name, options=options)
    assert_sound(result)
    assert result == read_data(data, name, options=options)


@settings(deadline=None)
@given(st.binary(max_size=60), NAMES, FORMATS)
def test_any_bytes(data: bytes, name: str, format_: str | None) -> None:
    """Any bytes give a sound result."""
    assert_sound(read_data(data, name, options=ReadOptions(format=format_)))


FILES = st.dictionaries(
    st.sampled_from(
        ["1.md", "2.md", "a/1.md", "a.fr.md", "_index.md", "a/_index.md", "_metadata.yaml", "x.csv"]
    ),
    DOCUMENTS | DOCUMENTS.map("---\ntitle: Why?\n---\n{}".format) | DOCUMENTS.map("# Why?\n\n{}".format),
)


@settings(deadline=None, max_examples=50)
@given(FILES)
def test_any_folder(files: dict[str, str]) -> None:
    """Any files in a folder give a sound result, the same one each time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))
        result = read(folder)
        assert_sound(result)
        assert result == read(folder)


# Each is a few kilobytes of what takes careless readers exponential or quadratic time.
PATHOLOGICAL = {
    "f.md": [
        "'# A?\\n\\n' + '*a **a ' * 4000",
        "'## ' * 20000",
        "'# A?\\n\\n' + '[' * 30000",
        "'# a?\\n' * 8000",
        "'**a?**\\n\\nb\\n\\n' * 4000",
        "'<details><summary>a' * 3000",
        "'Q: a\\nA: ' * 6000",
        "'- ' * 20000",
        "'> ' * 20000 + 'a'",
        "'# A?\\n\\n<a b=c' + '\\u00a0\\u00a0d=e' * 2000 + '\">'",
        "'a' + '\\u00a0' * 40000 + '?'",
        "'# a' + ' ' * 40000 + '#b'",
        "'\\n' * 60000",
    ],
    "f.html": [
        "'<div>' * 12000",
        "'<b>' * 12000 + 'a?'",
        "'<h2>a?</h2>' * 5000",
        "'<dl><dt>a<dd>' * 4000",
        "'<div itemscope itemprop=mainEntity>' * 1500",
        "'<script type=\"application/ld+json\">' * 1500",
        "'<!--' * 15000",
        "'<a ' * 20000",
        "'&' * 60000",
    ],
    "f.json": ["'[' * 60000", "'{\"a\":' * 10000", "'\"' * 60000", "'[1,' * 20000", "'1' * 60000"],
    "f.yaml": [
        "'[' * 60000",
        "'- ' * 30000",
        "'a: ' * 20000",
        "'\"' * 60000",
        "'? ' * 30000",
        "'&a ' * 20000",
    ],
    "f.toml": [
        "'[a' * 20000",
        "'a=' * 30000",
        "'a.' * 20000 + 'b=1'",
        "'[[a]]\\n' * 8000",
        "'a=[' + '[' * 30000",
    ],
    "f.csv": [
        "'\"' * 60001",
        "'\",' * 20000",
        "',' * 60000",
        "'a?,b\\n' * 10000",
        "'question,answer\\n' + '\"a' * 20000",
        "' ' * 60000",
        "'a' + ' ' * 50000 + ',b'",
        "'\\n' * 60000",
    ],
}
PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
from aic_faq.readers import read_data
for text in sys.argv[2:]:
    read_data(eval(text).encode(), sys.argv[1])
    print(text)
"""


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_documents_end(name: str) -> None:
    """Documents of some 50 kB that are made to take for ever do not."""
    command = [sys.executable, "-c", PROGRAM, name, *PATHOLOGICAL[name]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert PATHOLOGICAL[name] == done.stdout.splitlines()
    assert 0 == done.returncode, done.stderr
