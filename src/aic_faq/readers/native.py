"""The native shape: front matter with a list of questions, as the founding document has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import FAQ, RichText
from aic_faq.options import fold_key
from aic_faq.origin import Origin
from aic_faq.readers.fields import FieldReader
from aic_faq.readers.front_matter import FrontMatter, split_front_matter
from aic_faq.readers.mappings import Fields, FieldSorter
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode, kind_of, span_of
from aic_faq.readers.questions import QuestionReader
from aic_faq.readers.yaml_events import read_yaml
from aic_faq.source import NEWLINE, Span
from aic_faq.urls import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.options import ReadOptions
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read_front_matter",)


def read_front_matter(problems: ProblemCollector, options: ReadOptions, /) -> FAQ | None:
    """Read a document whose front matter holds a list of questions.

    Raises:
        InvalidFAQError: where reading cannot go on; other problems are only
            collected, and None is returned where one of them is an error.
    """
    parts = split_front_matter(problems)
    root = read_yaml(problems, parts.data, options.limits)
    if not isinstance(root, MappingNode):
        found = "nothing" if root is None else kind_of(root)
        problems.stop(
            Code.WRONG_TYPE,
            f"expected keys and values in the front matter, found {found}",
            Span(parts.data.start, parts.data.start) if root is None else Span(root.start, root.end),
            hint="write title: and questions: there, each on a line of its own",
        )
    fields = FieldSorter(options.keys.page_fields, problems).sort(root, "$")
    key, questions = _find_questions(root, fields, problems, options)
    assembly = _Assembly(FieldReader(problems, options), fields, parts)
    faq = assembly.faq(key, questions)
    return None if problems.has_errors else faq


def _find_questions(
    root: MappingNode, fields: Fields, problems: ProblemCollector, options: ReadOptions
) -> tuple[ScalarNode, SequenceNode]:
    """Find the list of questions: under one of its names, or under any key that holds such a list."""
    named = fields.known.get("questions")
    if named is not None and not isinstance(named[1], SequenceNode):
        found = kind_of(named[1])
        problems.stop(
            Code.WRONG_TYPE,
            f"expected a list of questions under {quoted(named[0].value)}, found {found}",
            Span(named[1].start, named[1].end),
            hint="begin each question with a hyphen: - title: ...",
            data_path=f"$.{named[0].value}",
        )
    table = options.keys.question_fields
    for key, node in [named] if named else root.pairs:
        if isinstance(node, SequenceNode) and (named or _holds_questions(node, table)):
            if node.items:
                _report_further_lists(root, key, problems, table)
                return key, node
            problems.stop(
                Code.NO_QUESTIONS,
                f"the list under {quoted(key.value)} is empty",
                Span(key.start, node.end),
                hint="write at least one question with its answer",
                data_path=f"$.{key.value}",
            )
    keys = ", ".join(quoted(key.value) for key, _ in root.pairs[:12])
    return problems.stop(
        Code.NO_QUESTIONS,
        f"no questions were found; the keys of the document are {keys}",
        Span(root.start, root.start),
        hint="write the questions as a list under the key questions",
    )


def _report_further_lists(
    root: MappingNode, read: ScalarNode, problems: ProblemCollector, table: Mapping[str, tuple[str, int]]
) -> None:
    for key, node in root.pairs:
        if key is not read and isinstance(node, SequenceNode) and _holds_questions(node, table):
            problems.warning(
                Code.FURTHER_LIST,
                f"questions stand under {quoted(key.value)}, too; those under {quoted(read.value)} are read",
                span_of(key),
                hint=f"move them to {read.value}; a key section on each keeps them apart",
                data_path=f"$.{key.value}",
            )


def _holds_questions(node: SequenceNode, table: Mapping[str, tuple[str, int]]) -> bool:
    for item in node.items:
        names = (
            {table[fold_key(key.value)][0] for key, _ in item.pairs if fold_key(key.value) in table}
            if isinstance(item, MappingNode)
            else set()
        )
        if {"question", "answer"} <= names:
            return True
    return False


@frozen
class _Assembly:
    """Put the parts of one document together."""

    _reader: FieldReader
    _fields: Fields
    _parts: FrontMatter

    def faq(self, key: ScalarNode, questions: SequenceNode) -> FAQ:
        """Read every part of the document, so that all problems are found."""
        reader, fields = self._reader, self._fields
        updated = reader.date(fields.get("updated"), fields.path("updated", "$"))
        unread = ["updated"] if updated is None and "updated" in fields.known else []
        unknown = [pair for pair in fields.unknown if pair[0] is not key]
        return FAQ(
            title=self._text("title"),
            questions=QuestionReader(reader).read(questions, f"$.{key.value}"),
            url=self._url(),
            language=reader.language(fields.get("language"), fields.path("language", "$")),
            description=self._text("description"),
            intro=self._intro(),
            contact=reader.rich_text(fields.get("contact"), fields.path("contact", "$")),
            authors=reader.texts(fields.get("authors"), fields.path("authors", "$")),
            updated=updated,
            extra=Fields(fields.known, unknown).extra(*unread),
            source=reader.problems.source,
        )

    def _text(self, name: str) -> str | None:
        return self._reader.text(self._fields.get(name), self._fields.path(name, "$"))

    def _url(self) -> str | None:
        url = self._text("url")
        if url is None or is_safe_link(url):
            return url
        key, node = self._fields.known["url"]
        self._reader.problems.warning(
            Code.DANGEROUS_URL,
            f"the address {quoted(url)} cannot be that of a page; it is left out",
            span_of(node),
            hint="write https://... or a path such as /faq",
            data_path=f"$.{key.value}",
        )
        return None

    def _intro(self) -> RichText | None:
        """Read the intro; the text below the front matter belongs to it."""
        node = self._fields.get("intro")
        path = self._fields.path("intro", "$")
        source, body = self._reader.problems.source, self._parts.body
        text = source.text[body.start : body.end]
        if not text.strip():
            return self._reader.rich_text(node, path)
        start = body.start + len(text) - len(text.lstrip())
        span = Span(start, body.start + len(text.rstrip()))
        message = "text stands below the front matter; it is shown before the questions"
        hint = "move it to the key intro"
        self._reader.problems.warning(Code.BODY_AS_INTRO, message, Span(start, start + 1), hint=hint)
        body_piece = (
            "\n".join(NEWLINE.split(text.strip())),
            Origin(source, span.start, span.end, "verbatim"),
        )
        pieces = [*self._reader.pieces(node, path), body_piece]
        return self._reader.joined(pieces, span, path)
