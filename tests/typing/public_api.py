"""What type checkers see of the public API; read by mypy and pyright, never run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, assert_type

import aic_faq
from aic_faq import markup

path = Path("faq.md")

# Reading.
faq = assert_type(aic_faq.load(path), aic_faq.FAQ)
assert_type(aic_faq.load("faq.md", options=aic_faq.ReadOptions()), aic_faq.FAQ)
assert_type(aic_faq.loads("---", name="faq.md"), aic_faq.FAQ)
for source in (path, "faq.md", aic_faq.Source("---")):
    aic_faq.read(source)
result = assert_type(aic_faq.read(path), aic_faq.ReadResult)
assert_type(result.faq, aic_faq.FAQ | None)
assert_type(result.faqs, tuple[aic_faq.FAQ, ...])
assert_type(result.format, str | None)
assert_type(result.reason, str)
assert_type(result.sources, tuple[aic_faq.Source, ...])
assert_type(result.diagnostics, tuple[aic_faq.Diagnostic, ...])
assert_type(result.source_of(result.diagnostics[0]), aic_faq.Source | None)
assert_type(aic_faq.reader_names(), tuple[str, ...])
aic_faq.read(path, options=aic_faq.ReadOptions(format="json", language="fr"))
assert_type(aic_faq.rich_text("*words*"), aic_faq.RichText)

# A load has to be given its document by position.
aic_faq.load(path=path)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
aic_faq.load(b"---")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Values.
assert_type(faq.title, str | None)
assert_type(faq.questions, tuple[aic_faq.Question, ...])
assert_type(faq.sections, tuple[aic_faq.Section, ...])
assert_type(faq.contact, aic_faq.RichText | None)
assert_type(faq.updated, dt.date | None)
question = assert_type(faq.questions[0], aic_faq.Question)
assert_type(question.id, str)
assert_type(question.title.plain_text, str)
assert_type(question.answer, aic_faq.Answer)
assert_type(question.answer.body.blocks, tuple[markup.Block, ...])
assert_type(question.section, aic_faq.Section | None)

# A value is made with keywords, plain words do for the title of a question, and nothing changes it.
aic_faq.Question(id="why", title="Why?", answer=aic_faq.Answer(body=aic_faq.rich_text("So.")))
aic_faq.Answer(aic_faq.rich_text("So."))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
faq.title = "Other"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]

# Diagnostics.
problem = result.diagnostics[0]
assert_type(problem.code, aic_faq.Code)
assert_type(problem.severity, aic_faq.Severity)
assert_type(problem.position, aic_faq.Position | None)
assert_type(problem.edits, tuple[aic_faq.Edit, ...])
try:
    aic_faq.load(path)
except aic_faq.InvalidFAQError as error:
    assert_type(error.diagnostics, tuple[aic_faq.Diagnostic, ...])

# Every error has the one root.
roots: tuple[type[aic_faq.FAQError], ...] = (
    aic_faq.FileAccessError,
    aic_faq.InvalidFAQError,
    aic_faq.LimitError,
    aic_faq.UnknownFormatError,
    aic_faq.UnsafeURLError,
)

# Exporting.
assert_type(aic_faq.export(faq, "html"), str)
assert_type(aic_faq.exporter_names(), tuple[str, ...])
assert_type(aic_faq.losses(faq, "rst"), tuple[aic_faq.Diagnostic, ...])
reporters: list[aic_faq.ReportsLosses] = [aic_faq.YAMLExporter(), aic_faq.CSVExporter()]
assert_type(aic_faq.get_exporter("html"), aic_faq.Exporter)
exporters: list[aic_faq.Exporter] = [
    aic_faq.HTMLExporter(base_url="https://example.org", profile="headings"),
    aic_faq.MarkdownExporter(heading_level=2, id_style="attributes"),
    aic_faq.YAMLExporter(ids="all", front_matter=True),
    aic_faq.JSONExporter(trees=True, language="fr"),
    aic_faq.JSONLinesExporter(id_prefix="q-"),
    aic_faq.RSTExporter(ids="none"),
    aic_faq.CSVExporter(columns=("question", "answer"), delimiter=";"),
    aic_faq.JSONLDExporter(base_url="https://example.org"),
    aic_faq.TextExporter(),
]
for exporter in exporters:
    assert_type(exporter.media_type, str)
    assert_type(exporter.suffix, str)
    assert_type(exporter.export(faq), str)
    assert_type(aic_faq.export(faq, exporter), str)
as_data: Mapping[str, Any] = aic_faq.JSONLDExporter().to_dict(faq)
jsonld = aic_faq.JSONLDExporter(
    answers="text", layout="graph", publisher="A", is_part_of="https://example.org"
)
assert_type(jsonld.export_many([faq, faq], page=faq, id_prefixes=["a-", "b-"]), str)
as_data = jsonld.many_to_dict(faq for faq in (faq,))
aic_faq.JSONLDExporter(layout="flat")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
for name in ("none", ["a", "b"], ("c",)):
    aic_faq.HTMLExporter(open=name, contents="sections", template=path)
assert_type(aic_faq.HTMLExporter(profile="dsfr", assets_url="/dsfr").iter(faq), Iterator[str])
try:
    aic_faq.HTMLExporter(template="page.html").export(faq)
except aic_faq.TemplateError as error:
    assert_type(error.path, str)
    assert_type(error.line, int | None)
    assert_type(error.reason, str)
aic_faq.HTMLExporter(profile="tabs")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Verifying.
for page in (path, "page.html", aic_faq.Source("<p>")):
    report = assert_type(aic_faq.verify(page, faq=faq, base_url="https://example.org"), aic_faq.Verification)
    assert_type(report.passed, bool)
    assert_type(report.diagnostics, tuple[aic_faq.Diagnostic, ...])
    for difference in report.differences:
        assert_type(difference, aic_faq.Difference)
        assert_type(difference.texts, tuple[tuple[str, str], ...])


class Titles:
    """An exporter from outside needs no base class."""

    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".titles"

    def export(self, faq: aic_faq.FAQ, /) -> str:
        """Write the titles only."""
        return "\n".join(question.title.plain_text for question in faq.questions)


assert_type(aic_faq.export(faq, Titles()), str)
aic_faq.export(faq, object())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class Lines:
    """A reader from outside needs no base class, either."""

    def recognise(self, source: aic_faq.Source, /) -> str | None:
        """Take what says so."""
        return "its first line says so" if source.text.startswith("%LINES") else None

    def read(self, source: aic_faq.Source, /, options: aic_faq.ReadOptions) -> aic_faq.ReadResult:
        """Read what built-in readers read, too."""
        return aic_faq.read(source, options=options)


reader: aic_faq.Reader = Lines()

plain_text: Callable[[aic_faq.FAQ], str] = aic_faq.TextExporter().export

# Versions, ids, schemas, starters, conversions.
comparison = assert_type(aic_faq.compare(faq, faq), aic_faq.Comparison)
assert_type(comparison.questions, tuple[aic_faq.QuestionChange, ...])
assert_type(comparison.questions[0].kinds, tuple[aic_faq.ChangeKind, ...])
assert_type(comparison.vanished, tuple[str, ...])
assert_type(aic_faq.compare_words("a", "b"), tuple[aic_faq.Piece, ...])

# Searching.
index = assert_type(aic_faq.SearchIndex.of(faq), aic_faq.SearchIndex)
aic_faq.SearchIndex(faqs=[faq], base_url="https://example.org")
suggestions = assert_type(index.search("Why?", limit=3, threshold=0.5), tuple[aic_faq.Suggestion, ...])
assert_type(suggestions[0].question, aic_faq.Question)
assert_type(suggestions[0].score, float)
assert_type(suggestions[0].words, tuple[aic_faq.MatchedWord, ...])
assert_type(suggestions[0].place, aic_faq.QuestionPlace)
assert_type(aic_faq.suggestion_to_dict(suggestions[0]), dict[str, Any])
duplicates = assert_type(aic_faq.find_duplicates((faq, faq), threshold=0.9), tuple[aic_faq.Duplicates, ...])
assert_type(duplicates[0].pairs, tuple[aic_faq.LikePair, ...])
assert_type(aic_faq.duplicates_to_dict(duplicates[0]), dict[str, Any])
assert_type(aic_faq.comparison_to_dict(comparison), dict[str, Any])
assert_type(aic_faq.read_revision("HEAD", path), aic_faq.ReadResult)
assert_type(aic_faq.pin_ids(aic_faq.Source("---"), former=faq).edits, tuple[aic_faq.Edit, ...])
assert_type(aic_faq.successors(faq, faq), dict[str, aic_faq.Question | None])
assert_type(aic_faq.read_baseline(path), aic_faq.FAQ)
assert_type(aic_faq.write_baseline(faq), str)
assert_type(aic_faq.json_schema(aic_faq.Keys()), dict[str, Any])
assert_type(aic_faq.decap_collection("faq.md"), str)
assert_type(aic_faq.starter_document("fr"), str)
assert_type(aic_faq.starter_languages(), tuple[str, ...])
assert_type(aic_faq.convert(faq, "html").losses, tuple[aic_faq.Diagnostic, ...] | None)
assert_type(aic_faq.format_of(path), str | None)
