"""What stands above questions and hides all of them: the keys that hide one, on a page or on a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.model import Status
from aic_faq.options import fold_key
from aic_faq.readers.fields import FLAGS, FieldReader, is_date, is_flag
from aic_faq.readers.nodes import DataNode, ScalarNode, path_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.options import ReadOptions
    from aic_faq.readers.problems import ProblemCollector
    from aic_faq.source import Span

__all__ = ("hides_all", "written_fields_hide_all")


def hides_all(pairs: Iterable[tuple[ScalarNode, DataNode]], parent: str, reader: FieldReader, /) -> bool:
    """Tell whether one of the keys of a mapping hides all questions below; report what says neither.

    ``parent`` is the path of the mapping.
    """
    table, lenient = reader.options.keys.question_fields, reader.lenient
    hides = False
    for key, node in pairs:
        name = table.get(fold_key(key.value), ("", 0))[0]
        if name == "status":
            hides |= lenient.status(node, path_to(key, parent)) is Status.DRAFT
        elif name in FLAGS and not _is_of_others(name, node):
            hides |= lenient.flag(node, path_to(key, parent)) is (not FLAGS[name])
    return hides


def written_fields_hide_all(
    fields: Iterable[tuple[str, str, Span]], problems: ProblemCollector, options: ReadOptions, /
) -> bool:
    """Tell the same of fields that are no data: each is its name, what is written, and where that stands."""
    pairs = [
        (ScalarNode(name, at.start, at.start, "plain"), ScalarNode(text, at.start, at.end, "plain"))
        for name, text, at in fields
    ]
    return hides_all(pairs, "", FieldReader(problems, options))


def _is_of_others(name: str, node: DataNode) -> bool:
    """Tell whether a key says when a page was published, or which entry of a menu is active."""
    if not isinstance(node, ScalarNode):
        return False
    return (name == "published" and is_date(node.value)) or (name == "active" and not is_flag(node.value))
