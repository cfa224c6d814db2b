"""What reading a document gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from aic_faq.diagnostics import Code, Diagnostic, Severity, quoted
from aic_faq.fieldwise import Fieldwise
from aic_faq.languages import language_tag
from aic_faq.source import Position, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.model import FAQ

__all__ = ("ReadResult", "choose")


def _first(result: ReadResult) -> FAQ | None:
    return result.faqs[0] if result.faqs else None


@frozen(eq=False, repr=False, kw_only=True)
class ReadResult(Fieldwise):
    """Hold what reading a document gave.

    Attributes:
        faqs: the FAQs, one for each language of the document, in document
            order; none where the document has an error.
        diagnostics: all problems, in the order of their places.
        faq: the FAQ of the language asked for, else the first one.
        format: the shape that the document was taken for, as in ``front-matter``;
            None where it has none that is known.
        reason: why it was taken for that.
        sources: the texts that were read, one for each file.
    """

    faqs: tuple[FAQ, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    faq: FAQ | None = field(default=Factory(_first, takes_self=True))
    format: str | None = None
    reason: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def source(self) -> Source | None:
        """Give the text where it is a single one."""
        return self.sources[0] if len(self.sources) == 1 else None

    def source_of(self, diagnostic: Diagnostic, /) -> Source | None:
        """Give the text that a diagnostic speaks of."""
        return next((source for source in self.sources if source.name == diagnostic.path), None)


def choose(
    faqs: Sequence[FAQ], language: str | None, name: str, /
) -> tuple[FAQ | None, tuple[Diagnostic, ...]]:
    """Choose among the FAQs of one document, and say what was assumed.

    A document with a single FAQ is taken whatever the language asked for.
    """
    if len(faqs) <= 1:
        return (faqs[0] if faqs else None), ()
    found = ", ".join(faq.language or "no language" for faq in faqs)
    if language is None:
        message = f"the document holds {len(faqs)} FAQs ({found}); the first is taken"
        return faqs[0], (_problem(Severity.WARNING, message, name),)
    wanted = (language_tag(language) or language).casefold()
    for faq in faqs:
        if faq.language is not None and wanted in {faq.language.casefold(), _primary(faq.language)}:
            return faq, ()
    message = f"no FAQ of the document is in the language {quoted(language)}: there are {found}"
    return None, (_problem(Severity.ERROR, message, name),)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _problem(severity: Severity, message: str, name: str) -> Diagnostic:
    return Diagnostic(
        code=Code.SEVERAL_LANGUAGES,
        severity=severity,
        message=message,
        hint="choose one by its language; all of them are read",
        path=name,
        position=Position(1, 1),
    )
