"""What other tools understand of our JSON-LD, and what the vocabulary of schema.org says of it."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

import aic_faq
from aic_faq import FAQ, Answer, HTMLExporter, JSONLDExporter, Question, rich_text
from tests.exporters.trees import faqs

BASE_URL = "https://example.org"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "accelerateur.md"
# What we use of the vocabulary, in our own words; compared with the vocabulary itself where that is at hand.
USED = json.loads((Path(__file__).parent / "jsonld" / "vocabulary.json").read_text("utf-8"))
VOCABULARY = "http://schema.org/"
DAY = dt.date(2026, 1, 2)
LAYOUTS = pytest.mark.parametrize("layout", ["nested", "graph"])

EVERYTHING = FAQ(
    title="Questions",
    description="All of them.",
    url="/faq",
    language="fr",
    authors=("Ada",),
    updated=DAY,
    questions=(
        Question(
            id="a",
            title="A?",
            answer=Answer(body=rich_text("*Yes*, [see](/b)."), authors=("Bob",)),
            alt_titles=("Ah?",),
            tags=("un",),
            language="en",
            updated=DAY,
            reviewed=DAY,
            valid_until=DAY,
            related=("b",),
        ),
        Question(id="b", title="B?", answer=Answer(body=rich_text("No.")), reviewed=DAY),
    ),
)


def exporter(**options: Any) -> JSONLDExporter:
    """Make an exporter that writes all it can."""
    around = {"publisher": "AIC", "publisher_url": f"{BASE_URL}/#us", "is_part_of": f"{BASE_URL}/"}
    return JSONLDExporter(base_url=BASE_URL, **(around | options))


def expanded(data: Any, context: Any = USED["@context"]) -> Any:
    """Expand JSON-LD with the processor of the W3C's community group, under a context of ours."""
    return jsonld.expand({**data, "@context": context})


def facts(data: Any) -> set[tuple[str, str, str]]:
    """Give the triples, blank nodes by what is said of them, so that two layouts can be compared."""
    graph = jsonld.to_rdf({**data, "@context": USED["@context"]})["@default"]
    said: dict[str, list[str]] = {}
    for triple in graph:
        said.setdefault(triple["subject"]["value"], []).append(
            f"{triple['predicate']['value']} {triple['object']['value']}"
        )
    names = {name: str(sorted(lines)) if name.startswith("_:") else name for name, lines in said.items()}
    triples = ([triple[part]["value"] for part in ("subject", "predicate", "object")] for triple in graph)
    return {(names.get(s, s), p, names.get(o, o)) for s, p, o in triples}


