"""Questions and their answers as things of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.exporters._lines import one_line
from aic_faq.exporters.jsonld import _properties as properties
from aic_faq.exporters.jsonld._limited_html import limited_html
from aic_faq.languages import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.exporters.jsonld._json import JSONValue
    from aic_faq.exporters.jsonld._page import Part
    from aic_faq.exporters.jsonld._properties import AnswerStyle, AuthorType
    from aic_faq.model import Question

__all__ = ("QuestionWriter",)


class QuestionWriter:
    """Write the questions of a page.

    Attributes:
        answers: how answers are written.
        author_type: what the authors of answers are.
        language: that of the page; what is in another one says so.
        names_all: whether a question without an address gets a name that holds within the data.
    """

    def __init__(
        self, *, answers: AnswerStyle, author_type: AuthorType, language: str | None, names_all: bool
    ) -> None:
        self.answers = answers
        self.author_type: AuthorType = author_type
        self.language = language
        self.names_all = names_all

    def questions(self, parts: Sequence[Part], /) -> Iterator[dict[str, JSONValue]]:
        """Write the published questions of all parts, one after the other."""
        if len(parts) == 1 and not self.names_all:  # the usual case, in which nothing can collide
            part = parts[0]
            for question in part.faq.published:
                yield self._question(question, part, part.links.question_url(question))
            return
        for number, (question, part, url) in enumerate(_placed(parts), 1):
            data = self._question(question, part, url)
            yield {"@type": "Question", "@id": f"_:question-{number}"} | data if self.names_all else data

    def _question(self, question: Question, part: Part, url: str | None) -> dict[str, JSONValue]:
        body = question.answer.body
        html = self.answers == "html"
        words = limited_html(body.blocks, part.links.absolute) if html else body.plain_text
        answer: dict[str, JSONValue] = {"@type": "Answer", "text": words}
        data: dict[str, JSONValue] = {"@type": "Question"}
        if url is not None:
            data["@id"] = data["url"] = answer["url"] = url
        data["name"] = one_line(question.title.plain_text)
        # What most questions lack is asked for here: the calls would cost a tenth of everything.
        if question.alt_titles:
            data |= properties.lines("alternateName", question.alt_titles)
        if question.tags:
            data |= properties.lines("keywords", question.tags)
        language = (language_tag(question.language) if question.language else None) or part.language
        if language is not None and language != self.language:
            data["inLanguage"] = answer["inLanguage"] = language
        if question.updated is not None:
            data["dateModified"] = question.updated.isoformat()
        if question.valid_until is not None:
            data["expires"] = question.valid_until.isoformat()
        if question.related:
            data |= _mentions(question, part)
        if question.answer.authors:
            answer |= properties.authors(question.answer.authors, self.author_type)
        data["acceptedAnswer"] = answer
        return data


def _placed(parts: Sequence[Part]) -> Iterator[tuple[Question, Part, str | None]]:
    """Give each question with its address; no two have the same, and no question comes twice."""
    seen: dict[tuple[str | None, str], Question] = {}
    for part in parts:
        for question in part.faq.published:
            place = part.links.page_url, part.links.element_id(question.id)
            if place not in seen:
                seen[place] = question
                yield question, part, part.links.question_url(question)
            elif seen[place] != question:
                yield question, part, None


def _mentions(question: Question, part: Part) -> dict[str, JSONValue]:
    """Refer to the related questions that the page shows, where they have an address."""
    url, links = part.links.page_url, part.links
    if url is None:
        return {}
    ids = dict.fromkeys(links.ids[name] for name in question.related if name in links.ids)
    found: list[JSONValue] = [
        {"@id": f"{url}#{links.element_id(name)}"} for name in ids if name != question.id
    ]
    return {"mentions": found} if found else {}
