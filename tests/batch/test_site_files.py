"""What is about all pages: the list of them, the site map, the report."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from aic_faq import BuildOptions, build
from aic_faq.batch import write_report
from aic_faq.batch._sitemap import site_maps
from tests.batch.sites import faq, files_of, write

BASE = "https://example.org"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reference" / "site-report.schema.json"


class TestSiteMap:
    """https://www.sitemaps.org/protocol.html."""

    def test_a_small_site_has_one_file(self) -> None:
        """Each address with the day of its last change, if that is known; others' addresses have no place."""
        addresses = [
            (f"{BASE}/a/", "2026-05-01"),
            (f"{BASE}/b/?c&d", None),
            ("https://example.com/", None),
            (f"{BASE}.example.com/", None),
            (f"{BASE}/{'x' * 2048}", None),
        ]
        [(name, text)] = site_maps(addresses, f"{BASE}/")

        root = ET.fromstring(text)  # noqa: S314 - our own
        assert ("sitemap.xml", f"{SPACE}urlset") == (name, root.tag)
        assert [[f"{BASE}/a/", "2026-05-01"], [f"{BASE}/b/?c&d"]] == [
            [part.text for part in url] for url in root
        ]
        assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')

    @pytest.mark.parametrize(("most", "size"), [(2, 10_000), (100, 260)])
    def test_a_large_site_has_several(self, most: int, size: int) -> None:
        """As many addresses in each as there is room for; sitemap.xml lists the files."""
        addresses = [(f"{BASE}/{number}/", None) for number in range(5)]

        *maps, (name, text) = site_maps(addresses, BASE, most_addresses=most, most_bytes=size)

        found = [[url[0].text for url in ET.fromstring(each)] for _, each in maps]  # noqa: S314
        assert [address for address, _ in addresses] == [address for each in found for address in each]
        assert all(len(each) <= most for each in found)
        assert all(len(each.encode()) <= size for _, each in maps)
        assert 1 < len(maps)
        root = ET.fromstring(text)  # noqa: S314
        assert ("sitemap.xml", f"{SPACE}sitemapindex") == (name, root.tag)
        names = [each for each, _ in maps]
        assert [f"{BASE}/{each}" for each in names] == [each[0].text for each in root]
        assert ["sitemap-1.xml", "sitemap-2.xml"] == names[:2]

    def test_an_empty_site_has_an_empty_one(self) -> None:
        """It is well-formed."""
        [(_, text)] = site_maps([], BASE)

        assert [] == [*ET.fromstring(text)]  # noqa: S314


class TestList:
    """The page that lists all others."""

    def test_pages_stand_under_their_folders(self, folder: Path) -> None:
        """Each with its language, if there are several, and how many questions it has."""
        write(
            folder / "docs",
            {
                "b.md": faq("Why?", "Who?", name="B & <b>", head="language: en\n"),
                "guide/é.md": faq("Quand ?", name="Où", head="language: fr\n"),
                "guide/index.md": faq("What?", name="Guide", head="language: en\n"),
                "z/x.md": faq("Why?", name="\u202eX", head="language: he\n"),
            },
        )
        build(["docs"], "site", options=BuildOptions(title="All <answers>", base_url=BASE))

        page = (folder / "site" / "index.html").read_text("utf-8")
        assert '<html lang="en" dir="ltr">' in page
        assert '<link rel="canonical" href="https://example.org/">' in page
        assert "<title>All &lt;answers&gt;</title>" in page
        assert page.partition("<main")[2] == (
            ' class="faq">\n<h1 class="faq-page-title">All &lt;answers&gt;</h1>\n'
            '<ul class="faq-contents-list">\n'
            '<li><a href="b/index.html">B &amp; &lt;b&gt;</a> <span class="faq-dates">'
            "<span>Questions: 2</span> · <span>English</span></span></li>\n"
            '<li><a href="guide/index.html">Guide</a> <span class="faq-dates">'
            "<span>Questions: 1</span> · <span>English</span></span></li>\n"
            "</ul>\n"
            '<h2 class="faq-section-title"><bdi>guide</bdi></h2>\n'
            '<ul class="faq-contents-list">\n'
            '<li><a href="guide/%C3%A9/index.html" lang="fr" hreflang="fr" dir="ltr">Où</a>'
            ' <span class="faq-dates"><span>Questions: 1</span> ·'
            ' <span lang="fr">Français</span></span></li>\n'
            "</ul>\n"
            '<h2 class="faq-section-title"><bdi>z</bdi></h2>\n'
            '<ul class="faq-contents-list">\n'
            '<li><a href="z/x/index.html" lang="he" hreflang="he" dir="rtl"><bdi>\u202eX</bdi></a>'
            ' <span class="faq-dates"><span>Questions: 1</span> · <span lang="he">he</span></span></li>\n'
            "</ul>\n</main>\n</body>\n</html>\n"
        )

    @pytest.mark.parametrize(
        ("head", "language", "words"),
        [
            ("language: fr\n", None, "<span>Questions : 1</span></span>"),
            ("language: en\n", "de", "<span>Fragen: 1</span></span>"),
            ("language: pl\n", None, '<span lang="en" dir="ltr">Questions: 1</span></span>'),
            ("", None, "<span>Questions: 1</span></span>"),
        ],
    )
    def test_words_are_in_the_language_of_the_site(
        self, head: str, language: str | None, words: str, folder: Path
    ) -> None:
        """That of all pages, or that which is asked for; English where we have no words."""
        write(folder, {"a.md": faq("Why?", head=head)})

        build(["a.md"], "site", options=BuildOptions(language=language))

        assert words in (folder / "site" / "index.html").read_text("utf-8")


def test_the_report_fits_its_schema(folder: Path) -> None:
    """Every state, with diagnostics; names that are no text are shown as everywhere."""
    write(folder / "docs", {"a.md": faq("Why?"), "b.md": faq("Why?"), "c.md": "---\n", "d.md": "# Words\n"})
    build(["docs/a.md"], "site", options=BuildOptions(base_url=BASE))
    (folder / "docs" / "\udcff.md").write_text(faq("When?"))
    build(["docs"], "site", options=BuildOptions(base_url=BASE))
    (folder / "docs" / "b.md").unlink()

    text = write_report(build(["docs"], "site", options=BuildOptions(base_url=BASE)))

    report = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(report)
    assert {"built": 0, "unchanged": 2, "skipped": 1, "failed": 1} == report["counts"]
    assert "docs/\\udcff.md" in [document["source"] for document in report["documents"]]
    assert ["b/faq.jsonld", "b/faq.txt", "b/index.html"] == sorted(report["stale"])
    assert {"index.html", "sitemap.xml"} <= {*files_of(folder / "site")}
