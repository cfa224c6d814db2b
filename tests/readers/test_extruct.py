"""Microdata and RDFa are read as an independent extractor reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import extruct

from aic_faq.options import Limits
from aic_faq.readers.html.items import microdata, rdfa
from aic_faq.readers.html.tree import parse_page
from aic_faq.readers.nodes import DataNode, MappingNode, SequenceNode
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.schemaorg.graph import local_name
from aic_faq.source import Source, Span
from tests.readers.structured_pages import MICRODATA, RDFA

if TYPE_CHECKING:
    from pathlib import Path


def bare(text: str) -> str:
    """Leave blanks and the vocabulary out."""
    return re.sub(r"\s|^https?://(?:www\.)?schema\.org/", "", text)


def plain(node: DataNode) -> Any:
    """Write a node as extruct writes it: local names, and words only."""
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {local_name(key.value): plain(item) for key, item in node.pairs if key.value != "@id"}
    return bare(node.value)


def extracted_item(item: Any) -> Any:
    """Write an item that extruct found in microdata in the same way."""
    if isinstance(item, list):
        return [extracted_item(each) for each in item]
    if not isinstance(item, dict):
        return bare(item)
    types = item.get("type", [])
    types = [bare(each) for each in ([types] if isinstance(types, str) else types)]
    found = {"@type": types[0] if len(types) == 1 else types} if types else {}
    return found | {
        local_name(name): extracted_item(value) for name, value in item.get("properties", {}).items()
    }


def page_of(text: str) -> Any:
    """Parse a page."""
    return parse_page(ProblemCollector(Source(text)), Span(0, len(text)), Limits())


def test_microdata_is_read_as_extruct_reads_it(shared: Path) -> None:
    """An independent extractor finds the same items, in our document and in those of the corpus."""
    pages = [path.read_text("utf-8") for path in sorted(shared.glob("corpus/html/**/*.html"))]
    texts = [MICRODATA, *(text for text in pages if "itemscope" in text)]
    assert 3 < len(texts)
    for text in texts:
        expected = extruct.extract(text, syntaxes=["microdata"], base_url=None)["microdata"]
        found = [plain(item) for item in microdata(page_of(text))]
        assert [extracted_item(item) for item in expected] == found


def resources(text: str) -> list[tuple[list[str], dict[str, list[str]]]]:
    """Give what extruct finds in RDFa: types and texts of each resource."""
    found = []
    for item in extruct.extract(text, syntaxes=["rdfa"], base_url="https://example.org/")["rdfa"]:
        texts = {
            local_name(name): [re.sub(r"\s", "", value["@value"]) for value in values if "@value" in value]
            for name, values in item.items()
            if not name.startswith("@")
        }
        types = [local_name(each) for each in item.get("@type", [])]
        found.append((types, {name: each for name, each in texts.items() if each}))
    return [each for each in found if each[0]]


def things(node: DataNode) -> list[tuple[list[str], dict[str, list[str]]]]:
    """Give the same of what we find."""
    if not isinstance(node, MappingNode):
        return (
            [thing for item in node.items for thing in things(item)] if isinstance(node, SequenceNode) else []
        )
    data = plain(node)
    texts = {name: [value] for name, value in data.items() if isinstance(value, str) and name != "@type"}
    inner = [thing for key, item in node.pairs if key.value != "@type" for thing in things(item)]
    return [([data["@type"]], texts), *inner]


def test_rdfa_is_read_as_extruct_reads_it(shared: Path) -> None:
    """An independent extractor finds the same things."""
    for text in (RDFA, *(path.read_text("utf-8") for path in shared.glob("corpus/jsonld/*.html"))):
        found = [thing for root in rdfa(page_of(text)) for thing in things(root)]
        assert sorted(resources(text), key=repr) == sorted(found, key=repr)
