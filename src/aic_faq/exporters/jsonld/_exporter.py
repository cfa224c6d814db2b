"""The exporter ``jsonld``: a FAQ as schema.org ``FAQPage``, for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from aic_faq.characters import replace_controls
from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import DEFAULT_ID_PREFIX, Links, base_url_field, check_prefix_or_none
from aic_faq.exporters._options import language_field
from aic_faq.exporters.jsonld._json import JSONValue, json_pieces, json_with_list
from aic_faq.exporters.jsonld._limited_html import limited_html
from aic_faq.languages import language_of, language_tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from aic_faq.model import FAQ, Question

__all__ = ("JSONLDExporter",)

_LIST = "mainEntity"


@frozen(kw_only=True)
class JSONLDExporter:
    """Write a FAQ as one schema.org ``FAQPage`` (https://schema.org/FAQPage).

    It says what the page says: the published questions, in their order, in the
    same words. Where the address of the page is not known, nothing has an
    ``@id`` or a ``url``, and of relative links only the words stay.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions, as on the page; empty where ids are whole.
        language: stands for the language that the FAQ states.
    """

    media_type: ClassVar[str] = "application/ld+json"
    suffix: ClassVar[str] = ".jsonld"

    base_url: str | None = base_url_field()
    id_prefix: str = field(default=DEFAULT_ID_PREFIX, validator=check_prefix_or_none)
    language: str | None = language_field()

    def export(self, faq: FAQ, /) -> str:
        """Write the FAQ as indented JSON, which is safe inside a script element whatever it holds."""
        writer = self._writer(faq)
        return json_with_list(writer.head(faq), _LIST, writer.questions(faq))

    def iter(self, faq: FAQ, /) -> Iterator[str]:
        """Write what :meth:`export` writes piece by piece."""
        writer = self._writer(faq)
        return json_pieces(writer.head(faq), _LIST, writer.questions(faq))

    def to_dict(self, faq: FAQ, /) -> dict[str, JSONValue]:
        """Give the FAQ as the data that :meth:`export` writes; a new dictionary each time."""
        writer = self._writer(faq)
        return {**writer.head(faq), _LIST: list(writer.questions(faq))}

    def _writer(self, faq: FAQ) -> _Writer:
        links = Links.of(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        return _Writer(links=links, language=language_tag(self.language) or language_of(faq))


@frozen(kw_only=True)
class _Writer:
    """Write the parts of one FAQ.

    Attributes:
        links: where links and questions lead.
        language: that of the page; what is in another one says so.
    """

    links: Links
    language: str | None

    def head(self, faq: FAQ) -> dict[str, JSONValue]:
        """Describe the page; its ``@id`` is the prefix of its questions' without the last hyphen."""
        page_url, name = self.links.page_url, self.links.id_prefix[:-1] or DEFAULT_ID_PREFIX[:-1]
        return {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            **_with_value("@id", page_url and f"{page_url}#{name}"),
            **_with_value("url", page_url),
            **_with_value("name", one_line(faq.title or "")),
            **_with_value("inLanguage", self.language),
            **_with_value("description", one_line(faq.description or "")),
            **_with_date(faq.updated),
        }

    def questions(self, faq: FAQ) -> Iterator[dict[str, JSONValue]]:
        """Describe the published questions one after the other."""
        return map(self._question, faq.published)

    def _question(self, question: Question) -> dict[str, JSONValue]:
        url = self.links.question_url(question)
        html = limited_html(question.answer.body.blocks, self.links.absolute)
        answer: dict[str, JSONValue] = {"@type": "Answer", "text": html}
        data: dict[str, JSONValue] = {"@type": "Question"}
        if url is not None:
            data["@id"] = data["url"] = answer["url"] = url
        data["name"] = one_line(question.title.plain_text)
        data |= _with_list("alternateName", question.alt_titles)
        data |= _with_list("keywords", question.tags)
        language = language_tag(question.language) if question.language else None
        if language is not None and language != self.language:
            data["inLanguage"] = answer["inLanguage"] = language
        data |= _with_date(question.updated)
        data["acceptedAnswer"] = answer
        return data


def _with_value(key: str, value: str | None) -> dict[str, JSONValue]:
    return {key: value} if value else {}


def _with_list(key: str, texts: Iterable[str]) -> dict[str, JSONValue]:
    lines: list[JSONValue] = [line for text in texts if (line := one_line(replace_controls(text)))]
    return {key: lines} if lines else {}


def _with_date(date: dt.date | None) -> dict[str, JSONValue]:
    return {} if date is None else {"dateModified": date.isoformat()}
