"""Sites out of many documents."""

from __future__ import annotations

import os
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import aic_faq
from aic_faq import (
    FAQ,
    Answer,
    BuildOptions,
    Code,
    ConfigurationError,
    DocumentState,
    FileAccessError,
    HTMLExporter,
    JSONLDExporter,
    Question,
    Source,
    Span,
    TextExporter,
    WorkerError,
    build,
)
from aic_faq.batch._candidates import may_be_page
from aic_faq.batch._making import title_of
from aic_faq.batch._records import Title
from aic_faq.batch._sources import FoundSource
from tests.batch.sites import faq, files_of, some_documents, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BASE = "https://example.org/help"


def states(report: aic_faq.BuildReport) -> dict[str, str]:
    """Give what became of each document."""
    return {document.source.replace(os.sep, "/"): document.state.value for document in report.documents}


def test_each_document_gets_what_it_gets_alone(folder: Path) -> None:
    """Page, JSON-LD and text are those of the exporters, at the address that the page has in the site."""
    write(folder / "docs", {"guide/pay.md": faq("How do I pay?", head="language: en\n")})

    report = build(["docs"], "site", options=BuildOptions(base_url=BASE))

    page = aic_faq.load("docs/guide/pay.md")
    options: dict[str, Any] = {"base_url": BASE}
    there = aic_faq.FAQ(
        title=page.title,
        questions=page.questions,
        language="en",
        url=f"{BASE}/guide/pay/",
        source=page.source,
    )
    files = files_of(folder / "site")
    assert HTMLExporter(**options).export(there) == files["guide/pay/index.html"].decode()
    assert JSONLDExporter(**options).export(there) == files["guide/pay/faq.jsonld"].decode()
    assert TextExporter(**options).export(there) == files["guide/pay/faq.txt"].decode()
    assert (f"{BASE}/guide/pay/", "en", 1) == (
        report.documents[0].url,
        report.documents[0].language,
        report.documents[0].questions,
    )


def test_an_address_that_a_document_states_is_that_of_its_page(folder: Path) -> None:
    """The files stand where the document stands; page and site map say what it says."""
    write(folder, {"faq.md": faq("Why?", head="url: /other\nupdated: 2026-05-01\n")})

    build(["faq.md"], "site", options=BuildOptions(base_url="https://example.org"))

    files = files_of(folder / "site")
    assert b'<link rel="canonical" href="https://example.org/other">' in files["faq/index.html"]
    assert (
        b"<url><loc>https://example.org/other</loc><lastmod>2026-05-01</lastmod></url>"
        in files["sitemap.xml"]
    )


def _processes() -> Executor:
    return ProcessPoolExecutor(2)


def _threads() -> Executor:
    return ThreadPoolExecutor(4)


@pytest.mark.parametrize("make", [_threads, _processes])
def test_the_executor_changes_no_byte(make: Callable[[], Executor], folder: Path) -> None:
    """Threads and processes write what is written without them, and tell the same in the same order."""
    write(folder / "docs", some_documents(40) | {"bad.md": "---\nquestions: [\n"})
    options = BuildOptions(base_url=BASE)
    expected = build(["docs"], "plain", options=options)

    with make() as executor:
        found = build(["docs"], "site", options=options, executor=executor, workers=2)

    assert files_of(folder / "plain") == files_of(folder / "site")
    assert expected.documents == found.documents
    assert expected.repeated == found.repeated


class _Counting(ThreadPoolExecutor):
    """Count what has been handed over and not fetched."""

    def __init__(self) -> None:
        super().__init__(1)
        self.most = self.now = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.now += 1
        self.most = max(self.most, self.now)
        future = super().submit(fn, *args, **kwargs)
        fetch = future.result

        def result(timeout: float | None = None) -> Any:
            self.now -= 1
            return fetch(timeout)

        future.result = result  # type: ignore[method-assign]  # to see when it is fetched
        return future


