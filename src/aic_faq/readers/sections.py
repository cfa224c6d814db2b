"""The section of a list of questions: what the data around the list says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from aic_faq.characters import is_invisible
from aic_faq.options import fold_key
from aic_faq.readers.fields import FieldReader
from aic_faq.readers.found import FoundSection, FoundText
from aic_faq.readers.lists import ListFinder
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, is_empty, path_to, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.readers.lists import FoundList

__all__ = ("SectionFinder", "section_in")

# Names of lists that say nothing about what is in them.
_NO_TITLES = frozenset(
    {"list", "data", "content", "children", "elements", "rows", "values", "results", "fields", "attributes"}
    | {"props", "blocks", "acf", "accordion", "accordions", "faq_items", "faq_list"}
)
_MOST_BESIDE = 2
_Named: TypeAlias = tuple[FoundSection | None, tuple[ScalarNode, ...]]
_NO_SECTION: _Named = None, ()


class SectionFinder:
    """Find the sections of lists; what a mapping says is read once, however many lists stand in it."""

    def __init__(self, root: DataNode, fields: FieldReader, lists: ListFinder) -> None:
        self._root = root
        self._fields = fields
        self._lists = lists
        self._known: dict[MappingNode, _Named] = {}
        self._inner: dict[MappingNode, list[tuple[MappingNode, str]]] = {}

    def section_of(self, found: FoundList, /, *, alone: bool) -> _Named:
        """Give the section of a list, and the keys that say what it is.

        The nearest mapping above the list that has a title is its section, but
        for the root, which is the page. Where none has, a key that leads to the
        list is the title, unless it is a name that lists have, or the list
        stands ``alone``.
        """
        for mapping, path in self._around(found):
            if mapping not in self._known:
                self._known[mapping] = section_in(mapping, path, self._fields)
            if self._known[mapping][0] is not None:
                return self._known[mapping]
        inner = bool(found.above) and found.above[-1][0] is not self._root
        keys = found.keys[-1:] if alone else found.keys
        if alone and not inner:
            return _NO_SECTION
        titles = (key.value for key in reversed(keys) if not self._lists.names_list(key))
        title = next((title for title in titles if fold_key(title) not in _NO_TITLES), None)
        return _NO_SECTION if title is None else (FoundSection(title=title), ())

    def _around(self, found: FoundList) -> Iterator[tuple[MappingNode, str]]:
        """Give the mappings in which the title may stand, the nearest first."""
        for mapping, path in reversed(found.above):
            if mapping is self._root:
                return
            yield mapping, path
            if mapping not in self._inner:
                self._inner[mapping] = [
                    (item, path_to(key, path)) for key, item in mapping.pairs if isinstance(item, MappingNode)
                ]
            # Page builders wrap the title, too: beside the way to the list, in the only other mapping.
            inner = self._inner[mapping]
            if len(inner) > _MOST_BESIDE:
                continue
            beside = [pair for pair in inner if not any(pair[0] is above for above, _ in found.above)]
            if len(beside) == 1:
                yield beside[0]


def section_in(mapping: MappingNode, path: str, fields: FieldReader, /) -> _Named:
    """Give the section that a mapping describes, and the keys that do so; none where it has no title."""
    keys = fields.options.keys
    title = _first_text(mapping, keys.section_title)
    if title is None:
        return _NO_SECTION
    intro, id_ = _first_text(mapping, keys.section_intro), _first_text(mapping, keys.section_id)
    section = FoundSection(
        title=" ".join(title[1].value.split()),
        intro=None if intro is None else fields.rich_text(intro[1], path_to(intro[0], path)),
        id=None if id_ is None else FoundText(id_[1].value.strip(), span_of(id_[1]), path_to(id_[0], path)),
    )
    return section, tuple(pair[0] for pair in (title, intro, id_) if pair is not None)


def _first_text(mapping: MappingNode, names: tuple[str, ...]) -> tuple[ScalarNode, ScalarNode] | None:
    """Give the pair with the most frequent of some names whose value is a text."""
    found = {
        fold_key(key.value): (key, item)
        for key, item in reversed(mapping.pairs)
        if isinstance(item, ScalarNode) and not is_empty(item) and not is_invisible(item.value)
    }
    return next((found[folded] for name in names if (folded := fold_key(name)) in found), None)