def things(data: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping of some JSON-LD that has a type."""
    if isinstance(data, dict):
        if "@type" in data:
            yield data
        for value in data.values():
            yield from things(value)
    elif isinstance(data, list):
        for value in data:
            yield from things(value)


def test_expansion() -> None:
    """A JSON-LD processor finds each property as an address, a date, a text or a thing."""
    (page,) = expanded(exporter().to_dict(EVERYTHING))

    assert [f"{VOCABULARY}FAQPage"] == page["@type"]
    assert f"{BASE_URL}/faq#faq" == page["@id"]
    assert [{"@id": f"{BASE_URL}/faq"}] == page[f"{VOCABULARY}url"]
    assert [{"@type": f"{VOCABULARY}Date", "@value": "2026-01-02"}] == page[f"{VOCABULARY}lastReviewed"]
    assert [{"@type": f"{VOCABULARY}Date", "@value": "2026-01-02"}] == page[f"{VOCABULARY}dateModified"]
    assert [{"@value": "fr"}] == page[f"{VOCABULARY}inLanguage"]
    (publisher,) = page[f"{VOCABULARY}publisher"]
    assert (f"{BASE_URL}/#us", [{"@id": f"{BASE_URL}/"}]) == (publisher["@id"], publisher[f"{VOCABULARY}url"])
    (site,) = page[f"{VOCABULARY}isPartOf"]
    assert ([f"{VOCABULARY}WebSite"], f"{BASE_URL}/") == (site["@type"], site["@id"])
    first, second = page[f"{VOCABULARY}mainEntity"]
    assert [{"@id": second["@id"]}] == first[f"{VOCABULARY}mentions"]
    assert [{"@type": f"{VOCABULARY}Date", "@value": "2026-01-02"}] == first[f"{VOCABULARY}expires"]
    (answer,) = first[f"{VOCABULARY}acceptedAnswer"]
    assert [{"@value": f'<p><em>Yes</em>, <a href="{BASE_URL}/b">see</a>.</p>'}] == answer[
        f"{VOCABULARY}text"
    ]
    assert [{"@value": "Bob"}] == answer[f"{VOCABULARY}author"][0][f"{VOCABULARY}name"]


@settings(max_examples=25, deadline=None)
@given(faqs, st.sampled_from([None, BASE_URL]), st.sampled_from(["nested", "graph"]))
def test_expansion_loses_nothing(faq: FAQ, base_url: str | None, layout: Any) -> None:
    """No property and no address of any FAQ is dropped: all mean something."""
    data = JSONLDExporter(base_url=base_url, layout=layout).to_dict(faq)

    written = json.dumps(expanded(data))

    for thing in things(data):
        for key in thing:
            assert key.startswith("@") or f'"{VOCABULARY}{key}"' in written
    assert all(address.startswith(("https://", "_:")) for address in re.findall('"@id": "(.*?)"', written))


def test_both_layouts_say_the_same() -> None:
    """A graph states the facts of the nested form, and no others."""
    nested, graph = (exporter(layout=layout).to_dict(EVERYTHING) for layout in ("nested", "graph"))

    assert facts(nested) == facts(graph)
    assert 30 < len(facts(nested))


@LAYOUTS
def test_extruct_reads_it_back_from_the_page(layout: Any) -> None:
    """An independent extractor finds in the page what was put into it."""
    for faq in (EVERYTHING, aic_faq.load(EXAMPLE)):
        ours = exporter(layout=layout)
        page = HTMLExporter(base_url=BASE_URL).export(faq, jsonld=ours.export(faq))

        found = extruct.extract(page, syntaxes=["json-ld"], base_url=None)["json-ld"]

        assert [ours.to_dict(faq)] == found


@settings(max_examples=25, deadline=None)
@given(faqs)
def test_extruct_reads_any_faq_back(faq: FAQ) -> None:
    """Whatever a FAQ holds, it does not end the script element."""
    ours = JSONLDExporter(base_url=BASE_URL)
    page = HTMLExporter(base_url=BASE_URL).export(faq)

    assert [ours.to_dict(faq)] == extruct.extract(page, syntaxes=["json-ld"], base_url=None)["json-ld"]


@LAYOUTS
def test_only_known_types_and_properties(layout: Any) -> None:
    """Each property is one of its thing's type, and holds what it may hold."""
    data = exporter(layout=layout, author_type="Organization").to_dict(EVERYTHING)
    types = {thing["@id"]: thing["@type"] for thing in things(data) if "@id" in thing}

    used = set()
    for thing in things(data):
        for key, value in thing.items():
            if key.startswith("@"):
                continue
            used.add(key)
            known = USED["properties"][key]
            assert thing["@type"] in known["of"], key
            for each in value if isinstance(value, list) else [value]:
                assert _kind(each, types) & {*known["holds"]}, key
    assert used == set(USED["properties"])


def _kind(value: Any, types: dict[str, str]) -> set[str]:
    """Give the types that a value can be taken for."""
    if isinstance(value, dict):
        return {value.get("@type") or types[value["@id"]]}
    kinds = {"Text"}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        kinds.add("Date")
    if re.match("https?://", value):
        kinds.add("URL")
    return kinds


class TestAgainstTheVocabulary:
    """What the tests above take for the vocabulary is the vocabulary."""

    def test_domains_and_ranges(self, shared: Path) -> None:
        """Every property belongs to its types and may hold what it holds."""
        path = shared / "schemaorg" / "schemaorg-current-https.jsonld.gz"
        graph = {node["@id"]: node for node in json.loads(gzip.decompress(path.read_bytes()))["@graph"]}

        for name, known in USED["properties"].items():
            node = graph[f"schema:{name}"]
            assert "schema:supersededBy" not in node
            for kind in known["of"]:
                assert _with_parents(graph, kind) & _names(node["schema:domainIncludes"]), (name, kind)
            for kind in known["holds"]:
                assert _with_parents(graph, kind) & _names(node["schema:rangeIncludes"]), (name, kind)

    @LAYOUTS
    def test_the_context(self, layout: Any, shared: Path) -> None:
        """The context of schema.org expands our data as ours does."""
        path = shared / "schemaorg" / "schemaorgcontext.jsonld"
        context = json.loads(path.read_text("utf-8"))["@context"]
        for faq in (EVERYTHING, aic_faq.load(EXAMPLE)):
            data = exporter(layout=layout).to_dict(faq)
            assert expanded(data) == expanded(data, context)


def _names(value: Any) -> set[str]:
    nodes = value if isinstance(value, list) else [value] if value else []
    return {node["@id"].removeprefix("schema:") for node in nodes}


def _with_parents(graph: dict[str, Any], name: str) -> set[str]:
    parents = _names(graph[f"schema:{name}"].get("rdfs:subClassOf"))
    known = (parent for parent in parents if f"schema:{parent}" in graph)
    return {name}.union(*(_with_parents(graph, parent) for parent in known))
