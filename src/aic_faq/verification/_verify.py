"""Verify a page: what it shows, what its JSON-LD says, and what the document says."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code, Severity, quoted
from aic_faq.errors import InvalidFAQError
from aic_faq.exporters._links import Links
from aic_faq.options import ReadOptions
from aic_faq.readers.decoding import check_characters, check_size, decode
from aic_faq.readers.fields import FieldReader
from aic_faq.readers.html.tree import parse_page
from aic_faq.readers.nodes import span_of
from aic_faq.readers.problems import ProblemCollector
from aic_faq.source import Source, Span, read_bytes
from aic_faq.urls import is_absolute, resolve
from aic_faq.verification._addresses import AddressCheck, without_fragment
from aic_faq.verification._comparison import Comparison
from aic_faq.verification._differences import Differences
from aic_faq.verification._markup import Markup, fragment_of, read_markup
from aic_faq.verification._page_check import PageCheck
from aic_faq.verification._pairing import pairs_of
from aic_faq.verification._report import Difference, Verification
from aic_faq.verification._shown import read_shown
from aic_faq.verification._statements import Side, stated, taken_literally
from aic_faq.verification._visible import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ
    from aic_faq.readers.html.tree import Page

__all__ = ("verify", "verify_data")

_OPTIONS = ReadOptions()


def verify(
    page: Source | str | os.PathLike[str],
    /,
    *,
    faq: FAQ | None = None,
    base_url: str | None = None,
    options: ReadOptions = _OPTIONS,
) -> Verification:
    """Compare what a page of HTML shows with what its JSON-LD says, ours or any other.

    Every question of the ``FAQPage`` must be seen on the page, in the same order
    and words, with the same answer and links; every question of the page must
    be in the markup; addresses must be absolute and lead to their questions.
    White space makes no difference. Needs the extra ``html``.

    Args:
        page: the path of a file; for text at hand make a :class:`~aic_faq.source.Source`.
        faq: the document that the page was made from, which is compared with it, too.
        base_url: the address of the page, or of its site, where the page itself names none.
        options: how answers are read; the limits count for the page.

    Raises:
        FileAccessError: where the file cannot be read. What is wrong with the
            page never raises.
    """
    if isinstance(page, Source):
        return _verify_source(page, faq, base_url, options)
    name = os.fspath(page)
    data = read_bytes(name, limit=options.limits.bytes)
    return verify_data(data, name, faq=faq, base_url=base_url, options=options)


def verify_data(
    data: bytes,
    name: str,
    /,
    *,
    faq: FAQ | None = None,
    base_url: str | None = None,
    options: ReadOptions = _OPTIONS,
) -> Verification:
    """Verify a page that is at hand as bytes, from standard input say."""
    try:
        source = decode(data, name, options.limits)
    except InvalidFAQError as error:
        return Verification(name=name, differences=_as_differences(error.diagnostics))
    return _verify_source(source, faq, base_url, options)


def _verify_source(
    source: Source, faq: FAQ | None, base_url: str | None, options: ReadOptions
) -> Verification:
    problems = ProblemCollector(source)
    try:
        check_size(source, options.limits)
        check_characters(problems)
        page = parse_page(problems, Span(0, len(source.text)), options.limits)
        fields = FieldReader(problems, options)
        run = _Run(page, fields, base_url, Differences(source), read_markup(page, fields))
        return run.verification(faq)
    except InvalidFAQError as error:
        return Verification(name=source.name, differences=_as_differences(error.diagnostics), source=source)


def _as_differences(diagnostics: Iterable[Diagnostic]) -> tuple[Difference, ...]:
    return tuple(Difference(diagnostic=diagnostic) for diagnostic in diagnostics)


@frozen(eq=False)
class _Run:
    """Verify one page."""

    _page: Page
    _fields: FieldReader
    _base_url: str | None
    _differences: Differences
    _markup: Markup

    def verification(self, faq: FAQ | None) -> Verification:
        """Compare everything with everything."""
        self._check_pages()
        marked = self._markup.side(self._fields, self._target)
        document = None if faq is None else self._stated(faq)
        sought = marked if marked.statements or document is None else document
        shown = read_shown(self._page, sought, self._fields, self._target)
        marked = taken_literally(marked, {each.title for each in shown.side.statements})
        check = PageCheck(
            differences=self._differences,
            page=self._page,
            shown=shown,
            visibility=Visibility.of(self._page),
        )
        if marked.statements:
            self._check_answers(marked)
            check.run(marked)
            addresses = AddressCheck(
                differences=self._differences, page=self._page, page_url=self._url, markup=self._markup
            )
            addresses.run(shown.side.statements, check.pairs)
        if document is not None:
            self._compare_document(document, marked, check)
        return Verification(
            name=self._page.source.name,
            questions=len(marked.statements),
            shown=shown.way,
            differences=(*_as_differences(self._markup.problems), *self._differences.in_order()),
            source=self._page.source,
        )

    def _stated(self, faq: FAQ) -> Side:
        """Give what a document states."""
        links = Links.of(faq, base_url=self._url)
        return stated(faq, lambda url: url if url.startswith("#") else self._target(links.href(url)))

    @cached_property
    def _url(self) -> str | None:
        """Find the address of the page: its canonical one, that of its markup, or the one that is given."""
        for node in self._page.elements("link"):
            if "canonical" in node.attributes.get("rel", "").lower().split():
                url = node.attributes.get("href", "").strip()
                url = resolve(self._base_url, url) if self._base_url else url
                if is_absolute(url):
                    return url
        url = self._markup.url or ""
        return url.partition("#")[0] if is_absolute(url) else self._base_url

    def _target(self, url: str) -> str:
        """Write where a link leads so that it can be compared: ``#id`` within the page, else absolute."""
        if url.startswith("#"):
            return url
        if self._url is not None:
            url = resolve(self._base, url)
            if fragment_of(url) and without_fragment(url) == without_fragment(self._url):
                return "#" + url.partition("#")[2]
        return url

    @cached_property
    def _base(self) -> str:
        """Give the address against which relative links are resolved."""
        url = self._url or ""
        base = next((node.attributes.get("href", "").strip() for node in self._page.elements("base")), "")
        return resolve(url, base) if base else url

    def _check_pages(self) -> None:
        """Report where there is not exactly one FAQPage."""
        pages = self._markup.pages
        if not self._markup.questions and not self._markup.problems:
            what = "is empty" if pages else "is missing"
            self._differences.add(
                Code.MISSING_MARKUP,
                f"the FAQPage in JSON-LD {what}",
                span_of(pages[0].node) if pages else None,
                hint="put the output of aic-faq export --to jsonld into a script element",
            )
        if len(pages) > 1:
            self._differences.add(
                Code.SEVERAL_FAQ_PAGES,
                f"the page has {len(pages)} FAQPages in JSON-LD: expected one",
                span_of(pages[1].node),
                hint="put all questions into one FAQPage",
            )

    def _check_answers(self, marked: Side) -> None:
        """Report questions of the markup without an answer, and what else reading them gave."""
        for problem in self._fields.problems.diagnostics:
            if problem.severity is Severity.ERROR or problem.code is Code.SUGGESTED_ANSWER:
                self._differences.found.append(Difference(diagnostic=problem))
        for each in marked.statements:
            if not each.title:
                self._differences.add(
                    Code.MISSING_TITLE,
                    "a question of the markup has no name",
                    each.span,
                    hint="write its name",
                )
            if not each.answer and each.answer_span is None:
                self._differences.add(
                    Code.MISSING_ANSWER,
                    f"the question {quoted(each.title)} has no answer in the markup",
                    each.span,
                    hint="write acceptedAnswer with a text",
                )
            elif not each.answer:
                self._differences.add(
                    Code.MISSING_ANSWER,
                    f"the answer to {quoted(each.title)} has no words in the markup",
                    each.answer_span,
                    hint="write a text; an image needs words that stand for it",
                )

    def _compare_document(self, document: Side, marked: Side, check: PageCheck) -> None:
        """Compare the document with the page, and with the markup where that says something else."""
        agree = not self._differences.found
        again = PageCheck(
            differences=self._differences, page=self._page, shown=check.shown, visibility=check.visibility
        )
        again.run(document)
        if not agree and marked.statements:
            self._compare_markup(document, marked)

    def _compare_markup(self, document: Side, marked: Side) -> None:
        comparison = Comparison(self._differences, marked, document)
        pairs = pairs_of(marked.statements, document.statements)
        for one, other in pairs:
            if marked.statements[one].answer:
                comparison.pair(marked.statements[one], document.statements[other])
        comparison.order([(one, other, document.statements[other]) for one, other in pairs])
        paired, others = {one for one, _ in pairs}, {other for _, other in pairs}
        for number, each in enumerate(document.statements):
            if number not in others:
                message = f"the markup does not have the question {quoted(each.title)} of the document"
                self._differences.add(Code.QUESTION_NOT_MARKED, message, None, hint=comparison.hint)
        for number, each in enumerate(marked.statements):
            if number not in paired:
                message = f"the document does not have the question {quoted(each.title)} of the markup"
                self._differences.add(Code.NOT_IN_DOCUMENT, message, each.span, hint=comparison.hint)
