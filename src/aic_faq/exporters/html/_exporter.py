"""The exporter ``html``: a FAQ as a page, or as a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, get_args

from attrs import field, frozen, validators

from aic_faq.exporters._links import Links, base_url_field, id_prefix_field
from aic_faq.exporters._options import language_field, one_of
from aic_faq.exporters.html._body import Settings, body_of
from aic_faq.exporters.html._details import DetailsProfile
from aic_faq.exporters.html._elements import HTML, attributes
from aic_faq.exporters.html._headings import HeadingsProfile
from aic_faq.exporters.html._page import Page
from aic_faq.languages import direction_of, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.exporters.html._profile import Profile
    from aic_faq.model import FAQ

__all__ = ("HTMLExporter",)

ProfileName: TypeAlias = Literal["details", "headings"]
Opened: TypeAlias = Literal["none", "first", "all"]

_PROFILES: Mapping[str, Profile] = {"details": DetailsProfile(), "headings": HeadingsProfile()}


@frozen(kw_only=True)
class HTMLExporter:
    """Write a FAQ as HTML that is accessible and needs no JavaScript.

    The page is one file: nothing is fetched but the images of the answers, no
    script runs, and it works under ``Content-Security-Policy: script-src 'none'``.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before every id; tells several FAQs of a page apart.
        profile: ``details`` folds answers away, ``headings`` shows everything.
        standalone: a page; False gives a fragment for a page of your own.
        heading_level: level of the first headings, 2 to 6: sections, or questions where there are none.
        open: which answers are shown from the start, with the profile ``details``.
        jsonld: adds the JSON-LD; None adds it to a page and not to a fragment.
        language: stands for the language that the FAQ states.
    """

    media_type: ClassVar[str] = "text/html"
    suffix: ClassVar[str] = ".html"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    profile: ProfileName = field(default="details", validator=one_of(get_args(ProfileName)))
    standalone: bool = True
    heading_level: int = field(default=2, validator=[validators.ge(2), validators.le(6)])
    open: Opened = field(default="none", validator=one_of(get_args(Opened)))
    jsonld: bool | None = None
    language: str | None = language_field()

    def export(self, faq: FAQ, /, *, jsonld: str | None = None) -> str:
        """Write the FAQ as a page, or as a fragment: one element ``div`` of class ``faq``.

        Whoever has its JSON-LD already, from :class:`~aic_faq.JSONLDExporter` with
        the same options, can give it as ``jsonld`` and save making it again.
        """
        links = Links.of(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        language = self.language or language_of(faq)
        direction = direction_of(language, _first_words(faq))
        settings = Settings(
            links=links,
            profile=_PROFILES[self.profile],
            level=self.heading_level,
            opened=self.open,
            language=language,
            direction=direction,
            has_permalinks=self.standalone,
        )
        body, data = body_of(faq, settings), self._data(faq, jsonld, language)
        if self.standalone:
            return Page(language=language, direction=direction, url=links.page_url, data=data).html(faq, body)
        top = attributes({"class": "faq", "lang": language, "dir": direction})
        return HTML(f"<div{top}>\n{body}{data}</div>\n")

    def _data(self, faq: FAQ, jsonld: str | None, language: str | None) -> HTML:
        if not (self.standalone if self.jsonld is None else self.jsonld):
            return HTML("")
        if jsonld is None:
            from aic_faq.exporters.jsonld import JSONLDExporter  # noqa: PLC0415 - a fragment does without

            exporter = JSONLDExporter(base_url=self.base_url, id_prefix=self.id_prefix, language=language)
            jsonld = exporter.export(faq)
        return HTML(f'<script type="application/ld+json">\n{jsonld.strip()}\n</script>\n')


def _first_words(faq: FAQ) -> str:
    """Give the words whose direction is that of a FAQ without a known language."""
    return " ".join([faq.title or "", *(question.title.plain_text for question in faq.published[:1])])
