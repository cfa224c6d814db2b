"""Mappings to questions: what stands under the keys of one item of a list."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from aic_faq.characters import is_invisible
from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Status
from aic_faq.readers.fields import FLAGS
from aic_faq.readers.found import (
    NO_DETAILS,
    NOTHING,
    FoundDetails,
    FoundQuestion,
    FoundSection,
    FoundText,
)
from aic_faq.readers.mappings import Fields, FieldSorter
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, is_something, kind_of, span_of
from aic_faq.readers.wrapped import unwrapped
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aic_faq.model import RichText
    from aic_faq.readers.fields import FieldReader

__all__ = ("ANSWER_HINT", "MappingQuestions")

ANSWER_HINT = "write the answer after desc:"
_LEAST = {"question", "answer"}
_LISTS = ("authors", "alt_titles", "tags", "related")
_KEPT = ("id", "section")
_DATES = ("updated", "reviewed", "valid_from", "valid_until")


@cache
def _no_text() -> re.Pattern[str]:
    """Match what YAML 1.1 (https://yaml.org/type/) or 1.2 (1.2.2, section 10.3.2) takes for no text."""
    return re.compile(
        r"true|false|yes|no|on|off|null|~|\d{4}-\d\d-\d\d"
        r"|[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf|\.nan)",
        re.ASCII | re.IGNORECASE,
    )


class MappingQuestions:
    """Read questions out of the mappings of one source; ``sections`` are those it describes, by title."""

    def __init__(self, reader: FieldReader, sections: Mapping[str, FoundSection] | None = None, /) -> None:
        self._reader = reader
        self._problems = reader.problems
        self._sorter = FieldSorter(reader.options.keys.question_fields, reader.problems)
        self._sections: dict[str, FoundSection] = {**(sections or {})}

    @cached_property
    def _lenient(self) -> FieldReader:
        return self._reader.lenient

    def question(
        self,
        node: DataNode,
        number: int,
        path: str,
        /,
        *,
        section: FoundSection | None = None,
        answer: RichText | None = None,
        name: ScalarNode | None = None,
    ) -> FoundQuestion | None:
        """Read one question; one that cannot be read is reported, and None is given.

        No title is an error here, for somebody wrote a question down; where
        text alone is read, an answer without a question is only left out (see
        :func:`~aic_faq.readers.assembly.assemble`).

        ``section`` is the group in which it stands: a section that it names
        itself counts more. ``answer`` is for questions whose answer does not
        stand in the mapping, but below it. ``name`` is the key under which the
        mapping stands: its id, if it has no other.
        """
        if not isinstance(node, MappingNode):
            self._refuse(node, number, path)
            return None
        fields = self._sorter.sort(node, path)
        asked, title_path = unwrapped(fields.get("question"), fields.path("question", path))
        title = self._title(asked, title_path, number, node, path)
        before = self._problems.count
        body = answer or self._reader.rich_text(fields.get("answer"), fields.path("answer", path)) or NOTHING
        if title is None:  # what is wrong with its answer is told in the same run
            return None
        # Most questions have a title and an answer only: nothing else is looked for.
        simple = fields.known.keys() <= _LEAST and not fields.unknown
        answer_key = fields.known.get("answer")
        return FoundQuestion(
            number=number,
            problems=self._problems,
            span=span_of(node),
            title=title,
            answer=body,
            path=path,
            title_path=title_path,
            answer_span=None if body or answer_key is None else span_of(answer_key[0]),
            answer_is_reported=not body and self._problems.count > before,
            section=section if simple else self._section(fields, path) or section,
            id=self._id(fields, path, name),
            details=NO_DETAILS if simple else self._details(fields, path),
        )

    def _refuse(self, node: DataNode, number: int, path: str) -> None:
        message = f"expected question {number} to be keys and values, found {kind_of(node)}"
        hint = "write - title: ... and below it desc: ..."
        self._problems.error(Code.WRONG_TYPE, message, span_of(node), hint=hint, data_path=path)

    def _title(
        self, node: DataNode | None, path: str, number: int, item: MappingNode, item_path: str
    ) -> RichText | None:
        if node is not None and not isinstance(node, ScalarNode):
            self._reader.wrong_type(node, "text", path)
            return None
        title = None if node is None else self._reader.title(node, path)
        if title is not None and not title:  # over a limit, which has been reported
            return None
        if title is None or is_invisible(title.plain_text):
            span = Span(item.start, item.start + 1)
            hint = "write what people ask after title:"
            message = f"question {number} has no title"
            self._problems.error(Code.MISSING_TITLE, message, span, hint=hint, data_path=item_path)
            return None
        return title

    def _id(self, fields: Fields, path: str, name: ScalarNode | None) -> FoundText | None:
        node = fields.get("id")
        if node is None:
            return None if name is None else FoundText(name.value, span_of(name), path)
        id_path = fields.path("id", path)
        text = self._lenient.text(node, id_path)
        return None if text is None else FoundText(text, span_of(node), id_path)

    def _section(self, fields: Fields, path: str) -> FoundSection | None:
        title = self._text(fields, path, "section")
        if title is None:
            return None
        return self._sections.setdefault(title, FoundSection(title=title))

    def _report_unquoted(self, fields: Fields, path: str) -> None:
        for key, _node in fields.unknown:
            if key.style == "plain" and _no_text().fullmatch(key.value):
                message = f"the key {quoted(key.value)} is no text to others who read YAML"
                hint = f'write "{key.value}":'
                self._problems.warning(Code.UNQUOTED_KEY, message, span_of(key), hint=hint, data_path=path)

    def _details(self, fields: Fields, path: str) -> FoundDetails:
        reader = self._lenient
        self._report_unquoted(fields, path)
        readers: Mapping[str, Callable[[DataNode | None, str], Any]] = {
            **dict.fromkeys(_LISTS, reader.texts),
            "language": reader.language,
            "review_every": reader.text,
            **dict.fromkeys(_DATES, reader.date),
        }
        values: dict[str, Any] = {
            name: read(fields.get(name), fields.path(name, path))
            for name, read in readers.items()
            if name in fields.known
        }
        # What could not be read stays as it is; nobody but the author knows what an order means elsewhere.
        unread = [name for name, value in values.items() if not value and is_something(fields.get(name))]
        kept = [
            name for name in _KEPT if name in fields.known and not isinstance(fields.get(name), ScalarNode)
        ]
        order = ["order"] if "order" in fields.known else []
        return FoundDetails(
            aliases=self._aliases(fields, path),
            status=self._status(fields, path),
            extra=fields.extra(*unread, *kept, *order),
            **values,
        )

    def _text(self, fields: Fields, path: str, name: str) -> str | None:
        return self._lenient.text(fields.get(name), fields.path(name, path))

    def _texts(self, fields: Fields, path: str, name: str) -> tuple[str, ...]:
        return self._lenient.texts(fields.get(name), fields.path(name, path))

    def _aliases(self, fields: Fields, path: str) -> tuple[FoundText, ...]:
        node = fields.get("aliases")
        if node is None:
            return ()
        aliases_path = fields.path("aliases", path)
        return tuple(
            FoundText(text, span_of(node), aliases_path) for text in self._texts(fields, path, "aliases")
        )

    def _status(self, fields: Fields, path: str) -> Status:
        """Take a question for a draft where any of its keys says that it is not to be shown."""
        reader = self._reader  # what cannot be read may be meant to hide it
        status = reader.status(fields.get("status"), fields.path("status", path))
        unshown = [
            name
            for name, shown in FLAGS.items()
            if name in fields.known and reader.flag(fields.get(name), fields.path(name, path)) is (not shown)
        ]
        return Status.DRAFT if unshown or status is Status.DRAFT else Status.PUBLISHED
