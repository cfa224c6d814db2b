"""The exporter ``text``: a FAQ as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, get_args

from attrs import field, frozen

from aic_faq.exporters._links import base_url_field, id_prefix_field
from aic_faq.exporters._options import one_of
from aic_faq.fieldwise import Fieldwise

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ

__all__ = ("LinkStyle", "TextExporter")

# Nothing leads into a text, so that ids are no loss; and nobody needs to be told its language.
LinkStyle: TypeAlias = Literal["inline", "notes"]
QuestionStyle: TypeAlias = Literal["underlined", "numbered"]


def _check_width(_instance: object, _attribute: object, value: int | None) -> None:
    if value is not None and value < 1:
        message = f"width must be at least 1 column, or None for lines of any length, got {value!r}"
        raise ValueError(message)


@frozen(eq=False, repr=False, kw_only=True)
class TextExporter(Fieldwise):
    """Write a FAQ as plain text, for mail, terminals, chat bots and speech.

    No line ends with blanks, and there are no control characters but newlines.
    Lines break at spaces and between Chinese or Japanese characters; an address
    is never broken, and neither is code.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in links, as on the page.
        width: columns of a line, where a wide character takes two; None breaks no line.
        questions: ``underlined`` titles, or ``numbered`` ones.
        links: addresses ``inline``, in parentheses behind the words, or in ``notes`` at the end.
    """

    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".txt"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    width: int | None = field(default=72, validator=_check_width)
    questions: QuestionStyle = field(default="underlined", validator=one_of(get_args(QuestionStyle)))
    links: LinkStyle = field(default="inline", validator=one_of(get_args(LinkStyle)))

    def export(self, faq: FAQ, /) -> str:
        """Write what the page shows: title, intro, published questions, contact."""
        from aic_faq.exporters.text._writing import write  # noqa: PLC0415 - options do without

        return write(self, faq)

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what the text does not say, and which marks it does not have."""
        from aic_faq.exporters.text._losses import losses  # noqa: PLC0415 - only where losses are asked for

        return losses(faq)
