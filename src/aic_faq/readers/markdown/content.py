"""The content of a Markdown page by its outline: questions, sections, what stands before and after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from aic_faq.diagnostics import Code
from aic_faq.origin import Origin
from aic_faq.readers.found import NO_DETAILS, NOTHING, FoundDetails, FoundQuestion, FoundSection
from aic_faq.readers.markdown.lines import Line, Page, text_of
from aic_faq.readers.question_words import is_about_questions
from aic_faq.richtext.markdown import normal_label
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import RichText
    from aic_faq.readers.fields import FieldReader
    from aic_faq.readers.markdown.marks import Mark
    from aic_faq.readers.outline import Outline, Role

__all__ = ("PageReader",)

_LABEL = re.compile(r"\[(?P<note>\^?)(?P<label>(?:[^\[\]\\]|\\.){1,999}+)\]")


@define(eq=False)
class _Group:
    """Hold a section of the page: the headings above its questions, and the text below them."""

    titles: tuple[str, ...]
    mark: Mark
    lines: list[Line]


@frozen(eq=False)
class _Asked:
    """Hold a question with the line at which its answer ends at the latest."""

    mark: Mark
    end: int
    group: _Group | None


@define(eq=False)
class _Parts:
    """Hold the page as it has been divided."""

    title: Mark | None = None
    intro: list[Line] = field(factory=list)
    contact: list[Line] = field(factory=list)
    asked: list[_Asked] = field(factory=list)


class PageReader:
    """Take the content of a page, in the order of its lines."""

    def __init__(self, page: Page, outline: Outline[Mark], fields: FieldReader, /) -> None:
        self._page = page
        self._fields = fields
        self._room = fields.options.limits.output
        self._parts = self._divide(outline)
        title = self._parts.title
        self.title: str | None = None if title is None else self._words(title)

    def _divide(self, outline: Outline[Mark]) -> _Parts:
        page, parts = self._page, _Parts()
        merged = list(_merged(page, outline))
        parts.intro += self._shown(0, merged[0][0].line)
        above: list[_Group] = []
        last = max((place for place, (_, role, _) in enumerate(merged) if role == "question"), default=-1)
        for place, (mark, role, end) in enumerate(merged):
            while above and above[-1].mark.level >= mark.level:
                above.pop()
            match role:
                case "title":
                    parts.title = mark
                    parts.intro += [*mark.rest, *self._shown(mark.below, end)]
                case "section":
                    above.append(self._group(mark, end, above))
                case "question":
                    group = above[-1] if above else None
                    parts.asked.append(_Asked(mark, end, group))
                    if mark.is_closed and page.has_words(mark.below, end):
                        self._move(parts, mark, end, group, is_last=place == last)
                case "contents":
                    pass
                case "contact":
                    parts.contact += self._shown(mark.line, end)
                case _:
                    parts.intro += self._shown(mark.line, end)
        return parts

    def _group(self, mark: Mark, end: int, above: list[_Group]) -> _Group:
        words = self._words(mark)
        titles = (*(above[-1].titles if above else ()), *([words] if words else []))
        lines = [*mark.rest, *self._shown(mark.below, end)]
        if above:  # what stands above the first of several sections is shown with that
            lines[:0] = above[-1].lines
            above[-1].lines = []
        return _Group(titles, mark, lines)

    def _move(self, parts: _Parts, mark: Mark, end: int, group: _Group | None, *, is_last: bool) -> None:
        """Find a place for text that belongs to no answer."""
        lines = self._page.trimmed(self._shown(mark.below, end))
        if is_last:
            parts.contact += lines
            return
        (parts.intro if group is None else group.lines).extend(lines)
        where = "the intro" if group is None else "the intro of its section"
        number, text = lines[0]
        start = self._page.source.offset(number, 1)
        self._fields.problems.warning(
            Code.MOVED_TEXT,
            f"text stands between two questions; it is shown in {where}",
            Span(start, start + len(text)),
            hint="move it into an answer, or above the questions",
        )

    def _shown(self, first: int, end: int) -> list[Line]:
        """Give lines without those of lists of contents, which outputs make themselves."""
        page = self._page
        return [line for line in page.shown(first, end) if not page.is_contents(line[0] - 1 - page.before)]

    def _words(self, mark: Mark) -> str | None:
        """Read the title of the page, or of a section, as plain text."""
        title = self._title(mark)
        return None if title is None else " ".join(title.plain_text.split()) or None

    def _title(self, mark: Mark) -> RichText | None:
        span = mark.title.span
        origin = Origin(self._page.source, span.start, span.end, "verbatim")
        return self._fields.located_title(mark.title.words, origin)

    def questions(self) -> Iterator[FoundQuestion]:
        """Give the questions one by one."""
        sections: dict[int, FoundSection] = {}
        for number, asked in enumerate(self._parts.asked, 1):
            mark, group = asked.mark, asked.group
            section = None
            if group is not None and group.titles:
                section = sections.get(id(group)) or sections.setdefault(id(group), self._section(group))
            title = self._title(mark)
            if title is not None and not title:  # over a limit, which has been reported
                continue
            if mark.is_left_open:
                self._report_open(mark)
            before = self._fields.problems.count
            lines = mark.answer(self._page, asked.end)
            answer = self._rich_text(lines) or NOTHING
            end = self._end(lines, mark)
            yield FoundQuestion(
                number=number,
                problems=self._fields.problems,
                span=Span(mark.title.span.start, max(end, mark.title.span.end)),
                title=title or NOTHING,
                answer=answer,
                answer_is_reported=not answer and self._fields.problems.count > before,
                section=section,
                id=mark.ids[0] if mark.ids else None,
                details=FoundDetails(aliases=mark.ids[1:]) if len(mark.ids) > 1 else NO_DETAILS,
            )

    def _report_open(self, mark: Mark) -> None:
        self._fields.problems.warning(
            Code.UNCLOSED_ADMONITION,
            "the admonition is never closed; it is read up to the next heading or question",
            mark.title.span,
            hint="end it with a line of as many colons",
        )

    def _end(self, lines: list[Line], mark: Mark) -> int:
        if not lines:
            return mark.title.span.end
        number, text = lines[-1]
        source = self._page.source
        start = source.offset(number, 1)
        line = source.line(number)
        return start + max(line.find(text), 0) + len(text) if text in line else start + len(line)

    def _section(self, group: _Group) -> FoundSection:
        ids = group.mark.ids
        return FoundSection(
            title=": ".join(group.titles),
            intro=self._rich_text(self._page.trimmed(group.lines)),
            id=ids[0] if ids else None,
        )

    def intro(self, written: RichText | None, title: str | None, /) -> RichText | None:
        """Give what stands before the questions, after what the front matter says.

        The heading of the page belongs to it where its ``title`` is another one.
        """
        lines, mark = list(self._parts.intro), self._parts.title
        if mark is not None and title is not None and self.title is not None and _differ(title, self.title):
            heading = mark.below - 1 if mark.level > 0 else mark.line
            number = self._page.source.line_number(mark.title.span.start)
            first = number - 1 - self._page.before
            place = next((at for at, line in enumerate(lines) if line[0] > number), len(lines))
            lines[place:place] = self._page.numbered(first, heading + 1)
        return self._after(written, lines)

    def contact(self, written: RichText | None, /) -> RichText | None:
        """Give what stands after the questions, after what the front matter says."""
        return self._after(written, self._parts.contact)

    def _after(self, written: RichText | None, lines: list[Line]) -> RichText | None:
        lines = self._page.trimmed(lines)
        if written is None or written.origin is None or not lines:
            return self._rich_text(lines) or written
        lines = self._with_definitions(lines)
        origin = self._page.origin(lines)
        pieces = [(written.markdown, written.origin), (text_of(lines), origin)]
        return self._fields.joined(pieces, origin.span, "")

    def _rich_text(self, lines: list[Line]) -> RichText | None:
        if not lines:
            return None
        lines = self._with_definitions(lines)
        return self._fields.located_markdown(text_of(lines), self._page.origin(lines))

    def _with_definitions(self, lines: list[Line]) -> list[Line]:
        """Add the link definitions and footnotes of the page that a text taken out of it needs."""
        page = self._page
        if not page.definitions and not page.notes:
            return lines
        last = lines[-1][0]
        added: dict[tuple[int, int], list[Line]] = {}
        waiting = [text_of(lines)]
        while waiting:
            for place in self._used(waiting.pop()):
                if place not in added:
                    added[place] = page.numbered(*place)
                    waiting.append(text_of(added[place]))
                    self._take_room(waiting[-1])
        blank = (last, "")
        return [*lines, *(line for place in sorted(added) for line in (blank, *added[place]))]

    def _used(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _LABEL.finditer(text):
            label = match["label"]
            if match["note"]:
                place = self._page.notes.get(label)
            else:
                place = self._page.definitions.get(normal_label(label))
            if place is not None:
                yield place

    def _take_room(self, text: str) -> None:
        """Keep an eye on definitions that are long and used often: each use copies them."""
        if self._room is None:
            return
        self._room -= len(text)
        if self._room < 0:
            limit = self._fields.options.limits.output
            self._fields.problems.stop(
                Code.LIMIT,
                f"the definitions of links and notes would grow over the limit of {limit} characters",
                None,
                hint="use long ones less often",
            )


def _merged(page: Page, outline: Outline[Mark]) -> Iterator[tuple[Mark, Role, int]]:
    """Give the parts of a page with the lines at which they end."""
    parts = outline.merged
    ends = [outline.marks[place].line for place, _ in parts[1:]] + [len(page.lines)]
    for (place, role), end in zip(parts, ends, strict=True):
        yield outline.marks[place], role, end


def _differ(title: str, heading: str) -> bool:
    if is_about_questions(title) and is_about_questions(heading):
        return False
    return title.casefold() != heading.casefold()
