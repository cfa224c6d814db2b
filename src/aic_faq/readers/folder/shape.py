"""Folders with a file for each question: FAQtory, DataTalks, collections of Jekyll and Hugo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from attrs import define, evolve, field

from aic_faq.diagnostics import Code, quoted
from aic_faq.errors import InvalidFAQError
from aic_faq.readers.assembly import assemble
from aic_faq.readers.by_language import LanguageSplitter
from aic_faq.readers.folder.documents import refuse
from aic_faq.readers.folder.files import Folder, find_files
from aic_faq.readers.folder.languages import FolderLanguages
from aic_faq.readers.folder.pages import Page, find_page
from aic_faq.readers.folder.questions import FolderQuestions
from aic_faq.readers.folder.reading import FileReader
from aic_faq.readers.folder.sections import Describer, title_of_name
from aic_faq.readers.lists import ListFinder
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.registry import result_of
from aic_faq.readers.result import ReadResult
from aic_faq.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import FAQ
    from aic_faq.options import ReadOptions
    from aic_faq.readers.inspection import Inspection

__all__ = ("questions_among", "read", "read_folder", "recognise")

_NAME, _REASON = "folder", "it is a folder"
_MOST_NAMES = 5
_HINT = "write the answer below the line --- that ends the front matter"


def recognise(_inspection: Inspection, /) -> None:
    """Leave every document to others: a folder is no document."""


def read(inspection: Inspection, /) -> NoReturn:
    """Refuse a document that was asked for as a folder.

    Raises:
        InvalidFAQError: always.
    """
    hint = "name the folder, or leave the format out"
    inspection.problems.stop(Code.UNKNOWN_SHAPE, "expected a folder, found a file", Span(0, 0), hint=hint)


def read_folder(path: str, options: ReadOptions, /) -> ReadResult:
    """Read the FAQ whose questions are the files of a folder: one FAQ for each language."""
    problems = ProblemCollector(Source("", path))
    try:
        reading = _Reading(path, problems, options)
        faqs = reading.faqs()
    except InvalidFAQError as error:
        return ReadResult(
            faqs=(), diagnostics=error.diagnostics, format=_NAME, reason=_REASON, sources=problems.sources
        )
    return result_of(problems, faqs, _NAME, _REASON)


@define
class _Reading:
    """Read one folder."""

    _path: str
    _problems: ProblemCollector
    _options: ReadOptions
    _finder: ListFinder = field(init=False)
    _languages: FolderLanguages = field(init=False)
    _describer: Describer = field(init=False)
    _reader: FileReader = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._reader = FileReader(self._problems, self._options)
        self._finder = ListFinder(self._options.keys)
        self._languages = FolderLanguages(LanguageSplitter(self._finder))
        self._describer = Describer(self._reader, self._finder, self._languages.of_file)

    def faqs(self) -> tuple[FAQ, ...]:
        folder, aside = find_files(self._path, self._problems, self._options.limits)
        pages = {inner: self._pages(inner) for inner in folder.walk()}
        found = [page for each in pages.values() for page in each]
        questions = questions_among(found)
        if not questions:
            if self._problems.has_errors:
                raise InvalidFAQError(self._problems.diagnostics)
            refuse(self._problems, self._path, found, aside, self._options)
        chosen = {inner: [page for page in each if page in questions] for inner, each in pages.items()}
        faqs = tuple(self._each_language(folder, chosen))
        left = [page for page in found if page not in questions] + self._describer.documents
        self._report_aside([*(page.name_in(self._path) for page in left), *aside])
        return faqs

    def _pages(self, folder: Folder) -> list[Page]:
        read = (self._reader.read(path) for path in folder.pages)
        pages = (find_page(inspection, self._finder) for inspection in read if inspection is not None)
        return [page for page in pages if page is not None]

    def _each_language(self, folder: Folder, pages: dict[Folder, list[Page]]) -> Iterator[FAQ]:
        """Read one FAQ for each language that files or folders name."""
        folders = self._languages.of_folders(folder)
        for language, inner in folders.items():
            yield self._faq(inner, pages, language, title=title_of_name(folder.name))
        if folders:
            return
        languages = self._languages.of_files(page.path for each in pages.values() for page in each)
        for name in sorted({*languages.values()}, key=lambda tag: tag or ""):
            part = {
                inner: [page for page in each if languages[page.path] == name]
                for inner, each in pages.items()
            }
            yield self._faq(folder, part, name, title=title_of_name(folder.name))

    def _faq(
        self, folder: Folder, pages: dict[Folder, list[Page]], language: str | None, *, title: str | None
    ) -> FAQ:
        page = self._describer.describe(folder, language).page
        questions = FolderQuestions(self._describer, self._options, pages, language)
        while (inner := questions.only_folder_in(folder)) is not None:
            folder = inner
            known = self._describer.describe(inner, language).page
            page = evolve(
                page,
                title=page.title or known.title,
                intro=page.intro or known.intro,
                is_draft=page.is_draft or known.is_draft,
            )
        return evolve(page, title=page.title or title, language=language or page.language, source=None).faq(
            assemble(questions.of(folder), self._options, hint=_HINT)
        )

    def _report_aside(self, names: list[str]) -> None:
        if not names:
            return
        shown = ", ".join(quoted(name) for name in names[:_MOST_NAMES])
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        self._problems.warning(
            Code.LEFT_ASIDE,
            f"files that hold no question are left aside: {shown}{more}",
            None,
            hint="move them out of the folder, or begin them with a title between two lines ---",
        )


def questions_among(pages: list[Page], /) -> set[Page]:
    """Choose the files that are questions: those with a title, or else those whose headings ask."""
    pages = [page for page in pages if not page.is_document]
    titled = [page for page in pages if page.is_titled]
    if titled:
        # A single page may be a whole FAQ under a title.
        whole = len(titled) == 1 and titled[0].has_questions_below
        with_front_matter = [page for page in pages if page.root is not None and page.heading is not None]
        return set() if whole and not with_front_matter else {*titled, *with_front_matter}
    headed = [page for page in pages if page.heading is not None and not page.has_questions_below]
    asking = [page for page in headed if page.asks]
    return {*headed} if len(asking) * 2 > len(headed) else set()
