"""How FAQs become what is written as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aic_faq.exporters._links import Links, check_prefix_or_none
from aic_faq.exporters.jsonld._page import Page, Part, described_by
from aic_faq.exporters.jsonld._properties import organization, web_site
from aic_faq.exporters.jsonld._questions import QuestionWriter
from aic_faq.languages import language_of, language_tag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from aic_faq.exporters.jsonld._exporter import JSONLDExporter
    from aic_faq.exporters.jsonld._json import JSONValue
    from aic_faq.model import FAQ

__all__ = ("parts_of",)


def parts_of(
    exporter: JSONLDExporter,
    faqs: Iterable[FAQ],
    about: FAQ | None,
    id_prefixes: Sequence[str],
    without: Collection[str],
    /,
) -> tuple[dict[str, JSONValue], str, Iterator[dict[str, JSONValue]]]:
    """Give what comes first, and the key of the list that comes last, with its items."""
    parts = _read(exporter, tuple(faqs), about, id_prefixes)
    if without:
        # Their links still lead to what the page shows.
        parts = tuple(evolve(part, faq=_without(part.faq, without)) for part in parts)
    page = _page(exporter, parts, about)
    context: dict[str, JSONValue] = {"@context": "https://schema.org"}
    writer = QuestionWriter(
        answers=exporter.answers,
        author_type=exporter.author_type,
        language=page.language,
        names_all=exporter.layout == "graph",
    )
    questions = writer.questions(parts)
    organizations = page.organizations()
    if exporter.layout == "nested":
        return {**context, **page.properties(), **organizations}, "mainEntity", questions
    return context, "@graph", _nodes(page, organizations, list(questions))


def _read(
    exporter: JSONLDExporter, faqs: tuple[FAQ, ...], about: FAQ | None, id_prefixes: Sequence[str]
) -> tuple[Part, ...]:
    prefixes = id_prefixes or [exporter.id_prefix] * len(faqs)
    if len(prefixes) != len(faqs):
        message = f"id_prefixes must hold one prefix for each FAQ: got {len(prefixes)} for {len(faqs)}"
        raise ValueError(message)
    for prefix in id_prefixes:
        check_prefix_or_none(exporter, None, prefix)
    parts: list[Part] = []
    for faq, prefix in zip(faqs, prefixes, strict=True):
        url = faq.url if about is None or about.url is None else about.url
        links = Links.of(faq, base_url=exporter.base_url, id_prefix=prefix, url=url)
        parts.append(Part(faq=faq, links=links, language=exporter.language or language_of(faq)))
    return tuple(parts)


def _page(exporter: JSONLDExporter, parts: tuple[Part, ...], about: FAQ | None) -> Page:
    stated = None if about is None else exporter.language or language_tag(about.language)
    return described_by(
        parts,
        about,
        language=stated,
        author_type=exporter.author_type,
        publisher=organization(exporter.publisher, exporter.publisher_url),
        site=web_site(exporter.is_part_of),
    )


def _without(faq: FAQ, ids: Collection[str]) -> FAQ:
    return evolve(faq, questions=[question for question in faq.questions if question.id not in ids])


def _nodes(
    page: Page, organizations: dict[str, JSONValue], questions: list[dict[str, JSONValue]]
) -> Iterator[dict[str, JSONValue]]:
    """Give the page, who makes it and the questions beside each other; the page refers to the others."""
    named: list[dict[str, JSONValue]] = []
    referring: dict[str, JSONValue] = {}
    for key, value in organizations.items():
        if isinstance(value, dict) and "@id" in value:
            named.append(value)
            referring[key] = {"@id": value["@id"]}
        else:
            referring[key] = value
    references: list[JSONValue] = [{"@id": question["@id"]} for question in questions]
    yield {**page.properties(), **referring, "mainEntity": references}
    yield from named
    yield from questions
