"""How the options of the exporter ``html`` become the parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters._links import Links
from aic_faq.exporters.html._body import Body
from aic_faq.exporters.html._choices import DESIGN_SYSTEMS
from aic_faq.exporters.html._elements import HTML
from aic_faq.exporters.html._page import Frame
from aic_faq.exporters.html._parts import Parts
from aic_faq.exporters.html._profile import profile_named
from aic_faq.exporters.html._settings import Settings
from aic_faq.languages import direction_of, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.exporters.html._about import About
    from aic_faq.exporters.html._exporter import HTMLExporter
    from aic_faq.model import FAQ

__all__ = ("parts_of",)


def parts_of(exporter: HTMLExporter, faq: FAQ, jsonld: str | None, /) -> Parts:
    """Give the parts of the page or fragment that an exporter writes of a FAQ."""
    links = Links.of(faq, base_url=exporter.base_url, id_prefix=exporter.id_prefix)
    language = exporter.language or language_of(faq)
    direction = direction_of(language, _first_words(faq))
    settings = Settings(
        links=links,
        profile=profile_named(exporter.profile),
        level=exporter.heading_level,
        opened=exporter.open,
        language=language,
        direction=direction,
        contents=exporter.contents,
        has_permalinks=_has_permalinks(exporter),
    )
    frame = Frame(
        faq=faq,
        design=settings.profile.design,
        language=language,
        direction=direction,
        url=links.page_url,
        assets_url=exporter.assets_url,
        has_script=_has_script(exporter),
        is_page=exporter.standalone,
    )
    body = Body(faq=faq, settings=settings, about=_about(exporter, faq, settings))
    data = _data(exporter, faq, jsonld, language)
    return Parts(frame=frame, body=body, data=data)


def _has_permalinks(exporter: HTMLExporter) -> bool:
    own = exporter.standalone and exporter.profile not in DESIGN_SYSTEMS
    return own if exporter.permalinks is None else exporter.permalinks


def _has_script(exporter: HTMLExporter) -> bool:
    return (
        exporter.standalone and exporter.assets_url is not None
        if exporter.script is None
        else exporter.script
    )


def _about(exporter: HTMLExporter, faq: FAQ, settings: Settings) -> About | None:
    if not (exporter.dates or exporter.tags or exporter.edit_url):
        return None
    from aic_faq.exporters.html._about import About  # noqa: PLC0415 - most pages do without

    return About(
        faq=faq,
        language=settings.language,
        design=settings.profile.design,
        has_dates=exporter.dates,
        has_tags=exporter.tags,
        edit_url=exporter.edit_url,
    )


def _data(exporter: HTMLExporter, faq: FAQ, jsonld: str | None, language: str | None) -> Iterator[HTML]:
    if not (exporter.standalone if exporter.jsonld is None else exporter.jsonld):
        return
    yield HTML('<script type="application/ld+json">\n')
    if jsonld is None:
        from aic_faq.exporters.jsonld import JSONLDExporter  # noqa: PLC0415 - a fragment does without

        writer = JSONLDExporter(base_url=exporter.base_url, id_prefix=exporter.id_prefix, language=language)
        yield from map(HTML, writer.iter(faq))
    else:
        yield HTML(f"{jsonld.strip()}\n")
    yield HTML("</script>\n")


def _first_words(faq: FAQ) -> str:
    """Give the words whose direction is that of a FAQ without a known language."""
    return " ".join([faq.title or "", *(question.title.plain_text for question in faq.published[:1])])
