"""Questions in the words of schema.org to questions as readers hand them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.characters import is_invisible
from aic_faq.diagnostics import Code
from aic_faq.markup import Block
from aic_faq.model import UNFIT_FOR_AN_ID, RichText
from aic_faq.origin import Origin
from aic_faq.readers.found import NOTHING, FoundDetails, FoundQuestion, FoundSection, FoundText
from aic_faq.readers.html.texts import HTMLTexts, words_of
from aic_faq.readers.mappings import Fields, FieldSorter
from aic_faq.readers.nodes import (
    DataNode,
    MappingNode,
    MovedKey,
    ScalarNode,
    SequenceNode,
    is_empty,
    path_to,
    span_of,
)
from aic_faq.readers.schemaorg.graph import Graph, Thing, local_name, plain_value, value_of
from aic_faq.richtext.to_markdown import to_markdown

if TYPE_CHECKING:
    from aic_faq.readers.fields import FieldReader

__all__ = ("SchemaQuestions", "first_value", "names_in", "with_local_names")

_TABLE = {
    "name": ("title", 0),
    "headline": ("title", 1),
    "text": ("text", 0),
    "acceptedAnswer": ("answer", 0),
    "suggestedAnswer": ("suggested", 0),
    "alternateName": ("alt_titles", 0),
    "keywords": ("tags", 0),
    "inLanguage": ("language", 0),
    "dateModified": ("updated", 0),
    "lastReviewed": ("reviewed", 0),
    "author": ("authors", 0),
    "url": ("url", 0),
    "@id": ("id", 0),
    "@type": ("type", 0),
    "@context": ("context", 0),
}
_DATES = ("updated", "reviewed")
_TEXTS = ("text", "articleBody", "description", "name")


@frozen
class SchemaQuestions:
    """Read the questions of one graph."""

    graph: Graph
    fields: FieldReader

    def question(self, thing: Thing, number: int, /) -> FoundQuestion:
        """Read one question; what is wrong with it is noted."""
        problems, path = self.fields.problems, thing.path
        fields = FieldSorter(_TABLE, problems).sort(with_local_names(thing.node), path)
        name = "title" if _is_text(first_value(fields.get("title"))) else "text"
        title_node, title_path = first_value(fields.get(name)), fields.path(name, path)
        texts = HTMLTexts(self.fields)
        title = texts.title(title_node, title_path) if isinstance(title_node, ScalarNode) else NOTHING
        before = problems.count
        answer, answered_by = self._answer(fields, path, texts)
        written = fields.known.get("answer")
        return FoundQuestion(
            number=number,
            problems=problems,
            span=span_of(thing.node),
            title=title,
            answer=answer,
            path=path,
            title_path=title_path,
            answer_span=None if answer or written is None else span_of(written[0]),
            answer_is_reported=not answer and problems.count > before,
            section=None if thing.section is None else FoundSection(title=thing.section),
            id=_id(fields, path),
            details=self._details(fields, path, name, answered_by),
        )

    def _answer(
        self, fields: Fields, path: str, texts: HTMLTexts
    ) -> tuple[RichText, tuple[Thing | None, ...]]:
        """Read all accepted answers as one, or else the first of those that are suggested."""
        for name in ("answer", "suggested"):
            node = fields.get(name)
            if node is None:
                continue
            found = self._answers(node, fields.path(name, path), texts)
            if name == "suggested" and found:
                self._report_suggested(fields, path, len(found))
                found = found[:1]
            if found:
                return _joined([text for text, _ in found]), tuple(thing for _, thing in found)
        return NOTHING, ()

    def _answers(self, node: DataNode, path: str, texts: HTMLTexts) -> list[tuple[RichText, Thing | None]]:
        node = plain_value(node)
        items = [(node, path)]
        if isinstance(node, SequenceNode):
            items = [(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        found: list[tuple[RichText, Thing | None]] = []
        for item, place in items:
            resolved, at = self.graph.resolve(item, place)
            thing = None
            if isinstance(resolved, MappingNode):
                thing = Thing(resolved, at)
                resolved, at = self._text_of(thing)
            for part in resolved.items if isinstance(resolved, SequenceNode) else [resolved]:
                if not isinstance(part, ScalarNode):
                    self.fields.wrong_type(part, "text", at)
                elif not is_empty(part) and (text := texts.answer(part, at)):
                    found.append((text, thing))
        return found

    def _text_of(self, thing: Thing) -> tuple[DataNode, str]:
        """Find the text of an answer; an empty one says that the answer holds none."""
        for name in _TEXTS:
            pair = value_of(thing.node, name)
            if pair is not None:
                return plain_value(pair[1]), path_to(pair[0], thing.path)
        return thing.node, thing.path

    def _report_suggested(self, fields: Fields, path: str, count: int) -> None:
        read = "the suggested one" if count == 1 else f"the first of {count} suggested ones"
        self.fields.problems.warning(
            Code.SUGGESTED_ANSWER,
            f"the question has no accepted answer; {read} is read",
            span_of(fields.known["suggested"][0]),
            hint="write acceptedAnswer",
            data_path=path,
        )

    def _details(
        self, fields: Fields, path: str, title_name: str, answered_by: tuple[Thing | None, ...]
    ) -> FoundDetails:
        reader = self.fields.lenient
        names = [name for thing in answered_by if thing is not None for name in self._authors(thing)]
        kept = ["text"] if title_name == "title" and "text" in fields.known else []
        if "suggested" in fields.known and "answer" in fields.known:
            kept.append("suggested")
        if "authors" in fields.known and not names:
            names = names_in(fields.known["authors"][1])
        dates = {each: reader.date(first_value(fields.get(each)), fields.path(each, path)) for each in _DATES}
        language = reader.language(first_value(fields.get("language")), fields.path("language", path))
        read = {**dates, "language": language}
        kept += [each for each, value in read.items() if value is None and each in fields.known]
        return FoundDetails(
            alt_titles=tuple(names_in(fields.get("alt_titles"))),
            authors=tuple(dict.fromkeys(names)),
            tags=_tags(fields.get("tags")),
            language=language,
            updated=dates["updated"],
            reviewed=dates["reviewed"],
            extra=fields.extra(*kept),
        )

    def _authors(self, answer: Thing) -> list[str]:
        pair = value_of(answer.node, "author")
        return [] if pair is None else names_in(self.graph.resolve(pair[1], "")[0])


def with_local_names(mapping: MappingNode, /) -> MappingNode:
    """Take the vocabulary off the keys."""
    if not any(":" in key.value for key, _ in mapping.pairs):
        return mapping
    pairs: list[tuple[ScalarNode, DataNode]] = []
    for key, item in mapping.pairs:
        name = local_name(key.value)
        local = MovedKey(name, key.start, key.end, key.style, key.value) if name != key.value else key
        pairs.append((local, item))
    return MappingNode(mapping.start, mapping.end, pairs)


def names_in(node: DataNode | None, /) -> list[str]:
    """Give texts, and the names of things, in one value or in a list."""
    if node is None:
        return []
    node = plain_value(node)
    found: list[str] = []
    for item in node.items if isinstance(node, SequenceNode) else [node]:
        pair = value_of(item, "name") if isinstance(item, MappingNode) else None
        inner = plain_value(item if pair is None else pair[1])
        if isinstance(inner, ScalarNode) and _is_text(inner) and (words := words_of(inner)):
            found.append(words)
    return found


def _is_text(node: DataNode | None) -> bool:
    return isinstance(node, ScalarNode) and not is_empty(node) and not is_invisible(node.value)


def first_value(node: DataNode | None) -> DataNode | None:
    """Give the first of several values; a language may be a thing with a name."""
    if node is None:
        return None
    node = plain_value(node)
    if isinstance(node, SequenceNode) and node.items:
        node = plain_value(node.items[0])
    if isinstance(node, MappingNode):
        pair = value_of(node, "alternateName") or value_of(node, "name")
        node = node if pair is None else plain_value(pair[1])
    return node


def _tags(node: DataNode | None) -> tuple[str, ...]:
    """Read keywords: a list, or one text with commas between them."""
    found = names_in(node)
    return tuple(tag for text in found for part in text.split(",") if (tag := part.strip()))


def _id(fields: Fields, path: str) -> FoundText | None:
    """Take the fragment of an address for an id, where it can be one."""
    for name in ("id", "url"):
        node = fields.get(name)
        if isinstance(node, ScalarNode):
            fragment = node.value.partition("#")[2].strip()
            if fragment and UNFIT_FOR_AN_ID.search(fragment) is None:
                return FoundText(fragment, span_of(node), fields.path(name, path))
    return None


def _joined(texts: list[RichText]) -> RichText:
    if len(texts) == 1:
        return texts[0]
    blocks: tuple[Block, ...] = tuple(block for text in texts for block in text.blocks)
    places = [text.origin for text in texts if text.origin is not None]
    start, end = min(place.start for place in places), max(place.end for place in places)
    origin = Origin(places[0].source, start, end, "verbatim")
    return RichText(markdown=to_markdown(blocks).rstrip("\n"), blocks=blocks, origin=origin)
