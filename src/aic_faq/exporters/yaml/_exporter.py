"""The exporter ``yaml``: a FAQ as the native document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import evolve, field, frozen

from aic_faq.exporters._absolute import with_absolute_links
from aic_faq.exporters._ids import derived_ids, is_derived
from aic_faq.exporters._links import base_url_field, id_prefix_field
from aic_faq.exporters._losses import losses_of_reading
from aic_faq.exporters._markdown import markdown_of, title_markdown
from aic_faq.exporters._options import language_field, one_of
from aic_faq.exporters.yaml._lines import mapping_lines
from aic_faq.exporters.yaml._names import PAGE_TABLE, QUESTION_TABLE, Names, misleading_keys
from aic_faq.exporters.yaml._scalars import Bare
from aic_faq.model import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Extra, Question, RichText

__all__ = ("YAMLExporter", "front_matter_lines")


@frozen(kw_only=True)
class YAMLExporter:
    """Write a FAQ as the native document: YAML as people write it by hand.

    Reading it gives an equal FAQ. Texts of several lines are literal blocks,
    in which nothing is folded; no text is taken for a number, a date or a yes
    by whatever parser.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in absolute links, as on the page.
        language: stands for the language that the FAQ states.
        ids: write those that are ``needed``, since the title gives another, or ``all``,
            so that a change of a title changes none.
        front_matter: put lines ``---`` around it, as files of site generators have them.
    """

    media_type: ClassVar[str] = "application/yaml"
    suffix: ClassVar[str] = ".yaml"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    language: str | None = language_field()
    ids: Literal["needed", "all"] = field(default="needed", validator=one_of(("needed", "all")))
    front_matter: bool = False

    def export(self, faq: FAQ, /) -> str:
        """Write the FAQ, drafts included."""
        return self._written(self._prepared(faq))

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what would not come back."""
        faq = self._prepared(faq)
        suffix = ".md" if self.front_matter else self.suffix
        return losses_of_reading(faq, self._written(faq), "yaml", suffix=suffix)

    def _prepared(self, faq: FAQ) -> FAQ:
        if self.language is not None:
            faq = evolve(faq, language=self.language)
        return with_absolute_links(faq, base_url=self.base_url, id_prefix=self.id_prefix)

    def _written(self, faq: FAQ) -> str:
        names = Names(faq.extra, PAGE_TABLE)
        key = names.key("questions")
        lines = [*_page(faq, names), f"{key}:" if faq.questions else f"{key}: []"]
        lines += self._questions(faq)
        lines += mapping_lines(_pairs({"contact": _rich(faq.contact)}, names))
        if self.front_matter:
            lines = ["---", *lines, "---"]
        return "\n".join(lines) + "\n"

    def _questions(self, faq: FAQ) -> Iterator[str]:
        derived = derived_ids(faq.questions) if self.ids == "needed" else frozenset[str]()
        extras = (faq.extra, *(question.extra for question in faq.questions))
        plainly = any(value and not isinstance(value, str) for extra in extras for value in extra.values())
        left_out = misleading_keys(faq.questions)
        for question in faq.questions:
            names = Names(question.extra, QUESTION_TABLE, plainly=plainly)
            lines = _question(question, names, has_id=question.id not in derived, left_out=left_out)
            yield f"  - {next(lines)[4:]}"
            yield from lines


def front_matter_lines(faq: FAQ, /, *, untitled: bool) -> Iterator[str]:
    """Write what a page does not show of a FAQ; ``untitled`` says that it has no title."""
    yield from ["title: null"] if untitled else []
    yield from _fields(evolve(faq, title=None), Names(faq.extra, PAGE_TABLE))


def _page(faq: FAQ, names: Names) -> Iterator[str]:
    """Write what a FAQ says about itself but for its questions and its contact."""
    yield from _fields(faq, names)
    if "sections" not in faq.extra and (sections := list(_sections(faq))):
        yield from mapping_lines([("sections", sections)])
    yield from mapping_lines(_pairs({"intro": _rich(faq.intro)}, names))


def _fields(faq: FAQ, names: Names) -> Iterator[str]:
    """Write the title first, and last what aic-faq does not know."""
    fields = {
        "title": faq.title,
        "language": faq.language,
        "url": faq.url,
        "description": faq.description,
        "authors": faq.authors,
        "updated": _date(faq.updated),
    }
    pairs = dict(_pairs(fields, names))
    yield from mapping_lines(pairs.items())
    yield from _unknown(faq.extra, {*pairs, names.key("questions")})


def _sections(faq: FAQ) -> Iterator[dict[str, Any]]:
    """Describe the sections that are more than a title."""
    for section in faq.sections:
        has_id = not is_derived(section)
        if section.intro or has_id:
            intro = {"intro": _rich(section.intro)} if section.intro else {}
            yield {"title": section.title, **({"id": section.id} if has_id else {}), **intro}


def _question(question: Question, names: Names, *, has_id: bool, left_out: frozenset[str]) -> Iterator[str]:
    fields = {
        "question": title_markdown(question.title),
        "id": question.id if has_id else None,
        "aliases": question.aliases,
        "alt_titles": question.alt_titles,
        "section": None if question.section is None else question.section.title,
        "tags": question.tags,
        "language": question.language,
        "authors": question.answer.authors,
        "updated": _date(question.updated),
        "reviewed": _date(question.reviewed),
        "review_every": question.review_every,
        "valid_from": _date(question.valid_from),
        "valid_until": _date(question.valid_until),
        "draft": Bare("true") if question.status is Status.DRAFT else None,
        "related": question.related,
    }
    pairs = dict(_pairs(fields, names))
    answer = dict(_pairs({"answer": _rich(question.answer.body)}, names))
    yield from mapping_lines(pairs.items(), "    ")
    yield from _unknown(question.extra, {*pairs, *answer, *left_out}, "    ")
    yield from mapping_lines(answer.items(), "    ")


def _unknown(extra: Extra, taken: Iterable[str], indent: str = "") -> Iterator[str]:
    """Write the keys that aic-faq does not know, but for those that a field has taken."""
    if extra:
        pairs = ((key, value) for key, value in extra.items() if key not in taken)
        yield from mapping_lines(pairs, indent, bare=True)


def _pairs(fields: dict[str, Any], names: Names) -> Iterator[tuple[str, Any]]:
    return ((names.key(name), value) for name, value in fields.items() if value)


def _date(date: dt.date | None) -> str | None:
    return None if date is None else Bare(date.isoformat())


def _rich(text: RichText | None) -> str | None:
    return markdown_of(text) if text else None
