"""JSON Lines: a record for each question, for search engines, retrieval and chat bots."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from aic_faq.exporters._absolute import with_absolute_links
from aic_faq.exporters._lines import one_line
from aic_faq.exporters._links import Links, base_url_field, id_prefix_field
from aic_faq.exporters._losses import limited, losses_of_fields
from aic_faq.exporters._markdown import clean, markdown_of
from aic_faq.exporters._options import language_field
from aic_faq.languages import language_of, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Question

__all__ = ("JSONLinesExporter",)

_HELD = frozenset({"title", "answer", "id", "alt_titles", "section", "tags", "language", "updated"})
_HELD_OF_PAGE = frozenset({"url", "language"})


@frozen(kw_only=True)
class JSONLinesExporter:
    """Write a record for each published question, each a JSON object on a line of its own.

    All records have the same keys, in the same order: ``id``, ``url`` (null
    where the address of the page is not known), ``question``, ``alternates``,
    ``answer`` as plain text, ``answer_markdown``, ``section``, ``tags``,
    ``language`` and ``updated``.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in addresses, as on the page.
        language: stands for the language that the FAQ states.
    """

    media_type: ClassVar[str] = "application/jsonl"
    suffix: ClassVar[str] = ".jsonl"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    language: str | None = language_field()

    def export(self, faq: FAQ, /) -> str:
        """Write the records; no record has a line break in it, whatever takes what for one."""
        return "".join(f"{record}\n" for record in self.iter(faq))

    def iter(self, faq: FAQ, /) -> Iterator[str]:
        """Write one record after the other, without their newlines."""
        from json import dumps  # noqa: PLC0415 - `import aic_faq` does without

        links = Links.of(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        faq = with_absolute_links(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        language = language_tag(self.language) or language_of(faq)
        for question in faq.published:
            text = dumps(_record(question, links, language), ensure_ascii=False)
            yield text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what no record says."""
        return limited(losses_of_fields(faq, "jsonl", page=_HELD_OF_PAGE, question=_HELD))


def _record(question: Question, links: Links, language: str | None) -> dict[str, object]:
    section, updated = question.section, question.updated
    return {
        "id": question.id,
        "url": links.question_url(question),
        "question": one_line(clean(question.title.plain_text)),
        "alternates": [clean(title) for title in question.alt_titles],
        "answer": question.answer.body.plain_text,
        "answer_markdown": markdown_of(question.answer.body),
        "section": None if section is None else clean(section.title),
        "tags": [clean(tag) for tag in question.tags],
        "language": language_tag(question.language) or language,
        "updated": None if updated is None else updated.isoformat(),
    }
