"""A list of mappings to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from aic_faq.characters import is_invisible
from aic_faq.diagnostics import Code, quoted
from aic_faq.model import UNFIT_FOR_AN_ID, Answer, Question, RichText, Section, Status
from aic_faq.readers.ids import slugify, unique
from aic_faq.readers.mappings import Fields, FieldSorter
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, kind_of, span_of
from aic_faq.source import Span

if TYPE_CHECKING:
    from aic_faq.readers.fields import FieldReader

__all__ = ("QuestionReader",)

_DEFAULT_ID = "question"
_LEAST = {"question", "answer"}
# Whether a question is shown where the key says yes.
_FLAGS = {"draft": False, "hidden": False, "published": True, "active": True}
_DATES = ("updated", "reviewed", "valid_from", "valid_until")


@define(eq=False)
class _Raw:
    """Hold what one item of the list says, before ids are known."""

    number: int
    span: Span
    path: str
    fields: Fields
    title: RichText
    id: str = ""


class QuestionReader:
    """Read the questions of one document."""

    def __init__(self, reader: FieldReader, /) -> None:
        self._reader = reader
        self._problems = reader.problems
        self._sorter = FieldSorter(reader.options.keys.question_fields, reader.problems)
        self._ids: dict[str, int] = {}
        self._sections: dict[str, Section] = {}
        self._section_ids: dict[str, int] = {}
        self._unanswered: list[_Raw] = []

    def read(self, items: SequenceNode, path: str) -> tuple[Question, ...]:
        """Read a list of questions; an item that cannot be read is reported."""
        limit = self._reader.options.limits.questions
        if limit is not None and len(items.items) > limit:
            message = f"the document has {len(items.items)} questions, more than the limit of {limit}"
            self._problems.stop(
                Code.LIMIT, message, span_of(items), hint="split it, or raise the limit", data_path=path
            )
        found = [
            self._raw(item, number, f"{path}[{number - 1}]") for number, item in enumerate(items.items, 1)
        ]
        readable = [raw for raw in found if raw is not None]
        self._give_ids(readable)
        self._report_same_titles(readable)
        count = len(readable)
        # What has been read is let go, so that a long document is not held twice.
        items.items.clear()
        found.clear()
        readable.reverse()
        questions = tuple(self._question(readable.pop()) for _ in range(count))
        self._report_unanswered(count)
        return questions

    def _raw(self, item: DataNode, number: int, path: str) -> _Raw | None:
        if not isinstance(item, MappingNode):
            message = f"expected question {number} to be keys and values, found {kind_of(item)}"
            hint = "write - title: ... and below it desc: ..."
            self._problems.error(Code.WRONG_TYPE, message, span_of(item), hint=hint, data_path=path)
            return None
        fields = self._sorter.sort(item, path)
        title = self._title(item, fields, number, path)
        if title is None:
            # What is wrong with its answer is told in the same run.
            self._reader.rich_text(fields.get("answer"), fields.path("answer", path))
            return None
        return _Raw(number, span_of(item), path, fields, title)

    def _title(self, item: MappingNode, fields: Fields, number: int, path: str) -> RichText | None:
        """Read the title of a question; None where there is none that can be read, which is reported."""
        node = fields.get("question")
        if node is not None and not isinstance(node, ScalarNode):
            self._reader.wrong_type(node, "text", fields.path("question", path))
            return None
        title = None if node is None else self._reader.title(node, fields.path("question", path))
        if title is not None and not title:  # over a limit, which has been reported
            return None
        if title is None or is_invisible(title.plain_text):
            start = item.start
            message = f"question {number} has no title"
            hint = "write what people ask after title:"
            self._problems.error(
                Code.MISSING_TITLE, message, Span(start, start + 1), hint=hint, data_path=path
            )
            return None
        return title

    def _give_ids(self, found: list[_Raw]) -> None:
        """Give ids: those that authors wrote come first, so that no slug takes one of them."""
        for raw in found:
            node = raw.fields.get("id")
            written = None if node is None else self._reader.text(node, raw.fields.path("id", raw.path))
            if node is not None and written is not None:
                raw.id = self._written_id(written, node, raw)
        for raw in found:
            raw.id = raw.id or unique(slugify(raw.title.plain_text) or _DEFAULT_ID, self._ids)

    def _written_id(self, written: str, node: DataNode, raw: _Raw) -> str:
        path = raw.fields.path("id", raw.path)
        name = written if _is_fit_for_an_id(written) else slugify(written) or _DEFAULT_ID
        if name != written:
            message = f"the id {quoted(written)} cannot stand in an address; {quoted(name)} is used"
            hint = "use letters, digits and hyphens"
            self._problems.warning(Code.INVALID_ID, message, span_of(node), hint=hint, data_path=path)
        given = unique(name, self._ids)
        if given != name:
            message = f"the id {quoted(name)} is that of another question, too; {quoted(given)} is used"
            self._problems.warning(
                Code.DUPLICATE_ID,
                message,
                span_of(node),
                hint="give each question an id of its own",
                data_path=path,
            )
        return given

    def _report_same_titles(self, found: list[_Raw]) -> None:
        first: dict[str, int] = {}
        for raw in found:
            title = raw.title.plain_text.casefold()
            number = first.setdefault(title, raw.number)
            if number != raw.number:
                node = raw.fields.known["question"][1]
                message = f"question {raw.number} has the same title as question {number}"
                hint = "ask it once, or say how the two differ"
                path = raw.fields.path("question", raw.path)
                self._problems.warning(
                    Code.DUPLICATE_TITLE, message, span_of(node), hint=hint, data_path=path
                )

    def _question(self, raw: _Raw) -> Question:
        fields, path, reader = raw.fields, raw.path, self._reader
        before = self._problems.count
        body = reader.rich_text(fields.get("answer"), fields.path("answer", path))
        # Most questions have a title and an answer only: nothing else is looked for.
        if body is not None and fields.known.keys() == _LEAST and not fields.unknown:
            return Question(title=raw.title, answer=Answer(body=body), id=raw.id, span=raw.span)
        status = self._status(raw)
        if body is None and status is Status.PUBLISHED:
            status = Status.DRAFT
            if self._problems.count == before:  # else something was found wrong with the answer
                self._unanswered.append(raw)
        dates = {name: reader.date(fields.get(name), fields.path(name, path)) for name in _DATES}
        unread = [name for name, date in dates.items() if date is None and name in fields.known]
        return Question(
            title=raw.title,
            answer=Answer(body=body or RichText(markdown="", blocks=()), authors=self._texts(raw, "authors")),
            id=raw.id,
            aliases=self._aliases(raw),
            alt_titles=self._texts(raw, "alt_titles"),
            section=self._section(self._text(raw, "section")),
            tags=self._texts(raw, "tags"),
            language=reader.language(fields.get("language"), fields.path("language", path)),
            review_every=self._text(raw, "review_every"),
            status=status,
            related=self._texts(raw, "related"),
            extra=fields.extra(*unread),
            span=raw.span,
            **dates,
        )

    def _text(self, raw: _Raw, name: str) -> str | None:
        return self._reader.text(raw.fields.get(name), raw.fields.path(name, raw.path))

    def _texts(self, raw: _Raw, name: str) -> tuple[str, ...]:
        return self._reader.texts(raw.fields.get(name), raw.fields.path(name, raw.path))

    def _aliases(self, raw: _Raw) -> tuple[str, ...]:
        """Read the former ids of a question; none may be the id of a question, or lead to two."""
        kept: list[str] = []
        for alias in self._texts(raw, "aliases"):
            if _is_fit_for_an_id(alias) and alias not in self._ids:
                self._ids[alias] = 1
                kept.append(alias)
                continue
            taken = alias in self._ids
            message = f"the former id {quoted(alias)} " + (
                "leads elsewhere" if taken else "cannot stand in an address"
            )
            self._problems.warning(
                Code.DUPLICATE_ID if taken else Code.INVALID_ID,
                f"{message}; it is left out",
                span_of(raw.fields.known["aliases"][1]),
                hint="delete it",
                data_path=raw.fields.path("aliases", raw.path),
            )
        return tuple(kept)

    def _section(self, title: str | None) -> Section | None:
        if title is None:
            return None
        if title not in self._sections:
            self._sections[title] = Section(
                title=title, id=unique(slugify(title) or "section", self._section_ids)
            )
        return self._sections[title]

    def _status(self, raw: _Raw) -> Status:
        """Take a question for a draft where any of its keys says that it is not to be shown."""
        fields, reader = raw.fields, self._reader
        flags = {name: reader.flag(fields.get(name), fields.path(name, raw.path)) for name in _FLAGS}
        status = reader.status(fields.get("status"), fields.path("status", raw.path))
        unshown = [name for name, shown in _FLAGS.items() if flags[name] is (not shown)]
        return Status.DRAFT if unshown or status is Status.DRAFT else Status.PUBLISHED

    def _report_unanswered(self, count: int) -> None:
        """Report questions without an answer; where none has one, the document is no FAQ."""
        refused = self._reader.options.unanswered == "error" or len(self._unanswered) == count
        report = self._problems.error if refused else self._problems.warning
        for raw in self._unanswered:
            answer = raw.fields.known.get("answer")
            start = answer[0].start if answer else raw.span.start
            assumption = "" if refused else "; it is kept as a draft"
            report(
                Code.MISSING_ANSWER,
                f"question {raw.number} has no answer{assumption}",
                Span(start, start + 1),
                hint="write the answer after desc:",
                data_path=raw.path,
            )


def _is_fit_for_an_id(name: str) -> bool:
    return UNFIT_FOR_AN_ID.search(name) is None
