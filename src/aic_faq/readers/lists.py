"""Find the lists of questions in data, wherever they stand.

People keep questions at the root, under a key, in categories and deep inside
the trees of page builders. What tells them is the keys of the items: a key of
a question beside one of an answer. Some of these keys, such as title and text,
name a thousand other things, so that a list which has only them counts less
than one that says question and answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.options import Keys, fold_key
from aic_faq.readers.nodes import DataNode, MappingNode, MovedKey, ScalarNode, SequenceNode, path_to
from aic_faq.readers.question_words import ends_in_greek
from aic_faq.readers.wrapped import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = (
    "ANY_LIST",
    "ASIDE",
    "CLEAR",
    "DEEPEST",
    "LIKELY",
    "NAMED",
    "UNANSWERED",
    "FoundList",
    "FoundNode",
    "ListFinder",
    "ends_with_question_mark",
    "moved",
)

DEEPEST = 8
"""Levels of data that are looked at."""

ASIDE, LIKELY, UNANSWERED, NAMED, CLEAR = 1, 2, 3, 4, 5
"""How sure it is that a list holds questions: there are titles only, in a list
that is called so; the keys are those of titles and texts; there are questions,
but no answers; titles and texts are called so or ask; question and answer are
written there."""

_QUESTION, _TITLE, _ANSWER, _TEXT = 1, 2, 4, 8
_TITLES = frozenset({"title", "name", "heading", "header", "summary", "term", "label"})
_TEXTS = frozenset({"content", "text", "desc", "description", "body"})
ANY_LIST = frozenset({"items", "entries", "panels", "cards"})
"""Names that lists of anything have."""
_HALF = 0.5
_MARKS = ("?", "？", "؟", "՞", "⸮")


class FoundNode:
    """Hold what is one question; ``name`` is the key under which it stands, where it stands in a mapping."""

    __slots__ = ("name", "node", "path")

    def __init__(self, node: DataNode, path: str, name: ScalarNode | None = None) -> None:
        self.node: DataNode = node
        self.path: str = path
        self.name: ScalarNode | None = name


class FoundList:
    """Hold a list of questions, and the way to it.

    Attributes:
        node: the list, or the mapping that stands for one.
        questions: its questions.
        sureness: one of the five from ASIDE to CLEAR.
        path: where it stands in the data.
        keys: the keys that lead to it.
        above: the mappings around it with their paths, from the outermost to the innermost.
    """

    def __init__(
        self,
        node: SequenceNode | MappingNode,
        questions: list[FoundNode],
        sureness: int,
        path: str,
        keys: tuple[ScalarNode, ...],
        above: tuple[tuple[MappingNode, str], ...],
    ) -> None:
        self.node = node
        self.questions = questions
        self.sureness = sureness
        self.path = path
        self.keys = keys
        self.above = above


def ends_with_question_mark(text: str, /) -> bool:
    """Tell whether a text ends with a question mark of any script."""
    return text.rstrip(" \t\n\xa0\u202f*_\"'»)").endswith(_MARKS) or ends_in_greek(text)


class _Place:
    """Remember the way to a node."""

    def __init__(
        self,
        path: str,
        depth: int = 0,
        keys: tuple[ScalarNode, ...] = (),
        above: tuple[tuple[MappingNode, str], ...] = (),
    ) -> None:
        self.path = path
        self.depth = depth
        self.keys = keys
        self.above = above

    def item(self, index: int) -> _Place:
        return _Place(f"{self.path}[{index}]", self.depth + 1, self.keys, self.above)

    def under(self, key: ScalarNode, mapping: MappingNode) -> _Place:
        around = (*self.above, (mapping, self.path))
        return _Place(path_to(key, self.path), self.depth + 1, (*self.keys, key), around)


class ListFinder:
    """Find lists by the names that :class:`aic_faq.Keys` gives to questions and answers."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._kinds: dict[str, int] = {}

    def find(self, root: DataNode, /) -> list[FoundList]:
        """Give all lists in document order; none of them stands within another."""
        place = _Place("$")
        found = self._visit(root, place)
        if not found and isinstance(root, MappingNode) and self.sureness_of(root) == CLEAR:
            found = [FoundList(root, [FoundNode(root, "$")], CLEAR, "$", (), ())]
        return found

    def names_list(self, key: ScalarNode, /) -> bool:
        """Tell whether a key is one of those that lists of questions have."""
        return fold_key(key.value) in self._keys.list_names

    def is_named_list(self, key: ScalarNode, item: DataNode, /) -> bool:
        """Tell whether a list stands under a name that says questions, and not only items or cards."""
        return (
            self.names_list(key)
            and fold_key(key.value) not in ANY_LIST
            and isinstance(item, SequenceNode)
            and bool(item.items)
        )

    def _share_asking(self, found: FoundList, /) -> float:
        """Tell how many of the titles of a list end with a question mark: from 0 to 1."""
        asking = sum(
            any(
                self.kind_of_key(key.value) & (_QUESTION | _TITLE)
                and isinstance(text := unwrapped(item, "")[0], ScalarNode)
                and ends_with_question_mark(text.value)
                for key, item in (each.node.pairs if isinstance(each.node, MappingNode) else ())
            )
            for each in found.questions
        )
        return asking / len(found.questions)

    def kinds_of(self, mapping: MappingNode, /) -> int:
        """Tell which kinds of keys a mapping has: one bit for each kind."""
        kinds = 0
        for key, _ in mapping.pairs:
            kinds |= self.kind_of_key(key.value)
        return kinds

    def kind_of_key(self, key: str, /) -> int:
        """Tell whether a key is that of a question or an answer: 0 for neither."""
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = self._find_kind(fold_key(key))
        return kind

    @property
    def list_name(self) -> str:
        """Give the name that lists of questions have most often."""
        return self._keys.questions[0]

    def has_title(self, mapping: MappingNode, /) -> bool:
        """Tell whether a mapping has a key that can be that of a question."""
        return bool(self.kinds_of(mapping) & (_QUESTION | _TITLE))

    def is_question(self, kinds: int, /) -> bool:
        """Tell whether there are keys of a question and of an answer."""
        return bool(kinds & (_QUESTION | _TITLE) and kinds & (_ANSWER | _TEXT))

    def _find_kind(self, folded: str) -> int:
        field_of = self._keys.question_fields.get(folded, ("", 0))[0]
        if field_of == "question":
            return _TITLE if folded in _TITLES else _QUESTION
        if field_of == "answer":
            return _TEXT if folded in _TEXTS else _ANSWER
        return 0

    def sureness_of(self, mapping: MappingNode, /) -> int:
        """Tell how sure it is that a mapping is a question: 0 for not at all."""
        kinds = self.kinds_of(mapping)
        if kinds & _QUESTION:
            return CLEAR if kinds & (_ANSWER | _TEXT) else UNANSWERED
        if kinds & _TITLE and kinds & (_ANSWER | _TEXT):
            return CLEAR if kinds & _ANSWER else LIKELY
        return ASIDE if kinds & _TITLE else 0

    def _visit(self, node: DataNode, place: _Place) -> list[FoundList]:
        if isinstance(node, ScalarNode) or place.depth > DEEPEST:
            return []
        own = self._as_list(node, place)
        if own is not None and own.sureness == CLEAR:
            return [own]
        inner: list[FoundList] = []
        if isinstance(node, SequenceNode):
            for index, item in enumerate(node.items):
                if not isinstance(item, ScalarNode) and _holds_more(item):
                    inner += self._visit(item, place.item(index))
        else:
            for key, item in node.pairs:
                if not isinstance(item, ScalarNode):
                    inner += self._visit(item, place.under(key, node))
        if own is not None and own.sureness > max((found.sureness for found in inner), default=0):
            return [own]
        return inner

    def _as_list(self, node: SequenceNode | MappingNode, place: _Place) -> FoundList | None:
        """Take a node for a list of questions itself, if it may be one."""
        path = place.path
        if isinstance(node, SequenceNode):
            items = [FoundNode(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
            questions, sureness = self._questions(items)
        elif asked := self._asked(node):
            questions = [FoundNode(self._question_of(key, item), path_to(key, path)) for key, item in asked]
            sureness = CLEAR
        elif all(isinstance(item, MappingNode) for _, item in node.pairs):
            items = [FoundNode(item, path_to(key, path), key) for key, item in node.pairs]
            questions, sureness = self._questions(items)
            sureness = sureness if sureness == CLEAR else 0
        else:
            return None
        if not sureness:
            return None
        found = FoundList(node, questions, sureness, path, place.keys, place.above)
        is_named = bool(place.keys) and self.names_list(place.keys[-1])
        if sureness == LIKELY and (is_named or self._share_asking(found) >= _HALF):
            found.sureness = NAMED
        return found if is_named or found.sureness != ASIDE else None

    def _questions(self, items: list[FoundNode]) -> tuple[list[FoundNode], int]:
        """Take the wrappings off items, and tell how sure it is that one of them is a question."""
        sureness = 0
        for number, item in enumerate(items):
            if not isinstance(item.node, MappingNode):
                continue
            own = self.sureness_of(item.node)
            if own <= ASIDE and (inner := self._unwrapped(item.node)) is not None:
                items[number] = FoundNode(inner, item.path, item.name)
                own = self.sureness_of(inner)
            sureness = max(sureness, own)
        return items, sureness

    def _unwrapped(self, mapping: MappingNode) -> MappingNode | None:
        """Find the question in a mapping that only wraps it: in one of its values, or in its only key."""
        if asked := self._asked(mapping):
            return self._question_of(*asked[0]) if len(mapping.pairs) == 1 else None
        inner = [
            (key, item)
            for key, item in mapping.pairs
            if isinstance(item, MappingNode) and self.sureness_of(item) > ASIDE
        ]
        if len(inner) != 1:
            return None
        wrapping, question = inner[0]
        pairs: list[tuple[ScalarNode, DataNode]] = [
            (moved(key, wrapping.value, key.value), item) for key, item in question.pairs
        ]
        pairs += [pair for pair in mapping.pairs if pair[0] is not wrapping]
        return MappingNode(mapping.start, mapping.end, pairs)

    def _asked(self, mapping: MappingNode) -> Sequence[tuple[ScalarNode, DataNode]]:
        """Give the pairs of a mapping whose keys are questions and whose values are answers."""
        asking = sum(ends_with_question_mark(key.value) for key, _ in mapping.pairs)
        if asking * 2 <= len(mapping.pairs) or not all(
            isinstance(item, ScalarNode) for _, item in mapping.pairs
        ):
            return ()
        page = self._keys.page_fields
        return [
            pair
            for pair in mapping.pairs
            if ends_with_question_mark(pair[0].value) or fold_key(pair[0].value) not in page
        ]

    def _question_of(self, key: ScalarNode, answer: DataNode) -> MappingNode:
        question, answer_key = (
            MovedKey(names[0], key.start, key.end, key.style, "")
            for names in (self._keys.question, self._keys.answer)
        )
        return MappingNode(key.start, answer.end, [(question, key), (answer_key, answer)])


def moved(key: ScalarNode, above: str, name: str, /) -> MovedKey:
    """Read a key one level higher, under the name of ``name``."""
    written = key.written if isinstance(key, MovedKey) else key.value
    return MovedKey(name, key.start, key.end, key.style, f"{above}.{written}" if above else written)


def _holds_more(node: SequenceNode | MappingNode) -> bool:
    items: Iterator[DataNode] = (
        iter(node.items) if isinstance(node, SequenceNode) else (item for _, item in node.pairs)
    )
    return any(not isinstance(item, ScalarNode) for item in items)
