"""Found questions to questions: ids, sections, drafts, and what is wrong with them as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.characters import is_invisible
from aic_faq.diagnostics import Code, quoted
from aic_faq.markup import CodeBlock, CodeSpan, Image, Text, walk
from aic_faq.model import UNFIT_FOR_AN_ID, Answer, Question, Section, Status
from aic_faq.readers.found import NO_DETAILS
from aic_faq.readers.ids import slugify, unique
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aic_faq.model import RichText
    from aic_faq.options import ReadOptions
    from aic_faq.readers.found import FoundQuestion, FoundSection, FoundText

__all__ = ("assemble",)

_MARKUP = re.compile(r"<[^<>]*>|&#?\w{1,31};|^[ \t]*\d{1,9}[.)][ \t]*$", re.ASCII | re.MULTILINE)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_DEFAULT_ID, _DEFAULT_SECTION_ID = "question", "section"


def assemble(
    found: Iterable[FoundQuestion],
    options: ReadOptions,
    /,
    *,
    hint: str = "write the answer below the question",
) -> tuple[Question, ...]:
    """Make the questions of one FAQ out of those that a reader found.

    Whatever the shape of the document, this gives ids that are unique, makes
    one section of each title, and reports: answers without a question (left
    out with a warning), questions without an answer (kept as drafts, or errors:
    see :class:`aic_faq.ReadOptions`; ``hint`` says how to mend that), equal
    titles, ids that are taken or cannot be. ``found`` may be a generator: it is
    not asked for more questions than the limit allows.

    Raises:
        InvalidFAQError: where there are more questions than the limit allows.
    """
    questions = _readable(found, options.limits.questions)
    return _Assembly(options, hint).questions(questions)


def _readable(found: Iterable[FoundQuestion], limit: int | None) -> list[FoundQuestion]:
    """Keep what has a title; count what has none."""
    readable: list[FoundQuestion] = []
    untitled: list[FoundQuestion] = []
    for question in found:
        if limit is not None and len(readable) + len(untitled) >= limit:
            message = f"the document has more questions than the limit of {limit}"
            hint = "split it, or raise the limit"
            question.problems.stop(Code.LIMIT, message, question.span, hint=hint, data_path=question.path)
        if not question.title or is_invisible(question.title.plain_text):
            untitled.append(question)
        else:
            readable.append(question)
    assumption = "; it is left out" if readable else ""
    for question in untitled:
        report = question.problems.warning if readable else question.problems.error
        start = question.span.start
        report(
            Code.MISSING_TITLE,
            f"question {question.number} has no title{assumption}",
            Span(start, start + 1),
            hint="write what people ask above the answer",
            data_path=question.path,
        )
    return readable


class _Assembly:
    """Give names to the questions of one FAQ and put them together."""

    def __init__(self, options: ReadOptions, hint: str) -> None:
        self._options = options
        self._hint = hint
        self._ids: dict[str, int] = {}
        self._sections: dict[str, Section] = {}
        self._unanswered: list[FoundQuestion] = []

    def questions(self, found: list[FoundQuestion]) -> tuple[Question, ...]:
        ids = self._given_ids(found)
        _report_same_titles(found)
        self._make_sections(found)
        count = len(found)
        # What has been read is let go, so that a long document is not held twice.
        found.reverse()
        questions = tuple(self._question(found.pop(), id_) for id_ in ids)
        self._report_unanswered(count)
        return questions

    def _given_ids(self, found: list[FoundQuestion]) -> list[str]:
        """Give ids: those that authors wrote come first, so that no slug takes one of them."""
        written = [
            None if question.id is None else self._written_id(question, question.id) for question in found
        ]
        return [
            name or unique(_slug_of(question) or _DEFAULT_ID, self._ids)
            for name, question in zip(written, found, strict=True)
        ]

    def _written_id(self, question: FoundQuestion, id_: FoundText) -> str:
        written, problems = id_.text, question.problems
        name = written if _is_fit_for_an_id(written) else slugify(written) or _DEFAULT_ID
        if name != written:
            message = f"the id {quoted(written)} cannot stand in an address; {quoted(name)} is used"
            hint = "use letters, digits and hyphens"
            problems.warning(Code.INVALID_ID, message, id_.span, hint=hint, data_path=id_.path)
        given = unique(name, self._ids)
        if given != name:
            message = f"the id {quoted(name)} is that of another question, too; {quoted(given)} is used"
            hint = "give each question an id of its own"
            problems.warning(Code.DUPLICATE_ID, message, id_.span, hint=hint, data_path=id_.path)
        return given

    def _make_sections(self, found: Iterable[FoundQuestion]) -> None:
        """Make one section of all that have the same title; the first intro and id count."""
        named: dict[str, list[FoundSection]] = {}
        for question in found:
            if question.section is not None:
                same = named.setdefault(question.section.title, [])
                if not same or same[-1] is not question.section:
                    same.append(question.section)
        taken: dict[str, int] = {}
        written = {
            title: unique(id_, taken)
            for title, same in named.items()
            if (id_ := next((section.id.text for section in same if section.id is not None), None))
            and _is_fit_for_an_id(id_)
        }
        for title, same in named.items():
            self._sections[title] = Section(
                title=title,
                id=written.get(title) or unique(slugify(title) or _DEFAULT_SECTION_ID, taken),
                intro=next((section.intro for section in same if section.intro is not None), None),
            )

    def _question(self, found: FoundQuestion, id_: str) -> Question:
        title, body, details = found.title, found.answer, found.details
        has_answer = bool(body) and _says_something(body)
        section = None if found.section is None else self._sections[found.section.title]
        # Most questions have a title and an answer only.
        if details is NO_DETAILS and has_answer:
            return Question(title=title, answer=Answer(body=body), id=id_, section=section, span=found.span)
        status = details.status
        if not has_answer and status is Status.PUBLISHED:
            status = Status.DRAFT
            if not found.answer_is_reported:
                self._unanswered.append(found)
        return Question(
            title=title,
            answer=Answer(body=body, authors=details.authors),
            id=id_,
            aliases=self._aliases(found),
            alt_titles=details.alt_titles,
            section=section,
            tags=details.tags,
            language=details.language,
            updated=details.updated,
            reviewed=details.reviewed,
            review_every=details.review_every,
            valid_from=details.valid_from,
            valid_until=details.valid_until,
            status=status,
            related=details.related,
            extra=details.extra,
            span=found.span,
        )

    def _aliases(self, found: FoundQuestion) -> tuple[str, ...]:
        """Keep the former ids of a question; none may be the id of a question, or lead to two."""
        kept: list[str] = []
        for alias in found.details.aliases:
            taken = alias.text in self._ids
            if _is_fit_for_an_id(alias.text) and not taken:
                self._ids[alias.text] = 1
                kept.append(alias.text)
                continue
            message = f"the former id {quoted(alias.text)} " + (
                "leads elsewhere" if taken else "cannot stand in an address"
            )
            found.problems.warning(
                Code.DUPLICATE_ID if taken else Code.INVALID_ID,
                f"{message}; it is left out",
                alias.span,
                hint="delete it",
                data_path=alias.path,
            )
        return tuple(kept)

    def _report_unanswered(self, count: int) -> None:
        """Report questions without an answer; where nothing is written for any, the document is no FAQ."""
        refused = self._options.unanswered == "error" or (
            len(self._unanswered) == count and not any(found.answer for found in self._unanswered)
        )
        for found in self._unanswered:
            report = found.problems.error if refused else found.problems.warning
            start = (found.answer_span or found.span).start
            assumption = "" if refused else "; it is kept as a draft"
            report(
                Code.MISSING_ANSWER,
                f"question {found.number} has no answer{assumption}",
                Span(start, start + 1),
                hint=self._hint,
                data_path=found.path,
            )


def _says_something(body: RichText) -> bool:
    """Tell whether an answer is more than a dash, a line or an empty list that stands for one."""
    for node in walk(body.blocks):
        match node:
            case Text(value=value) | CodeSpan(value=value) | CodeBlock(value=value) if not is_invisible(
                value
            ):
                return True  # nearly always the second node
            case Image():
                return True
            case _:
                pass
    # Words that were not read, as they stand too deep, have been reported.
    return _LETTER_OR_DIGIT.search(_MARKUP.sub("", body.markdown)) is not None


def _report_same_titles(found: Iterable[FoundQuestion]) -> None:
    first: dict[str, int] = {}
    for question in found:
        title = question.title.plain_text.casefold()
        number = first.setdefault(title, question.number)
        if number != question.number:
            origin = question.title.origin
            question.problems.warning(
                Code.DUPLICATE_TITLE,
                f"question {question.number} has the same title as question {number}",
                question.span if origin is None else origin.span,
                hint="ask it once, or say how the two differ",
                data_path=question.title_path or question.path,
            )


def _slug_of(question: FoundQuestion) -> str:
    return slugify(question.title.plain_text)


def _is_fit_for_an_id(name: str) -> bool:
    return UNFIT_FOR_AN_ID.search(name) is None
