"""CSV: a row for each question, for spreadsheets and for services that import questions."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, get_args

from attrs import evolve, field, frozen

from aic_faq.exporters._absolute import with_absolute_links
from aic_faq.exporters._links import Links, base_url_field, id_prefix_field
from aic_faq.exporters._losses import losses_of_reading
from aic_faq.exporters._markdown import clean, markdown_of, title_markdown
from aic_faq.exporters._options import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ, Question, RichText

__all__ = ("CSVExporter",)

Delimiter: TypeAlias = Literal[",", ";", "\t", "|"]
Texts: TypeAlias = Literal["markdown", "text"]
# What our reader, and most services, take several words of a cell apart by.
_COLUMNS = {
    "question": "",
    "answer": "",
    "id": "",
    "section": "",
    "tags": ", ",
    "alt_titles": " | ",
    "aliases": ", ",
    "related": ", ",
    "language": "",
    "authors": "; ",
    "updated": "",
    "reviewed": "",
    "review_every": "",
    "valid_from": "",
    "valid_until": "",
}
_ALWAYS = ("question", "answer", "id")
_URL = "url"
# Spreadsheets take cells that begin so for formulas, after blanks too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _check_columns(_instance: object, _attribute: object, value: tuple[str, ...] | None) -> None:
    if value is None:
        return
    known = (*_COLUMNS, _URL)
    unknown = [name for name in value if name not in known]
    if unknown or not value or len(set(value)) < len(value):
        found = f"got {unknown[0]!r}" if unknown else f"got {value!r}"
        message = f"columns must be some of {', '.join(known)}, each once, {found}"
        raise ValueError(message)


def _as_columns(value: Iterable[str] | str | None) -> tuple[str, ...] | None:
    """Take names with commas between for a list of them."""
    if value is None:
        return None
    return tuple(name.strip() for name in value.split(",")) if isinstance(value, str) else tuple(value)


@frozen(kw_only=True)
class CSVExporter:
    """Write a table as RFC 4180 has it: a header, and a row for each published question.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before the ids of questions in addresses, as on the page.
        columns: names of the columns, in their order: the fields of questions, and ``url``;
            None for question, answer, id, and those in which something would stand.
        delimiter: what stands between cells; spreadsheets in many countries expect ``;``.
        answers: answers as ``markdown`` or as plain ``text``.
        header: whether the first row names the columns.
        guard_formulas: put an apostrophe before cells that a spreadsheet would run as formulas;
            for tables that are opened and not read by programs.
    """

    media_type: ClassVar[str] = "text/csv"
    suffix: ClassVar[str] = ".csv"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    columns: tuple[str, ...] | None = field(default=None, converter=_as_columns, validator=_check_columns)
    delimiter: Delimiter = field(default=",", validator=one_of(get_args(Delimiter)))
    answers: Texts = field(default="markdown", validator=one_of(get_args(Texts)))
    header: bool = True
    guard_formulas: bool = False

    def export(self, faq: FAQ, /) -> str:
        """Write the table."""
        return self._written(self._prepared(faq))

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what would not come back."""
        faq = self._prepared(faq)
        return losses_of_reading(faq, self._written(faq), "csv", suffix=self.suffix)

    def _prepared(self, faq: FAQ) -> FAQ:
        faq = with_absolute_links(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        return evolve(faq, questions=faq.published)

    def _written(self, faq: FAQ) -> str:
        links = Links.of(faq, base_url=self.base_url, id_prefix=self.id_prefix)
        names = self.columns or _needed(faq)
        file = io.StringIO()
        writer = csv.writer(file, delimiter=self.delimiter, lineterminator="\r\n")
        if self.header:
            writer.writerow(names)
        for question in faq.questions:
            writer.writerow([self._cell(question, name, links) for name in names])
        return file.getvalue()

    def _cell(self, question: Question, name: str, links: Links) -> str:
        text = self._text(question, name, links)
        return f"'{text}" if self.guard_formulas and text.startswith(_FORMULA) else text

    def _text(self, question: Question, name: str, links: Links) -> str:
        match name:
            case "question":
                return self._rich(question.title, title_markdown(question.title))
            case "answer":
                body = question.answer.body
                return self._rich(body, markdown_of(body))
            case "url":
                return links.question_url(question) or ""
            case _:
                value = _value(question, name)
        if isinstance(value, tuple):
            return _COLUMNS[name].join(map(clean, value))
        return "" if value is None else clean(str(value))

    def _rich(self, text: RichText, markdown: str) -> str:
        return text.plain_text if self.answers == "text" else markdown


def _value(question: Question, name: str) -> Any:
    if name == "section":
        return None if question.section is None else question.section.title
    return question.answer.authors if name == "authors" else getattr(question, name)


def _needed(faq: FAQ) -> tuple[str, ...]:
    """Give the columns in which something stands."""
    others = [name for name in _COLUMNS if name not in _ALWAYS]
    return (*_ALWAYS, *(name for name in others if any(_value(each, name) for each in faq.questions)))
