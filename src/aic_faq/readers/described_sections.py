"""Sections that a document describes apart from its questions, which name them by their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.options import fold_key
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode
from aic_faq.readers.sections import section_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.found import FoundSection
    from aic_faq.readers.lists import FoundList

__all__ = ("described_sections",)

_KEY = "sections"
_TITLE = "title"
_MORE = frozenset({"id", "intro"})


def described_sections(
    root: DataNode, lists: Iterable[FoundList], fields: FieldReader, /
) -> tuple[DataNode, dict[str, FoundSection]]:
    """Take the list under ``sections``, where it says no more than the id and the intro of sections.

    Where no question names one of them, the list is about something else.
    Gives the data without the list, and the sections by their titles.
    """
    if not isinstance(root, MappingNode):
        return root, {}
    for place, (key, item) in enumerate(root.pairs):
        if key.value == _KEY and isinstance(item, SequenceNode) and all(map(_describes, item.items)):
            sections = {
                found.title: found
                for index, node in enumerate(item.items)
                if isinstance(node, MappingNode)
                and (found := section_in(node, f"$.{_KEY}[{index}]", fields)[0]) is not None
            }
            if not sections.keys().isdisjoint(_named(lists, fields)):
                pairs = root.pairs[:place] + root.pairs[place + 1 :]
                return MappingNode(root.start, root.end, pairs), sections
    return root, {}


def _describes(node: DataNode) -> bool:
    if not isinstance(node, MappingNode) or not all(isinstance(item, ScalarNode) for _, item in node.pairs):
        return False
    keys = {key.value for key, _ in node.pairs}
    return _TITLE in keys and not keys.isdisjoint(_MORE) and keys <= {_TITLE, *_MORE}


def _named(lists: Iterable[FoundList], fields: FieldReader) -> Iterator[str]:
    """Give the sections that questions name."""
    names = {fold_key(name) for name in fields.options.keys.section}
    for found in lists:
        for each in found.questions:
            for key, item in each.node.pairs if isinstance(each.node, MappingNode) else ():
                if isinstance(item, ScalarNode) and fold_key(key.value) in names:
                    yield " ".join(item.value.split())
