"""The exporter ``jsonld``: FAQs as schema.org ``FAQPage``, for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, get_args

from attrs import field, frozen

from aic_faq.exporters._links import (
    DEFAULT_ID_PREFIX,
    address_field,
    base_url_field,
    check_prefix_or_none,
)
from aic_faq.exporters._options import language_field, one_of
from aic_faq.exporters.jsonld._json import json_pieces, json_with_list
from aic_faq.exporters.jsonld._properties import AnswerStyle, AuthorType
from aic_faq.fieldwise import Fieldwise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from aic_faq.exporters.jsonld._json import JSONValue
    from aic_faq.model import FAQ

__all__ = ("JSONLDExporter",)

Layout: TypeAlias = Literal["nested", "graph"]


@frozen(eq=False, repr=False, kw_only=True)
class JSONLDExporter(Fieldwise):
    """Write FAQs as one schema.org ``FAQPage`` (https://schema.org/FAQPage).

    It says what the page says: the published questions, in their order, in the
    same words. Where the address of the page is not known, nothing has an
    ``@id`` or a ``url``, and of relative links only the words stay.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions, as on the page; empty where ids are whole.
        language: stands for the language that the FAQ states.
        answers: ``html`` of a few elements, or plain ``text``: the words, each block on a line.
        layout: questions ``nested`` in the page, or beside it in a ``@graph`` to be put together with others.
        author_type: what the authors are, ``Person`` or ``Organization``: documents name them only.
        publisher, publisher_url: name and address of the organization that publishes the page.
        is_part_of: address of the web site that the page is part of.
    """

    media_type: ClassVar[str] = "application/ld+json"
    suffix: ClassVar[str] = ".jsonld"

    base_url: str | None = base_url_field()
    id_prefix: str = field(default=DEFAULT_ID_PREFIX, validator=check_prefix_or_none)
    language: str | None = language_field()
    answers: AnswerStyle = field(default="html", validator=one_of(get_args(AnswerStyle)))
    layout: Layout = field(default="nested", validator=one_of(get_args(Layout)))
    author_type: AuthorType = field(default="Person", validator=one_of(get_args(AuthorType)))
    publisher: str | None = None
    publisher_url: str | None = address_field()
    is_part_of: str | None = address_field()

    def export(self, faq: FAQ, /, *, without: Collection[str] = ()) -> str:
        """Write the FAQ as indented JSON, which is safe inside a script element whatever it holds.

        ``without`` holds ids of questions that are left out, as where another page marks them up.
        """
        return json_with_list(*self._parts((faq,), None, (), without))

    def export_many(
        self, faqs: Iterable[FAQ], /, *, page: FAQ | None = None, id_prefixes: Sequence[str] = ()
    ) -> str:
        """Write the FAQs of one page as one ``FAQPage``, their questions one FAQ after the other.

        What is said of the page as a whole (title, description, language, dates,
        authors, and the address, which is then that of every question) comes
        from ``page``, whose own questions are not written. Without it, that
        is said on which all FAQs agree, with the authors of all and the latest
        date. ``id_prefixes`` stand before the ids of each FAQ, as on the page.

        Of questions that would have one address, the later has none, and is
        left out where it is the same throughout.

        Raises:
            ValueError: where there are not as many prefixes as FAQs.
        """
        return json_with_list(*self._parts(faqs, page, id_prefixes))

    def iter(self, faq: FAQ, /) -> Iterator[str]:
        """Write what :meth:`export` writes piece by piece."""
        return json_pieces(*self._parts((faq,), None, ()))

    def to_dict(self, faq: FAQ, /) -> dict[str, JSONValue]:
        """Give the FAQ as the data that :meth:`export` writes; a new dictionary each time."""
        return self.many_to_dict((faq,))

    def many_to_dict(
        self, faqs: Iterable[FAQ], /, *, page: FAQ | None = None, id_prefixes: Sequence[str] = ()
    ) -> dict[str, JSONValue]:
        """Give the FAQs as the data that :meth:`export_many` writes."""
        head, key, items = self._parts(faqs, page, id_prefixes)
        return {**head, key: list(items)}

    def _parts(
        self,
        faqs: Iterable[FAQ],
        about: FAQ | None,
        id_prefixes: Sequence[str],
        without: Collection[str] = (),
    ) -> tuple[dict[str, JSONValue], str, Iterator[dict[str, JSONValue]]]:
        from aic_faq.exporters.jsonld._writing import parts_of  # noqa: PLC0415 - options do without

        return parts_of(self, faqs, about, id_prefixes, without)
