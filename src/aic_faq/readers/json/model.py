"""Our own JSON: all that a FAQ holds, as the exporter json writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import FAQ, Answer, Question, RichText, Section, Status
from aic_faq.origin import Origin
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.json.objects import JSONObject
from aic_faq.readers.json.tree import read_tree
from aic_faq.readers.nodes import ScalarNode, span_of

if TYPE_CHECKING:
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.nodes import DataNode

__all__ = ("read", "recognise")

_START = re.compile(r"\{\s*+\"format\"\s*+:\s*+\"aic-faq\"")
_VERSION = 1
# A list within a list takes four levels of JSON, and Markdown may have twenty of them.
_DEEPER = 16


def recognise(inspection: Inspection, /) -> str | None:
    """Take what says that it has our format."""
    if _START.match(inspection.source.text, inspection.start):
        return "it says that it has the format aic-faq"
    return None


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read one FAQ.

    Raises:
        InvalidFAQError: where something is missing or cannot stand in a FAQ.
    """
    problems, limits = inspection.problems, inspection.options.limits
    deeper = evolve(limits, depth=None if limits.depth is None else limits.depth * _DEEPER)
    root = JSONObject.of(read_json(problems, inspection.whole, deeper), "$", problems)
    version = root.number("version") or _VERSION
    if version > _VERSION:
        message = f"version {version} of the format is not known, only {_VERSION}"
        hint = "install a newer aic-faq"
        problems.stop(Code.UNKNOWN_SHAPE, message, span_of(root.require("version")), hint=hint)
    try:
        return (_Reading(inspection).faq(root),)
    except RecursionError:  # where the limit of depth has been lifted
        message = "values are nested more levels deep than can be read"
        problems.stop(Code.NESTED_TOO_DEEPLY, message, span_of(root.node), hint="nest less deeply")


@frozen
class _Reading:
    """Read the values of one FAQ."""

    _inspection: Inspection

    def faq(self, root: JSONObject) -> FAQ:
        sections = [self._section(found) for found in root.objects("sections")]
        limit = self._inspection.options.limits.questions
        questions: list[Question] = []
        for number, found in enumerate(root.objects("questions")):
            if limit is not None and number >= limit:
                message = f"the document has more questions than the limit of {limit}"
                hint = "split it, or raise the limit"
                root.problems.stop(Code.LIMIT, message, span_of(found.node), hint=hint)
            questions.append(self._question(found, sections))
        values: dict[str, Any] = {
            "title": root.text("title"),
            "url": root.text("url"),
            "language": root.text("language"),
            "description": root.text("description"),
            "intro": self._rich(root, "intro"),
            "contact": self._rich(root, "contact"),
            "authors": root.texts("authors"),
            "updated": root.date("updated"),
            "extra": root.data("extra"),
            "source": self._inspection.source,
        }
        try:
            return FAQ(questions=questions, **values)
        except ValueError as error:
            root.stop(str(error.args[0]), root.node, "correct it", root.path)

    def _section(self, found: JSONObject) -> Section:
        found.require("title")
        title, id_ = found.text("title") or "", found.text("id") or ""
        intro = self._rich(found, "intro")
        try:
            return Section(title=title, id=id_, intro=intro)
        except ValueError as error:
            found.stop(str(error.args[0]), found.node, "correct it", found.path)

    def _question(self, found: JSONObject, sections: list[Section]) -> Question:
        inspection = self._inspection
        found.require("id")
        number = found.number("section")
        if number is not None and not 0 <= number < len(sections):
            message = f"there is no section {number}: sections are counted from 0 to {len(sections) - 1}"
            found.stop(message, found.require("section"), "name one of them", found.path_to("section"))
        body = self._rich_text(found.require("answer"), found.path_to("answer"))
        title = self._rich_text(found.require("title"), found.path_to("title"), is_title=True)
        values: dict[str, Any] = {
            "title": title,
            "answer": Answer(body=body, authors=found.texts("authors")),
            "id": found.text("id") or "",
            "aliases": found.texts("aliases"),
            "alt_titles": found.texts("alt_titles"),
            "section": None if number is None else sections[number],
            "tags": found.texts("tags"),
            "language": found.text("language"),
            "updated": found.date("updated"),
            "reviewed": found.date("reviewed"),
            "review_every": found.text("review_every"),
            "valid_from": found.date("valid_from"),
            "valid_until": found.date("valid_until"),
            "status": self._status(found),
            "related": found.texts("related"),
            "extra": found.data("extra"),
            "span": span_of(found.node),
        }
        try:
            question = Question(**values)
        except ValueError as error:
            found.stop(str(error.args[0]), found.node, "correct it", found.path)
        if not body and question.status is Status.PUBLISHED and inspection.options.unanswered == "error":
            message = f"question {quoted(question.title.plain_text)} has no answer"
            hint = "write its answer, or make it a draft"
            found.problems.error(
                Code.MISSING_ANSWER, message, span_of(found.node), hint=hint, data_path=found.path
            )
        return question

    def _status(self, found: JSONObject) -> Status:
        name = found.text("status") or Status.PUBLISHED.value
        if name not in {status.value for status in Status}:
            message = f"expected published or draft, found {quoted(name)}"
            found.stop(message, found.require("status"), "write one of them", found.path_to("status"))
        return Status(name)

    def _rich(self, found: JSONObject, name: str) -> RichText | None:
        node = found.get(name)
        return None if node is None else self._rich_text(node, found.path_to(name))

    def _rich_text(self, node: DataNode, path: str, *, is_title: bool = False) -> RichText:
        """Read Markdown, or Markdown with the tree that it does not give."""
        problems, fields = self._inspection.problems, self._inspection.fields
        if isinstance(node, ScalarNode) and node.style != "bare":
            origin = Origin(problems.source, node.start, node.end, node.style)
            read_markdown = fields.located_title if is_title else fields.located_markdown
            return read_markdown(node.value, origin, path) or RichText(markdown=node.value, blocks=())
        found = JSONObject.of(node, path, problems)
        blocks = read_tree(found.require("blocks"), found.path_to("blocks"), problems)
        origin = Origin(problems.source, node.start, node.end, "verbatim")
        return RichText(markdown=found.text("markdown") or "", blocks=blocks, origin=origin)
