"""What stands below an answer or a title: dates, tags, the link to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.characters import replace_controls
from aic_faq.exporters._lines import one_line
from aic_faq.exporters.html._edit_url import PLACEHOLDER
from aic_faq.exporters.html._elements import HTML, attributes, escape
from aic_faq.exporters.html._words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aic_faq.exporters.html._design import Design
    from aic_faq.exporters.html._words import Words
    from aic_faq.model import FAQ, Question

__all__ = ("About",)


@frozen(kw_only=True)
class About:
    """Write what is known about a question besides its answer.

    Attributes:
        faq: whose questions they are.
        language: of the page.
        design: the class names.
        has_dates, has_tags: what is shown.
        edit_url: pattern of the address where a question can be changed, or None.
    """

    faq: FAQ
    language: str | None
    design: Design
    has_dates: bool
    has_tags: bool
    edit_url: str | None

    @property
    def _words(self) -> Words:
        return words_for(self.language)

    def of_page(self) -> HTML:
        """Write when the FAQ was last changed."""
        if not (self.has_dates and self.faq.updated):
            return HTML("")
        return self._paragraph(self._words.date("updated", self.faq.updated))

    def of_question(self, question: Question, label: str, /) -> HTML:
        """Write what is known about a question; ``label`` tells its link to edit from others."""
        return HTML(
            "".join((*self._dates(question), *self._tags(question.tags), *self._edit(question, label)))
        )

    def _paragraph(self, html: HTML) -> HTML:
        return HTML(f'<p class="{self.design.small}"{self._words.attributes}>{html}</p>\n')

    def _dates(self, question: Question) -> Iterator[HTML]:
        if not self.has_dates:
            return
        for name, date in (("updated", question.updated), ("reviewed", question.reviewed)):
            if date is not None:
                yield self._paragraph(self._words.date(name, date))

    def _tags(self, tags: Iterable[str]) -> Iterator[HTML]:
        lines = [line for tag in tags if (line := one_line(replace_controls(tag)))]
        if not (self.has_tags and lines):
            return
        pairs = {"class": self.design.tag_list, "aria-label": self._words["tags"]}
        inner = attributes({"class": self.design.tag or None})
        items = "".join(f"<li><span{inner}>{escape(line)}</span></li>\n" for line in lines)
        yield HTML(f"<ul{attributes(pairs)}>\n{items}</ul>\n")

    def _edit(self, question: Question, label: str) -> Iterator[HTML]:
        url = self._edit_target(question)
        if url is None:
            return
        word = self._words["edit"]
        pairs = attributes({"class": self.design.edit, "href": url, "aria-label": f"{word} – {label}"})
        foreign = self._words.attributes
        shown = f"<span{foreign}>{escape(word)}</span>" if foreign else escape(word)
        yield HTML(f"<p><a{pairs}>{shown}</a></p>\n")

    def _edit_target(self, question: Question) -> str | None:
        """Fill the pattern in; without a place in a file there is nothing to lead to."""
        if self.edit_url is None:
            return None
        from urllib.parse import quote  # noqa: PLC0415 - most pages do without

        values = {"id": quote(question.id)}
        # In a folder each question has a file of its own, and only its texts know which.
        origin = question.title.origin or question.answer.body.origin
        source = self.faq.source if origin is None else origin.source
        place = question.span if origin is None else origin
        if source is not None and not source.name.startswith("<"):
            values["path"] = quote(source.name.replace("\\", "/"), safe="/")
            if place is not None:
                values["line"] = str(source.line_number(place.start))
        if any(name not in values for name in PLACEHOLDER.findall(self.edit_url)):
            return None
        return PLACEHOLDER.sub(lambda match: values[match[1]], self.edit_url)
