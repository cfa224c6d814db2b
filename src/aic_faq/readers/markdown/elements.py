"""Questions of a Markdown page that stand in elements: ``<details>``, ``<h3>``, components and shortcodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from aic_faq.readers.found import FoundText
from aic_faq.readers.markdown.lines import Line, Page
from aic_faq.readers.markdown.marks import Mark, closed_mark
from aic_faq.readers.markdown.titles import anchors_above, read_title
from aic_faq.readers.question_words import asks
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aic_faq.readers.markdown.titles import Title

__all__ = ("elements",)

_VALUE = r"(?:\{?\"(?:[^\"\\\n]|\\.){0,1000}\"\}?|\{?'(?:[^'\\\n]|\\.){0,1000}'\}?)"
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>h[1-6]|details|summary|d[td]|[A-Z]\w{0,40})"
    rf"(?P<attributes>(?:[ \t\n](?:[^<>\"']|{_VALUE})*+)?)>"
    r"|\{\{[<%][ \t]*(?P<close>/?)[ \t]*(?P<code>[\w/.-]{1,60})"
    rf"(?P<values>(?:[ \t](?:[^{{}}\"'\n>%]|[>%](?!\}}\}})|{_VALUE})*+)?)[>%]\}}\}}"
)
_TITLE = re.compile(
    rf"(?<![\w-])(?:question|title|summary|header|heading|label|name|q)[ \t]*=[ \t]*(?P<value>{_VALUE})"
)
_FIRST_VALUE = re.compile(rf"[ \t]*(?P<value>{_VALUE})")
_ID = re.compile(r"(?<![\w-])(?:id|slug|anchor)[ \t]*=[ \t]*[\"'](?P<id>[^\"'\s]+)[\"']")
_FOLDS = frozenset(
    {"details", "accordion", "accordionitem", "collapse", "collapsible", "expand", "expander", "faq"}
    | {"faqitem", "faqentry", "question", "q", "qa", "toggle", "spoiler", "disclosure", "foldable"}
)
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})


class _Tag(NamedTuple):
    name: str
    attributes: str
    start: int
    end: int
    is_end: bool


def elements(page: Page, /) -> Iterator[Mark]:
    """Find headings of HTML, and elements, components and shortcodes that fold an answer below its question.

    Tags are paired in one pass; what stands in code is none.
    """
    tags = [
        tag for tag in _tags(page) if not page.fences[page.source.line_number(tag.start) - 1 - page.before]
    ]
    partners = _partners(tags)
    place = 0
    while place < len(tags):
        partner = partners.get(place)
        mark = None if partner is None else _mark(page, tags, partners, place)
        if mark is not None:
            yield mark
        # Nothing within what is folded stands for itself.
        place = partner + 1 if mark is not None and partner is not None else place + 1


def _tags(page: Page) -> Iterator[_Tag]:
    for match in _TAG.finditer(page.source.text, page.start):
        if match["name"]:
            attributes = match["attributes"]
            if not attributes.endswith("/"):
                yield _Tag(match["name"], attributes, match.start(), match.end(), bool(match["end"]))
        elif not match["values"].rstrip().endswith("/"):
            yield _Tag("{" + match["code"], match["values"], match.start(), match.end(), bool(match["close"]))


def _partners(tags: list[_Tag]) -> dict[int, int]:
    """Find the end tag of each start tag."""
    opened: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    for place, tag in enumerate(tags):
        waiting = opened.setdefault(tag.name, [])
        if not tag.is_end:
            waiting.append(place)
        elif waiting:
            partners[waiting.pop()] = place
    return partners


def _mark(page: Page, tags: list[_Tag], partners: dict[int, int], place: int) -> Mark | None:
    tag, end = tags[place], tags[partners[place]]
    name = tag.name.lstrip("{").lower()
    if name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return _heading(page, tag, end)
    if name == "dt":
        return _term(page, tags, partners, place, {"dd"})
    if place + 1 in partners:
        inner, closing = tags[place + 1], tags[partners[place + 1]]
        inner_name = inner.name.lstrip("{").lower()
        if name == "details" and inner_name == "summary":
            return _folded(
                page, tag, read_title(page, inner.end, closing.start), (closing.end, end.start), end
            )
        if name in _QUESTIONS and inner_name in _ANSWERS:
            return _folded(page, tag, read_title(page, tag.end, inner.start), (inner.end, closing.start), end)
    if name in _QUESTIONS and (beside := _term(page, tags, partners, place, _ANSWERS)) is not None:
        return beside
    value = _TITLE.search(tag.attributes) or (
        _FIRST_VALUE.match(tag.attributes) if tag.name[0] == "{" else None
    )
    if value is None:
        return None
    words = value["value"].strip("{}")[1:-1].replace('\\"', '"').replace("\\'", "'")
    if not asks(words) and name.replace("-", "").replace("_", "") not in _FOLDS:
        return None
    start = tag.start + page.source.text[tag.start : tag.end].find(value["value"])
    title = read_title(page, start, start + len(value["value"]), words)
    return _folded(page, tag, title, (tag.end, end.start), end)


def _term(
    page: Page, tags: list[_Tag], partners: dict[int, int], place: int, descriptions: Collection[str]
) -> Mark | None:
    """Take a term of a list of HTML, or a component, with the description that follows it."""
    tag, end = tags[place], tags[partners[place]]
    below = partners[place] + 1
    if below not in partners or tags[below].name.lstrip("{").lower() not in descriptions:
        return None
    description, closing = tags[below], tags[partners[below]]
    title = read_title(page, tag.end, end.start)
    return _folded(page, tag, title, (description.end, closing.start), closing)


def _heading(page: Page, tag: _Tag, end: _Tag) -> Mark:
    title = read_title(page, tag.end, end.start)
    line = page.source.line_number(tag.start) - 1 - page.before
    last = page.source.line_number(end.start) - 1 - page.before
    first, ids = anchors_above(page, line)
    rest = page.lines[last][end.end - page.offset(last) :]
    return Mark(
        form="heading",
        line=first,
        level=int(tag.name[1]),
        title=title,
        rest=((page.number(last), rest),) if rest.strip() else (),
        below=last + 1,
        ids=(*ids, *_ids(tag), *title.ids),
    )


def _folded(page: Page, tag: _Tag, title: Title, answer: tuple[int, int], end: _Tag) -> Mark:
    line = page.source.line_number(tag.start) - 1 - page.before
    below = page.source.line_number(end.start) - page.before
    lines = _outdented(page.piece(*answer))
    title = evolve(title, ids=(*_ids(tag), *title.ids))
    return closed_mark(page, "folded", line, title, lines, below)


def _ids(tag: _Tag) -> Iterator[FoundText]:
    for match in _ID.finditer(tag.attributes):
        yield FoundText(match["id"], Span(tag.start, tag.end))


def _outdented(lines: list[Line]) -> list[Line]:
    """Take away the indentation that all lines share: in a component it is none of code."""
    shared = min((len(text) - len(text.lstrip()) for _, text in lines[1:] if text.strip()), default=0)
    first = [(number, text.lstrip()) for number, text in lines[:1]]
    return first + [(number, text[shared:] if text.strip() else "") for number, text in lines[1:]]
