"""The files of a folder to questions, in their order and with their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Extra
from aic_faq.options import fold_key
from aic_faq.readers.folder.pages import Page
from aic_faq.readers.folder.sections import Description, title_of_name
from aic_faq.readers.found import FoundSection
from aic_faq.readers.lists import moved
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, span_of, to_value
from aic_faq.readers.questions import MappingQuestions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.options import ReadOptions
    from aic_faq.readers.folder.files import Folder
    from aic_faq.readers.folder.sections import Describer
    from aic_faq.readers.found import FoundQuestion

__all__ = ("FolderQuestions",)

_SAYS_ANSWER = frozenset({"answer", "a", "acceptedanswer"})


@define
class FolderQuestions:
    """Give the questions of one language, folder by folder."""

    _describer: Describer
    _options: ReadOptions
    _pages: dict[Folder, list[Page]]
    _language: str | None
    _number: int = field(default=0, init=False)

    def of(
        self, folder: Folder, /, section: FoundSection | None = None, declared: Description | None = None
    ) -> Iterator[FoundQuestion]:
        """Give the questions of a folder, and then those of each folder in it."""
        description = self._describer.describe(folder, self._language)
        sections = {**(declared.sections if declared else {}), **description.sections}
        for page in sorted(self._pages[folder], key=Page.place):
            self._number += 1
            question = self._question(page, section)
            if question is not None:
                own = question.section
                if own is not None and own is not section and own.title in sections:
                    question.section = sections[own.title]
                yield question
        yield from self._below(folder, section, description)

    def _below(
        self, folder: Folder, section: FoundSection | None, description: Description
    ) -> Iterator[FoundQuestion]:
        order = {name: index for index, name in enumerate(description.sections)}
        found = [
            (inner, self._describer.describe(inner, self._language)) for inner in self._folders_in(folder)
        ]
        found.sort(key=lambda pair: (order.get(pair[0].name, len(order)), pair[1].order))
        for inner, its in found:
            known = description.sections.get(inner.name)
            known = known or FoundSection(title=title_of_name(inner.name) or inner.name)
            title = its.page.title or known.title
            title = title if section is None else f"{section.title} – {title}"
            id_ = None if section is not None else known.id
            part = FoundSection(title=title, intro=its.page.intro or known.intro, id=id_)
            for question in self.of(inner, part, description):
                if its.page.is_draft:
                    question.hide()
                yield question

    def _folders_in(self, folder: Folder) -> list[Folder]:
        """Give the folders that have questions, somewhere below."""
        return [inner for inner in folder.folders if any(self._pages[each] for each in inner.walk())]

    def only_folder_in(self, folder: Folder, /) -> Folder | None:
        """Give the folder in which all is sorted into folders, where it is the only one."""
        inner = [] if self._pages[folder] else self._folders_in(folder)
        return inner[0] if len(inner) == 1 and not self._pages[inner[0]] else None

    def _question(self, page: Page, section: FoundSection | None) -> FoundQuestion | None:
        inspection = page.inspection
        body = page.markdown()
        pairs, kept = self._pairs(page, has_body=bool(body))
        node = MappingNode(page.start, page.body.end, pairs)
        question = MappingQuestions(inspection.fields).question(
            node, self._number, "$", section=section, answer=body
        )
        if question is not None and kept:
            values = {key.value: to_value(item) for key, item in kept}
            details = question.details
            question.details = evolve(details, extra=Extra({**details.extra, **values}))
        return question

    def _pairs(
        self, page: Page, *, has_body: bool
    ) -> tuple[list[tuple[ScalarNode, DataNode]], list[tuple[ScalarNode, DataNode]]]:
        """Give the keys of a question; those of an answer are kept apart where the answer stands below."""
        pairs = [] if page.root is None else page.root.pairs
        kept: list[tuple[ScalarNode, DataNode]] = []
        if has_body:
            table = self._options.keys.question_fields
            kept = [pair for pair in pairs if table.get(fold_key(pair[0].value), ("", 0))[0] == "answer"]
            pairs = [pair for pair in pairs if pair not in kept] if kept else pairs
            _report_answers(page, kept)
        if page.heading is not None:
            title = ScalarNode(page.text(page.heading), page.heading.start, page.heading.end, "verbatim")
            pairs = [(moved(title, "", self._options.keys.question[0]), title), *pairs]
        return pairs, kept


def _report_answers(page: Page, kept: list[tuple[ScalarNode, DataNode]]) -> None:
    """Report an answer in the front matter beside one below; descriptions are no answers then."""
    for key, _ in kept:
        if fold_key(key.value) in _SAYS_ANSWER:
            page.inspection.problems.warning(
                Code.SYNONYMS,
                f"an answer stands under {quoted(key.value)}, and one below the front matter; that is read",
                span_of(key),
                hint="keep one of the two",
                data_path="$",
            )
