"""Data that holds several languages: which, and what of it belongs to each.

Four ways are in use: ``fr:`` above whole lists, ``question: {fr: ..., en: ...}``,
``question_fr`` beside ``question_en``, and ``fr: {question: ..., answer: ...}``
in each item. For each language the data is taken as if the others were not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.diagnostics import Code
from aic_faq.languages import language_tag
from aic_faq.readers.lists import ASIDE, DEEPEST, moved
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, span_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from aic_faq.readers.lists import ListFinder
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("LanguageSplitter",)

# ISO 639-1, and the codes of three letters that sites use beside them.
_CODES = (
    " "
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz "
    "ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
    "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi "
    "pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
    "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ast fil gsw hsb "
)
_SUFFIXED = re.compile(
    r"(?P<name>.+?)(?:[_ .-](?P<tag>[a-z]{2,3}(?:[_-][A-Za-z0-9]{2,4})?)|(?P<camel>[A-Z][a-z]))"
)


def _language_of(key: str) -> str | None:
    """Give the language that a key names."""
    tag = language_tag(key.strip())
    return tag if tag is not None and f" {tag.partition('-')[0].lower()} " in _CODES else None


class LanguageSplitter:
    """Find the languages of data, and take out what belongs to one of them."""

    def __init__(self, finder: ListFinder) -> None:
        self.finder = finder
        self._tags: dict[str, str | None] = {}
        self._dull: set[str] = set()
        self._suffixes: dict[str, tuple[str, str] | None] = {}

    def languages(self, root: DataNode, /) -> tuple[str, ...]:
        """Give the languages in which questions are written side by side; none for other data.

        One language beside questions without any is a mistake, and no translation.
        """
        found: dict[str, None] = {}
        self._search(root, 0, found)
        return () if len(found) == 1 and self._has_plain(root, 0, found) else tuple(found)

    def _search(self, node: DataNode, depth: int, found: dict[str, None]) -> None:
        if isinstance(node, SequenceNode):
            inner = node.items
        elif isinstance(node, MappingNode):
            inner = [item for _, item in node.pairs if not isinstance(item, ScalarNode)]
            if inner or any(key.value not in self._dull for key, _ in node.pairs):
                found.update(self.languages_of(node))
        else:
            return
        if depth < DEEPEST:
            for item in inner:
                self._search(item, depth + 1, found)

    def _has_plain(self, node: DataNode, depth: int, found: Collection[str]) -> bool:
        """Tell whether there are questions that have no language."""
        if isinstance(node, ScalarNode) or depth > DEEPEST:
            return False
        if isinstance(node, SequenceNode):
            return any(self._has_plain(item, depth + 1, found) for item in node.items)
        if self.finder.sureness_of(node) > ASIDE and not self.languages_of(node):
            return True
        inner = (item for key, item in node.pairs if self.tag(key.value) not in found)
        return any(self._has_plain(item, depth + 1, found) for item in inner)

    def languages_of(self, mapping: MappingNode, /) -> dict[str, None]:
        """Give the languages that the keys of a mapping name, if they stand before questions."""
        found: dict[str, None] = {}
        suffixed: dict[str, int] = {}
        plain = 0
        for key, item in mapping.pairs:
            tag = self.tag(key.value)
            kind = self.finder.kind_of_key(key.value)
            plain |= kind
            if tag is not None and self._holds_questions(item):
                found[tag] = None
            elif kind and isinstance(item, MappingNode) and self.is_by_language(item):
                found.update((tag, None) for inner, _ in item.pairs if (tag := self.tag(inner.value)))
            elif kind or (parts := self.suffix(key.value)) is None:
                if tag is None:
                    self._dull.add(key.value)
            else:
                suffixed[parts[1]] = suffixed.get(parts[1], 0) | self.finder.kind_of_key(parts[0])
        if suffixed and not self.finder.is_question(plain):
            found.update((tag, None) for tag, kinds in suffixed.items() if self.finder.is_question(kinds))
        return found

    def _holds_questions(self, node: DataNode) -> bool:
        if isinstance(node, MappingNode) and self.finder.sureness_of(node):
            return True
        return not isinstance(node, ScalarNode) and bool(self.finder.find(node))

    def is_by_language(self, mapping: MappingNode, /) -> bool:
        """Tell whether all keys are languages, and their values of one kind: ``id`` is Indonesian, too."""
        kinds = {isinstance(item, MappingNode) for _, item in mapping.pairs}
        return len(kinds) == 1 and all(self.tag(key.value) for key, _ in mapping.pairs)

    def tag(self, key: str, /) -> str | None:
        """Give the language that a key names."""
        if key not in self._tags:
            self._tags[key] = _language_of(key)
        return self._tags[key]

    def suffix(self, key: str, /) -> tuple[str, str] | None:
        """Divide a key such as ``question_fr`` into its name and its language."""
        if key not in self._suffixes:
            match = _SUFFIXED.fullmatch(key)
            tag = None if match is None else _language_of(match["tag"] or match["camel"].lower())
            self._suffixes[key] = None if match is None or tag is None else (match["name"], tag)
        return self._suffixes[key]

    def part(
        self, root: DataNode, language: str, languages: tuple[str, ...], problems: ProblemCollector, /
    ) -> DataNode:
        """Give the data of one language; items that lack it are left out with a warning."""
        return _Part(self, language, languages, problems).of(root) or MappingNode(root.start, root.end)


class _Part:
    """Take one language out of data; what is the same in all languages is not copied."""

    def __init__(
        self,
        splitter: LanguageSplitter,
        language: str,
        languages: tuple[str, ...],
        problems: ProblemCollector,
    ) -> None:
        self._splitter = splitter
        self._language = language
        self._languages = languages
        self._problems = problems

    def of(self, node: DataNode) -> DataNode | None:
        if isinstance(node, ScalarNode):
            return node
        if isinstance(node, MappingNode):
            return self._of_mapping(node)
        items = [self.of(item) for item in node.items]
        if all(part is item for part, item in zip(items, node.items, strict=True)):
            return node
        kept: list[DataNode] = []
        for part, item in zip(items, node.items, strict=True):
            if part is None or (part is not item and self._is_untranslated(item, part)):
                message = f"this is not there in the language {self._language}; it is left out of that FAQ"
                hint = "translate it, or leave it as it is"
                self._problems.warning(Code.UNTRANSLATED, message, span_of(item), hint=hint)
            else:
                kept.append(part)
        return SequenceNode(node.start, node.end, kept)

    def _is_untranslated(self, item: DataNode, part: DataNode) -> bool:
        """Tell whether an item is a question in other languages only."""
        if not isinstance(item, MappingNode) or not self._splitter.languages_of(item):
            return False
        return isinstance(part, MappingNode) and not self._splitter.finder.has_title(part)

    def _of_mapping(self, node: MappingNode) -> DataNode | None:
        splitter = self._splitter
        tags = [splitter.tag(key.value) for key, _ in node.pairs]
        if splitter.is_by_language(node) and any(tag in self._languages for tag in tags):
            chosen = [item for tag, (_, item) in zip(tags, node.pairs, strict=True) if tag == self._language]
            return self.of(chosen[0]) if chosen else None
        pairs: list[tuple[ScalarNode, DataNode]] = []
        for tag, (key, item) in zip(tags, node.pairs, strict=True):
            if tag in self._languages and not isinstance(item, ScalarNode):
                pairs += self._inner(key, item) if tag == self._language else ()
                continue
            parts = splitter.suffix(key.value)
            if parts is not None and parts[1] in self._languages:
                if parts[1] == self._language:
                    pairs.append((moved(key, "", parts[0]), item))
                continue
            part = self.of(item)
            if part is not None:
                pairs.append((key, part))
        same = len(pairs) == len(node.pairs) and all(
            new[0] is old[0] and new[1] is old[1] for new, old in zip(pairs, node.pairs, strict=True)
        )
        return node if same else MappingNode(node.start, node.end, pairs)

    def _inner(self, key: ScalarNode, item: DataNode) -> list[tuple[ScalarNode, DataNode]]:
        """Take what stands under the key of the language one level higher."""
        part = self.of(item)
        if isinstance(part, MappingNode):
            return [(moved(inner, key.value, inner.value), value) for inner, value in part.pairs]
        return [] if part is None else [(moved(key, "", self._splitter.finder.list_name), part)]
