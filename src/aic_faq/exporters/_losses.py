"""What a format cannot hold: found by reading back what was written, or told by what it has a place for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from aic_faq.diagnostics import Code, Diagnostic, Severity, quoted
from aic_faq.markup import walk
from aic_faq.model import RichText, Status
from aic_faq.richtext.normal import normal_form
from aic_faq.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from aic_faq.model import FAQ, Question
    from aic_faq.origin import Origin

__all__ = ("LossReport", "limited", "losses_of_fields", "losses_of_markup", "losses_of_reading")

_MOST = 100
_UNNAMED = "<FAQ>"
_HINT = "keep the document that it was read from, or write json, which holds all of it"
_PAGE = ("title", "url", "language", "description", "intro", "contact", "authors", "updated", "extra")
_QUESTION = (
    "title", "answer", "id", "aliases", "alt_titles", "section", "section_id", "section_intro", "tags",
    "language", "authors", "updated", "reviewed", "review_every", "valid_from", "valid_until", "status",
    "related", "extra",
)  # fmt: skip


def losses_of_reading(faq: FAQ, /, written: str, form: str, *, suffix: str) -> tuple[Diagnostic, ...]:
    """Tell what does not come back when a document of ours is read as any other."""
    from aic_faq.readers import read  # noqa: PLC0415 - only where losses are asked for

    result = read(Source(written, f"faq{suffix}"))
    report = LossReport(faq, form)
    if result.faq is None:
        return (report.unreadable(result.diagnostics),)
    return limited(report.differences(result.faq))


def losses_of_fields(
    faq: FAQ,
    form: str,
    /,
    *,
    page: Collection[str],
    question: Collection[str],
) -> Iterator[Diagnostic]:
    """Tell which fields hold something that a format has no place for."""
    report = LossReport(faq, form)
    lost = [name for name, value in _page(faq).items() if value and name not in page]
    if lost:
        yield report.faq_loses(Code.LOST_FIELD, f"it has no place for {_listed(lost)}")
    sections: set[object] = set()
    for number, each in enumerate(faq.published, 1):
        lost = [name for name, value in _fields(each).items() if value and name not in question]
        if each.section in sections:
            lost = [name for name in lost if not name.startswith("section")]
        sections.add(each.section)
        if lost:
            message = f"it has no place for {_listed(lost)}"
            yield report.question_loses(Code.LOST_FIELD, each, number, message)


def losses_of_markup(
    faq: FAQ, form: str, found: Iterator[tuple[Question, int, str]], /
) -> Iterator[Diagnostic]:
    """Report the markup that questions lose."""
    report = LossReport(faq, form)
    for question, number, message in found:
        yield report.question_loses(Code.LOST_MARKUP, question, number, message)


@frozen
class LossReport:
    """Describe the losses of one FAQ, each with the place of its question."""

    faq: FAQ
    format: str

    def differences(self, back: FAQ) -> Iterator[Diagnostic]:
        """Compare with what has come back."""
        yield from self._compared(_page(self.faq), _page(back), None, 0)
        before, after = self.faq.questions, back.questions
        if len(before) != len(after):
            message = f"of {len(before)} questions {len(after)} come back"
            yield self.faq_loses(Code.LOST_FIELD, message)
            return
        for number, (one, other) in enumerate(zip(before, after, strict=True), 1):
            if one != other:
                yield from self._compared(_fields(one), _fields(other), one, number)

    def _compared(
        self, before: dict[str, Any], after: dict[str, Any], question: Question | None, number: int
    ) -> Iterator[Diagnostic]:
        different = [name for name in before if _differ(before[name], after[name])]
        lost = [name for name in different if not after[name]]
        rich = [name for name in different if isinstance(after[name], RichText)]
        changed = [name for name in different if after[name] and name not in rich]
        parts = [f"it has no place for {_listed(lost)}"] if lost else []
        parts += [f"{_listed(changed)} would come back changed"] if changed else []
        if parts:
            yield self._loses(Code.LOST_FIELD, question, number, "; ".join(parts))
        for name in rich:
            message = f"{_named(name)} would come back changed{_marks(before[name], after[name])}"
            yield self._loses(Code.LOST_MARKUP, question, number, message)

    def _loses(self, code: Code, question: Question | None, number: int, message: str) -> Diagnostic:
        if question is None:
            return self.faq_loses(code, message)
        return self.question_loses(code, question, number, message)

    def unreadable(self, diagnostics: Iterable[Diagnostic]) -> Diagnostic:
        """Describe that what was written cannot be read, with the first reason."""
        reason = next(found for found in diagnostics if found.severity is Severity.ERROR)
        return self.faq_loses(Code.LOST_FIELD, f"it cannot be read back: {reason.message}")

    def faq_loses(self, code: Code, message: str) -> Diagnostic:
        """Describe what the FAQ as a whole loses."""
        return self._diagnostic(code, f"in {self.format}, the FAQ is not whole: {message}", None)

    def question_loses(self, code: Code, question: Question, number: int, message: str) -> Diagnostic:
        """Describe what one question loses."""
        title = quoted(question.title.plain_text)
        message = f"in {self.format}, question {number}, {title}, is not whole: {message}"
        return self._diagnostic(code, message, question.title.origin)

    def _diagnostic(self, code: Code, message: str, origin: Origin | None) -> Diagnostic:
        source = self.faq.source if origin is None else origin.source
        return Diagnostic(
            code=code,
            severity=Severity.WARNING,
            message=message,
            hint=_HINT,
            path=_UNNAMED if source is None else source.name,
            position=None if origin is None else origin.source.position(origin.start),
        )


def limited(found: Iterator[Diagnostic], /) -> tuple[Diagnostic, ...]:
    """Keep a hundred losses, and say how many there are besides."""
    listed = list(found)
    if len(listed) <= _MOST:
        return tuple(listed)
    message = f"{len(listed) - _MOST} more losses are not listed"
    return (*listed[:_MOST], evolve(listed[_MOST], message=message, position=None))


def _page(faq: FAQ) -> dict[str, Any]:
    values = {name: getattr(faq, name) for name in _PAGE}
    values["intro"], values["contact"] = faq.intro or None, faq.contact or None
    return values


def _fields(question: Question) -> dict[str, Any]:
    section = question.section
    values = {name: getattr(question, name, None) for name in _QUESTION}
    values["answer"], values["authors"] = question.answer.body or None, question.answer.authors
    values["status"] = question.status is Status.DRAFT
    values["section"] = None if section is None else section.title
    values["section_id"] = None if section is None else section.id
    values["section_intro"] = None if section is None else section.intro or None
    return values


def _differ(before: Any, after: Any) -> bool:
    if isinstance(before, RichText) and isinstance(after, RichText):
        # The same said by other marks is no loss.
        return before.blocks != after.blocks and normal_form(before.blocks) != normal_form(after.blocks)
    return bool(before != after) and bool(before or after)


def _named(name: str) -> str:
    return f"the {name.replace('_', ' of the ') if name.startswith('section_') else name}"


def _listed(names: Collection[str]) -> str:
    return ", ".join(name.replace("section_", "section ") for name in names)


def _marks(before: RichText | None, after: RichText) -> str:
    """Name the kinds of nodes of which fewer come back."""
    kinds = Counter(type(node).__name__ for node in walk(before.blocks if before else ()))
    kinds.subtract(Counter(type(node).__name__ for node in walk(after.blocks)))
    fewer = [f"{number} {kind}" for kind, number in sorted(kinds.items()) if number > 0]
    return f", without {', '.join(fewer)}" if fewer else ""
