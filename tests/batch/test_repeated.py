"""Over a site each question is marked up once; building again gives what a first build gives."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq import BuildOptions, Code, DocumentState, build
from tests.batch.sites import BASE, built, faq, files_of, write


class TestRepeated:
    """A question that stands on several pages is marked up on the first of them."""

    @pytest.fixture(autouse=True)
    def documents(self, folder: Path) -> None:
        """Write three documents that share a question."""
        write(
            folder / "docs",
            {
                "a.md": faq("Why?", "Who?", head="language: en\n"),
                "b.md": faq("When?", "why?", head="language: en-GB\n"),
                "c.md": faq("Why?", head="language: fr\n"),
                "d.md": faq("WHY?", head="language: en\n"),
            },
        )

    def test_both_places_are_told(self, folder: Path) -> None:
        """The page and its text still show it; JSON-LD leaves it out, within the page too."""
        report = build(["docs"], "site")

        assert [
            ("docs/b.md", "7:12", Code.DUPLICATE_TITLE),
            ("docs/d.md", "5:12", Code.DUPLICATE_TITLE),
        ] == [(each.path, str(each.position), each.code) for each in report.repeated]
        assert (
            "the question stands in docs/a.md:5:12 as well: that page marks it up, and this one does not"
        ) == report.repeated[0].message
        assert [(), ("why",), (), ("why",)] == [each.omitted for each in report.documents]
        files = files_of(folder / "site")
        assert b"When?" in files["b/faq.jsonld"]
        assert b"why?" not in files["b/faq.jsonld"]
        assert files["b/faq.jsonld"].strip() in files["b/index.html"]
        head, _, body = files["b/index.html"].partition(b"<body")
        assert (False, True) == (b"why?" in head, b"why?" in body)
        assert b"why?" in files["b/faq.txt"]

    def test_a_page_without_a_question_of_its_own_has_no_markup(self, folder: Path) -> None:
        """An empty FAQPage would be a mistake to search engines."""
        build(["docs"], "site")

        files = files_of(folder / "site")
        assert b"application/ld+json" not in files["d/index.html"]
        assert b'"mainEntity": []' in files["d/faq.jsonld"]

    def test_all_pages_may_keep_it(self, folder: Path) -> None:
        """It is told all the same."""
        report = build(["docs"], "site", options=BuildOptions(repeated="keep"))

        assert 2 == len(report.repeated)
        assert report.repeated[0].message.endswith("as well: both pages mark it up")
        assert b"why?" in files_of(folder / "site")["b/faq.jsonld"]
        assert {"b.md", "d.md"} == built(build(["docs"], "site"))

    def test_another_page_takes_over(self, folder: Path) -> None:
        """Where the owner loses its question, the next page is made anew, though its document is the same."""
        build(["docs"], "site")
        write(folder / "docs", {"a.md": faq("Who?", head="language: en\n")})

        assert {"a.md", "b.md"} == built(build(["docs"], "site"))
        (folder / "docs" / "b.md").unlink()
        assert {"d.md"} == built(build(["docs"], "site", prune_stale=True))
        build(["docs"], "fresh")
        assert files_of(folder / "fresh") == files_of(folder / "site")


TITLES = st.lists(st.sampled_from(["Why?", "who?", "Who?", "Where?", "When?"]), min_size=1, max_size=3)
TEXTS = st.one_of(
    st.builds(lambda titles: faq(*dict.fromkeys(titles), head="language: en\n"), TITLES),
    st.sampled_from(["---\nquestions: [\n", "# Words\n", ""]),
)
SITES = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "b/c.md", "d.yaml", "e/index.md"]), TEXTS, min_size=1
)


@given(st.lists(SITES, min_size=2, max_size=4), st.sampled_from([None, BASE]))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_building_again_gives_what_a_first_build_gives(
    folder: Path, versions: list[dict[str, str]], base_url: str | None
) -> None:
    """Whatever changes between builds, but for documents with errors, whose former pages stay."""
    options = BuildOptions(base_url=base_url)
    with TemporaryDirectory(dir=folder) as name:
        docs, site = Path(name, "docs"), Path(name, "site")
        for number, documents in enumerate(versions):
            shutil.rmtree(docs, ignore_errors=True)
            write(docs, {path: text for path, text in documents.items() if text != "---\nquestions: [\n"})
            report = build([docs], site, options=options, prune_stale=True)
            fresh = build([docs], Path(name, f"fresh-{number}"), options=options)

            assert files_of(Path(name, f"fresh-{number}")) == files_of(site)
            assert _told(fresh) == _told(report)


def _told(report: aic_faq.BuildReport) -> list[Any]:
    same = {DocumentState.UNCHANGED: DocumentState.BUILT}
    documents = [evolve(each, state=same.get(each.state, each.state)) for each in report.documents]
    return [*documents, *report.repeated]