def test_few_chunks_are_handed_over_at_a_time(folder: Path) -> None:
    """However many documents there are, no more wait than keep the workers busy."""
    write(folder / "docs", some_documents(60))

    with _Counting() as executor:
        report = build(["docs"], "site", executor=executor, workers=1)

    assert 60 == report.counts[DocumentState.BUILT]
    assert 3 == executor.most


class _Broken(Executor):
    """Lose a process: while work is handed over, or while it is done."""

    def __init__(self, *, at_once: bool) -> None:
        self.at_once = at_once
        self.cancelled = 0

    def submit(self, _fn: Callable[..., Any], /, *_args: Any, **_kwargs: Any) -> Future[Any]:
        if self.at_once:
            raise BrokenExecutor
        future: Future[Any] = Future()
        if not self.cancelled:
            future.set_exception(BrokenExecutor())
        self.cancelled += 1
        return future


@pytest.mark.parametrize("at_once", [False, True])
def test_a_process_that_dies_is_told_in_words(at_once: bool, folder: Path) -> None:  # noqa: FBT001
    """The documents near which it was are named; building again goes on."""
    write(folder / "docs", some_documents(3))

    with pytest.raises(WorkerError, match=r"a process that made pages has died, near the documents docs"):
        build(["docs"], "site", executor=_Broken(at_once=at_once), workers=1)

    assert 3 == build(["docs"], "site").counts[DocumentState.BUILT]


