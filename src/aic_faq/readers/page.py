"""What a document says about itself as a whole: title, address, language, intro ..."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import FAQ, Extra, RichText, Status
from aic_faq.origin import Origin
from aic_faq.readers.hiding import hides_all
from aic_faq.readers.nodes import is_something, span_of
from aic_faq.readers.wrapped import unwrapped
from aic_faq.source import NEWLINE, Source, Span
from aic_faq.urls import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aic_faq.model import Question, Value
    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.mappings import Fields

__all__ = ("FoundPage", "read_page")

_NO_EXTRA = Extra()


@frozen(eq=False, repr=False, kw_only=True)
class FoundPage:
    """Hold the fields of a FAQ but its questions; :func:`attrs.evolve` changes some of them."""

    title: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None
    intro: RichText | None = None
    contact: RichText | None = None
    authors: tuple[str, ...] = ()
    updated: dt.date | None = None
    extra: Extra = Extra()
    source: Source | None = None
    is_draft: bool = False

    def faq(self, questions: Iterable[Question], /) -> FAQ:
        """Put page and questions together; what a draft holds are drafts."""
        if self.is_draft:
            questions = [evolve(question, status=Status.DRAFT) for question in questions]
        return FAQ(
            title=self.title,
            questions=questions,
            url=self.url,
            language=self.language,
            description=self.description,
            intro=self.intro,
            contact=self.contact,
            authors=self.authors,
            updated=self.updated,
            extra=self.extra,
            source=self.source,
        )


def read_page(
    fields: Fields,
    reader: FieldReader,
    /,
    *,
    path: str = "$",
    body: Span | None = None,
    extra: Mapping[str, Value] = _NO_EXTRA,
) -> FoundPage:
    """Read the fields of a page out of a mapping that :attr:`Keys.page_fields` has sorted.

    ``body`` is where text stands below the mapping: it belongs to the intro.
    ``extra`` is what else is to be kept.
    """
    reader = reader.lenient
    values: dict[str, Any] = {
        "title": reader.text(*unwrapped(fields.get("title"), fields.path("title", path))),
        "language": reader.language(fields.get("language"), fields.path("language", path)),
        "description": reader.text(fields.get("description"), fields.path("description", path)),
        "intro": _intro(fields, reader, path, body),
        "contact": reader.rich_text(fields.get("contact"), fields.path("contact", path)),
        "authors": reader.texts(fields.get("authors"), fields.path("authors", path)),
        "updated": reader.date(fields.get("updated"), fields.path("updated", path)),
    }
    # What could not be read stays as it is; a dangerous address does not.
    unread = [name for name, value in values.items() if not value and is_something(fields.get(name))]
    kept = fields.extra(*unread)
    return FoundPage(
        **values,
        url=_url(fields, reader, path),
        extra=Extra({**kept, **extra}) if extra else kept,
        source=reader.problems.source,
        is_draft=hides_all(fields.unknown, path, reader),
    )


def _url(fields: Fields, reader: FieldReader, parent: str) -> str | None:
    path = fields.path("url", parent)
    url = reader.text(fields.get("url"), path)
    if url is None or is_safe_link(url):
        return url
    reader.problems.warning(
        Code.DANGEROUS_URL,
        f"the address {quoted(url)} cannot be that of a page; it is left out",
        span_of(fields.known["url"][1]),
        hint="write https://... or a path such as /faq",
        data_path=path,
    )
    return None


def _intro(fields: Fields, reader: FieldReader, parent: str, body: Span | None) -> RichText | None:
    """Read the intro; the text below the front matter belongs to it."""
    node, path = fields.get("intro"), fields.path("intro", parent)
    source = reader.problems.source
    text = "" if body is None else source.text[body.start : body.end]
    if body is None or not text.strip():
        return reader.rich_text(node, path)
    start = body.start + len(text) - len(text.lstrip())
    span = Span(start, body.start + len(text.rstrip()))
    message = "text stands below the front matter; it is shown before the questions"
    hint = "move it to the key intro"
    reader.problems.warning(Code.BODY_AS_INTRO, message, Span(start, start + 1), hint=hint)
    piece = "\n".join(NEWLINE.split(text.strip())), Origin(source, span.start, span.end, "verbatim")
    return reader.joined([*reader.pieces(node, path), piece], span, path)
