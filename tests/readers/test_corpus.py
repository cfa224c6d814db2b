"""Real documents, and hostile ones against the clock."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from aic_faq.diagnostics import Severity
from aic_faq.readers import read
from aic_faq.source import Source
from tests.corpus_table import outcomes

# No speed is measured here, benchmarks/ does that: what grows out of all proportion is caught, though
# coverage is measured and the machine is busy. Exponential expressions would take hours.
SECONDS = 60
SEED = Path(__file__).resolve().parent.parent.parent / "examples/accelerateur.md"
IDS = [
    "qu-est-ce-que-l-accelerateur-d-initiatives-citoyennes",
    "comment-faire-integrer-mon-commun-a-l-accelerateur",
    "quelles-sont-les-contreparties-attendues-de-la-part-des-porteurs-de-projet",
    "quel-est-l-emploi-du-temps-de-l-accelerateur-et-combien-de-temps-faut-il-prevoir",
    "peut-on-devenir-partenaire-de-l-accelerateur",
]
# Who is right where the count differs from that of the manifest's quick reader.
EXPLAINED = {
    # Its answers stand under awnser: no question has an answer, and the warning asks for "answer".
    "site2020-faq": 0,
    # The near-FAQ of the founding site: its questions are dates, and nothing answers them.
    "site-aic-v2-index": 0,
    # Three tabs hold 13, 13 and 12 questions; the quick reader stopped after the first.
    "website-faq-2": 38,
}
# The line and the hint of each broken document.
BROKEN = {
    "cgeo-github-io-faq-2": (896, "indent it as the lines around it"),
    "cgeo-github-io-faq-3": (1284, "indent it as the lines around it"),
    "cgeo-github-io-faq-4": (1283, "indent it as the lines around it"),
    "code-du-travail-numeriqu-faq-3": (9, "write a comma"),
    "code-du-travail-numeriqu-faq-4": (1048, "delete the comma"),
    "code-du-travail-numeriqu-faq-5": (146, "write a comma"),
    "code-du-travail-numeriqu-faqgtprovi": (41, "delete it"),
    "digitalgov-gov-2015-04-27-are-faqs-stil": (6, "put the whole text between quotes"),
    "digitalgov-gov-common-questions-about-d-3": (9, "save the file as UTF-8"),
    "docs-faq-12": (1, "write title: and questions:"),
    "global2020-faq-2": (16, "indent it as the lines around it"),
    "jiaoyu-faq": (1, "delete it"),
    "kobotoolbox-org-v2-faqs": (4, "delete the comma"),
    "kobotoolbox-org-v2-faqs-2": (4, "delete the comma"),
    "lineage-wiki-faq-3": (39, "indent it as the lines around it"),
    "lineage-wiki-faq-4": (39, "indent it as the lines around it"),
    "regles-elementaires-hugo-index-2": (114, 'write \\" for a quotation mark'),
    "rnb-site-faq-3": (58, "indent it as the lines around it"),
    "rnb-site-faq-4": (141, "indent it as the lines around it"),
    "rnb-site-faq-5": (158, "indent it as the lines around it"),
    "rnb-site-faq-6": (131, "indent it as the lines around it"),
    "structured-data-json-ld-yoast-faqpage": (1, "delete it"),
    "website-faq-28": (76, "indent it as the lines around it"),
    "website-faq-29": (75, "indent it as the lines around it"),
    "website-faq-30": (62, "put the whole text between quotes"),
    "website-home-5": (3, "indent it as the lines around it"),
    "website-home-6": (3, "indent it as the lines around it"),
    "website-home-7": (3, "indent it as the lines around it"),
}
# The script element of a FAQPage is read, whatever its file is called.
READ_NEVERTHELESS = {"structured-data-json-ld-faqpage": 5}


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


def test_seed_is_that_of_the_corpus(shared: Path) -> None:
    """The example is the founding document, byte for byte."""
    assert (shared / "corpus/seed/faq.md").read_bytes() == SEED.read_bytes()


@pytest.mark.parametrize("kind", ["frontmatter", "data"])
def test_counts_of_the_corpus(shared: Path, kind: str) -> None:
    """Each document has as many questions as the manifest says, or there is a reason."""
    for found in outcomes(shared / "corpus", {kind}):
        if found.name in EXPLAINED:
            assert EXPLAINED[found.name] == sum(found.found), found
        else:
            assert found.agrees, found


def test_broken_documents(shared: Path) -> None:
    """Each broken document is refused at the line of the cause, with a hint that mends it."""
    for found in outcomes(shared / "corpus", {"broken"}):
        if found.name in READ_NEVERTHELESS:
            assert (READ_NEVERTHELESS[found.name],) == found.found
            continue
        errors = [problem for problem in read(found.path).diagnostics if problem.severity is Severity.ERROR]
        assert errors[0].position is not None
        line, hint = BROKEN[found.name]
        assert line == errors[0].position.line, found
        assert errors[0].hint.startswith(hint), found


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