class TestErrors:
    """What is wrong with one document does not stop the others."""

    def test_a_bad_document_is_told(self, folder: Path) -> None:
        """The others are built; what is no FAQ was found and is skipped, but not where it was named."""
        write(
            folder / "docs",
            {"a.md": faq("Why?"), "b.md": "---\nquestions: [\n", "c.md": "# Words\n\nNo more.\n"},
        )

        report = build(["docs"], "site")

        assert {"docs/a.md": "built", "docs/b.md": "failed", "docs/c.md": "skipped"} == states(report)
        assert ["docs/b.md"] == [each.source for each in report.failed]
        assert Code.UNCLOSED_FRONT_MATTER in {problem.code for problem in report.failed[0].diagnostics}
        assert {"docs/c.md": "failed"} == states(build(["docs/c.md"], "other"))

    def test_a_former_page_stays(self, folder: Path) -> None:
        """A document with a new error keeps its page, and its place in the list and the site map."""
        write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})
        build(["docs"], "site", options=BuildOptions(base_url=BASE))
        former = files_of(folder / "site")
        write(folder / "docs", {"b.md": "---\nquestions: [\n"})

        report = build(["docs"], "site", options=BuildOptions(base_url=BASE))

        assert {"docs/a.md": "unchanged", "docs/b.md": "failed"} == states(report)
        assert former == files_of(folder / "site")
        assert () == report.stale

    def test_drafts_alone_are_no_page(self, folder: Path) -> None:
        """A document that becomes a draft, as a whole or question by question, takes its page away."""
        write(folder, {"a.md": faq("Why?"), "b.md": faq("When?"), "c.md": faq("How?")})
        build(["."], "site")
        each = "---\nquestions:\n  - title: Why?\n    desc: So.\n    draft: true\n---\n"
        write(folder, {"a.md": each, "b.md": faq("When?", head="draft: true\n")})

        report = build(["."], "site", prune_stale=True)

        assert {"a.md": "skipped", "b.md": "skipped", "c.md": "unchanged"} == states(report)
        assert ["every question is a draft: nothing would be shown"] * 2 == [
            problem.message for document in report.documents for problem in document.diagnostics
        ]
        assert not report.failed
        assert not (folder / "site" / "a").exists()
        assert "When?" not in (folder / "site" / "index.html").read_text("utf-8")

    def test_a_page_whose_path_is_too_long_fails_alone(self, folder: Path) -> None:
        """The others are built; the report has its name and the reason."""
        name = "/".join(["d" * 200] * ((3900 - len(str(folder))) // 201)) + "/b.md"
        write(folder, {"a.md": faq("Why?"), name: faq("When?")})

        report = build(["a.md", "d*/**/*.md"], "s" * 200 + "/" + "s" * 150)

        assert {"a.md": "built", name: "failed"} == states(report)
        assert [("file-access", "its page cannot be written: file name too long")] == [
            (problem.code.value, problem.message) for problem in report.failed[0].diagnostics
        ]

    def test_ids_to_be_open_are_looked_for_on_all_pages(self, folder: Path) -> None:
        """Those that no page has are told, of an unchanged site too; a document that failed may have them."""
        write(folder, {"a.md": faq("Why?"), "b.md": faq("When?", answer="Soon.\n    aliases: old")})
        options = BuildOptions(page=HTMLExporter(open=("why", "old", "where")))

        for _ in range(2):
            assert ("where",) == build(["a.md", "b.md"], "site", options=options).unopened
        assert () == build(["a.md", "b.md"], "other").unopened
        write(folder, {"b.md": "---\nquestions: [\n"})
        assert () == build(["a.md", "b.md"], "site", options=options).unopened

    def test_a_file_that_cannot_be_read_is_told(self, folder: Path) -> None:
        """A file that is not there fails alone."""
        write(folder, {"a.md": faq("Why?")})

        report = build(["a.md", "b.md"], "site")

        assert {"a.md": "built", "b.md": "failed"} == states(report)
        assert ["no such file or directory"] == [each.message for each in report.failed[0].diagnostics]

    def test_two_documents_of_one_page_are_refused(self, folder: Path) -> None:
        """Both are named, and nothing is written; capital letters make no difference."""
        write(folder, {"a/faq.md": faq("Why?"), "b/FAQ.yaml": "questions:\n  - title: a\n    desc: b\n"})

        with pytest.raises(ConfigurationError) as raised:
            build(["a/faq.md", "b/FAQ.yaml"], "site")

        assert "a/faq.md and b/FAQ.yaml would both be FAQ/index.html: rename one of them" == str(
            raised.value
        ).replace(os.sep, "/")
        assert {} == files_of(folder / "site")

    @pytest.mark.parametrize("names", [("a.json", "a.md"), ("a.md", "a.yaml")])
    def test_what_is_no_faq_is_in_nobodys_way(self, names: tuple[str, str], folder: Path) -> None:
        """A file of data beside a document has no page, so both can have one name."""
        data = {".json": '{"name": "x"}', ".yaml": "a: 1\n", ".md": faq("Why?")}
        write(folder / "docs", {name: data[name[1:]] for name in names})

        for _ in range(2):
            report = build(["docs"], "site")
            assert {"skipped", "docs/a.md"} == {*states(report).values()} - {"built", "unchanged"} | {
                source for source, state in states(report).items() if state != "skipped"
            }
        assert {"a/index.html", "a/faq.jsonld", "a/faq.txt", "index.html"} == {*files_of(folder / "site")}

    def test_a_document_named_twice_is_built_once(self, folder: Path) -> None:
        """By its folder and by its own path, it is one document."""
        write(folder / "docs", {"a.md": faq("Why?")})

        assert 1 == len(build(["docs", "./docs/a.md"], "site").documents)

    def test_a_file_that_cannot_be_written_ends_the_build(self, folder: Path) -> None:
        """What was made by then stays, whole, and is not made again."""
        write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Who?")})
        (folder / "site" / "b" / "faq.txt").mkdir(parents=True)

        with pytest.raises(FileAccessError, match=r"not a regular file"):
            build(["docs"], "site")
        assert {"a/faq.jsonld", "a/faq.txt", "a/index.html"} == {*files_of(folder / "site")}

    def test_the_source_is_never_overwritten(self, folder: Path) -> None:
        """A document that stands where its page would be stays as it is."""
        text = faq("Why?")
        write(folder, {"site/faq/faq.txt": text})

        with pytest.raises(FileAccessError, match=r"is the document that is read"):
            build(["site/faq/faq.txt"], "site")

        assert {"faq/faq.txt": text.encode()} == files_of(folder / "site")

    def test_a_page_that_is_gone_at_once_is_told(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Somebody else may be at work in the folder."""
        write(folder, {"a.md": faq("Why?")})

        def gone(path: str, _data: bytes) -> None:
            raise FileNotFoundError(2, "No such file or directory", path)

        monkeypatch.setattr("aic_faq.batch._making._output_of", gone)
        with pytest.raises(FileAccessError, match=r"no such file or directory"):
            build(["a.md"], "site")

    def test_a_file_that_cannot_be_read_may_be_a_page(self) -> None:
        """It is in the way of another of its name until it can be."""
        assert may_be_page(FoundSource("missing.md", "missing.md", is_found=True), BuildOptions())

    def test_the_place_of_a_title_is_told_as_far_as_it_is_known(self) -> None:
        """By its text, else by its question; a value that was made has none."""
        made = Question(title="Why?", answer=Answer(body=aic_faq.rich_text("So.")), id="why")
        located = evolve(made, span=Span(1, 3))
        alone = FAQ(questions=[made])
        read = FAQ(questions=[located], source=Source("\nWhy?"))

        assert Title("en why?", "why", None, None) == title_of(made, alone, "en-GB")
        assert Title("en why?", "why", None, None) == title_of(located, alone, "en")
        assert Title(" why?", "why", 2, 1) == title_of(located, read, None)


@pytest.mark.parametrize("name", ["guide/index.html", "index.html"])
def test_no_document_is_overwritten_by_the_page_of_another(name: str, folder: Path) -> None:
    """Neither by the list of all pages."""
    write(folder, {"guide.md": faq("Why?"), name: faq("Who?")})

    with pytest.raises(FileAccessError, match=f"{name}: is the document that is read"):
        build(["guide.md", name], ".")

    assert faq("Who?") == (folder / name).read_text(encoding="utf-8")


def test_a_document_may_be_called_as_a_page_is(folder: Path) -> None:
    """Where no page is written, that is in nobody's way."""
    write(folder, {"a.md": faq("Why?"), "site/guide/index.html": "<p>Who?</p>", "index.html": "<p>Who?</p>"})

    report = build(["a.md", "site/guide/index.html", "index.*"], "site/new")

    assert ["a", "index", "index"] == [each.folder for each in report.documents]


def test_progress_is_told(folder: Path) -> None:
    """How many of how many, up to all of them."""
    write(folder / "docs", some_documents(20))
    told: list[tuple[int, int]] = []

    build(["docs"], "site", progress=lambda done, total: told.append((done, total)))

    assert [(16, 20), (20, 20)] == told[:2]
    assert all(done <= total for done, total in told)


def test_a_build_that_is_stopped_hands_nothing_more_over(folder: Path) -> None:
    """Whatever stops it, what waits is cancelled, and what is done counts."""
    write(folder / "docs", some_documents(20))

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as executor, pytest.raises(KeyboardInterrupt):
        build(["docs"], "site", executor=executor, workers=1, progress=stop)

    counts = build(["docs"], "site").counts
    assert counts[DocumentState.UNCHANGED]
    assert 20 == counts[DocumentState.BUILT] + counts[DocumentState.UNCHANGED]


def _endless(folder: Path) -> Iterator[str]:
    for number in range(50):
        write(folder, {f"{number}.md": faq(f"Why {number}?")})
        yield f"{number}.md"


def test_sources_may_come_one_by_one(folder: Path) -> None:
    """An iterator is as good as a list."""
    assert 50 == build(_endless(folder), "site").counts[DocumentState.BUILT]
