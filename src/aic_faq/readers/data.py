"""Data to FAQs: the lists of questions that it holds, their sections, and the rest as it was."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, NoReturn

from attrs import evolve

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Extra
from aic_faq.options import fold_key
from aic_faq.readers.assembly import assemble
from aic_faq.readers.by_language import LanguageSplitter
from aic_faq.readers.described_sections import described_sections
from aic_faq.readers.hiding import hides_all
from aic_faq.readers.lists import (
    ASIDE,
    LIKELY,
    NAMED,
    FoundList,
    FoundNode,
    ListFinder,
    ends_with_question_mark,
)
from aic_faq.readers.mappings import Fields, FieldSorter, order_of
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode, kind_of, path_to, span_of
from aic_faq.readers.page import FoundPage, read_page
from aic_faq.readers.questions import ANSWER_HINT, MappingQuestions
from aic_faq.readers.remainder import remainder
from aic_faq.readers.sections import SectionFinder
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import FAQ
    from aic_faq.options import Keys
    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.found import FoundQuestion, FoundSection
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("read_data_faqs",)

_MOST_KEYS = 12


def read_data_faqs(
    root: DataNode | None, fields: FieldReader, /, *, body: Span | None = None
) -> tuple[FAQ, ...]:
    """Read the FAQs that data holds: one, or one for each language.

    ``body`` is where text stands below the data.

    Raises:
        InvalidFAQError: where there are no questions.
    """
    if root is None:
        message = "no questions were found; the document holds nothing"
        hint = "write the questions as a list under the key questions"
        fields.problems.stop(Code.NO_QUESTIONS, message, Span(0, 0), hint=hint)
    finder = ListFinder(fields.options.keys)
    splitter = LanguageSplitter(finder)
    languages = splitter.languages(root)
    if not languages:
        return (_Reading(fields, finder, body).faq(root),)
    parts = [splitter.part(root, language, languages, fields.problems) for language in languages]
    return tuple(
        evolve(_Reading(fields, finder, body).faq(part), language=language)
        for language, part in zip(languages, parts, strict=True)
    )


class _Reading:
    """Read the data of one FAQ."""

    def __init__(self, fields: FieldReader, finder: ListFinder, body: Span | None) -> None:
        self._fields = fields
        self._finder = finder
        self._body = body
        self._hides: dict[MappingNode, bool] = {}

    def faq(self, root: DataNode) -> FAQ:
        lists = self._chosen(root)
        alone = len(lists) == 1
        finder = SectionFinder(root, self._fields, self._finder)
        sections = [finder.section_of(found, alone=alone) for found in lists]
        rest, described = described_sections(root, lists, self._fields)
        page = self._page(rest, lists, {key for _, keys in sections for key in keys})
        named: list[FoundSection | None] = [section for section, _ in sections]
        only = named[0] if alone and "[" not in lists[0].path else None
        if only is not None and page.title is None:
            # Above the only list, which is not one of a list of sections, stands the title of the page.
            page = evolve(page, title=only.title, intro=page.intro or only.intro)
            named = [None]
        reader = MappingQuestions(self._fields, described)
        hidden = [self._is_hidden(found, root) for found in lists]
        found = self._questions(lists, named, hidden, reader)
        questions = assemble(found, self._fields.options, hint=ANSWER_HINT)
        languages = {question.language for question in questions}
        if page.language is None and len(languages) == 1:
            page = evolve(page, language=languages.pop())
        return page.faq(questions)

    def _chosen(self, root: DataNode) -> list[FoundList]:
        """Take the lists that are surest to hold questions, and report the others."""
        lists = self._finder.find(root)
        best = max((found.sureness for found in lists), default=0)
        surest = {found for found in lists if found.sureness == best > ASIDE}
        # Lists beside them in the same tree are theirs, though some of their questions lack an answer.
        ways = {_names_of(found) for found in surest}
        chosen = [found for found in lists if found in surest or _names_of(found) in ways] or self._named(
            root
        )
        if not chosen:
            _refuse(root, self._fields.problems)
        if best == LIKELY:
            self._report_unsure(chosen[0])
        left = {*lists}.difference(chosen)
        for found in lists:
            if found in left and found.sureness >= NAMED:
                self._report_list(found, f"those under {quoted(chosen[0].path)} are read")
        for before, found in itertools.pairwise(chosen):
            if not self._are_related(before, found):
                self._report_list(found, "they follow the others")
        return chosen

    def _named(self, root: DataNode) -> list[FoundList]:
        """Take a list by its name alone, so that what is wrong with its items can be said."""
        if not isinstance(root, MappingNode):
            return []
        named = [(key, item) for key, item in root.pairs if self._finder.names_list(key)]
        for key, item in named:
            if isinstance(item, SequenceNode) and self._finder.is_named_list(key, item):
                path = path_to(key, "$")
                questions = [FoundNode(node, f"{path}[{index}]") for index, node in enumerate(item.items)]
                return [FoundList(item, questions, NAMED, path, (key,), ((root, "$"),))]
        for key, item in named:
            self._refuse_named(key, item)
        return []

    def _refuse_named(self, key: ScalarNode, item: DataNode) -> None:
        problems, path = self._fields.problems, path_to(key, "$")
        if not isinstance(item, SequenceNode):
            message = f"expected a list of questions under {quoted(key.value)}, found {kind_of(item)}"
            hint = "begin each question with a hyphen: - title: ..."
            problems.stop(Code.WRONG_TYPE, message, span_of(item), hint=hint, data_path=path)
        if not item.items:
            message = f"the list under {quoted(key.value)} is empty"
            hint = "write at least one question with its answer"
            problems.stop(Code.NO_QUESTIONS, message, Span(key.start, item.end), hint=hint, data_path=path)

    def _are_related(self, before: FoundList, found: FoundList) -> bool:
        """Tell whether two lists are parts of one: of a list of sections, or of a mapping of them."""
        if len(before.keys) != len(found.keys):
            return False
        pairs = zip(before.keys, found.keys, strict=True)
        different = [pair for pair in pairs if pair[0].value != pair[1].value]
        named = any(self._finder.names_list(key) for pair in different for key in pair)
        return not different or (len(different) == 1 and not named)

    def _report_list(self, found: FoundList, assumption: str) -> None:
        place = found.keys[-1] if found.keys else found.node
        self._fields.problems.warning(
            Code.FURTHER_LIST,
            f"questions stand under {quoted(found.path)}, too; {assumption}",
            span_of(place),
            hint="put all questions into one list; a key section on each keeps them apart",
            data_path=found.path,
        )

    def _report_unsure(self, found: FoundList) -> None:
        """Say that titles with texts were taken for questions, where nothing else says that they are."""
        self._fields.problems.warning(
            Code.UNSURE_LIST,
            f"the titles under {quoted(found.path)} are taken for questions, though none of them asks",
            span_of(found.keys[-1] if found.keys else found.node),
            hint="call the list questions, or its keys question and answer",
            data_path=found.path,
        )

    def _page(self, root: DataNode, lists: list[FoundList], keys: set[ScalarNode]) -> FoundPage:
        source = self._fields.problems.source
        taken: set[DataNode] = {*(found.node for found in lists), *keys}
        if not isinstance(root, MappingNode):
            left = remainder(root, taken)
            return FoundPage(source=source, extra=Extra({"sections": left} if left else {}))
        table = self._fields.options.keys.page_fields
        if root in taken:  # what is no question may say something about the page
            pairs = [
                pair
                for pair in root.pairs
                if fold_key(pair[0].value) in table and not ends_with_question_mark(pair[0].value)
            ]
            is_question = lists[0].questions[0].node is root
            root = MappingNode(root.start, root.end, [] if is_question else pairs)
        fields = FieldSorter(table, self._fields.problems).sort(root, "$")
        ways = {found.keys[0] for found in lists if found.keys}
        known = {name: pair for name, pair in fields.known.items() if pair[0] not in ways}
        unknown = [pair for pair in fields.unknown if pair[0] not in ways]
        rest = {key.value: remainder(item, taken) for key, item in root.pairs if key in ways}
        extra = {name: value for name, value in rest.items() if value}
        return read_page(Fields(known, unknown), self._fields, body=self._body, extra=extra)

    def _questions(
        self,
        lists: list[FoundList],
        sections: list[FoundSection | None],
        hidden: list[bool],
        reader: MappingQuestions,
    ) -> Iterator[FoundQuestion]:
        number = 0
        for found, section, is_hidden in zip(lists, sections, hidden, strict=True):
            # What has been read is let go, so that a long document is not held twice.
            nodes = self._in_order(found.questions)
            nodes.reverse()
            found.questions.clear()
            if isinstance(found.node, SequenceNode):
                found.node.items.clear()
            while nodes:
                number += 1
                each = nodes.pop()
                question = reader.question(each.node, number, each.path, section=section, name=each.name)
                if question is not None:
                    if is_hidden:
                        question.hide()
                    yield question

    def _is_hidden(self, found: FoundList, root: DataNode) -> bool:
        """Tell whether a mapping above a list hides its questions; the root, the page, is read apart."""
        for mapping, path in found.above:
            if mapping not in self._hides:
                self._hides[mapping] = mapping is not root and hides_all(mapping.pairs, path, self._fields)
        return any(self._hides[mapping] for mapping, _ in found.above)

    def _in_order(self, nodes: list[FoundNode]) -> list[FoundNode]:
        """Sort questions by the key that gives their order, if all of them have it."""
        first = nodes[0].node
        keys = self._fields.options.keys
        if _order_of(first, keys) == math.inf:  # nearly all documents
            return [*nodes]
        orders = [_order_of(each.node, keys) for each in nodes]
        if math.inf in orders:
            return [*nodes]
        return [each for _, _, each in sorted(zip(orders, itertools.count(), nodes, strict=False))]


def _names_of(found: FoundList) -> tuple[str, ...]:
    return tuple(key.value for key in found.keys)


def _order_of(node: DataNode, keys: Keys) -> float:
    return order_of(node, keys) if isinstance(node, MappingNode) else math.inf


def _refuse(root: DataNode, problems: ProblemCollector) -> NoReturn:
    """Say which keys were found instead of questions."""
    mappings = root.items if isinstance(root, SequenceNode) else [root]
    keys = dict.fromkeys(
        key.value for node in mappings if isinstance(node, MappingNode) for key, _ in node.pairs
    )
    names = ", ".join(quoted(key) for key in itertools.islice(keys, _MOST_KEYS))
    where = "its items" if isinstance(root, SequenceNode) else "the document"
    found = f"the keys of {where} are {names}" if keys else f"found {_kind_of(root)}"
    problems.stop(
        Code.NO_QUESTIONS,
        f"no questions were found; {found}",
        Span(root.start, root.start),
        hint="write the questions as a list under the key questions, each with a title and a desc",
    )


def _kind_of(root: DataNode) -> str:
    if isinstance(root, MappingNode):
        return "nothing"
    return "an empty list" if isinstance(root, SequenceNode) and not root.items else kind_of(root)
