"""What is said of a page as a whole, and what several FAQs on it agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import DEFAULT_ID_PREFIX, Links
from aic_faq.exporters.jsonld import _properties as properties
from aic_faq.model import FAQ, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from aic_faq.exporters.jsonld._json import JSONValue
    from aic_faq.exporters.jsonld._properties import AuthorType

__all__ = ("Page", "Part", "described_by")

_Value = TypeVar("_Value")


@frozen(eq=False, repr=False, kw_only=True)
class Part:
    """Hold one FAQ of a page.

    Attributes:
        faq: the FAQ.
        links: where its links and questions lead.
        language: that of its questions, if they do not say another.
    """

    faq: FAQ
    links: Links
    language: str | None


@frozen(eq=False, repr=False, kw_only=True)
class Page:
    """Hold what is said of the page.

    Attributes:
        faq: says title, description, authors and date.
        url: absolute address, if it is known.
        id_prefix: gives the name of the page: the prefix without its last hyphen.
        language: that of the page.
        reviewed: when the page was last reviewed as a whole.
        author_type: what the authors are.
        publisher, site: the organization and the web site; empty where there are none.
    """

    faq: FAQ
    url: str | None
    id_prefix: str
    language: str | None
    reviewed: dt.date | None
    author_type: AuthorType
    publisher: dict[str, JSONValue]
    site: dict[str, JSONValue]

    def properties(self) -> dict[str, JSONValue]:
        """Describe the page without its questions."""
        name = self.id_prefix[:-1] or DEFAULT_ID_PREFIX[:-1]
        return {
            "@type": "FAQPage",
            **properties.text("@id", self.url and f"{self.url}#{name}"),
            **properties.text("url", self.url),
            **properties.text("name", one_line(self.faq.title or "")),
            **properties.text("inLanguage", self.language),
            **properties.text("description", one_line(self.faq.description or "")),
            **properties.date("dateModified", self.faq.updated),
            **properties.date("lastReviewed", self.reviewed),
            **properties.authors(self.faq.authors, self.author_type),
        }

    def organizations(self) -> dict[str, JSONValue]:
        """Describe what stands around the page."""
        pairs = (("publisher", self.publisher), ("isPartOf", self.site))
        return {key: value for key, value in pairs if value}


def described_by(
    parts: Sequence[Part],
    about: FAQ | None,
    /,
    *,
    language: str | None,
    author_type: AuthorType,
    publisher: dict[str, JSONValue],
    site: dict[str, JSONValue],
) -> Page:
    """Describe the page on which some FAQs stand, by ``about`` where there is one.

    ``language`` is that which ``about`` states.
    """
    return Page(
        faq=_merged([part.faq for part in parts]) if about is None else about,
        url=_agreed(part.links.page_url for part in parts),
        id_prefix=parts[0].links.id_prefix if parts else DEFAULT_ID_PREFIX,
        language=language or _agreed(part.language for part in parts),
        reviewed=_reviewed(parts),
        author_type=author_type,
        publisher=publisher,
        site=site,
    )


def _merged(faqs: Sequence[FAQ]) -> FAQ:
    """Make a FAQ without questions that says what all say."""
    if len(faqs) == 1:
        return faqs[0]
    return FAQ(
        title=_agreed(faq.title for faq in faqs),
        description=_agreed(faq.description for faq in faqs),
        authors=tuple(dict.fromkeys(name for faq in faqs for name in faq.authors)),
        updated=max((faq.updated for faq in faqs if faq.updated is not None), default=None),
        questions=(),
    )


def _agreed(values: Iterable[_Value | None]) -> _Value | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _reviewed(parts: Sequence[Part]) -> dt.date | None:
    """Give the day since which every question has been reviewed."""
    days: list[dt.date] = []
    for part in parts:
        for question in part.faq.questions:
            if question.status is Status.PUBLISHED:
                if question.reviewed is None:
                    return None
                days.append(question.reviewed)
    return min(days, default=None)
